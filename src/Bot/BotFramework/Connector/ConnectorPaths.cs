namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>The routes of the connector, with every id made safe as one segment.</summary>
internal static class ConnectorPaths
{
    public static string Conversation(string id) => $"v3/conversations/{Segment(id)}";

    public static string ActivityPath(string conversation, string activity) =>
        $"{Conversation(conversation)}/activities/{Segment(activity)}";

    public static string MemberPath(string conversation, string user) => $"{Conversation(conversation)}/members/{Segment(user)}";

    public static string PagePath(string conversation, string? continuation) =>
        $"{Conversation(conversation)}/pagedmembers?pageSize=500"
        + (continuation is null ? "" : $"&continuationToken={Uri.EscapeDataString(continuation)}");

    // "." and ".." survive escaping, and would climb to another route.
    private static string Segment(string id) =>
        id is "" or "." or ".."
            ? throw new ArgumentException("An id of the protocol is empty or a path.", nameof(id))
            : Uri.EscapeDataString(id);
}
