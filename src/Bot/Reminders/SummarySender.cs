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

/// <summary>
/// 概況, 管内 and 署の状況 by schedule: monthly, half-yearly and yearly, once to each reader. Claimed in the reader's partition, as the digest is;
/// what an outage has missed is made up for within some days.
/// </summary>
internal sealed partial class SummarySender(
    IOfficeStore offices,
    IReminderStore readers,
    SummaryFlow flow,
    IProactiveMessenger messenger,
    SendingGate gate,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<SummarySender> logger
) : BackgroundService
{
    /// <summary>A summary of the month before is of use for about a week.</summary>
    private const int MakesUpDays = 7;

    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    /// <summary>Until the second try; each further one waits twice as long as the one before.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);

    private DateOnly? _finished;

    /// <summary>
    /// One look: everything that is due and that nobody has in hand. True when the day is finished. After the stop of the process it begins with
    /// no other reader, and brings to its end what it has in hand.
    /// </summary>
    public async Task<bool> LookAsync(CancellationToken stopping)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        if (_finished == today || !await MaySendAsync(today, stopping))
        {
            return _finished == today;
        }

        var due = Enumerable
            .Range(0, MakesUpDays)
            .SelectMany(n => SummarySchedule.Of(today.AddDays(-n), rules.Obligations))
            .DistinctBy(s => s.Key)
            .ToList();
        var done = true;
        using var steps = new LastSteps(clock, stopping);
        foreach (var reader in due.Count == 0 ? [] : await ReadersAsync(today, stopping))
        {
            if (stopping.IsCancellationRequested || !await MaySendAsync(today, stopping))
            {
                return false;
            }

            done &= await TrySendAsync(reader, due, today, steps);
        }

        _finished = done ? today : _finished;
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(Poll, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.LookFailed(logger, failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<OfficerId>> ReadersAsync(DateOnly today, CancellationToken cancellation)
    {
        var found = new HashSet<OfficerId>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            if (await offices.FindAsync(unit, cancellation) is { } office)
            {
                found.UnionWith(
                    office
                        .Facts.Directory.Roster.Where(r => SummarySchedule.Readers.Contains(r.Role) && r.Days.Contains(today))
                        .Select(r => r.Officer)
                );
            }
        }

        return [.. found.OrderBy(o => o.Value, StringComparer.Ordinal)];
    }

    /// <summary>A look that takes long ends with the hours, and with the switch.</summary>
    private async Task<bool> MaySendAsync(DateOnly today, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return JapanTime.DayOf(now) == today && rules.IsDigestTime(now) && !await gate.IsStoppedAsync(cancellation);
    }

    /// <summary>False when something of this reader is left for a later look. One that fails holds up no other.</summary>
    private async Task<bool> TrySendAsync(OfficerId id, IReadOnlyList<ScheduledSummary> due, DateOnly today, LastSteps steps)
    {
        try
        {
            return await SendAsync(id, due, today, steps);
        }
        catch (Exception failure) when (!steps.Record.IsCancellationRequested)
        {
            Log.ReaderFailed(logger, failure, id);
            return false;
        }
    }

    private async Task<bool> SendAsync(OfficerId id, IReadOnlyList<ScheduledSummary> due, DateOnly today, LastSteps steps)
    {
        var done = true;
        foreach (var summary in due)
        {
            if (await readers.FindReaderAsync(id, today, steps.Record) is not { } reader)
            {
                return true;
            }

            foreach (var scope in SummarySchedule.ScopesOf(reader.Officer, today))
            {
                done &= await SendAsync(id, summary, scope, today, steps);
            }
        }

        return done;
    }

    private async Task<bool> SendAsync(OfficerId id, ScheduledSummary summary, SummaryScope scope, DateOnly today, LastSteps steps)
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
            Log.ReaderFailed(logger, failure, reader.Id);
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

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The scheduled summaries of officer {Officer} failed; the next look takes them up again."
        )]
        public static partial void ReaderFailed(ILogger logger, Exception failure, OfficerId officer);

        [LoggerMessage(Level = LogLevel.Error, Message = "The look for scheduled summaries failed; the next one tries again.")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
