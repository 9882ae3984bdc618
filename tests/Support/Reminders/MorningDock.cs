using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Graph.Installations;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Support.Reminders;

/// <summary>What the bot sent of its own accord.</summary>
/// <param name="To">The officer, or the name of the channel.</param>
/// <param name="Replaced">The message that was replaced; null for a new one.</param>
internal sealed record Delivered(string To, DateTimeOffset At, SeenCard? Card, string? Text, string? Replaced)
{
    public DateOnly Day => JapanTime.DayOf(At);

    public bool IsDigest => Card is not null && Replaced is null;

    public bool Says(string words) => (Card?.Text ?? Text ?? "").Contains(words, StringComparison.Ordinal);
}

/// <summary>
/// The real worker over tables in memory (or others), a virtual clock, a connector that counts what arrives, and as many replicas as a test
/// wants. Every await of the way of a digest is a point at which a test may step in.
/// </summary>
internal sealed class MorningDock
{
    private readonly List<Delivered> _delivered = [];
    private readonly StorageTables _tables;

    public MorningDock(StorageTables? tables = null, ReminderRules? rules = null, DateTimeOffset? start = null)
        : this(new MemoryStorage(), tables, rules ?? ReminderRules.Default, start ?? At(new DateOnly(2026, 11, 24), 8, 45)) { }

    private MorningDock(MemoryStorage storage, StorageTables? tables, ReminderRules rules, DateTimeOffset start)
    {
        Clock = new FakeTimeProvider(start);
        Storage = storage;
        _tables = tables ?? Storage.Tables;
        Rules = rules;
        Councils = new CouncilStore(_tables);
        People = new PersonStore(_tables);
        Offices = new OfficeStore(_tables);
        Readers = new ReminderStore(_tables);
        Import = new ImportStore(_tables, TimeProvider.System);
        Letters = new LetterBox(Clock, PointAsync);
        Health = new ReminderHealth(new SendingGate(Offices, Rules, Clock), Offices, Rules, Clock);
    }

    /// <summary>Another world that begins as this one is now, for a test that lives one morning many times.</summary>
    public MorningDock Fork()
    {
        var fork = new MorningDock(Storage.Copy(), tables: null, Rules, Clock.GetUtcNow());
        fork.Letters.IsOn = Letters.IsOn;
        fork.HookTables();
        return fork;
    }

    public MemoryStorage Storage { get; }

    public ReminderRules Rules { get; }

    public CouncilStore Councils { get; }

    public PersonStore People { get; }

    public OfficeStore Offices { get; }

    public ReminderStore Readers { get; }

    public ImportStore Import { get; }

    /// <summary>Starts at 08:45 of a working day, Japan time, unless told otherwise.</summary>
    public FakeTimeProvider Clock { get; }

    public DeliveryOptions Options { get; } = new() { OfficesAtOnce = 1, AtOnce = 1 };

    /// <summary>Awaited at every point of the way, with what happens there: "Transaction:before", "send:after" …</summary>
    public Func<string, Task>? OnPoint { get; set; }

    /// <summary>How the connector answers, by officer.</summary>
    public Func<string, SendOutcome> Answer { get; set; } = _ => SendOutcome.Sent;

    /// <summary>Status and code of what the connector refuses, where it says so.</summary>
    public string? Refusal { get; set; }

    /// <summary>The channel.</summary>
    public IProactiveMessenger Connector => new Messenger(this);

    /// <summary>Whether the channel opens a chat with whom the app was installed for.</summary>
    public bool Opens { get; set; } = true;

    /// <summary>The app for whom has no chat; off unless a test turns it on.</summary>
    public InstallerBox Installer { get; } = new();

    /// <summary>Installations that one process tries on one day.</summary>
    public InstallationOptions Installations { get; } = new();

    /// <summary>Mail; off unless a test turns it on.</summary>
    public LetterBox Letters { get; }

    /// <summary>Of all replicas.</summary>
    public ReminderHealth Health { get; }

    /// <summary>Everything that reached the connector, in order.</summary>
    public IReadOnlyList<Delivered> All => _delivered;

    public IEnumerable<Delivered> Digests => _delivered.Where(d => d.IsDigest);

    public IEnumerable<Delivered> DigestsOf(Officer officer) => Digests.Where(d => d.To == officer.Id.Value);

    public DateOnly Today => JapanTime.DayOf(Clock.GetUtcNow());

    public static DateTimeOffset At(DateOnly day, int hour, int minute) =>
        new DateTimeOffset(day, new TimeOnly(hour, minute), TimeSpan.FromHours(9)).ToUniversalTime();

    /// <summary>The station of <see cref="World"/>, every officer of it having opened the bot once.</summary>
    public static async Task<MorningDock> OfWorldAsync(StorageTables? tables = null, ReminderRules? rules = null)
    {
        var dock = new MorningDock(tables, rules);
        await World.FillAsync(dock.Import);
        foreach (var officer in World.Everyone)
        {
            await dock.InstallAsync(officer);
        }

        dock.HookTables();
        return dock;
    }

