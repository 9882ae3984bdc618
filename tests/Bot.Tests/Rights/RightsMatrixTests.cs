using System.Text;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Rights;

/// <summary>
/// Every verb, asked by every role in every relation to a council, in every state of it, with forged data that names whatever the card of somebody
/// else would name. Denied by default: who has no right changes nothing and learns nothing. docs/rights.md is the result, so a new verb is red until
/// its row has been read.
/// </summary>
public sealed class RightsMatrixTests
{
    private const string Update = "UPDATE_APPROVED=1 artifacts/bin/Bot.Tests/debug/KobanBot.Bot.Tests -class \"*RightsMatrix*\"";

    private static readonly CouncilId Ended = new("C3");

    /// <summary>Posts whose holders are never in the world itself.</summary>
    private static readonly Officer Supervisor = World.SectionChief with
    {
        Id = new OfficerId("P11"),
        Assignments = [World.SectionChief.Assignments[0] with { Role = Role.CommunityPoliceSupervisor }],
    };

    private static readonly Officer Nobody = World.Lead with { Id = new OfficerId("P12"), Assignments = [] };

    private static readonly (string Name, Officer Officer)[] People =
    [
        ("運営責任者", World.Lead),
        ("運営担当者", World.Second),
        ("他の駐在所", World.EastOfficer),
        ("地域課係", World.Section),
        ("地域課長", World.SectionChief),
        ("地域警察幹部", Supervisor),
        ("署長", World.StationChief),
        ("他署", World.OtherStation),
        ("方面本部", World.AreaOfficer),
        ("警察本部", World.HqOfficer),
        ("異動済み", World.Transferred),
        ("配置なし", Nobody),
    ];

    private static readonly (string Name, CouncilId Council)[] States =
    [
        ("運営責任者あり", World.Central),
        ("運営責任者が欠員", World.East),
        ("廃止", Ended),
    ];

    private static readonly Dictionary<(string Verb, OfficerId Officer, CouncilId Council), (Reply, IReadOnlyList<string>)> Asked = [];

    /// <summary>A bot of which no question so far has changed anything.</summary>
    private static (MemoryStorage Storage, FlowTable Table)? _untouched;

    private static readonly Lazy<Task<MemoryStorage>> Filled = new(FilledAsync);

    private static readonly Verb[] Verbs = [.. Flows.Declared.Verbs.Values.OrderBy(v => v.Name, StringComparer.Ordinal)];

