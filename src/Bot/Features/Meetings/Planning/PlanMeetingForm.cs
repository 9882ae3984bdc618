using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Planning;

/// <summary>What was typed into the card of 開催計画.</summary>
internal sealed record PlanMeetingForm
{
    public const string Date = "date";
    public const string Start = "start";
    public const string Place = "place";
    public const string Guests = "guests";
    public const string Priorities = "priorities";
    public const string Events = "events";

    public const int PlaceLength = 100;
    public const int TextLength = 1000;
    public const int TopicLength = 100;
    public const int MostTopics = 20;

    private PlanMeetingForm(PlannedMeeting? meeting, string priorities, string events, FormState state) =>
        (Meeting, PrioritiesText, EventsText, State) = (meeting, priorities, events, state);

    /// <summary>Null when the form for a meeting was left empty.</summary>
    public PlannedMeeting? Meeting { get; }

    public string PrioritiesText { get; }

    public string EventsText { get; }

    /// <summary>Everything as typed, with the errors, for drawing the card again.</summary>
    public FormState State { get; }

    public static string TopicField(TopicCategory category) => $"topics-{category}";

    public static PlanMeetingForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var date = fields.Date(Date);
        var start = fields.Time(Start);
        var place = fields.Text(Place, PlaceLength);
        var priorities = fields.Text(Priorities, TextLength);
        var events = fields.Text(Events, TextLength);
        var topics = Enum.GetValues<TopicCategory>()
            .SelectMany(c => fields.Lines(TopicField(c), TopicLength, MostTopics, TextLength).Select(title => new PlannedTopic(c, title)))
            .ToList();

        var isEmpty =
            start is null
            && place.Length == 0
            && topics.Count == 0
            && data.Text(Guests) != "true"
            && data.Text(PlanMeetingFlow.ReplacesKey).Length == 0;
        if (date is null && !isEmpty && !fields.Errors.ContainsKey(Date))
        {
            fields.Fail(Date, "開催予定日を入力してください。");
        }

        var meeting =
            fields.Errors.Count == 0 && date is { } day
                ? new PlannedMeeting
                {
                    Date = day,
                    Start = start,
                    Place = place,
                    Topics = topics,
                    InvitesGuests = data.Text(Guests) == "true",
                }
                : null;
        return new PlanMeetingForm(meeting, priorities, events, fields.State());
    }
}
