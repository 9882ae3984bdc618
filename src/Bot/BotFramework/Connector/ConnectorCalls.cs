using System.Diagnostics;
using Azure.Identity;
using KobanBot.Bot.BotFramework.Pacing;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>
/// Carries a call out: to trusted addresses only, with a token, in pace, and repeated by <see cref="RetryRule"/>. Here the limits of the channel
/// and our own meet, which is why it has seven collaborators.
/// </summary>
internal sealed partial class ConnectorCalls(
    ConnectorRequests requests,
    ConnectorTokens tokens,
    ServiceUrls serviceUrls,
    SendPace pace,
    ProtocolTelemetry telemetry,
    TimeProvider clock,
    ILogger<ConnectorCalls> logger
)
{
    /// <summary>The pause when throttling does not say how long, and all repetitions met it. INFERRED.</summary>
    private static readonly TimeSpan UnaskedPause = TimeSpan.FromMinutes(1);

    /// <summary>A tenant whose administrator has disabled the bot is asked again after so long. INFERRED.</summary>
    private static readonly TimeSpan DisabledPause = TimeSpan.FromMinutes(30);

    /// <exception cref="ConnectorException">The connector refuses, or has not answered in time.</exception>
    public async Task<byte[]> CallAsync(ConnectorTarget target, ConnectorCall call, CancellationToken cancellation)
    {
        var trust = serviceUrls.TrustOf(target.ServiceUrl);
        if (trust == ServiceUrlTrust.Refused)
        {
            throw new ConnectorException(new ConnectorError(0, ConnectorError.UntrustedServiceUrl), isAmbiguous: false);
        }

        using var span = ProtocolTelemetry.Source.StartActivity(call.Operation, ActivityKind.Client);
        var started = clock.GetTimestamp();
        try
        {
            return await RepeatAsync(target, call, trust == ServiceUrlTrust.WithToken, cancellation);
        }
        finally
        {
            telemetry.CallEnded(call.Operation, clock.GetElapsedTime(started));
        }
    }

    private async Task<byte[]> RepeatAsync(ConnectorTarget target, ConnectorCall call, bool needsToken, CancellationToken cancellation)
    {
        string? refusedToken = null;
        for (var attempt = 1; ; attempt++)
        {
            var token = needsToken ? await TokenAsync(call, refusedToken, cancellation) : null;
            var answer = await TryInPaceAsync(target, call, token, cancellation);
            telemetry.Called(call.Operation, answer.Status);
            if (answer.Status is >= 200 and < 300)
            {
                return answer.Body;
            }

            if (answer.Status == 401 && token is not null && refusedToken is null)
            {
                refusedToken = token;
                Log.TokenRefused(logger, call.Operation);
                continue;
            }

            if (answer is { Status: 429, RetryAfter: { } pause })
            {
                pace.Pause(target.TenantId, pause);
            }

            var isAmbiguous = IsAmbiguous(call, answer);
            var isSafe = !isAmbiguous || call.Ambiguous < call.MostAmbiguous;
            var delay = RetryRule.DelayAfter(attempt, answer.Status, answer.RetryAfter, isSafe, Random.Shared.NextDouble());
            if (delay is not { } wait || clock.GetUtcNow() + wait >= target.Deadline)
            {
                if (answer is { Status: 429 or 412, RetryAfter: null })
                {
                    pace.Pause(target.TenantId, UnaskedPause);
                }

                throw Refusal(call, answer, isAmbiguous);
            }

            if (isAmbiguous)
            {
                call.Ambiguous++;
                telemetry.AmbiguousRepeat(call.Operation);
            }

            telemetry.Retried(call.Operation, answer.Status);
            Log.Repeated(logger, call.Operation, answer.Status, attempt, wait.TotalMilliseconds);
            await Task.Delay(wait, clock, cancellation);
        }
    }

    private async Task<string> TokenAsync(ConnectorCall call, string? refused, CancellationToken cancellation)
    {
        try
        {
            return await tokens.GetAsync(refused, cancellation);
        }
        catch (AuthenticationFailedException failure)
        {
            Log.NoToken(logger, call.Operation, failure);
            throw new ConnectorException(new ConnectorError(0, ConnectorError.NoToken), isAmbiguous: call.Ambiguous > 0, failure)
            {
                AmbiguousRepeats = call.Ambiguous,
            };
        }
    }

    /// <summary>One request, when it fits below the limits; at once in a turn. Every repetition counts as one more.</summary>
    private async Task<ConnectorAnswer> TryInPaceAsync(
        ConnectorTarget target,
        ConnectorCall call,
        string? token,
        CancellationToken cancellation
    )
    {
        var sent = target.IsProactive
            ? await pace.WaitAsync(target.TenantId, call.Conversation, target.Deadline, cancellation)
            : pace.Count(target.TenantId, call.Conversation);
        if (sent is null)
        {
            throw new ConnectorException(new ConnectorError(0, ConnectorError.NoRoom), isAmbiguous: call.Ambiguous > 0)
            {
                NotBefore = pace.NotBefore(target.TenantId, call.Conversation),
                AmbiguousRepeats = call.Ambiguous,
            };
        }

        var isTaken = false;
        try
        {
            var answer = await requests.TryAsync(target, call, token, cancellation);
            isTaken = answer.Status is >= 200 and < 300;
            return answer;
        }
        finally
        {
            pace.Answered(sent, isTaken);
        }
    }

    /// <summary>It may have been carried out, and once more would be twice.</summary>
    private static bool IsAmbiguous(ConnectorCall call, ConnectorAnswer answer) =>
        call.Method == HttpMethod.Post && !answer.NeverLeft && answer.Status is (0 or 408 or >= 500);

    private ConnectorException Refusal(ConnectorCall call, ConnectorAnswer answer, bool isAmbiguous)
    {
        var error = answer.Status == 0 ? new ConnectorError(0, ConnectorError.NoAnswer) : ConnectorError.Parse(answer.Status, answer.Body);
        Log.Refused(logger, call.Operation, error.Status, error.Code);

        // What an earlier try may have done is not undone by the last one's clear refusal.
        return new ConnectorException(error, isAmbiguous || call.Ambiguous > 0, answer.Failure)
        {
            AmbiguousRepeats = call.Ambiguous,
            NotBefore = PauseAfter(answer, error) is { } pause ? clock.GetUtcNow() + pause : null,
        };
    }

    private static TimeSpan? PauseAfter(ConnectorAnswer answer, ConnectorError error) =>
        answer.Status is 429 or 412 ? answer.RetryAfter ?? UnaskedPause
        : error.IsDisabledForTenant ? DisabledPause
        : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The connector did not take the token for {Operation}; a fresh one is fetched.")]
        public static partial void TokenRefused(ILogger logger, string operation);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The connector answered {Operation} with {Status}; try {Attempt} is repeated after {Milliseconds} ms."
        )]
        public static partial void Repeated(ILogger logger, string operation, int status, int attempt, double milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The connector refused {Operation} with status {Status} and code {Code}.")]
        public static partial void Refused(ILogger logger, string operation, int status, string? code);

        [LoggerMessage(Level = LogLevel.Error, Message = "There is no token for {Operation}.")]
        public static partial void NoToken(ILogger logger, string operation, Exception failure);
    }
}
