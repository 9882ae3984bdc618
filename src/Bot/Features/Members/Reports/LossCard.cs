using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Reports;

/// <summary>委員の御逝去: every place where the member still stands, with the way there; no reminder and no list says more than it must.</summary>
internal static class LossCard
{
    public static AdaptiveCard Render(LossView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = "委員の御逝去に伴う確認",
            Body =
            [
                .. Shapes.Heading("委員の御逝去に伴う確認", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "attention") },
                .. view.Member is { } member ? Places(view, member) : Choice(view),
            ],
            Actions = [.. Actions(view, buttons)],
        };
    }

    private static IEnumerable<AdaptiveElement> Choice(LossView view) =>
        [
            new AdaptiveTextBlock("お悔やみ申し上げます。該当する委員を選択してください。"),
            new AdaptiveChoiceSetInput
            {
                Id = MemberVerbs.ChosenKey,
                Label = "委員",
                Choices = [.. view.Members.Select(m => new AdaptiveChoice(Shapes.Plain(m.Name), m.Id.Value))],
            },
        ];

    private static IEnumerable<AdaptiveElement> Places(LossView view, Member member)
    {
        yield return new AdaptiveTextBlock($"**{Shapes.Plain(member.Name)}**");
        yield return new AdaptiveTextBlock(
            view.Standings.Count == 0 ? "この連絡協議会で、確認が必要なところはありません。" : "次のところにお名前が残っています。"
        );
        foreach (var standing in view.Standings)
        {
            yield return Shapes.Fact(standing.Where, standing.What);
        }

        if (view.Standings.Any(s => s.Place is StandingPlace.Office or StandingPlace.Coming))
        {
            yield return Shapes.Small(
                "解嘱を記録すると、次の任期、再任の意向、欠席者への連絡からも外れます。通知は、これに代わる方に行います。要綱 第5-4、記 第2-4(2)ア"
            );
        }
    }

    private static IEnumerable<AdaptiveAction> Actions(LossView view, Buttons buttons)
    {
        if (view.Member is not { } member)
        {
            yield return buttons.Button("次へ", ReportFlow.Loss, style: "positive", more: (ReportFlow.AskedKey, "true"));
            yield return buttons.Button("委員名簿", MemberVerbs.List, withoutInputs: true);
            yield break;
        }

        var stands = view.Standings.Any(s => s.Place is StandingPlace.Office or StandingPlace.Coming);
        if (stands && view.MayDismiss)
        {
            yield return buttons.Button(
                "解嘱の入力",
                MemberVerbs.Dismiss,
                withoutInputs: true,
                more: [(MemberVerbs.ChosenKey, member.Id.Value), (MemberVerbs.ReasonKey, $"{DismissalReason.Death}")]
            );
        }
        else if (stands && view.MayTell && view.Standings.All(s => s.Place != StandingPlace.Report))
        {
            yield return (buttons with { Flow = member.Id.Value }).Button(
                "署に連絡",
                MemberVerbs.Report,
                withoutInputs: true,
                more: (ReportFlow.KindKey, $"{MemberReportKind.Death}")
            );
        }

        yield return new Buttons(view.Drawing).Button(
            "他の協議会",
            MemberVerbs.Find,
            withoutInputs: true,
            more: (MemberVerbs.NameKey, member.Name)
        );
        yield return buttons.Button("委員名簿", MemberVerbs.List, secondary: true, withoutInputs: true);
    }
}
