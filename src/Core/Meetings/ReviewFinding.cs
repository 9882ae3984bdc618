using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Meetings;

/// <summary>A finding with the step where it can be mended.</summary>
public sealed record ReviewFinding(Finding Finding, RecordStep? At)
{
    /// <summary>The record that the finding speaks of, to be opened instead.</summary>
    public MeetingId? Recorded { get; init; }

    internal static ReviewFinding Hard(string code, string sentence, string clauses, RecordStep? at = null) =>
        new(new Finding(FindingLevel.Hard, code, sentence, clauses), at);

    internal static ReviewFinding Plus(string code, string sentence, string clauses, RecordStep? at = null) =>
        new(new Finding(FindingLevel.WarnPlus, code, sentence, clauses), at);

    internal static ReviewFinding Warn(string code, string sentence, string clauses, RecordStep? at = null) =>
        new(new Finding(FindingLevel.Warn, code, sentence, clauses), at);
}
