using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// A line without personal data to the channel of a police box whose officers work in shifts: whoever is on duty sees that something is
/// due. Claimed in the channel's row and tried again within the hours as a digest is; what a channel has not got, its next line holds. A box
/// that has closed, or has moved to another station, is unbound.
/// </summary>
internal sealed partial class ChannelLines(
    IOfficeStore offices,
    IProactiveMessenger messenger,
    SendingGate gate,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<ChannelLines> logger
)
{
    private static readonly HashSet<OfficerId> Nobody = [];

    /// <returns>Whether every line of today has come to an end, and if not, when there is use in another look.</returns>
    public async Task<Progress> SendAsync(OfficeDay office, OfficeLease lease, CancellationToken stopping)
    {
        // An office without channels costs nothing.
        if (!office.Office.Channels.Any(c => c.IsBound) || await offices.FindAsync(office.Office.Directory.Unit, stopping) is not { } fresh)
        {
            return Progress.Done;
        }

        var progress = Progress.Done;
        foreach (var channel in fresh.Facts.Channels.Where(c => c.IsBound))
        {
            if (!await lease.RenewAsync(stopping))
            {
                return Progress.Open;
            }

            progress = progress.And(
                Station(office, channel) == office.Office.Directory.Unit
                    ? await TellAsync(office, channel, stopping)
                    : await UnbindAsync(office, channel, stopping)
            );
        }

        return progress;
    }

    /// <summary>What a line says: councils and short names of matters, nothing of persons.</summary>
    public static string Line(IReadOnlyList<OpenItem> news) =>
        $"本日の対応事項：{string.Join('、', news.Select(n => n.Obligation.Trait.Name).Distinct().Take(3))}"
        + (news.Count > 1 ? $"など{news.Count}件" : "")
        + "。KobanBotとの個人チャットで「本日の対応」と送信すると、内容が表示されます。";

    private async Task<Progress> UnbindAsync(OfficeDay office, BoxChannel channel, CancellationToken stopping) =>
        await TryPutAsync(office, channel, channel with { Reference = "", Line = null }, stopping) ? Progress.Done : Progress.Open;

    private async Task<Progress> TellAsync(OfficeDay office, BoxChannel channel, CancellationToken stopping)
    {
        var today = channel.Line?.Day == office.Day ? channel.Line : null;
        var line = today ?? new ChannelLine(office.Day, DigestState.Claimed);
        var now = clock.GetUtcNow();
        if (channel.LastDay == office.Day || line.IsEnded)
        {
            return Progress.Done;
        }

        if (line.IsInHand(now))
        {
            return new Progress(IsDone: false, line.LeasedUntil);
        }

        var news = News(office, channel);
        if (news.Count == 0)
        {
            // What was begun before it was done is not sent any more.
            return today is null ? Progress.Done : await EndAsync(office, channel, today, DigestState.Empty, stopping);
        }

        if (IsOver(office.Day, now) || await gate.IsStoppedAsync(stopping))
        {
            return Progress.Open;
        }

        var claimed = channel with
        {
            // What the first line would have said is news until one has arrived.
            LastDay = Before(office, channel),
            Line = line with { LeasedUntil = now + options.Value.Lease, Attempts = line.Attempts + 1 },
        };
        return await TryPutAsync(office, channel, claimed, stopping)
            ? await SendAsync(office, claimed, claimed.Line, news, stopping)
            : Progress.Open;
    }

    private async Task<Progress> SendAsync(
        OfficeDay office,
        BoxChannel channel,
        ChannelLine claim,
        IReadOnlyList<OpenItem> news,
        CancellationToken stopping
    )
    {
        var message = OutboundMessage.OfText(Line(news));
        var result = References.Read(channel.Reference) is { } reference
            ? await LeasedSend.SendAsync(messenger, reference, message, claim.LeasedUntil, clock, stopping)
            : new SendResult(SendOutcome.Unreachable, ActivityId: null);
        Log.Ended(logger, channel.PoliceBox, result.Outcome, claim.Attempts);
        var now = clock.GetUtcNow();
        return result.Outcome switch
        {
            SendOutcome.Sent => await EndAsync(office, channel, claim, DigestState.Sent, stopping),
            SendOutcome.Unreachable => await EndAsync(office, channel, claim, DigestState.Unreachable, stopping),
            // Nobody's failure, and no try is used up.
            SendOutcome.Postponed => await WaitAsync(
                office,
                channel,
                claim with
                {
                    Attempts = claim.Attempts - 1,
                },
                result.NotBefore ?? now + DigestRetry.After(1),
                stopping
            ),
            SendOutcome.Ambiguous when claim.InDoubt + 1 < DigestRetry.MostInDoubt => await WaitAsync(
                office,
                channel,
                claim with
                {
                    InDoubt = claim.InDoubt + 1,
                },
                now + DigestRetry.AfterDoubt(claim.InDoubt + 1),
                stopping
            ),
            SendOutcome.Ambiguous => await EndAsync(
                office,
                channel,
                claim with
                {
                    InDoubt = claim.InDoubt + 1,
                },
                DigestState.InDoubt,
                stopping
            ),
            _ => await WaitAsync(office, channel, claim, now + DigestRetry.After(claim.Attempts), stopping),
        };
    }

    /// <summary>Kept, in nobody's hand, for the next try; given up when the hours are over by then.</summary>
    private async Task<Progress> WaitAsync(
        OfficeDay office,
        BoxChannel channel,
        ChannelLine claim,
        DateTimeOffset until,
        CancellationToken stopping
    ) =>
        IsOver(office.Day, until)
            ? await EndAsync(office, channel, claim, claim.InDoubt > 0 ? DigestState.InDoubt : DigestState.Failed, stopping)
        : await RecordAsync(office, channel, channel with { Line = claim with { LeasedUntil = until } }, stopping)
            ? new Progress(IsDone: false, until)
        : Progress.Open;

    private async Task<Progress> EndAsync(
        OfficeDay office,
        BoxChannel channel,
        ChannelLine claim,
        DigestState state,
        CancellationToken stopping
    )
    {
        if (state is not (DigestState.Sent or DigestState.Empty))
        {
            Log.GivenUp(logger, channel.PoliceBox, state, claim.Attempts);
        }

        var ended = channel with
        {
            LastDay = state == DigestState.Sent ? office.Day : channel.LastDay,
            Line = claim with { State = state, LeasedUntil = null, EndedAt = clock.GetUtcNow() },
        };
        return await RecordAsync(office, channel, ended, stopping) ? Progress.Done : Progress.Open;
    }

    private async Task<bool> RecordAsync(OfficeDay office, BoxChannel channel, BoxChannel next, CancellationToken stopping)
    {
        using var grace = new Grace(Grace.ToRecord, clock, stopping);
        return await TryPutAsync(office, channel, next, grace.Token);
    }

    private bool IsOver(DateOnly day, DateTimeOffset at) => JapanTime.DayOf(at) != day || !rules.IsDigestTime(at);

    private static string? Station(OfficeDay office, BoxChannel channel) =>
        office
            .Office.Station?.PoliceBoxes?.FirstOrDefault(b => b.Id == channel.PoliceBox)
            ?.Periods.FirstOrDefault(p => p.Days.Contains(office.Day))
            ?.Station.Value;

    /// <summary>
    /// What the box's own officers have to do and what has reached a stage today. Whom nothing reaches is no reason to be silent: whoever is
    /// on duty reads the channel.
    /// </summary>
    private List<OpenItem> News(OfficeDay office, BoxChannel channel) =>
        [
            .. office
                .Councils.Where(c => c.Council.PoliceBoxesOn(office.Day).Contains(channel.PoliceBox))
                .SelectMany(c => OpenItems.Of(c, office.Day, rules, Nobody))
                .Where(i =>
                    IsOfBox(i) && ReminderStages.Latest(i.Obligation, Rung.First, office.Day, rules)?.Day > Before(office, channel)
                ),
        ];

    private static bool IsOfBox(OpenItem item) => item.Obligation.Chain is [Responsible.LeadOfficer or Responsible.OperatingOfficers, ..];

    private static DateOnly Before(OfficeDay office, BoxChannel channel) => channel.LastDay ?? office.Day.AddDays(-1);

    /// <summary>False when the channel is no longer what this replica has read: bound elsewhere, or in another's hand.</summary>
    private async Task<bool> TryPutAsync(OfficeDay office, BoxChannel read, BoxChannel next, CancellationToken cancellation) =>
        await offices.FindAsync(office.Office.Directory.Unit, cancellation) is { } loaded
        && loaded.Facts.Channels.FirstOrDefault(c => c.PoliceBox == read.PoliceBox) == read
        && await offices.TryCommitAsync(loaded.Version, new OfficeChange { Writes = [new OfficeWrite.PutChannel(next)] }, cancellation);

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The line for the channel of police box {PoliceBox} ended as {Outcome} at try {Attempt}."
        )]
        public static partial void Ended(ILogger logger, PoliceBoxId policeBox, SendOutcome outcome, int attempt);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The line for the channel of police box {PoliceBox} was given up as {State} after {Attempts} tries; the station sees it."
        )]
        public static partial void GivenUp(ILogger logger, PoliceBoxId policeBox, DigestState state, int attempts);
    }
}
