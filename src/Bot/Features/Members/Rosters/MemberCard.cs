using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Text;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Rosters;

/// <summary>委員 of one council, without address and telephone number.</summary>
internal static class MemberCard
{
    private const int MostMeetings = 6;

    public static AdaptiveCard Render(MemberView view)
    {
        var member = view.Member;
        var buttons = new Buttons(view.Drawing, view.Council, member.Id.Value);
        return new AdaptiveCard
        {
            Speak = $"委員。{member.Name}",
            Refresh = buttons.Refresh(MemberVerbs.Show),
            Body =
            [
                .. Shapes.Heading(
                    Shapes.Plain(member.Name),
                    member.Kana is { } kana ? $"{Shapes.Plain(kana)}　{view.CouncilName}" : view.CouncilName
                ),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. PrivateUse.IsIn($"{member.Name}{member.Kana}") ? [Shapes.Small(Shapes.PrivateUse)] : Array.Empty<AdaptiveElement>(),
                Shapes.Fact("在任", State(view)),
                .. member.Newest is { } newest ? Term(view, newest) : [],
                Shapes.Fact(
                    "選定区分",
                    member.Categories.Count == 0 ? "未記入" : string.Join('、', member.Categories.Select(MemberWords.Of))
                ),
                .. Optional("所属団体・役職", member.Affiliation),
                .. Optional("地区、自治会", Joined(member.District, member.Association)),
                .. Optional("年代、性別、職業", Joined(member.AgeBand is { } band ? $"{band}代" : null, member.Sex, member.Occupation)),
                .. Optional("所管区との関係", member.Ties is { Count: > 0 } ties ? string.Join('、', ties.Select(MemberWords.Of)) : null),
                .. Optional("選定理由", member.SelectionReason),
                Shapes.Fact("最終接触", view.LastContact is null ? "記録なし" : MemberWords.Of(view.LastContact, view.Today)),
                Shapes.Small(Attendance(view)),
                // A row, since a card takes five actions at most.
                Shapes.Row("訂正の履歴", null, "", buttons.Button("履歴を表示", MemberVerbs.History, withoutInputs: true)),
                .. HasLetter(view) ? [Letter(view)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [.. Actions(view, buttons)],
        };
    }

    private static IEnumerable<AdaptiveAction> Actions(MemberView view, Buttons buttons)
    {
        var (access, inOffice) = (view.Access, view.Member.InOfficeOn(view.Today));
        if (access.Commission && view.Vacancy is { Successor: null })
        {
            yield return new Buttons(view.Drawing, view.Council).Button(
                "後任を補充",
                MemberVerbs.Commission,
                style: "positive",
                withoutInputs: true,
                more: (MemberVerbs.PredecessorKey, view.Member.Id.Value)
            );
        }
        else if (access.Contacts)
        {
            yield return buttons.Button("連絡先", MemberVerbs.Contacts, withoutInputs: true);
        }

        if (access.Contacts && inOffice)
        {
            yield return buttons.Button("訪問等を記録", MemberVerbs.Visit, withoutInputs: true);
        }

        if (access.Contacts)
        {
            yield return buttons.Button("訂正", MemberVerbs.Amend, secondary: true, withoutInputs: true);
        }

        if (access.Operates && inOffice)
        {
            yield return buttons.Button("署に連絡", MemberVerbs.Report, secondary: true, withoutInputs: true);
        }

        if (access.Commission && view.Member.ComingOn(view.Today) is not null)
        {
            yield return buttons.Button("委嘱の取消し", MemberVerbs.WithdrawCommission, secondary: true, withoutInputs: true);
        }

        if (access.Commission && inOffice)
        {
            yield return new Buttons(view.Drawing, view.Council).Button(
                "解嘱",
                MemberVerbs.Dismiss,
                secondary: true,
                withoutInputs: true,
                more: (MemberVerbs.ChosenKey, view.Member.Id.Value)
            );
        }

        yield return new Buttons(view.Drawing, view.Council).Button(
            "委員名簿",
            MemberVerbs.List,
            secondary: access.Contacts,
            withoutInputs: true
        );
    }

    /// <summary>Of the commission that runs or is to come, for whoever makes letters.</summary>
    private static bool HasLetter(MemberView view) =>
        view.Access.HasAny(FormRequest.Rights(FormKind.CommissionLetter))
        && view.Member.Newest is { Dismissal: null } newest
        && newest.Term.Last >= view.Today;

    private static AdaptiveColumnSet Letter(MemberView view) =>
        Shapes.Row(
            "委嘱状を印刷",
            "第3号様式のファイルを作成します。",
            "",
            new Buttons(view.Drawing, view.Council).Button(
                "委嘱状を印刷",
                FormVerbs.Letters,
                withoutInputs: true,
                more: (FormVerbs.MemberKey, view.Member.Id.Value)
            )
        );

    private static string State(MemberView view)
    {
        var (member, today) = (view.Member, view.Today);
        if (member.Commissions.FirstOrDefault(c => c.Covers(today)) is { } current)
        {
            return $"{JapaneseDate.WithoutWeekday(current.InOffice?.To ?? current.Term.Last)}まで（{view.Service}）";
        }

        return member.Commissions.Where(c => c.Term.First > today && c.InOffice is not null).MinBy(c => c.Term.First) is { } coming
                ? $"{JapaneseDate.WithoutWeekday(coming.Term.First)}から"
            : member.Newest?.Dismissal is { } dismissal && dismissal.Day <= today
                ? $"{JapaneseDate.WithoutWeekday(dismissal.Day)}から委員ではありません（{view.Service}）"
            : $"任期満了（{view.Service}）";
    }

    private static IEnumerable<AdaptiveElement> Term(MemberView view, Commission newest)
    {
        yield return Shapes.Fact("任期", $"{MemberWords.Of(newest.Term)}（{MemberWords.Of(newest.Kind)}）");
        yield return Shapes.Fact(
            "委嘱状",
            newest.LetterHandedOver is { } day ? $"{JapaneseDate.WithoutWeekday(day)}交付"
                : newest.LetterPendingOn(view.Today) ? "交付未了"
                : newest.Term.First > view.Today ? "交付前"
                : "交付の記録なし"
        );
        if (newest.LongServiceNote is { } care)
        {
            yield return Shapes.Fact("配慮事項", care);
        }
    }

    private static IEnumerable<AdaptiveElement> Optional(string label, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [Shapes.Fact(label, text)];

    private static string Joined(params string?[] parts) => string.Join('、', parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    private static string Attendance(MemberView view)
    {
        var last = view.Attendance.Take(MostMeetings).ToList();
        return last.Count == 0 ? "在任中の会議の記録はありません。" : $"最近{last.Count}回の会議：出席{last.Count(p => p.Present)}回";
    }
}
