using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>Scopes by their names, and a choice among several.</summary>
internal sealed class SummaryNames(SummaryReading summaries, ObligationRules rules)
{
    public async Task<Reply> ChooseAsync(
        Step step,
        IReadOnlyList<SummaryScope> scopes,
        SummaryPeriod period,
        CancellationToken cancellation
    )
    {
        var choices = new List<(string, SummaryAddress)>();
        foreach (var scope in scopes)
        {
            var data = await summaries.DataAsync(scope, cancellation);
            choices.Add(
                (SummaryWords.Name(scope, data, step.Today), new SummaryAddress(scope, period) { Topic = SummaryPages.First(scope.Level) })
            );
        }

        return Reply.Card(SummaryCard.RenderChoice("状況", "表示する範囲を選択してください。", choices));
    }

    /// <summary>An area, a station or a council by (part of) its name, among what this person may see.</summary>
    public async Task<IReadOnlyList<(string Name, SummaryAddress Address)>> FindAsync(
        Step step,
        SummaryAccess access,
        (SummaryPeriod Period, string Words) asked,
        CancellationToken cancellation
    )
    {
        var (period, words) = asked;
        var found = new List<(string Name, SummaryAddress Address)>();
        foreach (var own in access.Scopes)
        {
            var data = await summaries.DataAsync(own, cancellation);
            var at = new SummaryCase(data, own, period, step.Today, rules);
            var scopes = Enum.GetValues<Area>()
                .Select(SummaryScope.Of)
                .Concat(data.Stations.Select(s => SummaryScope.Of(s.Id)))
                .Concat(data.Councils.Select(c => SummaryScope.Of(c.Council.Id)))
                .Where(s =>
                    SummaryWords.Name(s, data, at.AsOf).Contains(words, StringComparison.Ordinal)
                    && access.Allows(s, data, at.AsOf, step.Today)
                );
            found.AddRange(
                scopes.Select(s =>
                    (SummaryWords.Name(s, data, at.AsOf), new SummaryAddress(s, period) { Topic = SummaryPages.First(s.Level) })
                )
            );
        }

        return [.. found.DistinctBy(f => f.Address.Scope)];
    }

    /// <summary>None, or several to choose from.</summary>
    public static Reply Several(IReadOnlyList<(string Name, SummaryAddress Address)> found, string words) =>
        found.Count == 0
            ? Reply.Sentence($"「{Shapes.Short(words, 20)}」に当たる方面、警察署又は連絡協議会は、表示できる範囲にはありません。")
            : Reply.Card(SummaryCard.RenderChoice("状況", $"「{Shapes.Short(words, 20)}」に当たるもの", found));
}
