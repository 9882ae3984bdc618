using KobanBot.Bot.Desks;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// The reminders of one office on one day: taken in hand by a lease in its partition, computed from one read of each council, sent person by
/// person from the police boxes upwards, and marked as done. Whatever is cut off is taken up again by the next look of any replica; an office
/// in which only some readers wait for another try rests until the first of them.
/// </summary>
internal sealed partial class MorningRun(
    IOfficeStore offices,
    OfficeDesk desk,
    DigestSender sender,
    ChannelLines channels,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<MorningRun> logger
)
{
    private readonly string _replica = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    /// <returns>How far the office has got today, by this replica or another.</returns>
    public async Task<Progress> RunAsync(string unit, DateOnly day, CancellationToken cancellation)
    {
        if (await offices.FindAsync(unit, cancellation) is not { } loaded)
        {
            return Progress.Done;
        }

        var before = loaded.Facts.Morning;
        var now = clock.GetUtcNow();
        if (before?.Day == day && (before.IsDone || before.IsInHand(now) || now < before.RestsUntil))
        {
            return new Progress(before.IsDone, before.RestsUntil);
        }

        var begun =
            before?.Day == day
                ? before
                : new OfficeMorning(day)
                {
                    OutOfReach = before?.OutOfReach ?? [],
                    Standing = before?.Standing ?? [],
                    Escalated = before?.Escalated ?? [],
                };
        var claim = begun with { LeasedUntil = now + options.Value.Lease, By = _replica, RestsUntil = null };
        if (!await PutAsync(loaded.Version, claim, cancellation))
        {
            return Progress.Open;
        }

        using var lease = new OfficeLease(offices, unit, claim, options.Value.Lease, clock);
        var ended = await WorkAsync(unit, day, claim, lease, cancellation);
        return await lease.EndAsync(ended, cancellation) ? new Progress(ended.IsDone, ended.RestsUntil) : Progress.Open;
    }

    private Task<bool> PutAsync(OfficeVersion version, OfficeMorning morning, CancellationToken cancellation) =>
        offices.TryCommitAsync(version, new OfficeChange { Writes = [new OfficeWrite.PutMorning(morning)] }, cancellation);

    private async Task<OfficeMorning> WorkAsync(
        string unit,
        DateOnly day,
        OfficeMorning claim,
        OfficeLease lease,
        CancellationToken cancellation
    )
    {
        // The office was read for the claim; now it is read with its councils.
        var office = (await desk.FindAsync(unit, day, cancellation))!; // Found a moment ago, and never deleted.
        var (tally, lines) = (new Tally(claim), Progress.Done);
        if (office.Station is null)
        {
            List<OfficerId> all = [.. office.Roster.Where(r => r.Days.Contains(day)).Select(r => r.Officer).Distinct()];
            await SendAsync(office, all, (_, _) => null, tally, lease, cancellation);
        }
        else
        {
            // Whom nothing reaches may have somebody of a lower rank next in the chain, or have taken over from a colleague.
            IReadOnlySet<OfficerId> before;
            do
            {
                before = tally.OutOfReach;
                foreach (var rank in Enumerable.Range(0, 4))
                {
                    await SendRankAsync(office, rank, tally, lease, cancellation);
                }
            } while (tally.OutOfReach.Except(before).Any());

            lines = await channels.SendAsync(office, lease, cancellation);
        }

        var ended = tally.End();
        var progress = new Progress(ended.IsDone, ended.RestsUntil).And(lines);
        ended = ended with
        {
            IsDone = progress.IsDone,
            RestsUntil = progress.RestsUntil,
            Escalated = office.Station is null ? [] : OfficeRanks.Escalated(office, tally.OutOfReach, rules),
            FinishedAt = clock.GetUtcNow(),
        };
        Log.Ended(logger, unit, day, ended.IsDone, ended.Due, ended.Sent, ended.Unreachable, ended.Failed);
        return ended;
    }

    /// <summary>
    /// Police boxes first, then the section, its head and the chief: whoever is next in a chain then knows already whom nothing reached.
    /// </summary>
    private Task SendRankAsync(OfficeDay office, int rank, Tally tally, OfficeLease lease, CancellationToken cancellation)
    {
        var unreachable = tally.OutOfReach;
        var open = office.OpenOf(unreachable);
        var own = office.OwnOf(unreachable);
        var candidates = office
            .Councils.SelectMany(c => Candidates.Of(c, open[c.Council.Id], office.Day, rules))
            .Concat(Candidates.Of(own, office.Roster, office.Day, rules))
            .Concat(unreachable)
            .Concat(tally.Standing)
            .Distinct()
            .Where(o => OfficeRanks.Of(office, o) == rank)
            .OrderBy(o => o.Value, StringComparer.Ordinal)
            .ToList();
        return SendAsync(
            office,
            candidates,
            (officer, state) => Glance(office, unreachable, open, own, officer, state),
            tally,
            lease,
            cancellation
        );
    }

    /// <summary>
    /// The reader's case from what the morning has read, he or she being within reach; null when there are postings elsewhere too.
    /// </summary>
    private ReaderCase? Glance(
        OfficeDay office,
        IReadOnlySet<OfficerId> unreachable,
        IReadOnlyDictionary<CouncilId, IReadOnlyList<OpenItem>> open,
        IReadOnlyList<OpenItem> own,
        Officer officer,
        ReaderState state
    )
    {
        var unit = office.Office.Directory.Unit;
        var here = officer
            .On(office.Day)
            .All(a =>
                a.Role == Role.OperatingOfficer ? a.Councils.All(l => open.ContainsKey(l.Id))
                : a.Role is Role.AreaHeadquarters or Role.Headquarters ? false
                : a.Unit == unit
            );
        if (!here)
        {
            return null;
        }

        var isCounted = !unreachable.Contains(officer.Id);
        var others = isCounted ? unreachable : unreachable.Where(o => o != officer.Id).ToHashSet();
        var station = office.Station!.Station; // Only a station glances.
        return new ReaderCase
        {
            Reader = officer.Id,
            Councils =
            [
                .. office
                    .Councils.Where(c => Access.Of(officer, c, office.Day).Read)
                    .Select(c =>
                        ReaderCouncil.Of(
                            officer,
                            c,
                            isCounted ? open[c.Council.Id] : OpenItems.Of(c, office.Day, rules, others),
                            office.Day
                        )
                    ),
            ],
            Offices =
            [
                new ReaderOffice(
                    isCounted ? own : office.OwnOf(others),
                    Posts.At(officer, station.Id, station.PeriodOn(office.Day)?.Area, office.Day)
                ),
            ],
            Ledger = state.Ledger,
            Preferences = state.Preferences,
        };
    }

    private async Task SendAsync(
        OfficeDay office,
        IReadOnlyList<OfficerId> readers,
        Func<Officer, ReaderState, ReaderCase?> glance,
        Tally tally,
        OfficeLease lease,
        CancellationToken cancellation
    )
    {
        var unreachable = tally.OutOfReach;
        await Parallel.ForEachAsync(
            readers,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.AtOnce, CancellationToken = cancellation },
            async (reader, token) =>
            {
                try
                {
                    // A replica that has lost the office stops; what it has claimed, it may still end.
                    tally.Add(
                        reader,
                        await lease.RenewAsync(token)
                            ? await sender.SendAsync(reader, office.Day, glance, unreachable, token)
                            : new ReaderResult(ReaderOutcome.Pending)
                    );
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !token.IsCancellationRequested)
                {
                    // One whose partition cannot be read, for example, holds up nobody else. What was begun lapses with its lease.
                    Log.ReaderFailed(logger, failure, reader);
                    tally.Add(reader, new ReaderResult(ReaderOutcome.Pending) { NotBefore = clock.GetUtcNow() + options.Value.Lease });
                }
            }
        );
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Reminders of office {Unit} on {Day}: done {IsDone}; {Due} due, {Sent} sent, {Unreachable} unreachable, {Failed} failed."
        )]
        public static partial void Ended(
            ILogger logger,
            string unit,
            DateOnly day,
            bool isDone,
            int due,
            int sent,
            int unreachable,
            int failed
        );

        [LoggerMessage(Level = LogLevel.Error, Message = "The digest of officer {Officer} failed; a later look takes it up again.")]
        public static partial void ReaderFailed(ILogger logger, Exception failure, OfficerId officer);
    }
}
