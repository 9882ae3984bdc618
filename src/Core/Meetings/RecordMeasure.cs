using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>措置状況 of one open request, between two meetings (記 第2-6(4)). The record in which it arose is not touched (H9).</summary>
/// <param name="Feedback">Which.</param>
/// <param name="KnownVersion">Its version that the officer saw.</param>
/// <param name="ToldOn">参加者への連絡日 of this state; null where nobody has been told of it yet.</param>
/// <param name="NextReview">次回確認日; null leaves it to the guide value.</param>
public sealed record RecordMeasure(
    string Feedback,
    int KnownVersion,
    FeedbackStatus Status,
    string Measure,
    string PersonInCharge,
    DateOnly? ToldOn,
    DateOnly? NextReview
)
{
    /// <summary>The requests that are still open, the oldest first.</summary>
    public static IReadOnlyList<Feedback> Open(CouncilFacts facts) =>
        [.. facts.Feedback.Where(f => f.IsOpen).OrderBy(f => f.MeetingDate).ThenBy(f => f.Entry.Id, StringComparer.Ordinal)];

    public static Feedback? Find(CouncilFacts facts, string id) => facts.Feedback.FirstOrDefault(f => f.IsOpen && f.Entry.Id == id);

    public Outcome<Feedback> Decide(CouncilFacts facts, OfficerId by, DateOnly today)
    {
        if (Find(facts, Feedback) is not { } request)
        {
            return new Refusal("measure.closed");
        }

        if (request.Version != KnownVersion)
        {
            return new Refusal("measure.changed-meanwhile");
        }

        if (ToldOn > today)
        {
            return new Refusal("measure.told-in-future") { Property = nameof(ToldOn) };
        }

        if (ToldOn < request.MeetingDate)
        {
            return new Refusal("measure.told-before-meeting", JapaneseDate.WithoutWeekday(request.MeetingDate))
            {
                Property = nameof(ToldOn),
            };
        }

        if (NextReview <= today)
        {
            return new Refusal("measure.review-not-in-future") { Property = nameof(NextReview) };
        }

        var same = request.Entry.Status == Status && request.Entry.Measure == Measure;
        var final = Facts.Feedback.IsFinal(Status);
        return request with
        {
            Entry = request.Entry with { Status = Status, Measure = Measure, PersonInCharge = PersonInCharge },
            // Who was told of an earlier state has not been told of this one.
            ToldOn = ToldOn ?? (same ? request.ToldOn : null),
            NextReview = final ? null : NextReview,
            // A look at what takes time is an entry, even when nothing has moved; what is finished was finished when it was first said.
            ChangedOn = same && final ? request.ChangedOn : today,
            EnteredBy = by,
            Version = request.Version + 1,
        };
    }

    /// <summary>What the guideline has to say about the measure; nothing of it blocks.</summary>
    public static IReadOnlyList<Finding> Review(Feedback request, ObligationSettings settings)
    {
        const string Clause = "記 第2-6(4)";
        var findings = new List<Finding>();
        if (Facts.Feedback.IsFinal(request.Entry.Status) && request.Entry.Measure.Length == 0)
        {
            findings.Add(
                new Finding(
                    FindingLevel.Warn,
                    "measure.content",
                    request.Entry.Status == FeedbackStatus.Refused
                        ? "措置が困難な理由が未記入です。参加者に説明する内容を記入してください。"
                        : "措置の内容が未記入です。参加者に連絡する内容を記入してください。",
                    Clause
                )
            );
        }

        if (request.ToldOn is null)
        {
            findings.Add(
                new Finding(
                    FindingLevel.Warn,
                    "measure.untold",
                    "参加者への連絡が未了です。速やかに連絡し、連絡日を入力してください。",
                    Clause,
                    $"署の目安 {(Facts.Feedback.IsFinal(request.Entry.Status) ? settings.FinishedMeasureDays : settings.MeasureDays)}日"
                )
            );
        }

        if (request.Entry.Status == FeedbackStatus.Planned && request.NextReview is null)
        {
            findings.Add(
                new Finding(
                    FindingLevel.Info,
                    "measure.review",
                    "次回確認日が未定です。定めない場合は、目安の日に通知します。",
                    Clause,
                    $"署の目安 {settings.ReviewDays}日"
                )
            );
        }

        return findings;
    }
}
