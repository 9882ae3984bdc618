using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Storage;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Support.Conversations;

/// <summary>Presses a button on a copy of what is stored: what would be answered, without anything having happened.</summary>
internal sealed partial class Rehearsal : IDisposable
{
    /// <summary>A channel in which others read along.</summary>
    private static readonly string Shared = References.Write(
        new StoredReference
        {
            ServiceUrl = "https://rehearsal.example/",
            ChannelId = "msteams",
            ConversationId = "19:rehearsal",
            ConversationType = "channel",
            BotId = "28:bot",
        }
    );

    private static readonly Lazy<IReadOnlyList<string[]>> Refusals = new(() => [.. AllRefusals()]);

    private readonly BotUnderTest _bot;
    private readonly MovedTable _councils = new();
    private readonly MovedTable _stations = new();
    private readonly MovedTable _people = new();
    private readonly MovedTable _accounts = new();
    private readonly FlowTable _flows;
    private readonly ObligationRules _rules;
    private readonly SemaphoreSlim _one = new(1);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Rehearsal(BotUnderTest bot)
    {
        _bot = bot;
        _rules = bot.Services.GetRequiredService<ObligationRules>();
        _flows = Flows.Table(
            new StorageTables(_councils, _stations, _people, _accounts),
            bot.Services.GetRequiredService<ReminderRules>(),
            bot.Clock
        );
    }

    public void Dispose() => _one.Dispose();

    /// <summary>
    /// The sentence by which the press would be refused; null when it would not, or when the sentence stands at a field: then an input mends it.
    /// What was pressed before on what looked the same is not pressed again.
    /// </summary>
    public async Task<string?> RefusalAsync(
        Officer officer,
        string verb,
        IReadOnlyDictionary<string, string> data,
        Scopes scope,
        SeenCard on
    )
    {
        // A mail is not sent for a rehearsal.
        if (verb == FormVerbs.Mail || !_flows.Verbs.TryGetValue(verb, out var asked))
        {
            return null;
        }

        await _one.WaitAsync();
        try
        {
            return await AskAsync(officer, asked, CardData.Of(data), scope, on);
        }
        catch (TemplateException)
        {
            // Rows of a sample are no form that was filled.
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<string?> AskAsync(Officer officer, Verb verb, CardData carried, Scopes scope, SeenCard on)
    {
        if (!_asked.Add($"{officer.Id} {carried.Without([Buttons.CommandKey]).Digest(verb.Name)} {scope} {Situation(verb, on)}"))
        {
            return null;
        }

        var stored = _bot.Storage.Copy();
        (_councils.Rows, _stations.Rows, _people.Rows, _accounts.Rows) = (stored.Councils, stored.Stations, stored.People, stored.Accounts);
        var reply = await _flows.RunAsync(
            new Step
            {
                Officer = officer,
                Now = _bot.Clock.GetUtcNow(),
                Rules = _rules,
                Verb = verb.Name,
                Data = carried,
                Words = carried.Text(Buttons.WordsKey),
                Command = new Command(
                    carried.Id(Buttons.CommandKey) ?? Guid.CreateVersion7(_bot.Clock.GetUtcNow()),
                    carried.Digest(verb.Name)
                ),
                UserId = "29:rehearsal",
                Scope = scope,
                Reference = scope == Scopes.Personal ? null : Shared,
                TakesConsent = true,
            }
        );
        return reply switch
        {
            { CardJson: null, Offer: null } => reply.Text,
            { CardJson: { } json } => Sentence(new SeenCard((JsonObject)JsonNode.Parse(json)!)), // A card is an object.
            _ => null,
        };
    }

    /// <summary>
    /// What a press depends on besides its data. What reads is offered by the very card that shows what it found; what changes something is decided on
    /// all that is stored at that moment.
    /// </summary>
    private string Situation(Verb verb, SeenCard on) =>
        TakesLong(verb) ? ""
        : verb is Reads ? on.Text
        : $"{_bot.Clock.GetUtcNow():O} {_bot.Storage.Versions}";

    /// <summary>What is counted over whole prefectures, or made as a file: pressed once with the same data, whatever has changed since.</summary>
    private static bool TakesLong(Verb verb) => verb.File is not null || verb.Name.StartsWith("summary.", StringComparison.Ordinal);

    /// <summary>The refusal that a card shows; null when it shows none, or shows it at a field.</summary>
    private static string? Sentence(SeenCard card) =>
        Refusals.Value.FirstOrDefault(r => Says(card.Text, r) && !Says(card.FieldErrors, r)) is { } told ? string.Join('…', told) : null;

    /// <summary>The text has all parts of a sentence, in their order.</summary>
    private static bool Says(string text, string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            from = text.IndexOf(part, from, StringComparison.Ordinal);
            if (from < 0)
            {
                return false;
            }

            from += part.Length;
        }

        return true;
    }

    /// <summary>Every sentence of refusal, without its values. What is said as a state too is none.</summary>
    private static IEnumerable<string[]> AllRefusals()
    {
        const string value = "\u0001";
        return CodePattern()
            .Matches(File.ReadAllText(KobanBot.Dev.RepositoryRoot.Combine("src/Bot/Features/Kit/RefusalWords.cs")))
            .Select(m => m.Groups["code"].Value)
            .Where(code => code != "member.nothing-changed")
            .Select(code => RefusalWords.Of(new Refusal(code, value, value, value)))
            .Select(sentence => sentence.Split(value, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("""^ {12}"(?<code>[a-z.-]+)" =>""", RegexOptions.Multiline)]
    private static partial Regex CodePattern();

    /// <summary>A table that is another one each time.</summary>
    private sealed class MovedTable : ITable
    {
        public MemoryTable Rows { get; set; } = new();

        public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
            Rows.FindAsync(partition, key, cancellation);

        public Task<IReadOnlyList<Row>> ReadRangeAsync(string partition, string from, string before, CancellationToken cancellation) =>
            Rows.ReadRangeAsync(partition, from, before, cancellation);

        public Task<bool> TryWriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellation) =>
            Rows.TryWriteAsync(partition, writes, cancellation);

        public IAsyncEnumerable<RowAddress> ScanAsync(string from, string before, CancellationToken cancellation) =>
            Rows.ScanAsync(from, before, cancellation);

        public Task CreateIfMissingAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
