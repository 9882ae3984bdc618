using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// A line without personal data to the channel of a police box whose officers work in shifts: whoever is on duty sees that something is
/// due. A box that has closed, or has moved to another station, is unbound.
/// </summary>
internal sealed partial class ChannelLines(
    IOfficeStore offices,
    IProactiveMessenger messenger,
    SendingGate gate,
    ReminderRules rules,
    ILogger<ChannelLines> logger
)
{
    private static readonly HashSet<OfficerId> Nobody = [];

    public async Task SendAsync(OfficeDay office, CancellationToken cancellation)
    {
        foreach (var channel in office.Office.Channels.Where(c => c.IsBound && c.LastDay != office.Day))
        {
            if (Station(office, channel) != office.Office.Directory.Unit)
            {
                await TryPutAsync(office, channel.PoliceBox, c => c with { Reference = "" }, cancellation);
                continue;
            }

            var news = News(office, channel);
            if (news.Count == 0 || await gate.IsStoppedAsync(cancellation))
            {
                continue;
            }

            // Marked before it is sent: a line that a crash loses is missed less than one that comes twice a day. It goes where the box is
            // bound to now, which may have changed since the morning began.
            if (
                await TryPutAsync(office, channel.PoliceBox, c => c with { LastDay = office.Day }, cancellation) is { } marked
                && References.Read(marked.Reference) is { } reference
            )
            {
                var result = await messenger.SendAsync(reference, OutboundMessage.OfText(Line(news)), cancellation);
                Log.Ended(logger, channel.PoliceBox, result.Outcome);
            }
        }
    }

    /// <summary>What a line says: councils and short names of matters, nothing of persons.</summary>
    public static string Line(IReadOnlyList<OpenItem> news) =>
        $"本日の対応事項：{string.Join('、', news.Select(n => n.Obligation.Trait.Name).Distinct().Take(3))}"
        + (news.Count > 1 ? $"など{news.Count}件" : "")
        + "。KobanBotとの個人チャットで「本日の対応」と送信すると、内容が表示されます。";

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
                .Where(i => IsOfBox(i) && ReminderStages.Latest(i.Obligation, 0, office.Day, rules)?.Day > Before(office, channel)),
        ];

    private static bool IsOfBox(OpenItem item) => item.Obligation.Chain is [Responsible.LeadOfficer or Responsible.OperatingOfficers, ..];

    private static DateOnly Before(OfficeDay office, BoxChannel channel) => channel.LastDay ?? office.Day.AddDays(-1);

    /// <summary>Changes the channel as it is stored now; null when it was unbound, has had its line, or another was faster.</summary>
    private async Task<BoxChannel?> TryPutAsync(
        OfficeDay office,
        PoliceBoxId box,
        Func<BoxChannel, BoxChannel> change,
        CancellationToken cancellation
    )
    {
        if (
            await offices.FindAsync(office.Office.Directory.Unit, cancellation) is not { } loaded
            || loaded.Facts.Channels.FirstOrDefault(c => c.PoliceBox == box) is not { IsBound: true } stored
            || stored.LastDay == office.Day
        )
        {
            return null;
        }

        var changed = change(stored);
        return await offices.TryCommitAsync(
            loaded.Version,
            new OfficeChange { Writes = [new OfficeWrite.PutChannel(changed)] },
            cancellation
        )
            ? changed
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The line for the channel of police box {PoliceBox} ended as {Outcome}.")]
        public static partial void Ended(ILogger logger, PoliceBoxId policeBox, SendOutcome outcome);
    }
}
