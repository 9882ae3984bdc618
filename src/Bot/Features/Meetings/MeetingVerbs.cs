namespace KobanBot.Bot.Features.Meetings;

/// <summary>Verbs by which one flow's card leads to another flow.</summary>
internal static class MeetingVerbs
{
    public const string Home = "home.open";
    public const string List = "meetings.list";
    public const string Show = "meetings.show";
}
