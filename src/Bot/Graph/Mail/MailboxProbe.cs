using KobanBot.Bot.Graph.Calendars;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.SendMail;
using Microsoft.Kiota.Abstractions;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>What the mailbox answered to somebody who only asks whether it would.</summary>
internal enum MailboxAnswer
{
    /// <summary>It would.</summary>
    Allowed,

    /// <summary>The identity may not use it.</summary>
    Denied,

    /// <summary>There is no such mailbox.</summary>
    NotThere,

    /// <summary>It did not answer.</summary>
    Unknown,
}

/// <summary>Whether the identity may use the mailboxes of the settings. Nothing is sent, entered or changed by asking.</summary>
internal interface IMailboxProbe
{
    /// <summary>Whether it may send from <see cref="MailOptions.Mailbox"/>.</summary>
    Task<MailboxAnswer> MayMailAsync(CancellationToken cancellation);

    /// <summary>Whether it may use the calendar of <see cref="MeetingCalendarOptions.Mailbox"/>.</summary>
    Task<MailboxAnswer> MayEnterAsync(CancellationToken cancellation);
}

/// <summary>
/// Rights that Exchange gives by role-based access control stand in no token; whether they are there, only a request can tell.
/// </summary>
internal sealed class MailboxProbe(MailboxGraph graph, IOptions<MailOptions> mail, IOptions<MeetingCalendarOptions> calendar)
    : IMailboxProbe
{
    /// <summary>A mail to nobody, which Exchange refuses: as forbidden before anything else, or for want of a recipient.</summary>
    public Task<MailboxAnswer> MayMailAsync(CancellationToken cancellation) =>
        AskAsync(
            mail.Value.BaseUrl,
            async connection =>
                await connection
                    .Client.Users[mail.Value.Mailbox]
                    .SendMail.PostAsync(
                        new SendMailPostRequestBody
                        {
                            Message = new Message { Subject = "KobanBot", ToRecipients = [] },
                            SaveToSentItems = false,
                        },
                        cancellationToken: cancellation
                    )
        );

    /// <summary>The id of one entry, if there is any; nothing of what it says.</summary>
    public Task<MailboxAnswer> MayEnterAsync(CancellationToken cancellation) =>
        AskAsync(
            calendar.Value.BaseUrl,
            async connection =>
                await connection
                    .Client.Users[calendar.Value.Mailbox]
                    .Events.GetAsync(
                        request =>
                        {
                            request.QueryParameters.Top = 1;
                            request.QueryParameters.Select = ["id"];
                        },
                        cancellation
                    )
        );

    private async Task<MailboxAnswer> AskAsync(string baseUrl, Func<GraphConnection, Task> ask)
    {
        using var connection = graph.Connect(baseUrl);
        try
        {
            await ask(connection);
            return MailboxAnswer.Allowed;
        }
        catch (ApiException refusal)
        {
            return refusal.ResponseStatusCode switch
            {
                // Let in, and then told that the mail goes to nobody.
                400 => MailboxAnswer.Allowed,
                401 or 403 => MailboxAnswer.Denied,
                404 => MailboxAnswer.NotThere,
                _ => MailboxAnswer.Unknown,
            };
        }
        catch (HttpRequestException)
        {
            return MailboxAnswer.Unknown;
        }
    }
}
