using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>Everything about one council that a decision may need: its live key range, read in one request (DESIGN 4).</summary>
public sealed record CouncilFacts
{
    public required Council Council { get; init; }

    public IReadOnlyList<Member> Members { get; init; } = [];

    public IReadOnlyList<RosterEntry> Roster { get; init; } = [];

    public IReadOnlyList<MeetingPlan> Plans { get; init; } = [];

    /// <summary>How the planned meetings stand in calendars; empty where the installation has none.</summary>
    public IReadOnlyList<Invitation> Invitations { get; init; } = [];

    /// <summary>Headers of the newest revision of every meeting.</summary>
    public IReadOnlyList<MeetingRecord> Meetings { get; init; } = [];

    /// <summary>Feedback that is still open.</summary>
    public IReadOnlyList<Feedback> Feedback { get; init; } = [];

    public IReadOnlyList<MeetingDraft> Drafts { get; init; } = [];

    /// <summary>済み: what was done outside of the other facts.</summary>
    public IReadOnlyList<Fulfilment> Fulfilments { get; init; } = [];

    /// <summary>支援依頼 that a supervisor has still to act on.</summary>
    public IReadOnlyList<SupportRequest> SupportRequests { get; init; } = [];

    /// <summary>支援依頼 that are finished, and whose answer the police box has not read yet.</summary>
    public IReadOnlyList<SupportRequest> AnsweredSupport { get; init; } = [];

    /// <summary>署への連絡 about members that the section has to answer, and answers that the police box has not read yet.</summary>
    public IReadOnlyList<MemberReport> Reports { get; init; } = [];

    /// <summary>協議 that were asked for by the bot, with their answers.</summary>
    public IReadOnlyList<ConsultationRequest> Consultations { get; init; } = [];

    /// <summary>引継書 that wait for 確認, and the last ones that were confirmed.</summary>
    public IReadOnlyList<Handover> Handovers { get; init; } = [];

    /// <summary>再通知 and 引継ぎ of reminders.</summary>
    public IReadOnlyList<ReminderMark> ReminderMarks { get; init; } = [];

    /// <summary>会議キット that were made.</summary>
    public IReadOnlyList<MeetingKit> Kits { get; init; } = [];

    /// <summary>The newest 発行 of every form, by what it is about.</summary>
    public IReadOnlyList<FormIssue> Issues { get; init; } = [];

    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>
    /// Kinds that this release cannot read, as a rule because a newer one has written them; their lists refuse every question with
    /// <see cref="UnreadableFactException"/>, and no change writes them. Empty but after a roll-back.
    /// </summary>
    public IReadOnlyList<FactKind<CouncilFacts>> Unreadable { get; init; } = [];

    /// <summary>The last eight commands on the council itself, with their answers.</summary>
    public IReadOnlyList<AnsweredCommand> Answers { get; init; } = [];

    public Member? Member(MemberId id) => Members.FirstOrDefault(m => m.Id == id);

    public IEnumerable<Member> MembersOn(DateOnly day) => Members.Where(m => m.InOfficeOn(day));

    /// <summary>Those who count as members by the setting (A10). Attendance goes by the term alone.</summary>
    public IEnumerable<Member> MembersOn(DateOnly day, GuidelineSettings settings) =>
        Members.Where(m => m.CountsOn(day, settings.InOfficeFrom));

    /// <summary>運営担当者 of a day: all officers of the linked police boxes (要綱 第4-3).</summary>
    public IReadOnlyList<RosterEntry> OperatingOn(DateOnly day) => DistinctOn(day, r => r.Role == Role.OperatingOfficer);

    /// <summary>地域警察幹部 of a day, the heads of the section and of the station included.</summary>
    public IReadOnlyList<RosterEntry> SupervisorsOn(DateOnly day) =>
        DistinctOn(day, r => r.Role is Role.CommunityPoliceSupervisor or Role.SectionChief or Role.StationChief);

    /// <summary>The same, and the station's officers of the ranks that the setting names (A16).</summary>
    public IReadOnlyList<RosterEntry> SupervisorsOn(DateOnly day, GuidelineSettings settings) =>
        [
            .. SupervisorsOn(day)
                .Concat(DistinctOn(day, r => r.Role == Role.CommunityPoliceSection && settings.SupervisorRanks.Contains(r.Rank)))
                .DistinctBy(r => r.Officer),
        ];

    /// <summary>地域警察担当課（係） of a day, its head included.</summary>
    public IReadOnlyList<RosterEntry> SectionOn(DateOnly day) =>
        DistinctOn(day, r => r.Role is Role.CommunityPoliceSection or Role.SectionChief);

    /// <summary>The lead officer of a day, if the post is filled by somebody who is on the roster (H3).</summary>
    public RosterEntry? LeadOn(DateOnly day) =>
        Council.LeadOn(day) is { } lead ? OperatingOn(day).FirstOrDefault(r => r.Officer == lead) : null;

    /// <summary>済み was entered of a matter, by a day or at all, and not taken back.</summary>
    internal bool IsMarked(ObligationKind kind, string subject, DateOnly? by = null) =>
        Fulfilments.Any(f => !f.Withdrawn && f.Kind == kind && f.Subject == subject && !(f.Day > by));

    public MeetingPlan? PlanFor(FiscalYear year) => Plans.FirstOrDefault(p => p.Year == year);

    public MeetingDraft? Draft(MeetingId id) => Drafts.FirstOrDefault(d => d.Id == id);

    public MeetingRecord? Meeting(MeetingId id) => Meetings.FirstOrDefault(m => m.Id == id);

