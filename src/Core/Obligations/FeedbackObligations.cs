using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

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
            else if (request.Entry.Status == FeedbackStatus.Planned && Review(at, request) is { } review)
            {
                yield return review;
            }
        }
    }

    private static Obligation Untold(CouncilCase at, Feedback request)
    {
        var finished = request.Entry.Status is FeedbackStatus.Done or FeedbackStatus.HandedOver or FeedbackStatus.Refused;
        var since = finished ? request.ChangedOn ?? request.MeetingDate : request.MeetingDate;
        var days = finished ? at.Settings.FinishedMeasureDays : at.Settings.MeasureDays;
        return at.Obligation(ObligationKind.MeasureNotice, request.Entry.Id, request.Entry.Status, since) with
        {
            Target = at.Calendar.Target(since.AddDays(days)),
            IsGuideValue = true,
            Sentence = finished
                ? $"{JapaneseDate.Short(request.MeetingDate)}の会議の要望の措置結果が、参加者に連絡されていません。"
                : $"{JapaneseDate.Short(request.MeetingDate)}の会議の要望の措置状況が、参加者に連絡されていません。",
        };
    }

    private static Obligation? Review(CouncilCase at, Feedback request)
    {
        var seen = at.LastDone(ObligationKind.LongRunningReview, request.Entry.Id);
        var from = request.ChangedOn ?? request.MeetingDate;
        var next =
            request.NextReview is { } set && !(seen >= set) ? set : (seen > from ? seen.Value : from).AddDays(at.Settings.ReviewDays);
        return next > at.Day
            ? null
            : at.Obligation(ObligationKind.LongRunningReview, request.Entry.Id, CouncilCase.DaySubject(next), next) with
            {
                Target = at.Calendar.Target(next),
                IsGuideValue = true,
                Sentence = $"{JapaneseDate.Short(request.MeetingDate)}の会議の要望（計画的に推進）の確認日です。",
            };
    }
}
