namespace KobanBot.Generator;

/// <summary>All rows of the fictitious prefecture 北都県, as they stand on 22 November 2026 (令和8年度).</summary>
internal sealed class Prefecture
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>Six stations were merged away on this day.</summary>
    public static readonly DateOnly Merger = new(2026, 4, 1);

    /// <summary>Before this day nothing has a history.</summary>
    public static readonly DateOnly Beginning = new(1995, 4, 1);

    public List<Station> Stations { get; } = [];

    public List<PoliceBox> PoliceBoxes { get; } = [];

    public List<DatedLink> PoliceBoxStations { get; } = [];

    public List<Officer> Officers { get; } = [];

    public List<Assignment> Assignments { get; } = [];

    public List<Council> Councils { get; } = [];

    public List<DatedLink> CouncilPoliceBoxes { get; } = [];

    public List<DatedLink> LeadOfficers { get; } = [];

    public List<Member> Members { get; } = [];

    public List<Commission> Commissions { get; } = [];

    public List<Plan> Plans { get; } = [];

    public List<PlanTopic> PlanTopics { get; } = [];

    public List<Meeting> Meetings { get; } = [];

    public List<Attendance> Attendances { get; } = [];

    public List<MeetingTopic> MeetingTopics { get; } = [];

    public List<Feedback> Feedbacks { get; } = [];

    public List<Persona> Personas { get; } = [];

    public static Prefecture Build()
    {
        var prefecture = new Prefecture();
        new Organisation(prefecture).Build();
        new Memberships(prefecture).Build();
        new Gatherings(prefecture).Build();
        return prefecture;
    }

    public string StationOf(string council, DateOnly day)
    {
        var box = CouncilPoliceBoxes.First(l => l.Left == council).Right;
        return PoliceBoxStations.First(l => l.Left == box && Covers(l.From, l.To, day)).Right;
    }

    public static bool Covers(DateOnly from, DateOnly? to, DateOnly day) => day >= from && !(day > to);
}
