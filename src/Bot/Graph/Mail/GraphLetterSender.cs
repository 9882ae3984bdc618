using System.Text;
using Azure.Core;
using Azure.Identity;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.SendMail;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>Whose mailbox permission (Mail.Send) is used.</summary>
internal sealed record MailCredential(Func<TokenCredential> Create);

/// <summary>
/// Mail through Microsoft Graph, `users/{mailbox}/sendMail`. The SDK's own repetitions are left out: it would send a mail twice after an
/// answer that was lost.
/// </summary>
internal sealed partial class GraphLetterSender(
    MailboxGraph graph,
    MailRoom room,
    IOptions<MailOptions> options,
    TimeProvider clock,
    ILogger<GraphLetterSender> logger
) : ILetterSender, IDisposable
{
    private const int MostTries = 5;

    // Made at the first mail: the SDK is large, and most starts never send one.
    private readonly Lazy<GraphConnection> _connection = new(() => graph.Connect(options.Value.BaseUrl));

    public bool IsOn => options.Value.IsOn;

    public async Task<LetterResult> SendAsync(Letter letter, CancellationToken cancellation)
    {
        if (!IsOn)
        {
            return new LetterResult(LetterOutcome.Failed);
        }

        var limit = clock.GetUtcNow() + options.Value.Timeout;
        var deadline = letter.Until < limit ? letter.Until.Value : limit;
        if (!await room.TryEnterAsync(deadline, cancellation))
        {
            return Postponed();
        }

        try
        {
            var result = await RepeatAsync(letter, deadline, cancellation);
            Log.Ended(logger, result.Outcome);
            return result;
        }
        finally
        {
            room.Leave();
        }
    }

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }
    }

    /// <summary>Only what throttling refused is repeated, when the mailbox says.</summary>
    private async Task<LetterResult> RepeatAsync(Letter letter, DateTimeOffset deadline, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (deadline <= clock.GetUtcNow() || await room.WaitAsync(deadline, cancellation) is not { } request)
            {
                return Postponed();
            }

            Answer answer;
            try
            {
                answer = await TryAsync(letter, deadline, cancellation);
            }
            finally
            {
                room.Answered(request);
            }

            if (answer.IsLate)
            {
                return Postponed();
            }

            if (answer.Status != 429)
            {
                return new LetterResult(OutcomeOf(answer));
            }

            room.Pause(answer.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, attempt)));
            if (attempt == MostTries)
            {
                return Postponed();
            }
        }
    }

    private async Task<Answer> TryAsync(Letter letter, DateTimeOffset deadline, CancellationToken cancellation)
    {
        // The wait for room may have ended at the very deadline, and a time of nothing or less is none.
        var left = deadline - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return new Answer(0, Code: null) { IsLate = true };
        }

        using var limit = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var mail = _connection.Value.Client.Users[options.Value.Mailbox].SendMail;
            await (
                letter is { Entry: not null } or { Html: not null } or { File: not null }
                    ? SendMimeAsync(mail, LetterMime.Message(letter, options.Value.Mailbox, clock.GetUtcNow()), either.Token)
                    : mail.PostAsync(ToBody(letter), cancellationToken: either.Token)
            );
            return new Answer(StatusCodes.Status202Accepted, Code: null);
        }
        catch (ApiException refusal)
        {
            var code = (refusal as ODataError)?.Error?.Code;
            Log.Refused(logger, refusal.ResponseStatusCode, code);
            return new Answer(refusal.ResponseStatusCode, code) { RetryAfter = GraphConnection.RetryAfterOf(refusal, clock.GetUtcNow()) };
        }
        catch (HttpRequestException failure)
        {
            return new Answer(0, Code: null)
            {
                NeverLeft = failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
            };
        }
        catch (AuthenticationFailedException failure)
        {
            // Without a token nothing left.
            Log.NoToken(logger, failure);
            return new Answer(0, Code: null) { NeverLeft = true };
        }
        catch (OperationCanceledException)
        {
            // Whoever stopped it: it is under way.
            return new Answer(0, Code: null);
        }
    }

    /// <summary>A whole message, which the typed request does not know: with its words beside the markup, and parts that tell a calendar what they are.</summary>
    private async Task SendMimeAsync(SendMailRequestBuilder mail, string message, CancellationToken cancellation)
    {
        var request = new RequestInformation
        {
            HttpMethod = Method.POST,
            URI = mail.ToPostRequestInformation(new SendMailPostRequestBody()).URI,
        };
        await using var content = new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(message))));
        request.SetStreamContent(content, "text/plain");
        await _connection.Value.Client.RequestAdapter.SendNoContentAsync(
            request,
            new Dictionary<string, ParsableFactory<IParsable>>(StringComparer.Ordinal)
            {
                ["XXX"] = ODataError.CreateFromDiscriminatorValue,
            },
            cancellation
        );
    }

    private static SendMailPostRequestBody ToBody(Letter letter) =>
        new()
        {
            Message = new Message
            {
                Subject = letter.Subject,
                Body = new ItemBody { ContentType = BodyType.Text, Content = letter.Text },
                ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = letter.To } }],
            },
            SaveToSentItems = false,
        };

    private static LetterOutcome OutcomeOf(Answer answer) =>
        answer switch
        {
            { Status: >= 200 and < 300 } => LetterOutcome.Sent,
            { Status: 400, Code: "ErrorInvalidRecipients" } => LetterOutcome.Unreachable,
            { NeverLeft: true } => LetterOutcome.Failed,
            { Status: 0 or 408 or >= 500 } => LetterOutcome.Ambiguous,
            _ => LetterOutcome.Failed,
        };

    private LetterResult Postponed() => new(LetterOutcome.Postponed) { NotBefore = room.NotBefore() };

    private sealed record Answer(int Status, string? Code)
    {
        public TimeSpan? RetryAfter { get; init; }

        public bool NeverLeft { get; init; }

        /// <summary>Nothing was tried, because its time was over.</summary>
        public bool IsLate { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A mail ended as {Outcome}.")]
        public static partial void Ended(ILogger logger, LetterOutcome outcome);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The mailbox refused a mail with status {Status} and code {Code}.")]
        public static partial void Refused(ILogger logger, int status, string? code);

        [LoggerMessage(Level = LogLevel.Error, Message = "There is no token for the mailbox; mails fail until there is.")]
        public static partial void NoToken(ILogger logger, Exception failure);
    }
}
