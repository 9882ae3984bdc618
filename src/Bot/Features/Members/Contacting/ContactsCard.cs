using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Contacting;

/// <summary>
/// 連絡先: telephone numbers, a row each, and for one member the address too. It has no refresh, because each look is noted; the way back replaces it.
/// </summary>
internal static class ContactsCard
{
    public const int MostRows = 10;

    public static AdaptiveCard Render(ContactsView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"連絡先。{view.Lines.Count}人",
            Body =
            [
                .. Shapes.Heading(view.Meeting is null ? "連絡先" : "欠席者の連絡先", view.CouncilName),
                .. view.Meeting is { } meeting
                    ? [new AdaptiveTextBlock($"{JapaneseDate.Long(meeting.Date)}の会議") { Weight = "Bolder" }]
                    : Array.Empty<AdaptiveElement>(),
                Shapes.Small("閲覧を記録しました。使い終わったら「閉じる」を押すと、この表示は名簿に替わります。"),
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("連絡する委員はいません。")] : Array.Empty<AdaptiveElement>(),
                .. view.IsOfOne
                    ? view.Lines.SelectMany(One)
                    : view.Lines.Skip(view.Page * MostRows).Take(MostRows).Select(l => Row(view, l)),
                .. More(view, buttons),
            ],
            Actions = [.. Actions(view, buttons)],
        };
    }

    private static IEnumerable<AdaptiveAction> Actions(ContactsView view, Buttons buttons)
    {
        yield return view.IsOfOne && view.Lines is [var only]
            ? (buttons with { Flow = only.Member.Id.Value }).Button("閉じる", MemberVerbs.Show, withoutInputs: true)
            : buttons.Button("閉じる", MemberVerbs.List, withoutInputs: true);
        if (view.Meeting is { } meeting)
        {
            yield return (buttons with { Flow = meeting.Id.Value }).Button("連絡を記録", ObligationVerbs.Absent, withoutInputs: true);
        }

        if (view.IsOfOne && view.Lines is [var line])
        {
            var member = buttons with { Flow = line.Member.Id.Value };
            yield return member.Button("接触を記録", MemberVerbs.Visit, withoutInputs: true);
            yield return member.Button("連絡先を訂正", MemberVerbs.AmendContact, secondary: true, withoutInputs: true);
        }
    }

    private static IEnumerable<AdaptiveElement> One(ContactLine line) =>
        [
            new AdaptiveTextBlock($"**{Shapes.Plain(line.Member.Name)}**"),
            Shapes.Fact("電話", line.Contact?.Phone ?? "未記入"),
            Shapes.Fact("連絡しやすい時間", line.Contact?.BestTime ?? "未記入"),
            Shapes.Fact("住所", line.Contact?.Address ?? "未記入"),
        ];

    private static AdaptiveColumnSet Row(ContactsView view, ContactLine line)
    {
        string?[] below =
        [
            line.Contact?.Phone ?? "電話番号 未記入",
            line.Contact?.BestTime,
            line.LastContact is { } last ? $"最終接触 {JapaneseDate.Short(last.Day, view.Today)}" : null,
        ];
        return Shapes.Row(
            line.Member.Name,
            string.Join('　', below.Where(b => !string.IsNullOrWhiteSpace(b))),
            "",
            new Buttons(view.Drawing, view.Council, line.Member.Id.Value).Button(
                $"{line.Member.Name}との接触を記録",
                MemberVerbs.Visit,
                withoutInputs: true
            )
        );
    }

    private static IEnumerable<AdaptiveElement> More(ContactsView view, Buttons buttons)
    {
        if (!view.IsOfOne && view.Lines.Count > MostRows)
        {
            var next = (view.Page + 1) * MostRows < view.Lines.Count ? view.Page + 1 : 0;
            (string, string)[] about = view.Meeting is { } meeting
                ? [(MemberVerbs.PageKey, $"{next}"), (MemberVerbs.MeetingKey, meeting.Id.Value)]
                : [(MemberVerbs.PageKey, $"{next}")];
            yield return new AdaptiveActionSet([
                buttons.Button(
                    next == 0 ? "はじめの委員" : $"続きの委員（{next * MostRows + 1}人目から）",
                    MemberVerbs.Contacts,
                    withoutInputs: true,
                    more: about
                ),
            ]);
        }
    }
}
