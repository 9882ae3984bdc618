namespace KobanBot.Generator;

internal sealed record Station(string Code, string Name, string Area, DateOnly From, DateOnly? To, string? MergedInto);

internal sealed record PoliceBox(string Code, string Name, string Kind, string Place);

/// <summary>A dated link of two things: police box and station, council and police box, council and lead officer.</summary>
internal sealed record DatedLink(string Left, string Right, DateOnly From, DateOnly? To);

internal sealed record Officer(string Number, PersonName Name, string Rank)
{
    public string PrincipalName => $"{Number.ToLowerInvariant()}@koban.example";
}

internal sealed record Assignment(string Officer, string Unit, string Role, DateOnly From, DateOnly? To);

internal sealed record Council(
    string Code,
    string Name,
    string Kind,
    string Purpose,
    string AreaText,
    DateOnly Established,
    DateOnly? Abolished
)
{
    /// <summary>中央, as it stands in the names of places and associations.</summary>
    public required string Place { get; init; }
}

internal sealed record Member(
    string Council,
    string Code,
    PersonName Name,
    string Categories,
    string Occupation,
    string Tie,
    string Address,
    string Phone,
    string BestTime,
    string AgeBand,
    string Sex,
    string District
);

internal sealed record Commission(
    string Council,
    string Member,
    string Kind,
    string Predecessor,
    DateOnly From,
    DateOnly To,
    DateOnly? Letter
)
{
    public DateOnly? Dismissed { get; init; }

    public string DismissalReason { get; init; } = "";

    public bool Covers(DateOnly day) => day >= From && day <= To && !(day >= Dismissed);
}

internal sealed record Plan(string Council, int Year, DateOnly Date, string Start, string Place, string Priorities, string Events);

internal sealed record PlanTopic(string Council, DateOnly Date, int Number, string Category, string Title);

internal sealed record Meeting(string Council, string Id, string Kind, DateOnly Date, string Start, string End, string Place)
{
    public string State => ReportedOn is null ? "確定" : "署長報告済";

    public string Notices { get; init; } = "";

    public string ProblemSolving { get; init; } = "";

    public string Materials { get; init; } = "";

    public DateOnly? NextDate { get; init; }

    public string Occasion { get; init; } = "";

    public string Information { get; init; } = "";

    public string EmergencyContact { get; init; } = "";

    public string Cooperation { get; init; } = "";

    public string Reflection { get; init; } = "";

    public string Consultation { get; init; } = "";

    public DateOnly? ConsultedOn { get; init; }

    public required string ConfirmedBy { get; init; }

    public required DateOnly ConfirmedOn { get; init; }

    public DateOnly? ReportedOn { get; init; }
}

internal sealed record Attendance(string Council, string Meeting, string Kind, string Code, string Text, string Presence);

internal sealed record MeetingTopic(string Council, string Meeting, int Number, string Category, string Title, string Result);

internal sealed record Feedback(
    string Council,
    string Meeting,
    int Number,
    string Kind,
    string Text,
    string Field,
    string Speaker,
    string InCharge,
    string Measure,
    string Status,
    DateOnly? ToldOn
);

/// <summary>One of the people as whom the development command speaks to the bot.</summary>
internal sealed record Persona(string Key, string Label, Officer Officer);
