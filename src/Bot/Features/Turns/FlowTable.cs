using System.Collections.Frozen;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns.Speech;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns;

/// <summary>The table of contents: every verb and every command, as the flows declare them.</summary>
internal sealed class FlowTable
{
    private readonly Partitions _partitions;
    private readonly StepTelemetry _telemetry;
    private readonly UnreadableFacts _unreadable;
    private readonly FrozenDictionary<string, IFlow> _flows;
    private readonly Lazy<Vocabulary> _vocabulary;

    /// <exception cref="InvalidOperationException">Two flows declare one verb, or one way to say something.</exception>
    public FlowTable(IEnumerable<IFlow> flows, Partitions partitions, StepTelemetry telemetry, UnreadableFacts unreadable)
    {
        (_partitions, _telemetry, _unreadable) = (partitions, telemetry, unreadable);
        var all = flows.ToList();
        Verbs = Distinct(all.SelectMany(f => f.Verbs), v => v.Name).ToFrozenDictionary(v => v.Name, StringComparer.Ordinal);
        _flows = all.SelectMany(f => f.Verbs.Select(v => (v.Name, Flow: f)))
            .ToFrozenDictionary(v => v.Name, v => v.Flow, StringComparer.Ordinal);
        Commands = [.. all.SelectMany(f => f.Words)];
        _ = Distinct(Commands.SelectMany(c => c.Ways), way => way).ToList();
        Extensions = Distinct(all.SelectMany(f => f.Extensions), e => e.Id).ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        _vocabulary = new Lazy<Vocabulary>(() => new Vocabulary(Commands, Topics.All));
        Effects = Distinct(all.SelectMany(f => f.Effects), e => e.Verb).ToFrozenDictionary(e => e.Verb, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, Verb> Verbs { get; }

    public IReadOnlyList<Spoken> Commands { get; }

    /// <summary>The commands of the message extension, by the id that the manifest gives them.</summary>
    public IReadOnlyDictionary<string, ExtensionCommand> Extensions { get; }

    /// <summary>What each verb costs and leaves behind.</summary>
    public IReadOnlyDictionary<string, Effect> Effects { get; }

    /// <summary>The commands of the flow that declares a verb.</summary>
    public IReadOnlyList<Spoken> CommandsBeside(string verb) => _flows[verb].Words;

    public Task<Reply> RunAsync(Verb verb, Step step, CancellationToken cancellation) =>
        _telemetry.MeasureAsync(
            verb.Name,
            () =>
                verb.Audience.Includes(step.Officer, step.Today)
                    ? _unreadable.ToldAsync(() => verb.RunAsync(step, _partitions, cancellation))
                    : Task.FromResult(verb.ToOthers is { } sentence ? Reply.Sentence(sentence) : Replies.NotAllowed())
        );

    /// <summary>The file that a verb's reply has offered, made with the rights of this moment; else one sentence why there is none.</summary>
    public Task<FileReply> FileAsync(Verb verb, Step step, CancellationToken cancellation) =>
        verb.Audience.Includes(step.Officer, step.Today) && verb.File is { } file
            ? file(new Changing(step, verb, _partitions), cancellation)
            : Task.FromResult(FileReply.Refused(Replies.NotAllowed().Text));

    /// <summary>The same for another way than a consent: who gets it is entered before it goes.</summary>
    /// <param name="way">The code of the audit: file.link, file.mail.</param>
    public async Task<FileReply> HandedOutAsync(Verb verb, Step step, string way, CancellationToken cancellation)
    {
        var file = await FileAsync(verb, step, cancellation);
        if (file.Refusal is null)
        {
            // An id of its own: the making of the file may have entered something at the same moment.
            var entry = CommandSteps.AuditOf(step.Audit(way, verb.Name), 2);
            if (step.Council.IsWellFormed)
            {
                await _partitions.ReadAudit.KeepAsync(step.Council, entry, cancellation);
            }
            else if (step.Officer.On(step.Today).FirstOrDefault() is { } post)
            {
                await _partitions.ReadAudit.KeepAsync(post.Unit, entry, cancellation);
            }
        }

        return file;
    }

    /// <summary>What words mean when this person says them in this kind of conversation.</summary>
    public Meaning Understand(string said, Officer officer, DateOnly day, Scopes scope) =>
        _vocabulary.Value.Understand(
            said,
            new Speaker(
                command => command.IsOffered(officer, day, scope) && Verbs[command.Verb].Scopes.HasFlag(scope),
                [.. Access.CouncilsOf(officer, day).Select(c => c.Name)]
            )
        );

    private static IEnumerable<T> Distinct<T>(IEnumerable<T> all, Func<T, string> name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            yield return seen.Add(name(one)) ? one : throw new InvalidOperationException($"Two flows declare '{name(one)}'.");
        }
    }
}
