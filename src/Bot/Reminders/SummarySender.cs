using KobanBot.Bot.Desks;
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
    SummaryDelivery delivery,
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

    /// <summary>
    /// One look: everything that is due and that nobody has in hand. True when the day is finished. After the stop of the process it begins with
    /// no other reader, and brings to its end what it has in hand.
    /// </summary>
    public async Task<bool> LookAsync(CancellationToken stopping)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        if (_finished == today || !await delivery.MaySendAsync(today, stopping))
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
            if (stopping.IsCancellationRequested || !await delivery.MaySendAsync(today, stopping))
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
                done &= await delivery.SendAsync(id, summary, scope, today, steps);
            }
        }

        return done;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The scheduled summaries of officer {Officer} failed; the next look takes them up again."
        )]
        public static partial void ReaderFailed(ILogger logger, Exception failure, OfficerId officer);

        [LoggerMessage(Level = LogLevel.Error, Message = "The look for scheduled summaries failed; the next one tries again.")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
