using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Bot.Features.Meetings.Planning;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Hosting;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KobanBot.Support.Races;

/// <summary>
/// Two to four officers work on one council through the real flows, pressing random buttons of the cards that they hold, old ones too,
/// some several times. Afterwards the history is checked.
/// </summary>
internal sealed class Race
{
    private static readonly string[] FirstVerbs = [RecordVerbs.Start, PlanMeetingFlow.Open, "meetings.list"];

    /// <summary>Fields of one value whose last writer must be seen at the end.</summary>
    private static readonly Dictionary<string, RecordStep> TracedFields = new()
    {
        [BasicsFields.Place.Id] = RecordStep.Basics,
        [TopicFields.Notices.Id] = RecordStep.Topics,
        [FeedbackFields.ProblemSolving.Id] = RecordStep.Feedback,
        [ClosingFields.OtherMaterials.Id] = RecordStep.Closing,
    };

    private static readonly HashSet<string> Texts =
    [
        .. TracedFields.Keys,
        PlanFields.Priorities.Id,
        TopicFields.Title.Id,
        TopicFields.Result.Id,
        FeedbackFields.Text.Id,
        ReviewForm.ReturnReason,
        FollowUpForm.Question,
        FollowUpForm.OtherReason,
    ];

    private static readonly HashSet<string> DraftVerbs =
    [
        RecordVerbs.Start,
        RecordVerbs.New,
        RecordVerbs.Next,
        RecordVerbs.Back,
        RecordVerbs.GoTo,
        RecordVerbs.Park,
        RecordVerbs.Copy,
        RecordVerbs.EditItem,
        RecordVerbs.SaveItem,
        RecordVerbs.RemoveItem,
        RecordVerbs.AskCancel,
        RecordVerbs.Cancel,
        RecordVerbs.HandOver,
        RecordVerbs.Return,
        RecordVerbs.Confirm,
    ];

    private readonly Random _random;
    private readonly FlowTable _flows;
    private readonly ICouncilStore _councils;
    private readonly CouncilId _council;
    private readonly List<Delivery> _deliveries = [];
    private readonly List<string> _faults = [];
    private readonly HashSet<(Guid Command, DateTimeOffset At)> _committed = [];
    private int _clock;
    private int _marks;

    private Race(Random random, StorageTables tables, CouncilId council)
    {
        (_random, _council) = (random, council);
        _councils = new CouncilStore(tables);
        _flows = Flows.Table(tables);
    }

    /// <summary>One deterministic race on tables in memory. Empty when every invariant holds.</summary>
    public static IReadOnlyList<string> Run(int seed, ITable councils, SeededBug bug = SeededBug.None)
    {
        var random = new Random(seed);
        var scheduler = new RaceScheduler(random);
        var gated = new RaceTable(councils, scheduler.GateAsync, bug);
        var race = new Race(random, new StorageTables(gated, councils, councils, councils), World.Central);
        var actors = race.Start();
        scheduler.RunToEnd();
        var checking = race.CheckAsync(new CouncilStore(new StorageTables(councils, councils, councils, councils)), councils);
        race.Note(
            actors.FirstOrDefault(a => !a.IsCompletedSuccessfully) is { } stuck
                ? $"an officer's work ended as {stuck.Status}: {stuck.Exception?.InnerException}"
                : null
        );
        race.Note(checking.IsCompletedSuccessfully ? null : $"the check ended as {checking.Status}: {checking.Exception?.InnerException}");
        return race._faults;
    }

    /// <summary>The same officers at once, as fast as the storage lets them; not deterministic.</summary>
    public static async Task<IReadOnlyList<string>> RunFreelyAsync(int seed, StorageTables tables, CouncilId council)
    {
        var race = new Race(new Random(seed), tables, council);
        await Task.WhenAll(race.Start());
        await race.CheckAsync(new CouncilStore(tables), tables.Councils);
        return race._faults;
    }

    private List<Task> Start()
    {
        var officers = new[] { World.Lead, World.Second, World.Section, World.SectionChief }.Take(_random.Next(2, 5)).ToList();
        return [.. officers.Select(o => WorkAsync(o, new Random(_random.Next())))];
    }

