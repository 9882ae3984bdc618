using System.Diagnostics.Metrics;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Outbox;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;
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
    private readonly Dictionary<string, string> _cards = new(StringComparer.Ordinal);

    public MemoryStorage Storage { get; } = new();

    public FakeTimeProvider Clock { get; private init; } = new(World.Now);

    public OutboxOptions Options { get; } = new();

    /// <summary>The switch of 送信停止.</summary>
    public SendingGate Gate => new(new OfficeStore(Storage.Tables), ReminderRules.Default, Clock);

    public ReminderSettings Settings { get; set; } = new();

    /// <summary>The scope of this dock's figures.</summary>
    public IMeterFactory Meters { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    /// <summary>Awaited at every point of the way, with what happens there: "Transaction:before", "send:after" …</summary>
    public Func<string, Task>? OnPoint { get; set; }

    /// <summary>How the connector answers a notice.</summary>
    public Func<SendOutcome> Answer { get; set; } = () => SendOutcome.Sent;

    /// <summary>The way to calendars; none where a test does not set one.</summary>
    public IInvitationDelivery? Invitations { get; set; }

    /// <summary>The mailbox; off unless a test opens it.</summary>
    public LetterBox Letters { get; } = new(TimeProvider.System, _ => Task.CompletedTask);

    /// <summary>Officers who have blocked the bot.</summary>
    public ISet<Officer> Blocked { get; } = new HashSet<Officer>();

    /// <summary>The instant that a postponed notice is put off to.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>The last card that went to each chat.</summary>
    public IReadOnlyDictionary<string, string> Cards => _cards;

    /// <summary>Times that each message reached the connector.</summary>
    public IReadOnlyDictionary<string, int> Arrived => _arrived;

    public static async Task<OutboxDock> LoadedAsync(FakeTimeProvider? clock = null)
    {
        var dock = await FilledAsync(clock, World.Lead, World.Second);
        await dock.QueueAsync(
            DraftState.Draft,
            new OutgoingMessage(Guid.CreateVersion7(World.Now), World.Lead.Id, MessageKind.DraftExpired, Meeting),
            new OutgoingMessage(Guid.CreateVersion7(World.Now), World.Second.Id, MessageKind.Returned, Meeting),
            new OutgoingMessage(Guid.CreateVersion7(World.Now), World.Second.Id, MessageKind.CloseCard, Meeting)
            {
                Card = new ShownCard(World.Second.Id, "chat-P2", "shown"),
            }
        );
        dock.Hook();
        return dock;
    }

    /// <summary>A record that waits for the lead officer, and a notice to each of these officers; everybody of the station has a chat.</summary>
    public static async Task<OutboxDock> AskedAsync(MessageKind kind, params Officer[] officers)
    {
        var dock = await FilledAsync(null, World.Lead, World.Second, World.Section, World.SectionChief, World.StationChief);
        await dock.QueueAsync(
            DraftState.AwaitingLead,
            [.. officers.Select(o => new OutgoingMessage(Guid.CreateVersion7(World.Now), o.Id, kind, Meeting))]
        );
        dock.Hook();
        return dock;
    }

    /// <summary>A letter that may be misused since today, with an urgent notice to the section; everybody of the station has a chat.</summary>
    public static async Task<OutboxDock> UrgentAsync(FakeTimeProvider? clock = null)
    {
        var dock = await FilledAsync(clock, World.Lead, World.Section, World.SectionChief, World.StationChief);
        var loaded = (await dock.Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var member = loaded.Facts.Members[0];
        var day = JapanTime.DayOf(World.Now);
        var dismissed = member with
        {
            Commissions =
            [
                member.Commissions[0] with
                {
                    Dismissal = new Dismissal(day, DismissalReason.Misconduct) { MisuseFeared = true },
                },
            ],
        };
        var change = new CouncilChange
        {
            Audit = new AuditEntry(World.Now, World.SectionChief.Id, "test.dismiss", Guid.CreateVersion7(World.Now)),
            Writes = [new CouncilWrite.PutMember(dismissed)],
        };
        var urgent = change with { Messages = UrgentNews.Of(loaded.Facts, change, day, ReminderRules.Default) };
        (await dock.Storage.CouncilStore.TryCommitAsync(loaded.Version, urgent, CancellationToken.None)).ShouldBeTrue();
        dock.Hook();
        return dock;
    }

    public OutboxSender Replica(Func<ITable, ITable>? wrap = null)
    {
        var tables = Storage.Tables;
        var councils = wrap is null ? Storage.CouncilStore : new CouncilStore(tables with { Councils = wrap(tables.Councils) });
        var rules = new ReminderRules(ObligationRules.Default, Settings);
        return new OutboxSender(
            councils,
            new OutboxDelivery(
                Storage.ReminderStore,
                new Messenger(this),
                new DigestLetters(Letters, new ChatLink(null)),
                Invitations ?? new NoInvitations(),
                rules,
                Clock
            ),
            new SendingGate(new OfficeStore(tables), ReminderRules.Default, Clock),
            rules,
            new OutboxTelemetry(Meters),
            Microsoft.Extensions.Options.Options.Create(Options),
            Clock,
            NullLogger<OutboxSender>.Instance
        );
    }

    public async Task<IReadOnlyList<OutgoingMessage>> WaitingAsync() => (await FactsAsync()).Messages;

    /// <summary>The council as it is stored, read past all points.</summary>
    public async Task<CouncilFacts> FactsAsync()
    {
        var hook = OnPoint;
        OnPoint = null;
        var facts = (await Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!.Facts;
        OnPoint = hook;
        return facts;
    }

    /// <summary>The points that a run without a crash passes.</summary>
    public async Task<IReadOnlyList<string>> WayAsync()
    {
        var way = new List<string>();
        OnPoint = point =>
        {
            way.Add(point);
            return Task.CompletedTask;
        };
        await Replica().SendAllAsync(World.Central, CancellationToken.None);
        OnPoint = null;
        return way;
    }

    /// <summary>A replica that dies at that point of its way, and does nothing from there on. False when its way is shorter.</summary>
    public async Task<bool> DieAtAsync(int at)
    {
        var passed = 0;
        OnPoint = _ => passed++ >= at ? throw new Died() : Task.CompletedTask;
        try
        {
            await Replica().SendAllAsync(World.Central, CancellationToken.None);
        }
        catch (Died)
        {
            // What a process does when it dies: nothing.
        }

        OnPoint = null;
        return passed > at;
    }

    /// <summary>Completes when a point has been passed so often.</summary>
    public Task Until(string point, int times)
    {
        var passed = 0;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        OnPoint = p =>
        {
            if (p == point && Interlocked.Increment(ref passed) == times)
            {
                reached.SetResult();
            }

            return Task.CompletedTask;
        };
        return reached.Task;
    }

    /// <summary>Lets a replica look as often as it wants to, until nothing is left to do.</summary>
    /// <returns>How often it looked.</returns>
    public async Task<int> RunToEndAsync()
    {
        for (var look = 1; ; look++)
        {
            if (await Replica().SendAllAsync(World.Central, CancellationToken.None) is not { } later || look > 200)
            {
                return look;
            }

            Clock.SetUtcNow(later > Clock.GetUtcNow() ? later : Clock.GetUtcNow());
        }
    }

    /// <summary>What the outbox counts: figure and kind.</summary>
    public MeterListener Listen(List<string> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == OutboxTelemetry.Name && instrument.Meter.Scope == Meters)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => counted.Add($"{instrument.Name} {tags[0].Value}"));
        listener.Start();
        return listener;
    }

    /// <summary>The steps of messages that the audit holds.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync() =>
        [
            .. (await Storage.Councils.ReadRangeAsync($"{World.Central}", "", "\uffff", CancellationToken.None))
                .Select(r => r.Body)
                .OfType<string>()
                .SelectMany(b => System.Text.RegularExpressions.Regex.Matches(b, "message\\.[A-Za-z]+"))
                .Select(m => m.Value),
        ];

    /// <summary>The officer's posting ended yesterday.</summary>
    public Task TransferAsync(Officer officer) =>
        Storage.ImportStore.PutOfficerAsync(
            officer with
            {
                Assignments =
                [
                    officer.Assignments[0] with
                    {
                        Days = new DayRange(new DateOnly(2024, 4, 1), JapanTime.DayOf(World.Now).AddDays(-1)),
                    },
                ],
            },
            CancellationToken.None
        );

    /// <summary>A worker whose only search is that at its start.</summary>
    public OutboxWorker Worker()
    {
        Options.ScanInterval = TimeSpan.FromDays(1);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        return new OutboxWorker(
            Storage.CouncilStore,
            new ReplicaStore(Storage.Tables),
            Replica(),
            new DraftSweep(Storage.CouncilStore, options, Clock),
            options,
            Clock,
            NullLogger<OutboxWorker>.Instance
        );
    }

    /// <summary>Somebody enters something about a member.</summary>
    public async Task ChangeAsync(Func<CouncilFacts, Member> change)
    {
        var loaded = (await Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var entry = new AuditEntry(Clock.GetUtcNow(), World.SectionChief.Id, "test.change", Guid.CreateVersion7(Clock.GetUtcNow()));
        var write = new CouncilChange { Audit = entry, Writes = [new CouncilWrite.PutMember(change(loaded.Facts))] };
        (await Storage.CouncilStore.TryCommitAsync(loaded.Version, write, CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>The post of the lead officer becomes vacant.</summary>
    public async Task RemoveLeadAsync()
    {
        var council = World.CentralAs(World.Central);
        await Storage.ImportStore.PutCouncilAsync(council with { Council = council.Council with { Leads = [] } }, CancellationToken.None);
    }

    public Task PointAsync(string point) => OnPoint?.Invoke(point) ?? Task.CompletedTask;

    /// <summary>Nothing of this dock is an invitation.</summary>
    private sealed class NoInvitations : IInvitationDelivery
    {
        public Task<SendResult> SendAsync(CouncilFacts facts, OutgoingMessage message, CancellationToken cancellation) =>
            throw new InvalidOperationException("No invitation was expected.");
    }

    private static async Task<OutboxDock> FilledAsync(FakeTimeProvider? clock, params Officer[] withChats)
    {
        var dock = new OutboxDock { Clock = clock ?? new FakeTimeProvider(World.Now) };
        await World.FillAsync(dock.Storage);
        foreach (var officer in withChats)
        {
            (await dock.Storage.PersonStore.RememberReferenceAsync(officer.Id, Reference(officer), CancellationToken.None)).ShouldBeTrue();
        }

        return dock;
    }

    private void Hook()
    {
        foreach (var table in Storage.Hooks.All)
        {
            table.OnBefore = call => PointAsync($"{call.Operation}:before");
            table.OnAfter = call => PointAsync($"{call.Operation}:after");
        }
    }

    /// <summary>A council without messages, at whose station everybody has a chat.</summary>
    public static async Task<OutboxDock> QuietAsync(FakeTimeProvider? clock = null)
    {
        var dock = await FilledAsync(
            clock,
            World.Lead,
            World.Second,
            World.Section,
            World.SectionChief,
            World.StationChief,
            World.AreaOfficer
        );
        dock.Hook();
        return dock;
    }

    /// <summary>Queues messages about a draft in this state.</summary>
    public async Task QueueAsync(DraftState state, params OutgoingMessage[] messages)
    {
        var loaded = (await Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var draft = RecordMeeting.Start(loaded.Facts, World.Second, World.Now, Meeting, ObligationRules.Default.Settings) with
        {
            State = state,
            ReturnReason = "場所",
        };
        await QueueAsync(new CouncilWrite.PutDraft(draft), messages);
    }

    /// <summary>Queues messages about what this write brings into being.</summary>
    public async Task QueueAsync(CouncilWrite? cause, params OutgoingMessage[] messages)
    {
        var loaded = (await Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var change = new CouncilChange
        {
            Audit = new AuditEntry(World.Now, World.Second.Id, "test.queue", Guid.CreateVersion7(World.Now), Meeting.Value),
            Writes = cause is null ? [] : [cause],
            Messages = messages,
        };
        (await Storage.CouncilStore.TryCommitAsync(loaded.Version, change, CancellationToken.None)).ShouldBeTrue();
    }

    private static string Reference(Officer officer) =>
        References.Write(
            new StoredReference
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

    private sealed class Died : Exception;

    private sealed class Messenger(OutboxDock dock) : IProactiveMessenger
    {
        public async Task<SendResult> SendAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation)
        {
            await dock.PointAsync("send:before");

            // Where a send waits for room among others.
            cancellation.ThrowIfCancellationRequested();
            var outcome = dock.Blocked.Any(o => reference.ConversationId == $"chat-{o.Id}") ? SendOutcome.Unreachable : dock.Answer();
            if (outcome is SendOutcome.Sent or SendOutcome.Ambiguous)
            {
                dock.Count(reference.ConversationId);
                dock._cards[reference.ConversationId] = message.CardJson ?? "";
            }

            await dock.PointAsync("send:after");
            return new SendResult(outcome, "id") { NotBefore = outcome == SendOutcome.Postponed ? dock.NotBefore : null };
        }

        public Task<SendResult> SendReminderAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
            SendAsync(reference, message, cancellation);

        public Task<StoredReference?> OpenAsync(StoredReference person, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public async Task<bool> UpdateAsync(
            StoredReference reference,
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
