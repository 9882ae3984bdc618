using System.Collections.Concurrent;
using System.Diagnostics;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Support.Conversations;

/// <summary>Notes what each verb really leaves behind: kinds of rows, audit codes, messages, obligations that open or end by it.</summary>
internal sealed class EffectsWatch
{
    private static readonly ActivityListener Steps = Listening();

    private readonly ConcurrentDictionary<(string Verb, string What), byte> _seen = new();

    /// <summary>Sorted, "writes council.plan" and so on, by verb.</summary>
    public IReadOnlyList<(string Verb, string What)> Seen => [.. _seen.Keys.Order()];

    public static IEnumerable<string> Declared(Effect effect) =>
        effect
            .Writes.Select(w => $"writes {w}")
            .Concat(effect.Audits.Select(a => $"audits {a}"))
            .Concat(effect.Messages.Select(m => $"sends {m}"))
            .Concat(effect.Opens.Select(o => $"opens {o}"))
            .Concat(effect.Ends.Select(o => $"ends {o}"));

    /// <summary>What happened and no verb has declared; empty when all is well.</summary>
    public IReadOnlyList<string> Undeclared(FlowTable table) =>
        [
            .. Seen.Where(s => !(table.Effects.TryGetValue(s.Verb, out var effect) && Declared(effect).Contains(s.What)))
                .Select(s => $"{s.Verb} {s.What}"),
        ];

    /// <summary>Counted for the verb whose step is under way; what workers do belongs to none.</summary>
    public void Note(IEnumerable<string> what)
    {
        _ = Steps;
        for (var activity = Activity.Current; activity is not null; activity = activity.Parent)
        {
            if (activity.GetTagItem("kobanbot.verb") is string verb)
            {
                foreach (var one in what)
                {
                    _seen.TryAdd((verb, one), 0);
                }

                return;
            }
        }
    }

    private static ActivityListener Listening()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StepTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}

internal sealed class WatchedCouncils(ICouncilStore store, EffectsWatch watch, TimeProvider clock, ObligationRules rules) : ICouncilStore
{
    private readonly ConcurrentDictionary<CouncilVersion, CouncilFacts> _loaded = new();

    public async Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation)
    {
        var loaded = await store.FindAsync(id, cancellation);
        if (loaded is not null)
        {
            _loaded[loaded.Version] = loaded.Facts;
        }

        return loaded;
    }

    public async Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation)
    {
        if (!await store.TryCommitAsync(version, change, cancellation))
        {
            return false;
        }

        watch.Note(
            change
                .Writes.SelectMany(w =>
                    w is CouncilWrite.AddRecord ? ["writes council.meeting", "writes council.record"]
                    : w is CouncilWrite.PutCouncil ? ["writes council"]
                    : new[] { $"writes council.{w.KindOfFact.Name}" }
                )
                .Append($"audits {change.Audit.What}")
                .Concat(change.Messages.Where(m => m.Kind != MessageKind.Urgent).Select(m => $"sends {m.Kind}"))
                .Concat(Obligations(_loaded[version], change))
        );
        return true;
    }

    public async Task<bool> TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation)
    {
        if (!await store.TryCreateAsync(council, change, cancellation))
        {
            return false;
        }

        watch.Note(["writes council", .. change.Writes.Select(w => $"writes council.{w.KindOfFact.Name}"), $"audits {change.Audit.What}"]);
        return true;
    }

    public Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
        store.FindRecordAsync(id, meeting, revision, cancellation);

    public Task<IssuedForm?> FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation) =>
        store.FindIssuedAsync(id, number, cancellation);

    /// <summary>Every look at contacts is noted, whatever the verb; that is not an effect of the verb's own.</summary>
    public Task<IReadOnlyList<MemberContact>> ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation) =>
        store.ReadContactsAsync(id, access, cancellation);

    public Task<MemberContact?> FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        store.FindContactAsync(id, member, cancellation);

    public Task<IReadOnlyList<MemberAmendment>> FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        store.FindAmendmentsAsync(id, member, cancellation);

    public IAsyncEnumerable<CouncilId> FindUnfinishedAsync(CancellationToken cancellation) => store.FindUnfinishedAsync(cancellation);

    private List<string> Obligations(CouncilFacts facts, CouncilChange change)
    {
        if (facts.Unreadable.Count > 0 || change.Writes.All(w => w is CouncilWrite.PutDraft or CouncilWrite.DropDraft))
        {
            return [];
        }

        var today = JapanTime.DayOf(clock.GetUtcNow());
        var before = ObligationPlanner.Of(facts, today, rules);
        var after = ObligationPlanner.Of(facts.After(change), today, rules);
        return
        [
            .. after.Where(o => before.All(b => b.Key != o.Key)).Select(o => $"opens {o.Kind}"),
            .. before.Where(o => after.All(a => a.Key != o.Key)).Select(o => $"ends {o.Kind}"),
        ];
    }
}

