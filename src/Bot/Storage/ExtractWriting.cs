using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Storage;

/// <summary>The parts of an extract as they lie in its row.</summary>
internal static class ExtractWriting
{
    public static ExtractRow.MemberPart Of(Member member) =>
        new(
            member.Id,
            member.Sex,
            member.AgeBand,
            [.. member.Categories],
            member.RenewalIntention == RenewalIntention.Unknown ? null : member.RenewalIntention,
            [
                .. member.Commissions.Select(c => new ExtractRow.CommissionPart(
                    c.Kind,
                    c.Term.First,
                    c.Term.Last,
                    c.Predecessor,
                    c.LetterHandedOver,
                    Of(c.Dismissal)
                )),
            ]
        );

    private static ExtractRow.DismissalPart? Of(Dismissal? dismissal) =>
        dismissal is null
            ? null
            : new ExtractRow.DismissalPart(
                dismissal.Day,
                dismissal.NeedsSuccessor,
                dismissal.MisuseFeared,
                dismissal.Letter,
                dismissal.LetterNote
            );

    public static DateOnly[]? Dates(MeetingPlan plan, bool guests) =>
        plan.Meetings.Where(m => m.InvitesGuests == guests).Select(m => m.Date).ToArray() is { Length: > 0 } dates ? dates : null;

    public static ExtractRow.MeetingPart Of(MeetingRecord record) =>
        new(record.Id, record.Kind, record.Date, record.State, record.ConfirmedAt, record.MembersInOffice, record.MembersPresent)
        {
            V = record.Revision == 1 ? null : record.Revision,
            B = record.OnBehalf ? true : null,
            O = record.ReportedOn,
            X = record.Absent.Count == 0 ? null : [.. record.Absent],
            P = record.PlannedFor,
            F = record.Form == MeetingForm.InPerson ? null : record.Form,
            J = record.JointHost,
            L = record.Minutes,
            T = record.Example?.Text,
            TA = record.Example?.Day,
        };

    public static ExtractRow.FeedbackPart Of(Feedback feedback) =>
        new(feedback.Entry.Id, feedback.Meeting, feedback.MeetingDate, feedback.Entry.Kind, feedback.Entry.Field, feedback.Entry.Status)
        {
            Q = feedback.Entry.ProblemSolving ? true : null,
            O = feedback.ToldOn,
            C = feedback.ChangedOn,
            N = feedback.NextReview,
        };
}
