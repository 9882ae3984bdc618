using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Councils.Founding;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Coverages;

/// <summary>設置状況: what is missing first.</summary>
internal static class CoverageCard
{
    private const int MostBeats = 15;
    private const int MostSlips = 10;

    public static AdaptiveCard Render(CoverageView view)
    {
        var buttons = new Buttons(view.Drawing);
        var covered = view.Beats.Count(b => b.State != CoverageState.NotSetUp);
        return new AdaptiveCard
        {
            Speak = $"設置状況。所管区{view.Beats.Count}のうち{covered}",
            Refresh = buttons.Refresh(CouncilVerbs.Coverage),
            Body =
            [
                .. Shapes.Heading("設置状況", view.StationName),
                new AdaptiveTextBlock($"所管区 {view.Beats.Count}のうち、設置又は代替 {covered}") { Weight = "Bolder" },
                Shapes.Small("原則として所管区ごとに設置します。要綱 第3-1"),
                .. view
                    .Beats.OrderByDescending(b => b.State == CoverageState.NotSetUp)
                    .ThenByDescending(b => b.Findings.Count)
                    .Take(MostBeats)
                    .Select(b => Beat(view, b)),
                .. view.Beats.Count > MostBeats
                    ? [Shapes.Small($"ほかに{view.Beats.Count - MostBeats}件あります。いずれも設置されています。")]
                    : Array.Empty<AdaptiveElement>(),
                Shapes.Section($"設置（廃止）票の対象（{view.Slips.Count}）"),
                Shapes.Small("要綱 第3-3、記 第2-2(5)"),
                .. view.Slips.Take(MostSlips).Select(s => Slip(view, s)),
                .. view.Slips.Count > MostSlips
                    ? [Shapes.Small($"ほかに{view.Slips.Count - MostSlips}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [buttons.Button("会則等", CouncilVerbs.Bylaws), WayBack.Button(buttons)],
        };
    }

    private static AdaptiveElement Beat(CoverageView view, BeatCoverage beat)
    {
        var finding = beat.Findings.Count > 0 ? $"{beat.Findings[0].Sentence}{beat.Findings[0].Clauses}" : null;
        var below = string.Join('　', beat.Councils.Select(c => c.Name).Append(finding).Where(t => t is not null));
        return beat.Councils is [var council, ..]
                ? Shapes.Row(
                    beat.PoliceBox.Name,
                    below,
                    CouncilWords.Of(beat.State),
                    new Buttons(view.Drawing, council.Id).Button($"{council.Name}の内容", CouncilVerbs.Show)
                )
            : view.MayFound
                ? Shapes.Row(
                    beat.PoliceBox.Name,
                    below,
                    CouncilWords.Of(beat.State),
                    new Buttons(view.Drawing).Button(
                        $"{beat.PoliceBox.Name}に設置",
                        CouncilVerbs.FoundForm,
                        more: [(FoundKindCard.Kind, FoundKind.Beat.Id), (FoundForm.Boxes, beat.PoliceBox.Id.Value)]
                    )
                )
            : Shapes.Fact($"{beat.PoliceBox.Name}　{CouncilWords.Of(beat.State)}", below);
    }

    private static AdaptiveColumnSet Slip(CoverageView view, EstablishmentSlip slip) =>
        Shapes.Row(
            slip.Council.Name,
            slip.FormerGuideline ? "旧要綱による" : null,
            $"{JapaneseDate.WithoutWeekday(slip.Day)}　{CouncilWords.Of(slip.Kind)}",
            new Buttons(view.Drawing, slip.Council.Id).Button($"{slip.Council.Name}の{CouncilWords.Of(slip.Kind)}", CouncilVerbs.Show)
        );
}