    /// <summary>Where the workers of <see cref="Replica"/> log to; nowhere unless said.</summary>
    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    /// <summary>From here on every storage call is a point.</summary>
    public void HookTables()
    {
        foreach (var table in Storage.Hooks.All)
        {
            table.OnBefore = call => PointAsync($"{call.Operation}:before");
            table.OnAfter = call => PointAsync($"{call.Operation}:after");
        }
    }

    /// <summary>The officer opens the bot, so that it has an address.</summary>
    public Task InstallAsync(Officer officer) =>
        People.RememberReferenceAsync(officer.Id, ReferenceOf(officer.Id.Value), CancellationToken.None);

    public static string ReferenceOf(string name) => ReferenceOf(name, "https://smba.example/");

    public static string ReferenceOf(string name, string serviceUrl) =>
        References.Write(
            new StoredReference
            {
                ServiceUrl = serviceUrl,
                ChannelId = "msteams",
                ConversationId = $"chat-{name}",
                BotId = "28:bot",
                UserId = $"29:{name}",
            }
        );

    /// <summary>A worker of its own, as another process would have.</summary>
    /// <param name="wrap">Around every table, for example to gate its calls.</param>
    /// <param name="lives">Councils that are kept elsewhere than in the tables.</param>
    public ReminderWorker Replica(Func<ITable, ITable>? wrap = null, IProactiveMessenger? messenger = null, ICouncilStore? lives = null)
    {
        var tables = wrap is null
            ? _tables
            : new StorageTables(wrap(_tables.Councils), wrap(_tables.Stations), wrap(_tables.People), wrap(_tables.Accounts));
        var (councils, offices, readers) = (lives ?? new CouncilStore(tables), new OfficeStore(tables), new ReminderStore(tables));
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var gate = new SendingGate(offices, Rules, Clock);
        var desk = new OfficeDesk(offices, councils, Rules);
        var connector = messenger ?? new Messenger(this);
        var letters = new DigestLetters(Letters, new ChatLink("00000000-aaaa-4bbb-8ccc-000000000001"));
        var standing = new StandingDigests(
            new ReaderDesk(desk, Rules),
            connector,
            gate,
            Rules,
            Clock,
            Loggers.CreateLogger<StandingDigests>()
        );
        var sender = new DigestSender(
            readers,
            new ReaderDesk(desk, Rules),
            connector,
            letters,
            new DigestEnds(readers, letters, standing, Rules, Clock, Loggers.CreateLogger<DigestEnds>()),
            standing,
            new Newcomers(
                Installer,
                connector,
                new PersonStore(tables),
                readers,
                Microsoft.Extensions.Options.Options.Create(new BotOptions { AppId = "bot" }),
                Microsoft.Extensions.Options.Options.Create(Installations),
                Clock,
                Loggers.CreateLogger<Newcomers>()
            ),
            gate,
            new RefusalWatch(Clock),
            Rules,
            options,
            Clock
        );
        var run = new MorningRun(
            offices,
            desk,
            sender,
            new ChannelLines(offices, connector, gate, Rules, options, Clock, Loggers.CreateLogger<ChannelLines>()),
            Rules,
            options,
            Clock,
            Loggers.CreateLogger<MorningRun>()
        );
        return new ReminderWorker(
            offices,
            run,
            new InvariantScan(offices, desk, readers, Rules, Loggers.CreateLogger<InvariantScan>()),
            gate,
            Rules,
            options,
            Health,
            Clock,
            Loggers.CreateLogger<ReminderWorker>()
        );
    }

