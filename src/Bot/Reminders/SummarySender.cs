using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Councils;
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

    private DateOnly? _finished;

    /// <summary>One look: everything that is due and that nobody has in hand. True when the day is finished.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = JapanTime.DayOf(now);
        if (_finished == today || !rules.IsDigestTime(now) || await gate.IsStoppedAsync(cancellation))
        {
            return _finished == today;
        }

        var due = Enumerable
            .Range(0, MakesUpDays)
            .SelectMany(n => SummarySchedule.Of(today.AddDays(-n), rules.Obligations))
            .DistinctBy(s => s.Key)
            .ToList();
        var done = true;
        foreach (var reader in due.Count == 0 ? [] : await ReadersAsync(today, cancellation))
        {
            done &= await SendAsync(reader, due, today, cancellation);
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

    /// <summary>False when something of this reader is left for a later look.</summary>
    private async Task<bool> SendAsync(OfficerId id, IReadOnlyList<ScheduledSummary> due, DateOnly today, CancellationToken cancellation)
    {
        var done = true;
        foreach (var summary in due)
        {
            if (await readers.FindReaderAsync(id, today, cancellation) is not { } reader)
            {
                return true;
            }

            foreach (var scope in SummarySchedule.ScopesOf(reader.Officer, today))
            {
                done &= await SendAsync(id, summary, scope, today, cancellation);
            }
        }

        return done;
    }

    private async Task<bool> SendAsync(
        OfficerId id,
        ScheduledSummary summary,
        SummaryScope scope,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var key = $"{summary.Key}|{scope.Code}";
        var now = clock.GetUtcNow();
        if (
            await readers.FindReaderAsync(id, today, cancellation) is not { } reader
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
            || !await readers.TryPutAsync(reader.Version, new ReaderChange { Summaries = reader.State.Summaries.With(claim) }, cancellation)
        )
        {
            return false;
        }

        var outcome = await DeliverAsync(reader.Officer, reference, summary, scope, now, cancellation);
        Log.Ended(logger, id, key, outcome);
        var ended = outcome is null or SendOutcome.Sent or SendOutcome.Unreachable || claim.Attempts >= options.Value.MostAttempts;
        return await readers.FindReaderAsync(id, today, cancellation) is { } claimed
            && claimed.State.Summaries.Find(key) == claim
            && await readers.TryPutAsync(
                claimed.Version,
                new ReaderChange
                {
                    Summaries = claimed.State.Summaries.With(claim with { LeasedUntil = ended ? null : clock.GetUtcNow() }),
                },
                cancellation
            )
            && ended;
    }

    /// <summary>The card that the reader would get by asking, with the same check of the right; null where there is nothing to show.</summary>
    private async Task<SendOutcome?> DeliverAsync(
        Officer reader,
        ConversationReference reference,
        ScheduledSummary summary,
        SummaryScope scope,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
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
        var reply = await flow.OpenAsync(step, cancellation);
        return reply.CardJson is { } card
            ? (await messenger.SendReminderAsync(reference, OutboundMessage.OfCard(card, reply.Text), cancellation)).Outcome
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Summary {Summary} for officer {Officer} ended as {Outcome}.")]
        public static partial void Ended(ILogger logger, OfficerId officer, string summary, SendOutcome? outcome);

        [LoggerMessage(Level = LogLevel.Error, Message = "The look for scheduled summaries failed; the next one tries again.")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