    private List<RosterEntry> DistinctOn(DateOnly day, Func<RosterEntry, bool> chosen) =>
        [.. Roster.Where(r => r.Days.Contains(day) && chosen(r)).DistinctBy(r => r.Officer)];
}

/// <summary>A message that a change causes, kept in its transaction until it has been sent.</summary>
/// <param name="Id">Minted with the change; part of the row's key.</param>
/// <param name="To">The officer who gets it.</param>
/// <param name="Kind">Which message; the words are Bot's.</param>
/// <param name="Meeting">The meeting that it is about, or the id of the request for support or of the report, or the half of a package; <see cref="MeetingId.None"/> for an obligation's.</param>
public sealed record OutgoingMessage(Guid Id, OfficerId To, MessageKind Kind, MeetingId Meeting)
{
    /// <summary>Keys of the obligations that it is about, for <see cref="MessageKind.Urgent"/> and <see cref="MessageKind.Nudge"/>.</summary>
    public IReadOnlyList<string>? Obligations { get; init; }

    /// <summary>Who asked for it, for <see cref="MessageKind.Nudge"/>.</summary>
    public OfficerId? From { get; init; }

    /// <summary>A card to be replaced by a neutral summary, for <see cref="MessageKind.CloseCard"/>.</summary>
    public ShownCard? Card { get; init; }

    /// <summary>Where somebody who is on no list is reached, and why the request was refused; null for officers.</summary>
    public RefusedApplicant? Applicant { get; init; }

    /// <summary>Until when one replica has the message in hand, UTC; stored with the row's ETag.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Tries to send it to this person.</summary>
    public int Attempts { get; init; }

    /// <summary>Times that it was sent and nobody can tell whether it has arrived.</summary>
    public int Doubtful { get; init; }

    /// <summary>Whom it has not reached so far, in order; null while everybody was. The first is the one for whom it was meant.</summary>
    public IReadOnlyList<OfficerId>? Unreached { get; init; }

    /// <summary>It says nothing of what the council does, so it also goes to somebody who may not read it: who has left, or is to come.</summary>
    public bool NeedsNoRight =>
        Kind
            is MessageKind.HandoverGiven
                or MessageKind.HandoverConfirmed
                or MessageKind.PostingChanged
                or MessageKind.PostingEnded
                or MessageKind.DeputyAppointed
                or MessageKind.DeputyEnded;

    /// <summary>What interrupts a person; a card that is replaced in place does not.</summary>
    public bool IsNotice => Kind != MessageKind.CloseCard;

    /// <summary>Sent twice it does no more than sent once.</summary>
    public bool IsRepeatable => Kind is MessageKind.CloseCard or MessageKind.CalendarEntry;
}

/// <param name="Reference">As the protocol layer wrote it.</param>
/// <param name="Station">To which the request went, by its name.</param>
public sealed record RefusedApplicant(string Reference, string Station, string Reason);

public enum MessageKind
{
    /// <summary>確認を依頼, to the lead officer.</summary>
    ConfirmationAsked,

    /// <summary>差し戻し, to the officer who asked.</summary>
    Returned,

    /// <summary>確定, to the community police section.</summary>
    Confirmed,

    /// <summary>補足を依頼, to the lead officer.</summary>
    SupplementAsked,

    /// <summary>A draft has expired, to the officer who changed it last.</summary>
    DraftExpired,

    /// <summary>Replaces the card of a flow that has ended.</summary>
    CloseCard,

    /// <summary>What a change has made urgent, to whoever is responsible: it does not wait for the next digest.</summary>
    Urgent,

    /// <summary>担当者に連絡: a supervisor asks whoever is responsible to look at an obligation.</summary>
    Nudge,

    /// <summary>支援を依頼, to 地域警察幹部 of the station.</summary>
    SupportAsked,

    /// <summary>対応状況 of a request for support, to the officer who asked.</summary>
    SupportAnswered,

    /// <summary>署への連絡 about a member, to the section.</summary>
    MemberReported,

    /// <summary>The section's answer to it, to the officer who told it.</summary>
    MemberReportAnswered,

    /// <summary>確定, to the officer who had asked for 確認.</summary>
    ConfirmationGiven,

    /// <summary>A planned meeting, to the calendar of the section; no person gets it.</summary>
    CalendarEntry,

    /// <summary>A planned meeting, by mail with an entry for any calendar.</summary>
    Invitation,

    /// <summary>協議を依頼, to the officers of the counterpart.</summary>
    ConsultationAsked,

    /// <summary>The counterpart's answer, to the one who asked and to the head of the section.</summary>
    ConsultationAnswered,

    /// <summary>半期の送付 that an office above asks about, to the section of the station.</summary>
    PackageAsked,

    /// <summary>利用の申請 of somebody who is on no list, to the section.</summary>
    EnlistmentAsked,

    /// <summary>異動 that was entered or taken back, to whoever is moved.</summary>
    PostingChanged,

    /// <summary>転出 that was entered, to whoever leaves.</summary>
    PostingEnded,

    /// <summary>That a 利用の申請 was refused, to whoever had sent it and is on no list.</summary>
    EnlistmentRefused,

    /// <summary>代行, to whom it is given.</summary>
    DeputyAppointed,

    /// <summary>That a 代行 has ended before its time, to who had it.</summary>
    DeputyEnded,

    /// <summary>引継書, to whoever follows, who may not have come yet.</summary>
    HandoverGiven,

    /// <summary>確認 of a 引継書, to whoever gave it, who may have left.</summary>
    HandoverConfirmed,
}