internal sealed class WatchedOffices(IOfficeStore store, EffectsWatch watch) : IOfficeStore
{
    public Task KeepTemplateAsync(string digest, byte[] file, CancellationToken cancellation) =>
        store.KeepTemplateAsync(digest, file, cancellation);

    public Task<byte[]?> FindTemplateAsync(string digest, CancellationToken cancellation) => store.FindTemplateAsync(digest, cancellation);

    public IAsyncEnumerable<string> FindOfficesAsync(CancellationToken cancellation) => store.FindOfficesAsync(cancellation);

    public IAsyncEnumerable<string> FindUnfinishedAsync(CancellationToken cancellation) => store.FindUnfinishedAsync(cancellation);

    public Task<LoadedOffice?> FindAsync(string unit, CancellationToken cancellation) => store.FindAsync(unit, cancellation);

    public async Task<bool> TryCommitAsync(OfficeVersion version, OfficeChange change, CancellationToken cancellation)
    {
        if (!await store.TryCommitAsync(version, change, cancellation))
        {
            return false;
        }

        watch.Note(
            change
                .Writes.Select(w => $"writes office.{w.KindOfFact.Name}")
                .Concat(change.Audit is { } audit ? [$"audits {audit.What}"] : [])
        );
        return true;
    }
}

internal sealed class WatchedPersonnel(IPersonnelStore store, EffectsWatch watch) : IPersonnelStore
{
    public Task<IReadOnlyList<Officer>> FindPostedAsync(IReadOnlyCollection<string> units, CancellationToken cancellation) =>
        store.FindPostedAsync(units, cancellation);

    public Task<LoadedPersonnel?> FindAsync(OfficerId id, CancellationToken cancellation) => store.FindAsync(id, cancellation);

    public async Task<bool> TryCommitAsync(PersonnelVersion? version, PersonnelChange change, CancellationToken cancellation)
    {
        if (!await store.TryCommitAsync(version, change, cancellation))
        {
            return false;
        }

        watch.Note(["writes person", $"audits {change.Audit.What}"]);
        return true;
    }
}

internal sealed class WatchedReaders(IReminderStore store, EffectsWatch watch) : IReminderStore
{
    public Task<LoadedReader?> FindReaderAsync(OfficerId id, DateOnly day, CancellationToken cancellation) =>
        store.FindReaderAsync(id, day, cancellation);

    public async Task<bool> TryPutAsync(ReaderVersion version, ReaderChange change, CancellationToken cancellation)
    {
        if (!await store.TryPutAsync(version, change, cancellation))
        {
            return false;
        }

        (string Name, object? Value)[] rows =
        [
            ("digest", change.Digest),
            ("ledger", change.Ledger),
            ("preferences", change.Preferences),
            ("unreachable", change.Unreachable),
            ("summaries", change.Summaries),
            ("standing", change.Standing),
        ];
        watch.Note(rows.Where(r => r.Value is not null).Select(r => $"writes person.{r.Name}"));
        return true;
    }
}
