using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Packages;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>The one button that does the thing: from a matter to the flow that ends it.</summary>
internal static class DigestActions
{
    /// <summary>署の状況.</summary>
    public const string Station = "summary.station";

    private const string Record = "record.start";
    private const string Resume = "record.resume";
    private const string ShowMeeting = "meetings.show";
    private const string Plan = "plan.open";
    private const string Done = "done.open";
    private const string Absent = "absent.open";
    private const string Measure = "measure.open";
    private const string Terms = "terms.review";
    private const string Dismissal = "dismiss.show";
    private const string Support = "support.show";
    private const string Report = "report.show";
    private const string Lead = "lead.open";
    private const string Consultation = "consult.show";
    private const string Members = "members.list";

    public static DigestAction Of(DigestItem item, Reach reach) =>
        item.Waiting is { } waiting ? Of(waiting) : Of(item.Open!.Obligation, reach); // One of the two is set.

    private static DigestAction Of(WaitingItem waiting) =>
        waiting.Kind switch
        {
            WaitingKind.Confirmation => new("内容を確認", Resume, waiting.Meeting.Value, waiting.Version),
            WaitingKind.Returned => new("記録を修正", Resume, waiting.Meeting.Value, waiting.Version),
            WaitingKind.Supplement => new("記録を見る", ShowMeeting, waiting.Meeting.Value),
            WaitingKind.Support => new("支援依頼", Support, waiting.Meeting.Value, waiting.Version),
            WaitingKind.Report => new("内容を確認", Report, waiting.Meeting.Value, waiting.Version),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static DigestAction Of(Obligation obligation, Reach reach) =>
        obligation switch
        {
            { Kind: ObligationKind.HalfYearSubmission } => new(
                "半期の送付",
                PackageVerbs.Open,
                Key: PackageVerbs.Key,
                Value: $"{obligation.Station}|{obligation.Subject}|{obligation.Period}"
            ),
            { Trait.CanBeMarkedDone: true } and ({ Council: null } or { Leg: 2 }) => new(
                "済み",
                OfficeDoneFlow.Open,
                Key: ReminderVerbs.ObligationKey,
                Value: obligation.Key
            ),
            { Kind: ObligationKind.RegularMeeting, TakesReason: true } => obligation.Council is { } of && reach.Decided.Contains(of)
                ? new(
                    obligation.ReasonOf is null ? "未開催の理由" : "署の判断",
                    Done,
                    Key: ReminderVerbs.ObligationKey,
                    Value: obligation.Key
                )
                : Why(),
            { Kind: ObligationKind.MeetingPlan } => new("開催計画", Plan),
            { Kind: ObligationKind.RegularMeeting } => reach.Councils.Any(c =>
                c.Council.Id == obligation.Council && c.PlanFor(Core.Time.FiscalYear.Of(obligation.Target)) is not null
            )
                ? ToRecord(obligation, reach)
                : new("開催計画", Plan),
            { Kind: ObligationKind.MeetingRecord } => ToRecord(obligation, reach),
            { Kind: ObligationKind.ChiefReport } => new("記録を見る", ShowMeeting, obligation.Subject),
            { Kind: ObligationKind.AbsenteeContact } => new("連絡済み", Absent, obligation.Subject),
            { Kind: ObligationKind.MeasureNotice or ObligationKind.LongRunningReview } => new("措置状況", Measure, obligation.Subject),
            { Kind: ObligationKind.DismissalNotice or ObligationKind.LetterRetrieval } => new(
                "解嘱の手続",
                Dismissal,
                obligation.Subject,
                Key: "dismissed",
                Value: obligation.Period
            ),
            { Kind: ObligationKind.LeadVacant } => new("運営責任者の指定", Lead),
            { Kind: ObligationKind.ConsultationAnswer } => new("協議の内容", Consultation, obligation.Subject),
            { Kind: ObligationKind.TooFewMembers } => new("委員名簿", Members),
            { Kind: ObligationKind.TermEnd } => new("再任・後任の検討", Terms),
            { Trait.CanBeMarkedDone: true } => new("済み", Done, Key: ReminderVerbs.ObligationKey, Value: obligation.Key),
            _ => Why(),
        };

    /// <summary>Who only hears because somebody else has not acted does not get a button that would refuse.</summary>
    private static DigestAction ToRecord(Obligation obligation, Reach reach) =>
        obligation.Council is { } council && reach.Editable.Contains(council) ? new("会議を記録", Record) : Why();

    private static DigestAction Why() => new("通知の理由", ReminderVerbs.Why);
}
