namespace KobanBot.Bot.Graph.Mail;

/// <summary>The way to Graph for mail and calendar, by the address of the cloud's Graph.</summary>
internal sealed record MailboxGraph(Func<string, GraphConnection> Connect)
{
    public static MailboxGraph As(MailCredential credential) => new(baseUrl => new GraphConnection(credential.Create(), baseUrl));
}
