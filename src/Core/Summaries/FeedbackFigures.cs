using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;

namespace KobanBot.Core.Summaries;

/// <summary>意見・要望等 as rows.</summary>
internal static class FeedbackFigures
{
    /// <summary>What was said at the meetings of the period.</summary>
    public static IEnumerable<FeedbackRow> Said(SummaryCase at, Func<Feedback, bool> chosen) =>
        at.Whole(FigureKind.Feedback, OfPeriod).Where(r => chosen(r.Feedback));

    /// <summary>What is open now, whenever it was said.</summary>
    public static IEnumerable<FeedbackRow> Open(SummaryCase at, Func<Feedback, bool> chosen) =>
        at.Whole(FigureKind.OpenFeedback, OpenNow).Where(r => chosen(r.Feedback));

    private static IEnumerable<FeedbackRow> OfPeriod(SummaryCase at)
    {
        foreach (var facts in at.Data.Councils)
        {
            foreach (var feedback in facts.Feedback)
            {
                if (
                    feedback.MeetingDate >= at.Period.First
                    && feedback.MeetingDate <= at.AsOf
                    && !feedback.Withdrawn
                    && Standing.On(facts.Council, feedback.MeetingDate) is { } standing
                    && at.Scope.Contains(facts.Council, standing)
                )
                {
                    yield return Row(facts, standing, feedback);
                }
            }
        }
    }

    private static IEnumerable<FeedbackRow> OpenNow(SummaryCase at)
    {
        if (!at.IsCurrent)
        {
            yield break;
        }

        foreach (var facts in at.Data.Councils)
        {
            if (Standing.On(facts.Council, at.AsOf) is not { } standing || !at.Scope.Contains(facts.Council, standing))
            {
                continue;
            }

            foreach (var feedback in facts.Feedback.Where(f => f.IsOpen && f.MeetingDate <= at.AsOf))
            {
                yield return Row(facts, standing, feedback);
            }
        }
    }

    private static FeedbackRow Row(CouncilFacts facts, StationLink standing, Feedback feedback) =>
        new(standing, facts.Council, feedback, facts.Meeting(feedback.Meeting));

    public static bool IsUnfinished(Feedback feedback) =>
        feedback.Entry.Status is FeedbackStatus.NotStarted or FeedbackStatus.InProgress or FeedbackStatus.Planned;
}
