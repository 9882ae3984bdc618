using Azure.Core;
using Azure.Identity;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.SendMail;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>Whose mailbox permission (Mail.Send) is used.</summary>
internal sealed record MailCredential(Func<TokenCredential> Create);

/// <summary>
/// Mail through Microsoft Graph, `users/{mailbox}/sendMail`. The SDK's own repetitions are left out: it would send a mail twice after an
/// answer that was lost.
/// </summary>
internal sealed partial class GraphLetterSender(
    MailCredential credential,
    MailRoom room,
    IOptions<MailOptions> options,
    TimeProvider clock,
    ILogger<GraphLetterSender> logger
) : ILetterSender, IDisposable
{
    private const int MostTries = 5;

    // Made at the first mail: the SDK is large, and most starts never send one.
    private readonly Lazy<Connection> _connection = new(() => new Connection(credential.Create(), options.Value.BaseUrl));

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
            var mail = _connection.Value.Graph.Users[options.Value.Mailbox].SendMail;
            await mail.PostAsync(ToBody(letter), cancellationToken: either.Token);
            return new Answer(StatusCodes.Status202Accepted, Code: null);
        }
        catch (ApiException refusal)
        {
            var code = (refusal as ODataError)?.Error?.Code;
            Log.Refused(logger, refusal.ResponseStatusCode, code);
            return new Answer(refusal.ResponseStatusCode, code) { RetryAfter = RetryAfterOf(refusal) };
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

    private static SendMailPostRequestBody ToBody(Letter letter) =>
        new()
        {
            Message = new Message
            {
                Subject = letter.Subject,
                Body = new ItemBody
                {
                    ContentType = letter.Html is null ? BodyType.Text : BodyType.Html,
                    Content = letter.Html ?? letter.Text,
                },
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

    private TimeSpan? RetryAfterOf(ApiException refusal)
    {
        if (
            refusal.ResponseHeaders is not { } headers
            || headers.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault()
                is not { } text
        )
        {
            return null;
        }

        if (int.TryParse(text, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Max(0, seconds));
        }

        return DateTimeOffset.TryParse(text, out var date) && date > clock.GetUtcNow() ? date - clock.GetUtcNow() : null;
    }

    private LetterResult Postponed() => new(LetterOutcome.Postponed) { NotBefore = room.NotBefore() };

    private sealed record Answer(int Status, string? Code)
    {
        public TimeSpan? RetryAfter { get; init; }

        public bool NeverLeft { get; init; }

        /// <summary>Nothing was tried, because its time was over.</summary>
        public bool IsLate { get; init; }
    }

    /// <summary>The SDK's client on a transport without its handlers.</summary>
    private sealed class Connection : IDisposable
    {
        private readonly HttpClient _http = new(
            new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }
        );

        public Connection(TokenCredential credential, string baseUrl)
        {
            var tokens = new BaseBearerTokenAuthenticationProvider(new GraphTokens(credential, new Uri(baseUrl)));
            Graph = new GraphServiceClient(_http, tokens, baseUrl);
        }

        public GraphServiceClient Graph { get; }

        public void Dispose()
        {
            Graph.Dispose();
            _http.Dispose();
        }
    }

    /// <summary>Tokens for one host and no other.</summary>
    private sealed class GraphTokens(TokenCredential credential, Uri graph) : IAccessTokenProvider
    {
        // On the loopback stands a test's own Graph, which any token does for.
        private readonly TokenRequestContext _request = new([
            $"{(graph.IsLoopback ? "https://graph.microsoft.com" : graph.GetLeftPart(UriPartial.Authority))}/.default",
        ]);

        public AllowedHostsValidator AllowedHostsValidator { get; } = new([graph.Host]);

        public async Task<string> GetAuthorizationTokenAsync(
            Uri uri,
            Dictionary<string, object>? additionalAuthenticationContext = null,
            CancellationToken cancellationToken = default
        ) => AllowedHostsValidator.IsUrlHostValid(uri) ? (await credential.GetTokenAsync(_request, cancellationToken)).Token : "";
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
