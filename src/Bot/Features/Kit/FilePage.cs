namespace KobanBot.Bot.Features.Kit;

/// <summary>The page from which a person fetches a file by a link, where there is one.</summary>
/// <param name="Address">Where people reach the bot, without a path; null where it has no page that knows who signs in.</param>
internal sealed record FilePage(Uri? Address)
{
    public bool IsOn => Address is not null;

    /// <param name="link">The link's id, behind the mark that a browser sends to nobody.</param>
    public string To(string link) => new Uri(Address!, $"/outlook/file.html#{link}").AbsoluteUri; // Asked for where it is on.
}
