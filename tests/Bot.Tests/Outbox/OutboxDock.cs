using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Outbox;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>
/// A council with three messages to send (two notices, one card to close), a connector that counts what arrives, and as many replicas of
/// the sender as a test wants. Every await of the way of a message is a point at which a test may step in.
/// </summary>
internal sealed class OutboxDock
{
    public static readonly MeetingId Meeting = new("m1");

    private readonly Dictionary<string, int> _arrived = new(StringComparer.Ordinal);

    public MemoryStorage Storage { get; } = new();

    public FakeTimeProvider Clock { get; } = new(World.Now);

    public OutboxOptions Options { get; } = new();

    /// <summary>Awaited at every point of the way, with what happens there: "Transaction:before", "send:after" …</summary>
    public Func<string, Task>? OnPoint { get; set; }

    /// <summary>How the connector answers a notice.</summary>
    public Func<SendOutcome> Answer { get; set; } = () => SendOutcome.Sent;

    /// <summary>Times that each message reached the connector.</summary>
    public IReadOnlyDictionary<string, int> Arrived => _arrived;

    public static async Task<OutboxDock> LoadedAsync()
    {
        var dock = new OutboxDock();
        await World.FillAsync(dock.Storage);
        foreach (var officer in new[] { World.Lead, World.Second })
        {
            (await dock.Storage.PersonStore.RememberReferenceAsync(officer.Id, Reference(officer), CancellationToken.None)).ShouldBeTrue();
        }

        await dock.QueueAsync(
            new OutgoingMessage(Guid.CreateVersion7(World.Now), World.Lead.Id, MessageKind.DraftExpired, Meeting),
            new OutgoingMessage(Guid.CreateVersion7(World.Now), World.Second.Id, MessageKind.Returned, Meeting),
            new OutgoingMessage(Guid.CreateVersion7(World.Now), World.Second.Id, MessageKind.CloseCard, Meeting)
            {
                Card = new ShownCard(World.Second.Id, "chat-P2", "shown"),
            }
        );
        foreach (var table in dock.Storage.Hooks.All)
        {
            table.OnBefore = call => dock.PointAsync($"{call.Operation}:before");
            table.OnAfter = call => dock.PointAsync($"{call.Operation}:after");
        }

        return dock;
    }

    public OutboxSender Replica(Func<ITable, ITable>? wrap = null)
    {
        var tables = Storage.Tables;
        var councils = wrap is null ? Storage.CouncilStore : new CouncilStore(tables with { Councils = wrap(tables.Councils) });
        return new OutboxSender(
            councils,
            Storage.PersonStore,
            new Messenger(this),
            Microsoft.Extensions.Options.Options.Create(Options),
            Clock,
            NullLogger<OutboxSender>.Instance
        );
    }

    public async Task<IReadOnlyList<OutgoingMessage>> WaitingAsync()
    {
        var hook = OnPoint;
        OnPoint = null;
        var facts = (await Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!.Facts;
        OnPoint = hook;
        return facts.Messages;
    }

    public Task PointAsync(string point) => OnPoint?.Invoke(point) ?? Task.CompletedTask;

    private async Task QueueAsync(params OutgoingMessage[] messages)
    {
        var loaded = (await Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var draft = RecordMeeting.Start(loaded.Facts, World.Second, World.Now, Meeting) with { ReturnReason = "場所" };
        var change = new CouncilChange
        {
            Audit = new AuditEntry(World.Now, World.Second.Id, "test.queue", Guid.CreateVersion7(World.Now), Meeting.Value),
            Writes = [new CouncilWrite.PutDraft(draft)],
            Messages = messages,
        };
        (await Storage.CouncilStore.TryCommitAsync(loaded.Version, change, CancellationToken.None)).ShouldBeTrue();
    }

    private static string Reference(Officer officer) =>
        References.Write(
            new ConversationReference
            {
                ServiceUrl = "https://smba.example/",
                ChannelId = "msteams",
                ConversationId = $"chat-{officer.Id}",
                BotId = "28:bot",
            }
        );

    private void Count(string what)
    {
        lock (_arrived)
        {
            _arrived[what] = _arrived.GetValueOrDefault(what) + 1;
        }
    }

    private sealed class Messenger(OutboxDock dock) : IProactiveMessenger
    {
        public async Task<SendResult> SendAsync(ConversationReference reference, OutboundMessage message, CancellationToken cancellation)
        {
            await dock.PointAsync("send:before");
            var outcome = dock.Answer();
            if (outcome is SendOutcome.Sent or SendOutcome.Ambiguous)
            {
                dock.Count(reference.ConversationId);
            }

            await dock.PointAsync("send:after");
            return new SendResult(outcome, "id");
        }

        public Task<SendResult> SendReminderAsync(
            ConversationReference reference,
            OutboundMessage message,
            CancellationToken cancellation
        ) => SendAsync(reference, message, cancellation);

        public async Task<bool> UpdateAsync(
            ConversationReference reference,
            string activityId,
            OutboundMessage message,
            CancellationToken cancellation
        )
        {
            await dock.PointAsync("update:before");
            dock.Count($"update {activityId}");
            await dock.PointAsync("update:after");
            return true;
        }
    }
}
