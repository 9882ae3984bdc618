using System.Globalization;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Facts;

/// <summary>The kinds of facts that a council has. A new kind is one declaration here.</summary>
public static class CouncilKinds
{
    public static readonly FactKind<CouncilFacts, Member> Member = new(
        "member",
        m => [m.Id.Value],
        f => f.Members,
        (f, all) => f with { Members = all }
    );

    /// <summary>With the unit: an officer may serve two police boxes of one council from the same day.</summary>
    public static readonly FactKind<CouncilFacts, RosterEntry> Roster = new(
        "roster",
        r => [r.Officer.Value, FactId.Of(r.Days.From), r.Role.ToString(), r.UnitName],
        f => f.Roster,
        (f, all) => f with { Roster = all }
    );

    public static readonly FactKind<CouncilFacts, MeetingPlan> Plan = new(
        "plan",
        p => [FactId.Of(p.Year.StartYear)],
        f => f.Plans,
        (f, all) => f with { Plans = all }
    );

    public static readonly FactKind<CouncilFacts, Invitation> Invitation = new(
        "invitation",
        i => [i.Id],
        f => f.Invitations,
        (f, all) => f with { Invitations = all }
    )
    {
        Contention = Contention.Own,
    };

    /// <summary>Headers of the newest revisions; the bodies are history.</summary>
    public static readonly FactKind<CouncilFacts, MeetingRecord> Meeting = new(
        "meeting",
        m => [m.Id.Value],
        f => f.Meetings,
        (f, all) => f with { Meetings = all }
    );

    public static readonly FactKind<CouncilFacts, Feedback> Feedback = new(
        "feedback",
        f => [f.Entry.Id],
        f => f.Feedback,
        (f, all) => f with { Feedback = all }
    )
    {
        Live = f => f.IsOpen,
    };

    /// <summary>With the day: what comes again is done again.</summary>
    public static readonly FactKind<CouncilFacts, Fulfilment> Done = new(
        "done",
        IdOf,
        f => f.Fulfilments,
        (f, all) => f with { Fulfilments = all }
    );

    public static readonly FactKind<CouncilFacts, SupportRequest> Support = new(
        "support",
        s => [s.Id],
        f => [.. f.SupportRequests, .. f.AnsweredSupport],
        (f, all) => f with { SupportRequests = all.Only(s => s.IsOpen), AnsweredSupport = all.Only(s => !s.IsOpen) }
    )
    {
        Live = s => !s.Read,
    };

    public static readonly FactKind<CouncilFacts, MemberReport> Report = new(
        "report",
        r => [r.Id],
        f => f.Reports,
        (f, all) => f with { Reports = all }
    )
    {
        Live = r => !r.Read,
    };

    /// <summary>All of them, the answered ones too: the register.</summary>
    public static readonly FactKind<CouncilFacts, ConsultationRequest> Consultation = new(
        "consultation",
        c => [c.Id],
        f => f.Consultations,
        (f, all) => f with { Consultations = all }
    );

    public static readonly FactKind<CouncilFacts, Handover> Handover = new(
        "handover",
        h => [h.Id],
        f => f.Handovers,
        (f, all) => f with { Handovers = all }
    )
    {
        Live = h => !h.IsOver,
    };

    public static readonly FactKind<CouncilFacts, ReminderMark> Mark = new(
        "mark",
        IdOf,
        f => f.ReminderMarks,
        (f, all) => f with { ReminderMarks = all }
    )
    {
        Contention = Contention.Own,
    };

    /// <summary>A new draft is a fact of the council: two officers who start at once must see each other.</summary>
    public static readonly FactKind<CouncilFacts, MeetingDraft> Draft = new(
        "draft",
        d => [d.Id.Value],
        f => f.Drafts,
        (f, all) => f with { Drafts = all }
    )
    {
        Contention = Contention.AllAtFirst,
        IsUnfinished = true,
    };

    /// <summary>会議キット: by their codes a meeting is found.</summary>
    public static readonly FactKind<CouncilFacts, MeetingKit> Kit = new(
        "kit",
        k => [k.Code],
        f => f.Kits,
        (f, all) => f with { Kits = all }
    )
    {
        Contention = Contention.Own,
    };

    /// <summary>Two who issue at once get two numbers: the second finds the first's content under its own, and is numbered anew.</summary>
    public static readonly FactKind<CouncilFacts, FormIssue> Issue = new(
        "issue",
        i => [i.Form, i.Subject],
        f => f.Issues,
        (f, all) => f with { Issues = all }
    )
    {
        Contention = Contention.Own,
    };

    /// <summary>What was issued: history from the first.</summary>
    public static readonly FactKind<CouncilFacts, IssuedForm> Issued = new("issued", i => [$"{i.Issue.Number:D6}"], _ => [], (f, _) => f)
    {
        Contention = Contention.Own,
        Live = _ => false,
    };

    public static readonly FactKind<CouncilFacts, OutgoingMessage> Message = new(
        "message",
        m => [$"{m.Id:N}"],
        f => f.Messages,
        (f, all) => f with { Messages = all }
    )
    {
        Contention = Contention.Own,
        IsUnfinished = true,
    };

    /// <summary>History from the first: no decision asks for it.</summary>
    public static readonly FactKind<CouncilFacts, MemberAmendment> Amendment = new(
        "amendment",
        a => [a.Member.Value, a.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture), $"{a.Command:N}"],
        _ => [],
        (f, _) => f
    )
    {
        Live = _ => false,
    };

    public static readonly IReadOnlyList<FactKind<CouncilFacts>> All =
    [
        Member,
        Amendment,
        Roster,
        Plan,
        Invitation,
        Meeting,
        Feedback,
        Done,
        Support,
        Report,
        Consultation,
        Handover,
        Mark,
        Draft,
        Kit,
        Issue,
        Issued,
        Message,
    ];

    internal static IReadOnlyList<string> IdOf(Fulfilment done) => [done.Kind.ToString(), done.Subject, done.Period, FactId.Of(done.Day)];

    internal static IReadOnlyList<string> IdOf(ReminderMark mark) => [mark.Officer.Value, mark.Key];
}

/// <summary>The council itself. It lies in the head row, which every change of facts replaces, so it has no row of its own.</summary>
public static class CouncilItself
{
    public static readonly FactKind<CouncilFacts, Council> Kind = new(
        "council",
        _ => [],
        f => [f.Council],
        (f, all) => f with { Council = all[0] }
    )
    {
        IsSingle = true,
    };
}
