using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>議題区分 (記 第2-6(2)).</summary>
public enum TopicCategory
{
    /// <summary>交番等の活動状況.</summary>
    PoliceActivity,

    /// <summary>身近な犯罪、事故、災害等の発生状況.</summary>
    Incidents,

    /// <summary>地域の抱える問題、行事等の進め方.</summary>
    CommunityIssues,

    Other,
}

public sealed record PlannedTopic(TopicCategory Category, string Title);

/// <summary>One regular meeting of the plan.</summary>
public sealed record PlannedMeeting
{
    public required DateOnly Date { get; init; }

    public TimeOnly? Start { get; init; }

    public string Place { get; init; } = "";

    public IReadOnlyList<PlannedTopic> Topics { get; init; } = [];

    /// <summary>委員以外の地域住民等 are to be asked, so their selection is to be examined before (記 第2-5(3)).</summary>
    public bool InvitesGuests { get; init; }
}

/// <summary>開催計画 of a fiscal year, made beforehand (記 第2-5(1)).</summary>
public sealed record MeetingPlan
{
    public required FiscalYear Year { get; init; }

    /// <summary>Rises with every change, so that an old card is recognised.</summary>
    public required int Version { get; init; }

    /// <summary>警察活動の重点.</summary>
    public string Priorities { get; init; } = "";

    /// <summary>地域の行事.</summary>
    public string Events { get; init; } = "";

    /// <summary>The year's regular meetings, by date.</summary>
    public required IReadOnlyList<PlannedMeeting> Meetings { get; init; }
}
