using System.Globalization;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.Hosting;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KobanBot.Support.Delivery;

/// <summary>
/// The morning of a fictitious prefecture in which nearly everybody who leads has news: the product's worker, as the product puts it together,
/// over tables in memory and over HTTP to a connector that is strict, while now and then somebody speaks and is answered.
/// </summary>
internal sealed class DeliveryCampaign : IAsyncDisposable
{
    private const int PerStation = 10;

    /// <summary>Of a station of ten councils with too few members: the leads, two of the section, its head and the chief.</summary>
    private const int ReadersPerStation = PerStation + 4;

    /// <summary>Above the stations.</summary>
    private const int ReadersAbove = 10;

    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly byte[] Reply = """{"type":"message","text":"はい"}"""u8.ToArray();

    private readonly WebApplication _bot;
    private readonly ShiftedClock _clock;
    private readonly Prefecture _prefecture;
    private readonly ReminderStore _readers;
    private readonly Func<string, ConnectorFault?> _refusalOf;

    private DeliveryCampaign(
        WebApplication bot,
        (StrictConnector Channel, Func<string, ConnectorFault?> RefusalOf) other,
        ShiftedClock clock,
        Prefecture prefecture,
        ReminderStore readers
    )
    {
        (_bot, _clock, _prefecture, _readers) = (bot, clock, prefecture, readers);
        (Channel, _refusalOf) = other;
    }

    public StrictConnector Channel { get; }

    /// <summary>Who has news whatever becomes of the others.</summary>
    public int Recipients => _prefecture.Readers.Count;

