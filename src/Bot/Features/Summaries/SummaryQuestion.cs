using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>What a person asked the figures for, as it is said while they are computed.</summary>
internal static class SummaryQuestion
{
    public static SummaryPatienceView View(Step step, SummaryReading summaries, ObligationRules rules)
    {
        var access = SummaryAccess.Of(step.Officer, step.Today);
        var address = SummaryAddress.Parse(step.Data.Text(SummaryAddress.Key), rules.Guideline.HalfYears);
        var period = SummaryPeriod.TryParse(step.Data.Text(SummaryCard.PeriodInput), rules.Guideline.HalfYears, out var chosen)
            ? chosen
            : address?.Period ?? SummaryPeriod.Read(step.Words, step.Today, rules.Guideline.HalfYears).Period;
        // Only what this person may see is named before the right has been looked at.
        var scope = address?.Scope ?? (access.Scopes is [var widest, ..] ? widest : null);
        var known = scope is not null && access.Scopes.Contains(scope) ? summaries.NewestOf(scope) : null;
        return new SummaryPatienceView
        {
            Drawing = step.Draw(),
            Verb = step.Verb,
            IsFile = step.Verb == SummaryVerbs.Export,
            Period = SummaryWords.Spaced(period),
            Scope =
                scope is null ? "表示できる範囲"
                : known is not null ? SummaryWords.Name(scope, known, step.Today)
                : scope.Level is ScopeLevel.Prefecture or ScopeLevel.Area ? SummaryWords.Name(scope, SummaryData.Empty, step.Today)
                : "選択した所属",
            Councils = known?.Councils.Count(c =>
                Standing.On(c.Council, step.Today) is { } standing && scope!.Contains(c.Council, standing) // Known of a scope.
            ),
            Data = [.. KeysOf(step).Where(d => d.Value.Length > 0)],
        };
    }

    /// <summary>What tells one question from another, by its keys.</summary>
    public static (string Key, string Value)[] KeysOf(Step step) =>
        [
            (SummaryAddress.Key, step.Data.Text(SummaryAddress.Key)),
            (SummaryCard.PeriodInput, step.Data.Text(SummaryCard.PeriodInput)),
            (SummaryExport.FormatKey, step.Data.Text(SummaryExport.FormatKey)),
            (Buttons.WordsKey, step.Words),
        ];
}
