using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Core.Catalogue;

/// <summary>The complete list of hard errors (RULES 2.3): H1 and H9 refuse the action, the others block only 確定.</summary>
public static class HardErrors
{
    // csharpier-ignore - a table: one hard error, one line, and a second one where needed.
    public static IReadOnlyList<HardError> All { get; } =
    [
        new("H1", "Somebody acts outside of his or her unit or role.", [nameof(Access)]),
        new("H2", "A kind of meeting, of council or of attendee that is not in its closed list.",
            [nameof(MeetingReview), "ImportWords"]),
        new("H3", "A lead officer from outside of the operating officers, or two at once.", [nameof(LeadReview), nameof(CouncilFacts), "OrganisationChecks"]),
        new("H4", "A replacement without a predecessor, or with another end than the predecessor's.", [nameof(CommissionMember), "MemberChecks"]),
        new("H5", "An impossible date: an end before its start, a meeting in the future, a dismissal outside of the term.",
            [nameof(MeetingReview), nameof(AfterConfirmation), nameof(CommissionTerm), nameof(CommissionMember), nameof(DismissMember), nameof(DayRange), "MemberChecks", "MeetingChecks"]),
        new("H6", "The same person twice in one council at a time, or twice among those present.", [nameof(CommissionReview), nameof(MeetingReview), "MemberChecks"]),
        new("H7", "A unit council without a beat, split without an area, or merged from fewer than two.", [nameof(CouncilReview), "OrganisationChecks"]),
        new("H8", "Attendance of somebody who was no member, or not posted there, on that day.", [nameof(MeetingReview), "MeetingChecks"]),
        new("H9", "A confirmed record is edited in place instead of revised.", [nameof(AfterConfirmation), "CouncilTransaction"]),
        new("H10", "Another consultee or route than the one that follows from the station's area.", [nameof(DerivedWayReview)]),
    ];
}
