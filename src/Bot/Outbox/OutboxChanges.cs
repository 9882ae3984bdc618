using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Outbox;

/// <summary>The changes that the way of a message makes to its council: what is marked as told, and who hears of it next.</summary>
internal sealed class OutboxChanges(ReminderRules rules, TimeProvider clock)
{
    /// <summary>Whom the audit names for what no person did.</summary>
    private static readonly OfficerId System = new("system");

    /// <summary>Each step of a message's way has an audit entry of its own, told apart by the ordinal even within one millisecond.</summary>
    public CouncilChange Change(string what, OutgoingMessage message, int ordinal, params IReadOnlyList<CouncilWrite> writes) =>
        new()
        {
            Audit = CommandSteps.AuditOf(new AuditEntry(clock.GetUtcNow(), System, what, message.Id, Subject(message)), ordinal),
            Writes = writes,
        };

    private static string Subject(OutgoingMessage message) =>
        message.Obligations is { } keys ? string.Join(',', keys) : message.Meeting.Value;

    /// <summary>The digest does not say again what an urgent notice has said.</summary>
    public IEnumerable<CouncilWrite> Told(CouncilFacts facts, OutgoingMessage message)
    {
        var today = clock.Today();
        return message.Kind == MessageKind.Urgent
            ? MatterReaders
                .Find(facts, message, today, rules)
                .Select(i => i.Marks.FirstOrDefault(m => m.Officer == message.To) ?? new ReminderMark(i.Obligation.Key, message.To))
                .Select(mark => new CouncilWrite.PutReminderMark(mark with { ToldOn = today }))
            : [];
    }

    /// <summary>The way on from somebody who could not be reached; null when it ends here and nobody was told.</summary>
    public CouncilChange? Onward(CouncilFacts facts, OutgoingMessage message)
    {
        var now = clock.GetUtcNow();
        var day = JapanTime.DayOf(now);
        OfficerId[] unreached = [.. message.Unreached ?? [], message.To];
        var (next, othersHaveIt) = NextOf(facts, message, unreached, day);
        if (next is { } to)
        {
            OutgoingMessage forNext = message with
            {
                Id = Guid.CreateVersion7(now),
                To = to,
                Unreached = unreached,
                Attempts = 0,
                Doubtful = 0,
                LeasedUntil = null,
            };
            return Onward(message, [], [forNext]);
        }

        if (!othersHaveIt)
        {
            return null;
        }

        // Should none of the others be reached either, the last of them knows of all.
        var other = facts.Messages.FirstOrDefault(m =>
            m.Id != message.Id
            && m.Kind == message.Kind
            && m.Meeting == message.Meeting
            && (m.Obligations ?? []).SequenceEqual(message.Obligations ?? [])
        );
        return Onward(
            message,
            other is null
                ? []
                : [new CouncilWrite.PutMessage(other with { Unreached = [.. unreached.Union(other.Unreached ?? []).Except([other.To])] })],
            []
        );
    }

    private (OfficerId? Next, bool OthersHaveIt) NextOf(
        CouncilFacts facts,
        OutgoingMessage message,
        IReadOnlyList<OfficerId> unreached,
        DateOnly day
    )
    {
        if (message.Obligations is null)
        {
            return (NextRecipient.Of(message.Kind, facts, unreached, day), NextRecipient.OthersHaveIt(message.Kind, facts, unreached, day));
        }

        var items = MatterReaders.Find(facts, message, day, rules);
        return MatterReaders.OthersHaveIt(facts, items, unreached, day)
            ? (null, true)
            : (MatterReaders.Next(facts, items, message.From is { } from ? [.. unreached, from] : unreached, day), false);
    }

    private CouncilChange Onward(OutgoingMessage message, IReadOnlyList<CouncilWrite> writes, IReadOnlyList<OutgoingMessage> messages) =>
        Change("message.onward", message, ordinal: 0) with
        {
            Writes = writes,
            Messages = messages,
        };
}
