using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Members;

/// <summary>
/// 記録の廃棄 by kind: what is over for longer than the setting of its kind. A person confirms it, nothing goes by itself. The records of the meetings,
/// the roster, issued forms and the audit are not among it.
/// </summary>
public static class RecordDisposal
{
    /// <summary>Months after which a kind is asked about; 0 where it is kept.</summary>
    public static int MonthsOf(RetainedKind kind, ObligationSettings settings) =>
        kind switch
        {
            RetainedKind.Requests => settings.RequestMonths,
            RetainedKind.Dismissals => settings.DismissalMonths,
            _ => settings.CorrespondenceMonths,
        };

    public static bool IsDue(Feedback feedback, DateOnly today, ObligationSettings settings) =>
        !feedback.IsOpen
        && !feedback.IsDisposed
        && IsOver(RetainedKind.Requests, feedback.ChangedOn ?? feedback.ToldOn ?? feedback.MeetingDate, today, settings);

    /// <param name="over">The day on which a matter of 署への連絡, 支援依頼 or 引継書 came to its end.</param>
    public static bool IsDue(DateOnly over, DateOnly today, ObligationSettings settings) =>
        IsOver(RetainedKind.Correspondence, over, today, settings);

    /// <summary>What of a council's history is due on a day, of some kinds.</summary>
    public static HistoryTest Test(IReadOnlyList<RetainedKind> kinds, DateOnly today, ObligationSettings settings) =>
        new(
            feedback => kinds.Contains(RetainedKind.Requests) && IsDue(feedback, today, settings),
            over => kinds.Contains(RetainedKind.Correspondence) && IsDue(over, today, settings)
        );

    /// <summary>The members with a settled 解嘱 of which words are kept, as they are without them.</summary>
    public static IReadOnlyList<Member> Dismissed(CouncilFacts facts, DateOnly today, ObligationSettings settings) =>
        [
            .. facts
                .Members.Where(m => m.Commissions.Any(c => IsDue(c, today, settings)))
                .Select(m => m with { Commissions = [.. m.Commissions.Select(c => IsDue(c, today, settings) ? WithoutWords(c) : c)] }),
        ];

    /// <summary>The kinds that were chosen, if each has something to dispose of.</summary>
    public static Outcome<IReadOnlyList<RetainedKind>> Decide(
        IReadOnlyList<RetainedKind> chosen,
        IReadOnlyDictionary<RetainedKind, int> due
    ) =>
        chosen.Count == 0 ? new Refusal("retention.none-chosen") { Property = nameof(chosen) }
        : chosen.Any(k => due.GetValueOrDefault(k) == 0) ? new Refusal("retention.not-due")
        : chosen.ToList();

    private static bool IsDue(Commission commission, DateOnly today, ObligationSettings settings) =>
        commission is { DismissalState: DismissalState.Settled, Dismissal: { } dismissal }
        && (dismissal.Grounds?.Text is { Length: > 0 } || dismissal.LetterNote is { Length: > 0 })
        && dismissal.Grounds?.Text != Disposed.Words
        && IsOver(RetainedKind.Dismissals, dismissal.Day, today, settings);

    private static Commission WithoutWords(Commission commission) =>
        commission with
        {
            Dismissal = commission.Dismissal! with // Settled ones have it.
            {
                Grounds = commission.Dismissal.Grounds is { Text: { Length: > 0 } } grounds
                    ? grounds with
                    {
                        Text = Disposed.Words,
                    }
                    : commission.Dismissal.Grounds,
                LetterNote = commission.Dismissal.LetterNote is { Length: > 0 } ? Disposed.Words : commission.Dismissal.LetterNote,
            },
        };

    private static bool IsOver(RetainedKind kind, DateOnly over, DateOnly today, ObligationSettings settings) =>
        MonthsOf(kind, settings) is > 0 and var months && over.AddMonths(months) < today;
}
