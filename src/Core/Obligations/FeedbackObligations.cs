using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>要望の措置状況 (記 第2-6(4)): told promptly, and looked at again while it takes time.</summary>
internal static class FeedbackObligations
{
    public static IEnumerable<Obligation> Of(CouncilCase at)
    {
        foreach (var request in at.Facts.Feedback.Where(f => f.IsOpen && f.MeetingDate >= at.Tracked && f.MeetingDate <= at.Day))
        {
            if (request.ToldOn is null)
            {
                yield return Untold(at, request);
            }

            if (IsWorkedOn(request) && Review(at, request) is { } review)
            {
                yield return review;
            }
        }
    }

    /// <summary>Not finished, and told or with a day on which to look again: that day comes whether or not anybody was told meanwhile.</summary>
    private static bool IsWorkedOn(Feedback request) =>
        !Feedback.IsFinal(request.Entry.Status) && (request.ToldOn is not null || request.NextReview is not null);

    private static Obligation Untold(CouncilCase at, Feedback request)
    {
        var finished = Feedback.IsFinal(request.Entry.Status);
        var since = finished ? Changed(at, request) : request.MeetingDate;
        var days = finished ? at.Settings.FinishedMeasureDays : at.Settings.MeasureDays;
        return at.Obligation(ObligationKind.MeasureNotice, request.Entry.Id, request.Entry.Status, since) with
        {
            Target = at.Aim(since, days),
            IsGuideValue = true,
            Sentence = finished
                ? $"{at.InWords(request.MeetingDate)}の会議の要望の措置結果が、参加者に連絡されていません。"
                : $"{at.InWords(request.MeetingDate)}の会議の要望の措置状況が、参加者に連絡されていません。",
        };
    }

    private static Obligation? Review(CouncilCase at, Feedback request)
    {
        var seen = at.LastDone(ObligationKind.LongRunningReview, request.Entry.Id);
        var from = Changed(at, request);
        var next =
            request.NextReview is { } set && !(seen >= set) ? set : (seen > from ? seen.Value : from).AddDays(at.Settings.ReviewDays);
        return next > at.Day
            ? null
            : at.Obligation(ObligationKind.LongRunningReview, request.Entry.Id, Obligation.DaySubject(next), next) with
            {
                Target = at.Aim(next, 0),
                IsGuideValue = true,
                Sentence = $"{at.InWords(request.MeetingDate)}の会議の要望の推進状況を確認する日です。",
            };
    }

    private static DateOnly Changed(CouncilCase at, Feedback request) =>
        request.ChangedOn is { } changed && changed <= at.Day ? changed : request.MeetingDate;
}
