namespace KobanBot.Bot.Features.Meetings;

/// <summary>Verbs by which one flow's card leads to another flow, and the keys of what their buttons carry.</summary>
internal static class MeetingVerbs
{
    public const string Home = "home.open";
    public const string List = "meetings.list";
    public const string Show = "meetings.show";

    /// <summary>訂正: the records of which this person may start a correction.</summary>
    public const string Correctable = "meetings.correctable";

    public const string RevisionKey = "revision";
    public const string PageKey = "page";
}
