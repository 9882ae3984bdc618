using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Planning;

/// <summary>Every property of 開催計画 that a person enters.</summary>
internal static class PlanFields
{
    private const int TextLength = 1000;

    public static readonly InputField<PlannedMeeting> Date = new DayField<PlannedMeeting>
    {
        Property = nameof(PlannedMeeting.Date),
        Id = "date",
        Label = "開催予定日（必須）",
        Column = Column.Of("開催日"),
        Get = m => m.Date,
        Set = (m, day) => day is { } date ? m with { Date = date } : m,
    };

    public static readonly InputField<PlannedMeeting> Start = new TimeField<PlannedMeeting>
    {
        Property = nameof(PlannedMeeting.Start),
        Id = "start",
        Label = "開始予定",
        Column = Column.Of("開始時刻"),
        Get = m => m.Start,
        Set = (m, time) => m with { Start = time },
    };

    public static readonly InputField<PlannedMeeting> Place = new LineField<PlannedMeeting>
    {
        Property = nameof(PlannedMeeting.Place),
        Id = "place",
        Label = "場所",
        Longest = 100,
        Column = Column.Of("場所"),
        Get = m => m.Place,
        Set = (m, place) => m with { Place = place },
    };

    /// <summary>One input for each category, a topic a line.</summary>
    public static readonly IReadOnlyList<InputField<PlannedMeeting>> Topics = [.. Enum.GetValues<TopicCategory>().Select(TopicsOf)];

    public static readonly InputField<PlannedMeeting> Guests = new ToggleField<PlannedMeeting>
    {
        Property = nameof(PlannedMeeting.InvitesGuests),
        Id = "guests",
        Label = "委員以外の方に参加を要請する（人選は事前に検討）　記 第2-5(3)",
        Column = Column.None("The examination of the guests is a matter of the coming meeting, which nobody imports."),
        Get = m => m.InvitesGuests,
        Set = (m, invites) => m with { InvitesGuests = invites },
    };

    public static readonly InputField<MeetingPlan> Priorities = new TextField<MeetingPlan>
    {
        Property = nameof(MeetingPlan.Priorities),
        Id = "priorities",
        Label = "警察活動の重点",
        Longest = TextLength,
        Column = Column.Of("警察活動の重点"),
        Get = p => p.Priorities,
        Set = (p, text) => p with { Priorities = text },
    };

    public static readonly InputField<MeetingPlan> Events = new TextField<MeetingPlan>
    {
        Property = nameof(MeetingPlan.Events),
        Id = "events",
        Label = "地域の行事",
        Longest = TextLength,
        Column = Column.Of("地域の行事"),
        Get = p => p.Events,
        Set = (p, text) => p with { Events = text },
    };

    public static readonly IReadOnlyList<InputField<PlannedMeeting>> OfMeeting = [Date, Start, Place, .. Topics, Guests];

    public static readonly IReadOnlyList<InputField<MeetingPlan>> OfPlan = [Priorities, Events];

    private static LinesField<PlannedMeeting> TopicsOf(TopicCategory category) =>
        new()
        {
            Property = nameof(PlannedMeeting.Topics),
            Id = $"topics-{category}",
            Label = $"議題：{MeetingWords.Of(category)}",
            Longest = 100,
            Most = 20,
            LongestInAll = TextLength,
            Column = Column.None("Topics have a file of their own, a row each."),
            Get = m => [.. m.Topics.Where(t => t.Category == category).Select(t => t.Title)],
            Set = (m, titles) =>
                m with
                {
                    Topics = [.. m.Topics.Where(t => t.Category != category), .. titles.Select(t => new PlannedTopic(category, t))],
                },
        };
}