    [Fact]
    public async Task The_page_says_who_may_do_what()
    {
        var page = new StringBuilder(
            """
            # Who may do what

            Made by `RightsMatrixTests`: every verb with forged data, asked by every role of 中央警察署 and from elsewhere, of a council with 運営責任者, of one without and of one that has ended. ○ answered, − refused with
            a sentence that tells nothing of the council, and nothing changed. What a flow refuses further (a step that is not open, a matter that is
            somebody else's) is not in this table. Where a verb may be asked stands in `docs/effects.md`.

            """.ReplaceLineEndings("\n")
        );
        foreach (var (state, council) in States)
        {
            page.Append($"\n## {state}\n\n| verb | {string.Join(" | ", People.Select(p => p.Name))} |\n");
            page.Append($"| --- |{string.Concat(People.Select(_ => " :-: |"))}\n");
            foreach (var verb in Verbs)
            {
                var row = new List<string>();
                foreach (var (_, officer) in People)
                {
                    row.Add(await IsAnsweredAsync(verb, officer, council) ? "○" : "−");
                }

                page.Append($"| `{verb.Name}` | {string.Join(" | ", row)} |\n");
            }
        }

        var file = Path.Combine(NodeModules.RepositoryRoot, "docs", "rights.md");
        if (ApprovedFile.IsUpdating)
        {
            await File.WriteAllTextAsync(file, page.ToString(), TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .ReplaceLineEndings("\n")
            .ShouldBe(page.ToString(), $"Write docs/rights.md anew: {Update}");
    }

    /// <summary>Where the council's rights decide, they decide as <see cref="Access"/> says, whatever the card says.</summary>
    [Fact]
    public async Task Who_has_no_right_on_the_council_changes_nothing_and_learns_no_name()
    {
        var asked = 0;
        foreach (var verb in Verbs)
        {
            foreach (var (_, council) in States)
            {
                var facts = (await (await Filled.Value).CouncilStore.FindAsync(council, CancellationToken.None))!.Facts; // Imported.
                foreach (var (name, officer) in People.Where(p => !Access.Of(p.Officer, facts, Steps.Of(p.Officer).Today).Read))
                {
                    asked++;
                    var (reply, changed) = await AskAsync(verb, officer, council);

                    changed
                        .Where(r => r.StartsWith("councils", StringComparison.Ordinal) && !IsQuestionFromAbove(verb, r))
                        .ShouldBeEmpty($"{verb.Name} by {name}");
                    foreach (var secret in facts.Members.Select(m => m.Name))
                    {
                        $"{reply.CardJson}{reply.Text}".ShouldNotContain(secret, customMessage: $"{verb.Name} by {name}");
                    }
                }
            }
        }

        asked.ShouldBeGreaterThan(Verbs.Length * 8);
    }

    /// <summary>
    /// The offices above ask a station about its 半期の送付: the message to its section, with its mark and its entry, goes out from one of the
    /// station's councils. Nothing of what is known of the council changes.
    /// </summary>
    private static bool IsQuestionFromAbove(Verb verb, string row) =>
        verb.Name == "package.remind"
        && row.Split(' ')[2] is var key
        && (
            key == "1head"
            || key.StartsWith("1mark|", StringComparison.Ordinal)
            || key.StartsWith("2message|", StringComparison.Ordinal)
            || key.StartsWith("7audit|", StringComparison.Ordinal)
        );

    [Fact]
    public async Task What_only_reads_changes_nothing_whoever_asks()
    {
        foreach (var verb in Verbs.OfType<Reads>())
        {
            foreach (var (name, officer) in People)
            {
                // That somebody looked at contacts or grounds is noted, and is no change.
                var (_, changed) = await AskAsync(verb, officer, World.Central);
                changed.Where(row => !row.Contains(" 7audit|", StringComparison.Ordinal)).ShouldBeEmpty($"{verb.Name} by {name}");
            }
        }
    }

    /// <summary>Outside of its audience a verb does not even reach its handler.</summary>
    [Fact]
    public async Task Who_is_not_in_the_audience_gets_the_refusal()
    {
        foreach (var verb in Verbs.Where(v => v.Audience != Audience.Everybody))
        {
            foreach (var (name, officer) in People.Where(p => !verb.Audience.Includes(p.Officer, Steps.Of(p.Officer).Today)))
            {
                var (reply, changed) = await AskAsync(verb, officer, World.Central);

                changed.ShouldBeEmpty($"{verb.Name} by {name}");
                reply.Text.ShouldBe(verb.ToOthers ?? Replies.NotAllowed().Text, $"{verb.Name} by {name}");
            }
        }
    }

    private static async Task<MemoryStorage> FilledAsync()
    {
        var storage = new MemoryStorage();
        await World.FillAsync(storage);
        var ended = World.CentralAs(Ended);
        await storage.ImportStore.PutCouncilAsync(
            ended with
            {
                Council = ended.Council with { Abolished = new DateOnly(2026, 11, 20) },
            },
            CancellationToken.None
        );
        return storage;
    }

    private static async Task<bool> IsAnsweredAsync(Verb verb, Officer officer, CouncilId council)
    {
        var (reply, _) = await AskAsync(verb, officer, council);
        string[] refusals = [Replies.NotYours().Text, Replies.NotAllowed().Text, verb.ToOthers ?? Replies.NotAllowed().Text];
        return reply.CardJson is not null || !refusals.Contains(reply.Text);
    }

    /// <summary>The reply, and every row that was written.</summary>
    private static async Task<(Reply Reply, IReadOnlyList<string> Changed)> AskAsync(Verb verb, Officer officer, CouncilId council)
    {
        if (Asked.TryGetValue((verb.Name, officer.Id, council), out var known))
        {
            return known;
        }

        var (storage, table) = _untouched ?? await NewAsync();
        var step = Steps.Of(officer, verb.Name, Forged(council)) with { Scope = Scopes.Personal };
        var reply = await table.RunAsync(step);
        reply = reply.Later is { } later ? await later : reply;

        var changed = await ChangedAsync(storage);
        // Most questions change nothing, and the next may be asked of the same bot; a new one for each would take most of the time.
        _untouched = changed.Count == 0 ? (storage, table) : null;
        return Asked[(verb.Name, officer.Id, council)] = (reply, changed);
    }

    private static async Task<(MemoryStorage Storage, FlowTable Table)> NewAsync()
    {
        var storage = (await Filled.Value).Copy();
        return (storage, Flows.Table(storage.Tables, clock: new Microsoft.Extensions.Time.Testing.FakeTimeProvider(World.Now)));
    }

    /// <summary>Rows are immutable and shared with the storage that was copied: another row is a written one, a missing one was deleted.</summary>
    private static async Task<IReadOnlyList<string>> ChangedAsync(MemoryStorage storage)
    {
        var filled = await Filled.Value;
        return
        [
            .. Changed("councils", filled.Councils, storage.Councils),
            .. Changed("stations", filled.Stations, storage.Stations),
            .. Changed("people", filled.People, storage.People),
            .. Changed("accounts", filled.Accounts, storage.Accounts),
        ];
    }

    private static IEnumerable<string> Changed(string table, MemoryTable filled, MemoryTable now)
    {
        var (before, after) = (
            filled.Rows.ToHashSet(ReferenceEqualityComparer.Instance),
            now.Rows.ToHashSet(ReferenceEqualityComparer.Instance)
        );
        return before
            .Except(after)
            .Concat(after.Except(before))
            .Cast<Row>()
            .Select(r => $"{table} {r.Partition} {r.Key} {r.ETag}")
            .Distinct(StringComparer.Ordinal);
    }

    private static (string Key, string Value)[] Forged(CouncilId council) =>
        [
            (Buttons.CouncilKey, council.Value),
            (Buttons.FlowKey, council == World.East ? "E0" : "M0"),
            (Buttons.VersionKey, "1"),
            ("member", council == World.East ? "E3" : "M3"),
            ("obligation", $"MeetingPlan|{council.Value}||2026"),
            ("unit", "S1"),
            ("station", "S1"),
            ("date", "2026-12-10"),
            ("day", "2026-11-24"),
            ("reason", "Resignation"),
            ("text", "確認"),
            ("to", "P5"),
        ];
}