    private async Task WorkAsync(Officer officer, Random random)
    {
        var held = new List<SeenCard>();
        for (var action = random.Next(4, 9); action > 0; action--)
        {
            var step =
                held.Count == 0 || random.Next(8) == 0
                    ? Words(officer, random)
                    : Press(officer, random, held[random.Next(4) == 0 ? random.Next(held.Count) : held.Count - 1]);
            if (step is null)
            {
                held.Clear();
                continue;
            }

            // One delivery, or several at once: a double tap, or the channel's repetition.
            var times = random.Next(4) == 0 ? random.Next(2, 6) : 1;
            var replies = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => DeliverAsync(step)));
            if (replies[0].CardJson is { } json)
            {
                held.Add(new SeenCard((JsonObject)JsonNode.Parse(json)!));
            }
        }
    }

    private async Task<Reply> DeliverAsync(Step step)
    {
        var reply = await _flows.RunAsync(step);
        lock (_deliveries)
        {
            _deliveries.Add(new Delivery(step, reply));
        }

        return reply;
    }

    private Step Words(Officer officer, Random random) =>
        StepOf(
            officer,
            FirstVerbs[random.Next(FirstVerbs.Length)],
            new Dictionary<string, string> { [Buttons.CouncilKey] = _council.Value },
            random
        );

    private Step? Press(Officer officer, Random random, SeenCard card)
    {
        var buttons = card
            .Actions.Where(a =>
                ((string)a["verb"]!).StartsWith("record.", StringComparison.Ordinal)
                || ((string)a["verb"]!).StartsWith("plan.", StringComparison.Ordinal)
                || ((string)a["verb"]!).StartsWith("followup.", StringComparison.Ordinal)
                || ((string)a["verb"]!).StartsWith("meetings.", StringComparison.Ordinal)
            )
            .ToList();
        if (buttons.Count == 0)
        {
            return null;
        }

        var button = buttons[random.Next(buttons.Count)];
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((string?)button["associatedInputs"] != "none")
        {
            foreach (var (id, value) in card.Inputs)
            {
                data[id] = random.Next(3) == 0 && IsText(id) ? $"印{Interlocked.Increment(ref _marks)}" : value;
            }
        }

        foreach (var (key, value) in (JsonObject)button["data"]!)
        {
            data[key] = value!.ToString();
        }

        return StepOf(officer, (string)button["verb"]!, data, random);
    }

    private static bool IsText(string id) => Texts.Contains(id);

    private Step StepOf(Officer officer, string verb, Dictionary<string, string> values, Random random)
    {
        var data = CardData.Of(values);
        var now = World.Now.AddMilliseconds(Interlocked.Increment(ref _clock));
        return new Step
        {
            Officer = officer,
            Now = now,
            Rules = ObligationRules.Default,
            Verb = verb,
            Data = data,
            Command = new Command(data.Id(Buttons.CommandKey) ?? Id(random), data.Digest(verb)),
            UserId = "29:race",
            Message = new ShownMessage("chat", officer.Id.Value),
            NewId = _ => Id(random),
        };
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private void Note(string? fault)
    {
        if (fault is not null)
        {
            _faults.Add(fault);
        }
    }

    private async Task CheckAsync(CouncilStore store, ITable rows)
    {
        var facts = (await store.FindAsync(_council, CancellationToken.None))!.Facts;
        var audit = (await rows.ReadRangeAsync(_council.Value, "7audit|", "7audit~", CancellationToken.None))
            .Select(r => PartitionRows.Audit.Read(r))
            .ToList();

        _committed.UnionWith(audit.Select(a => (a.Command, a.At)));
        CheckOneEffect(audit);
        CheckOneAnswer();
        CheckVersions(facts, audit);
        CheckMessages(facts, audit);
        foreach (var draft in facts.Drafts)
        {
            var record = facts.Meeting(draft.Id);
            var body = record is null ? null : await store.FindRecordAsync(_council, record.Id, record.Revision, CancellationToken.None);
            CheckRecord(record, body, audit);
            CheckLastWriters(draft, draft.IsOpen ? draft.Content : body?.Content);
        }
    }

    private void CheckOneEffect(List<AuditEntry> audit)
    {
        foreach (var twice in audit.GroupBy(a => a.Command).Where(g => g.Count() > 1))
        {
            Note($"double effect: the command {twice.Key} did {string.Join(", ", twice.Select(t => t.What))}");
        }
    }

    private void CheckOneAnswer()
    {
        foreach (var command in _deliveries.GroupBy(d => (d.Step.Command, d.Step.Now)).Where(g => g.Count() > 1))
        {
            // 「もう一度押して確かめてください」 is no answer yet: pressing again gives it.
            if (
                command.Where(d => d.Reply.Text != Replies.ChangedMeanwhile().Text).Select(d => d.Reply.Pack()).Distinct().Count() > 1
                && Committed(command.First())
            )
            {
                Note($"two answers for one command: {command.First().Step.Verb}");
            }
        }
    }

    /// <summary>A draft's version counts its commits; a commit that vanished or came twice leaves a gap.</summary>
    private void CheckVersions(CouncilFacts facts, List<AuditEntry> audit)
    {
        foreach (var draft in facts.Drafts)
        {
            var commits = audit.Count(a => a.Subject == draft.Id.Value && (DraftVerbs.Contains(a.What) || a.What == "record.revise"));
            if (commits != draft.Version)
            {
                Note($"lost update: draft {draft.Id} has version {draft.Version} after {commits} commits");
            }
        }

        foreach (var plan in facts.Plans)
        {
            var commits = audit.Count(a => a.What is PlanMeetingFlow.Save or PlanMeetingFlow.Cancel && a.Subject == plan.Year.ToString());
            var before = World.CentralFacts.PlanFor(plan.Year)?.Version ?? 0;
            if (plan.Version != before + commits)
            {
                Note($"lost update: the plan of {plan.Year} has version {plan.Version} after {commits} commits");
            }
        }
    }

    private void CheckMessages(CouncilFacts facts, List<AuditEntry> audit)
    {
        var asked = audit.Count(a => a.What == RecordVerbs.HandOver);
        var waiting = facts.Messages.Count(m => m.Kind == MessageKind.ConfirmationAsked);
        if (asked != waiting)
        {
            Note($"{asked} requests for confirmation, {waiting} messages");
        }
    }

    private void CheckRecord(MeetingRecord? record, MeetingRecordBody? body, List<AuditEntry> audit)
    {
        if (record is null)
        {
            return;
        }

        var confirmations = audit.Count(a => a.What == RecordVerbs.Confirm && a.Subject == record.Id.Value);
        if (confirmations != record.Revision)
        {
            Note($"record {record.Id} has revision {record.Revision} after {confirmations} confirmations");
        }

        if (body is null)
        {
            Note($"record {record.Id} has no body");
        }
        else if (body.Content.Date > new DateOnly(2026, 11, 24) || body.Content.Kind is null)
        {
            Note($"record {record.Id} was confirmed with a hard finding");
        }
    }

    /// <summary>For each traced field the newest committed text must be what is stored.</summary>
    private void CheckLastWriters(MeetingDraft draft, MeetingContent? content)
    {
        if (content is null)
        {
            return;
        }

        var stored = new Dictionary<string, string>
        {
            [BasicsFields.Place.Id] = content.Place,
            [TopicFields.Notices.Id] = content.Notices,
            [FeedbackFields.ProblemSolving.Id] = content.ProblemSolving,
            [ClosingFields.OtherMaterials.Id] = content.OtherMaterials,
        };
        foreach (var field in TracedFields.Keys)
        {
            var last = _deliveries
                .Where(d =>
                    d.Step.Data.Text(Buttons.FlowKey) == draft.Id.Value
                    && Committed(d)
                    && DraftVerbs.Contains(d.Step.Verb)
                    && d.Step.Data.Has(field)
                    && IsOwnStep(d.Step, field)
                )
                .MaxBy(d => d.Step.Data.Number(Buttons.VersionKey));
            // What could not be read is kept beside the content, as it was typed.
            var isKept = draft.Typed.Any(t => last is not null && t.Inputs.GetValueOrDefault(field) == last.Step.Data.Text(field));
            if (last is not null && !isKept && last.Step.Verb != RecordVerbs.Copy && last.Step.Data.Text(field) != stored[field])
            {
                Note(
                    $"lost update: {field} of draft {draft.Id} is 「{stored[field]}」 and {last.Step.Verb} had saved 「{last.Step.Data.Text(field)}」"
                );
            }
        }
    }

    private static bool IsOwnStep(Step step, string field) =>
        step.Verb is not (RecordVerbs.Confirm or RecordVerbs.HandOver or RecordVerbs.Return or RecordVerbs.Cancel)
        && step.Data.Text(RecordVerbs.StepKey) == TracedFields[field].ToString();

    /// <summary>The audit tells which deliveries had their effect: every step has an instant of its own.</summary>
    private bool Committed(Delivery delivery) => _committed.Contains((delivery.Step.Command.Id, delivery.Step.Now));

    private sealed record Delivery(Step Step, Reply Reply);
}