    /// <summary>Moves the clock to a time of a day and lets the worker look until the day is finished or nothing more can be done.</summary>
    public async Task MorningAsync(DateOnly day, int hour = 8, int minute = 45, ReminderWorker? worker = null)
    {
        var at = At(day, hour, minute);
        if (at > Clock.GetUtcNow())
        {
            Clock.SetUtcNow(at);
        }

        worker ??= Replica();
        for (var look = 0; look < 6 && !await worker.LookAsync(CancellationToken.None); look++)
        {
            Clock.Advance(Options.Lease + TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>A whole day as the process has it: a look every few seconds until the day is finished, its hours are over, or a time.</summary>
    public async Task DayAsync(DateOnly day, TimeOnly? until = null, ReminderWorker? worker = null)
    {
        var at = At(day, 8, 45);
        if (at > Clock.GetUtcNow())
        {
            Clock.SetUtcNow(at);
        }

        worker ??= Replica();
        var end = until ?? Rules.Settings.DigestUntil;
        while (TimeOnly.FromTimeSpan(Clock.GetUtcNow().AtJapan().TimeOfDay) < end && !await worker.LookAsync(CancellationToken.None))
        {
            Clock.Advance(Options.Poll);
        }
    }

    /// <summary>A day each, from one to another, both included, as a bot that never sleeps would see them.</summary>
    public async Task DaysAsync(DateOnly from, DateOnly to, Func<DateOnly, Task>? happen = null, ReminderWorker? worker = null)
    {
        worker ??= Replica();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (happen is not null)
            {
                await happen(day);
            }

            await MorningAsync(day, worker: worker);
        }
    }

    /// <summary>Changes a council as a flow would: decided on what is stored now.</summary>
    public async Task ChangeAsync(CouncilId council, Func<CouncilFacts, IReadOnlyList<CouncilWrite>> decide)
    {
        var loaded = (await Councils.FindAsync(council, CancellationToken.None))!; // The world's.
        var now = Clock.GetUtcNow();
        var change = new CouncilChange
        {
            Audit = new AuditEntry(now, World.Lead.Id, "test.change", Guid.CreateVersion7(now)),
            Writes = decide(loaded.Facts),
        };
        if (!await Councils.TryCommitAsync(loaded.Version, change, CancellationToken.None))
        {
            throw new InvalidOperationException("The change of a test lost a race.");
        }
    }

    public Task PointAsync(string point) => OnPoint?.Invoke(point) ?? Task.CompletedTask;

    private static string NameOf(StoredReference reference) => reference.ConversationId["chat-".Length..];

    private void Deliver(StoredReference reference, OutboundMessage message, string? replaced)
    {
        lock (_delivered)
        {
            _delivered.Add(
                new Delivered(
                    NameOf(reference),
                    Clock.GetUtcNow(),
                    message.CardJson is { } card ? new SeenCard((JsonObject)JsonNode.Parse(card)!) : null,
                    message.Text,
                    replaced
                )
            );
        }
    }

    private sealed class Messenger(MorningDock dock) : IProactiveMessenger
    {
        private int _count;

        public Task<SendResult> SendReminderAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
            SendAsync(reference, message, cancellation);

        public async Task<SendResult> SendAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation)
        {
            await dock.PointAsync("send:before");
            var outcome = dock.Answer(NameOf(reference));
            if (outcome is SendOutcome.Sent or SendOutcome.Ambiguous)
            {
                dock.Deliver(reference, message, replaced: null);
            }

            await dock.PointAsync("send:after");
            return new SendResult(outcome, outcome == SendOutcome.Sent ? $"m{Interlocked.Increment(ref _count)}" : null)
            {
                NotBefore = outcome == SendOutcome.Postponed ? dock.Clock.GetUtcNow().AddMinutes(1) : null,
                Refusal = outcome == SendOutcome.Failed ? dock.Refusal : null,
            };
        }

        public async Task<StoredReference?> OpenAsync(StoredReference person, CancellationToken cancellation)
        {
            await dock.PointAsync("open:before");
            return dock.Opens
                ? person with
                {
                    ConversationId = $"chat-{person.UserAadObjectId!.Replace(InstallerBox.IdPrefix, "", StringComparison.Ordinal)}", // Asked by it.
                }
                : null;
        }

        public async Task<bool> UpdateAsync(
            StoredReference reference,
            string activityId,
            OutboundMessage message,
            CancellationToken cancellation
        )
        {
            await dock.PointAsync("update:before");
            dock.Deliver(reference, message, activityId);
            await dock.PointAsync("update:after");
            return true;
        }
    }
}

/// <summary>Teams' installations, as a test has them end.</summary>
internal sealed class InstallerBox : IAppInstaller
{
    /// <summary>Before an officer's number, the object id of the account.</summary>
    public const string IdPrefix = "id-";

    private readonly List<(string Account, string? KnownId)> _asked = [];

    public bool IsOn { get; set; }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<(string Account, string? KnownId)> Asked => _asked;

    /// <summary>By account; the app is there with everybody unless a test says otherwise.</summary>
    public Func<string, InstallResult> Answer { get; set; } =
        account => new InstallResult(InstallOutcome.Installed) { EntraObjectId = $"{IdPrefix}{account.Split('@')[0]}" };

    public Task<InstallResult> InstallAsync(string account, string? entraObjectId, CancellationToken cancellation)
    {
        _asked.Add((account, entraObjectId));
        return Task.FromResult(Answer(account));
    }
}

/// <summary>A mailbox that keeps what is sent, and takes so many mails within any minute.</summary>
internal sealed class LetterBox(TimeProvider clock, Func<string, Task> point) : ILetterSender
{
    private readonly List<Letter> _letters = [];
    private readonly List<DateTimeOffset> _sentAt = [];

    public bool IsOn { get; set; }

    public LetterOutcome Outcome { get; set; } = LetterOutcome.Sent;

    public int PerMinute { get; set; } = int.MaxValue;

    public IReadOnlyList<Letter> Sent => _letters;

    public async Task<LetterResult> SendAsync(Letter letter, CancellationToken cancellation)
    {
        await point("letter:before");
        var room =
            PerMinute == 0 ? clock.GetUtcNow().AddHours(1)
            : _sentAt.Count < PerMinute ? DateTimeOffset.MinValue
            : _sentAt[^PerMinute].AddMinutes(1);
        if (clock.GetUtcNow() < room)
        {
            return new LetterResult(LetterOutcome.Postponed) { NotBefore = room };
        }

        if (Outcome is LetterOutcome.Sent or LetterOutcome.Ambiguous)
        {
            _letters.Add(letter);
            _sentAt.Add(clock.GetUtcNow());
        }

        await point("letter:after");
        return new LetterResult(Outcome);
    }
}
