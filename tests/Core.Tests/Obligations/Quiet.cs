using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>A fictitious council of ten to which nothing is due on <see cref="Day"/>, and the ways to disturb it.</summary>
internal static class Quiet
{
    public static readonly DateOnly Day = new(2026, 6, 15);

    public static readonly OfficerId Lead = new("1000001");

    private static readonly DateOnly Long = new(2015, 4, 1);

    public static CouncilFacts Base { get; } =
        new()
        {
            Council = new Council
            {
                Id = new CouncilId("C0101"),
                Name = "試験町交番連絡協議会",
                Kind = CouncilKind.Beat,
                Established = Long,
                PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId("B0101"), "試験町交番", new DayRange(Long, null))],
                Stations = [new StationLink(new StationId("01"), "試験警察署", Area.Sapporo, new DayRange(Long, null))],
                Leads = [new LeadDesignation(Lead, new DayRange(Long, null))],
            },
            Members = [.. Enumerable.Range(1, 10).Select(n => Member(n))],
            Roster =
            [
                Entry("1000001", Role.OperatingOfficer),
                Entry("1000002", Role.OperatingOfficer),
                Entry("1000003", Role.CommunityPoliceSection),
                Entry("1000004", Role.SectionChief),
                Entry("1000005", Role.CommunityPoliceSupervisor),
                Entry("1000006", Role.StationChief),
            ],
            Plans = [Plan(2026, new DateOnly(2026, 5, 20))],
            Meetings = [Record("R1", new DateOnly(2026, 5, 20)), Record("R0", new DateOnly(2025, 9, 10))],
            Fulfilments = [Done(ObligationKind.MemberRoster, "", new DateOnly(2025, 4, 1))],
        };

    public static Member Member(int number, params Commission[] commissions) =>
        new()
        {
            Id = new MemberId($"M{number:00}"),
            Name = $"試験 {number}郎",
            Commissions = commissions.Length > 0 ? commissions : [new Commission(CommissionKind.New, CommissionTerm.Standard(2025))],
        };

    public static Commission Renewal(int startYear) => new(CommissionKind.Renewal, CommissionTerm.Standard(startYear));

    public static RosterEntry Entry(string officer, Role role, DayRange? days = null) =>
        new(new OfficerId(officer), $"試験 {officer}", "巡査部長", role, "試験", days ?? new DayRange(Long, null));

    public static MeetingPlan Plan(int year, params DateOnly[] days) =>
        new()
        {
            Year = new FiscalYear(year),
            Version = 1,
            Meetings = [.. days.Select(d => new PlannedMeeting { Date = d })],
        };

    public static MeetingRecord Record(string id, DateOnly date, MeetingKind kind = MeetingKind.Regular) =>
        new()
        {
            Id = new MeetingId(id),
            Revision = 1,
            State = RecordState.ReportedToChief,
            Kind = kind,
            Date = date,
            ConfirmedBy = Lead,
            ConfirmedByTitle = "巡査部長 試験",
            ConfirmedAt = new DateTimeOffset(date.ToDateTime(new TimeOnly(20, 0)), TimeSpan.FromHours(9)).ToUniversalTime(),
            ReportedOn = date,
            MembersInOffice = 10,
            MembersPresent = 10,
        };

    public static MeetingDraft Draft(string id, DateOnly? date, DateOnly? fromPlan = null) =>
        new()
        {
            Id = new MeetingId(id),
            Version = 2,
            State = DraftState.Draft,
            Step = RecordStep.Basics,
            Content = new MeetingContent { Date = date },
            StartedBy = Lead,
            ChangedBy = Lead,
            ChangedAt = new DateTimeOffset(2026, 6, 15, 0, 0, 0, TimeSpan.Zero),
            FromPlan = fromPlan,
        };

    public static Feedback Request(string id, DateOnly meeting, FeedbackStatus status = FeedbackStatus.NotStarted) =>
        new()
        {
            Entry = new FeedbackEntry
            {
                Id = id,
                Kind = FeedbackKind.Request,
                Text = "街路灯の設置",
                Status = status,
            },
            Meeting = new MeetingId("R1"),
            MeetingDate = meeting,
            ChangedBy = new MeetingId("R1"),
            ChangedOn = meeting,
        };

    public static Fulfilment Done(ObligationKind kind, string subject, DateOnly day, string period = "") =>
        new(kind, subject, period, day, "電話", Lead);

    public static CouncilFacts With(this CouncilFacts facts, params Fulfilment[] done) =>
        facts with
        {
            Fulfilments = [.. facts.Fulfilments, .. done],
        };

    public static CouncilFacts Change(this CouncilFacts facts, Func<Council, Council> change) =>
        facts with
        {
            Council = change(facts.Council),
        };

    /// <summary>The member with that number is another one.</summary>
    public static CouncilFacts Put(this CouncilFacts facts, Member member) =>
        facts with
        {
            Members = [.. facts.Members.Where(m => m.Id != member.Id), member],
        };

    public static IReadOnlyList<Obligation> Open(this CouncilFacts facts, DateOnly day, ObligationRules? rules = null) =>
        ObligationPlanner.Of(facts, day, rules ?? ObligationRules.Default);

    public static IReadOnlyList<Obligation> Open(
        this CouncilFacts facts,
        DateOnly day,
        ObligationKind kind,
        ObligationRules? rules = null
    ) => [.. facts.Open(day, rules).Where(o => o.Kind == kind)];

    public static DateOnly D(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