    /// <summary>At the time of the digests, before the first look.</summary>
    /// <param name="recipients">At least so many have news; rounded up to a whole council.</param>
    /// <param name="blocked">Nearly so many of a hundred have blocked the bot, and as many have lost their chat.</param>
    /// <param name="faults">Of the connector, besides.</param>
    /// <param name="storage">Empty.</param>
    public static async Task<DeliveryCampaign> StartAsync(int recipients, int blocked, SeededFaults faults, MemoryStorage storage)
    {
        var clock = new ShiftedClock(MorningDock.At(Day, 8, 45));
        ConnectorFault? RefusalOf(string conversation) => DeliveryCampaign.RefusalOf(conversation, blocked);
        var channel = await StrictConnector.StartAsync(faults with { RefusalOf = RefusalOf }, clock);
        var prefecture = new Prefecture(
            CouncilsFor(recipients),
            PerStation,
            members: 4,
            reference: name => MorningDock.ReferenceOf(name, channel.ServiceUrl)
        );
        await prefecture.FillAsync(storage.Tables, atOnce: 4, CancellationToken.None);
        var bot = KobanBotApp.Build(
            ["--environment", "Development", "--urls", "http://127.0.0.1:0"],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.UseMemoryStorage(storage);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            }
        );
        return new DeliveryCampaign(bot, (channel, RefusalOf), clock, prefecture, storage.ReminderStore);
    }

    /// <summary>The worker looks as often as in production, until every digest has ended.</summary>
    /// <param name="skipsRests">Between two looks nothing is under way; then bot and connector may leave the time out.</param>
    /// <param name="cancellation">Ends it before its time.</param>
    public async Task<DeliveryReport> RunAsync(bool skipsRests, CancellationToken cancellation)
    {
        var (worker, poll) = (
            _bot.Services.GetRequiredService<ReminderWorker>(),
            _bot.Services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Poll
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var turns = TakeTurnsAsync(stop.Token);
        var started = Channel.Now;
        var isFinished = await worker.LookAsync(cancellation);
        var (first, requests) = (Channel.Arrived.Select(a => a - started).Order().ToList(), Channel.Requests);
        await stop.CancelAsync();
        var (count, slowest) = await turns;
        while (!isFinished)
        {
            if (skipsRests)
            {
                _clock.Skip(poll);
            }
            else
            {
                await Task.Delay(poll, _clock, cancellation);
            }

            isFinished = await worker.LookAsync(cancellation);
        }

        return await ReportAsync(cancellation) with
        {
            First = first,
            FirstRequests = requests,
            Elapsed = Channel.Now - started,
            Skipped = _clock.Skipped,
            Crossed = Channel.Crossed.Count,
            Turns = count,
            SlowestTurn = slowest,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    /// <summary>Councils of which so many hear.</summary>
    private static int CouncilsFor(int recipients)
    {
        var stations = Math.Max(1, (recipients - ReadersAbove) / ReadersPerStation);
        var rest = recipients - ReadersAbove - (stations * ReadersPerStation);
        return (stations * PerStation) + (rest <= 0 ? 0 : Math.Max(1, rest - 4));
    }

    private static ConnectorFault? RefusalOf(string conversation, int blocked)
    {
        if (!conversation.StartsWith("chat-", StringComparison.Ordinal))
        {
            return null;
        }

        // A prime, so that it is neither all of a post nor all of a station.
        var number = (int.Parse(conversation.AsSpan("chat-".Length + 1), CultureInfo.InvariantCulture) + 50) % 101;
        return number < blocked ? ConnectorFault.Code(403, "ConversationBlockedByUser")
            : number < 2 * blocked ? ConnectorFault.Code(404, "ConversationNotFound")
            : null;
    }

    /// <summary>What is stored of everybody, beside what the connector has counted.</summary>
    private async Task<DeliveryReport> ReportAsync(CancellationToken cancellation)
    {
        var ended = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (inDoubt, doubled, uncounted, wrong) = (0, 0, 0, new List<string>());
        var named = _prefecture.Readers.ToHashSet(StringComparer.Ordinal);
        foreach (var name in _prefecture.Everyone)
        {
            var digest = (await _readers.FindReaderAsync(new OfficerId(name), Day, cancellation))!.State.Digest; // Everybody was imported.
            var (chat, isNamed) = ($"chat-{name}", named.Contains(name));
            var arrived = Channel.Delivered.GetValueOrDefault(chat);
            if (digest is not null)
            {
                var state = isNamed ? $"{digest.State}" : $"{digest.State} (stands in)";
                ended[state] = ended.GetValueOrDefault(state) + 1;
            }

            inDoubt += digest?.AmbiguousRepeats ?? 0;
            doubled += Math.Max(0, arrived - 1);
            uncounted += Math.Max(0, arrived - 1 - (digest?.AmbiguousRepeats ?? 0));
            if (!IsRight(digest?.State, isNamed, _refusalOf(chat) is not null, arrived))
            {
                wrong.Add($"{name}: {digest?.State}, {arrived} arrived");
            }
        }

        return new DeliveryReport(ended)
        {
            AmbiguousRepeats = inDoubt,
            Doubles = doubled,
            Uncounted = uncounted,
            Wrong = wrong,
        };
    }

    private static bool IsRight(DigestState? state, bool isNamed, bool isRefused, int arrived) =>
        state switch
        {
            DigestState.Sent => arrived > 0 && !isRefused,
            DigestState.Unreachable => isRefused,
            DigestState.Empty or null => arrived == 0 && !isNamed,
            _ => false,
        };

    /// <summary>Two answers a second, each in a chat of its own.</summary>
    private async Task<(int Count, TimeSpan Slowest)> TakeTurnsAsync(CancellationToken cancellation)
    {
        var connector = _bot.Services.GetRequiredService<ConnectorClient>();
        var (count, slowest) = (0, TimeSpan.Zero);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                var target = new ConnectorTarget(Channel.ServiceUrl, _clock.GetUtcNow() + TimeSpan.FromSeconds(10));
                var started = _clock.GetTimestamp();
                try
                {
                    await connector.SendAsync(target, $"turn-{count++}", Reply, CancellationToken.None);
                }
                catch (ConnectorException)
                {
                    // A fault of the channel: an answer is not repeated in doubt.
                }

                var took = _clock.GetElapsedTime(started);
                slowest = took > slowest ? took : slowest;
            }
        }
        catch (OperationCanceledException)
        {
            // The first look is over.
        }

        return (count, slowest);
    }
}
