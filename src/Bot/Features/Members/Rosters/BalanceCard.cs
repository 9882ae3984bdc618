using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Rosters;

/// <summary>委員の構成: how the members spread over districts, ages and occupations.</summary>
internal sealed record BalanceView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    DateOnly Today,
    Composition Composition,
    IReadOnlyList<Finding> Findings
);

/// <summary>Draws <see cref="BalanceView"/>: the counts by trait, then what the guideline has to say.</summary>
internal static class BalanceCard
{
    // csharpier-ignore - a table.
    private static readonly (MemberTrait Trait, string Word)[] Traits =
    [
        (MemberTrait.District, "地区"),
        (MemberTrait.Association, "自治会"),
        (MemberTrait.AgeBand, "年代"),
        (MemberTrait.Sex, "性別"),
        (MemberTrait.Occupation, "職業"),
    ];

    public static AdaptiveCard Render(BalanceView view)
    {
        var (buttons, composition) = (new Buttons(view.Drawing, view.Council), view.Composition);
        return new AdaptiveCard
        {
            Speak = $"委員の構成。委員{composition.Members.Count}人、三区分の委員{composition.FromCategories}人",
            Refresh = buttons.Refresh(MemberVerbs.Balance),
            Body =
            [
                .. Shapes.Heading("委員の構成", view.CouncilName),
                Shapes.Small($"{JapaneseDate.Long(view.Today)}現在　委員{composition.Members.Count}人　要綱 第4-2、記 第2-3(1)"),
                Shapes.Fact("三区分の委員", composition.Majority),
                .. Traits.Select(t => Shapes.Fact(t.Word, Counts(composition, t.Trait))),
                .. view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
            ],
            Actions = [buttons.Button("委員名簿", MemberVerbs.List, withoutInputs: true), WayBack.Button(buttons)],
        };
    }

    private static string Counts(Composition composition, MemberTrait trait)
    {
        var counts = composition.By(trait);
        var unknown = composition.Members.Count - counts.Sum(c => c.Count);
        return counts.Count == 0
            ? "未記入"
            : string.Join('、', counts.Select(c => $"{c.Value} {c.Count}人")) + (unknown > 0 ? $"、未記入 {unknown}人" : "");
    }
}
