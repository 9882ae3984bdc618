using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Outbox;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

/// <summary>One scheduled summary to one reader: claimed in the reader's partition, drawn, sent, and noted how it ended.</summary>
/// <remarks>What is sent, to whom, when it may be, and what is kept of it: eight parts.</remarks>
internal sealed partial class SummaryDelivery(
    IReminderStore readers,
    SummaryFlow flow,
    IProactiveMessenger messenger,
    SendingGate gate,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<SummaryDelivery> logger
)
{
    /// <summary>Until the second try; each further one waits twice as long as the one before.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);

    /// <summary>A look that takes long ends with the hours, and with the switch.</summary>
    public async Task<bool> MaySendAsync(DateOnly today, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return JapanTime.DayOf(now) == today && rules.IsDigestTime(now) && !await gate.IsStoppedAsync(cancellation);
    }

    /// <summary>One summary to one reader, if nobody has it in hand and it was not sent before. False when it is left for a later look.</summary>
    public async Task<bool> SendAsync(OfficerId id, ScheduledSummary summary, SummaryScope scope, DateOnly today, LastSteps steps)
    {
        var key = $"{summary.Key}|{scope.Code}";
        var now = clock.GetUtcNow();
        if (
            await readers.FindReaderAsync(id, today, steps.Record) is not { } reader
            || References.Read(reader.Reference) is not { } reference
        )
        {
            // Whoever installs the bot later asks for it: a summary is no duty.
            return true;
        }

        var note = reader.State.Summaries.Find(key);
        if (note is { IsEnded: true })
        {
            return true;
        }

        var claim = new SummaryNote(key, now + options.Value.Lease, note?.Attempts + 1 ?? 1);
        if (
            now < note?.LeasedUntil
            || !await readers.TryPutAsync(reader.Version, new ReaderChange { Summaries = reader.State.Summaries.With(claim) }, steps.Record)
        )
        {
            return false;
        }

        var result = await TryDeliverAsync(reader.Officer, reference, summary, scope, claim, today, steps);
        Log.Ended(logger, id, key, result?.Outcome);
        var after = After(claim, result);
        return await readers.FindReaderAsync(id, today, steps.Record) is { } claimed
            && claimed.State.Summaries.Find(key) == claim
            && await readers.TryPutAsync(
                claimed.Version,
                new ReaderChange { Summaries = claimed.State.Summaries.With(after) },
                steps.Record
            )
            && after.IsEnded;
    }

    private SummaryNote After(SummaryNote claim, SendResult? result)
    {
        var now = clock.GetUtcNow();
        return result switch
        {
            // Nobody's failure, and no try: the channel asked for patience, or nothing may be sent now.
            { Outcome: SendOutcome.Postponed } => claim with { LeasedUntil = result.NotBefore ?? now, Attempts = claim.Attempts - 1 },
            { Outcome: SendOutcome.Failed or SendOutcome.NotFound or SendOutcome.Ambiguous }
                when claim.Attempts < options.Value.MostAttempts => claim with
            {
                LeasedUntil = now + FirstWait * Math.Pow(2, claim.Attempts - 1),
            },
            _ => claim with { LeasedUntil = null },
        };
    }

    /// <summary>Whatever goes wrong with one summary is a try of it.</summary>
    private async Task<SendResult?> TryDeliverAsync(
        Officer reader,
        StoredReference reference,
        ScheduledSummary summary,
        SummaryScope scope,
        SummaryNote claim,
        DateOnly today,
        LastSteps steps
    )
    {
        try
        {
            return await DeliverAsync(reader, reference, summary, scope, claim, today, steps);
        }
        catch (Exception failure) when (!steps.Record.IsCancellationRequested)
        {
            Log.DeliveryFailed(logger, failure, reader.Id);
            return new SendResult(SendOutcome.Failed, ActivityId: null);
        }
    }

    /// <summary>The card that the reader would get by asking, with the same check of the right; null where there is nothing to show.</summary>
    private async Task<SendResult?> DeliverAsync(
        Officer reader,
        StoredReference reference,
        ScheduledSummary summary,
        SummaryScope scope,
        SummaryNote claim,
        DateOnly today,
        LastSteps steps
    )
    {
        var now = clock.GetUtcNow();
        var step = new Step
        {
            Officer = reader,
            Now = now,
            Rules = rules.Obligations,
            Verb = SummaryVerbs.Open,
            Data = CardData.Of(new Dictionary<string, string> { [SummaryAddress.Key] = new SummaryAddress(scope, summary.Period).Code }),
            Command = new Command(Guid.CreateVersion7(now), ""),
            UserId = reference.UserId,
        };
        var reply = await flow.OpenAsync(step, steps.Record);
        if (reply is not { CardJson: { } card, ShowsNothing: false })
        {
            return null;
        }

        return await MaySendAsync(today, steps.Record)
            ? await SendInTimeAsync(reference, OutboundMessage.OfCard(card, reply.Text), claim, steps)
            : new SendResult(SendOutcome.Postponed, ActivityId: null);
    }

    /// <summary>Never longer than the lease: another replica may take over then.</summary>
    private async Task<SendResult> SendInTimeAsync(StoredReference reference, OutboundMessage message, SummaryNote claim, LastSteps steps)
    {
        var left = claim.LeasedUntil!.Value - OutboxOptions.ForRecord - clock.GetUtcNow(); // Claimed.
        if (left <= TimeSpan.Zero)
        {
            return new SendResult(SendOutcome.Postponed, ActivityId: null);
        }

        using var limit = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(steps.Send, limit.Token);
        try
        {
            return await messenger.SendReminderAsync(reference, message, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Ambiguous, ActivityId: null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Summary {Summary} for officer {Officer} ended as {Outcome}.")]
        public static partial void Ended(ILogger logger, OfficerId officer, string summary, SendOutcome? outcome);

        [LoggerMessage(Level = LogLevel.Error, Message = "A scheduled summary of officer {Officer} failed; that was a try of it.")]
        public static partial void DeliveryFailed(ILogger logger, Exception failure, OfficerId officer);
    }
}
