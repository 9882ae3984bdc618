using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Storage;

/// <summary>
/// One change as row operations. Facts that no decision depends on (<see cref="Contention"/>) match their own rows; any other write, and an answer
/// kept on the council, also replaces the head row, so that of two changes of facts decided on one version only one passes.
/// </summary>
internal sealed class CouncilTransaction(LoadedVersion loaded, IReadOnlyList<Row> replaced)
{
    private readonly List<RowWrite> _writes = [];

    public IReadOnlyList<RowWrite> Writes => _writes;

    /// <summary>False when the change names a draft or message that is already gone: it has lost against the one who removed it.</summary>
    /// <exception cref="UnreadableFactException">It changes a kind that a newer release has written.</exception>
    public bool TryAdd(CouncilChange change)
    {
        foreach (var write in change.Writes)
        {
            FactRows<CouncilFacts>.Require(loaded.Unreadable, write.KindOfFact);
        }

        _writes.Add(RowWrite.Insert(CouncilRows.Of(loaded.Council, change.Audit with { Values = AuditedValues.Of(loaded.Facts, change) })));
        if (change.Answer is not null || change.Writes.Any(ChangesVersion))
        {
            AddHead(change);
        }

        foreach (var message in change.Messages)
        {
            FactRows<CouncilFacts>.Require(loaded.Unreadable, CouncilKinds.Message);
            _writes.Add(RowWrite.Insert(CouncilRows.Of(loaded.Council, CouncilKinds.Message, message)));
        }

        return change.Writes.All(TryAdd);
    }

    private bool ChangesVersion(CouncilWrite write) =>
        write.KindOfFact.Contention switch
        {
            Contention.All => true,
            Contention.AllAtFirst => write is CouncilWrite.Keep keep && loaded.Row(Keys.Of(keep.KindOfFact, keep.Written)) is null,
            Contention.Own => false,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private void AddHead(CouncilChange change)
    {
        var answers = change.Answer is { } answer ? AnsweredCommand.LastEight(loaded.Answers, answer) : loaded.Answers;
        var council = change.Writes.OfType<CouncilWrite.PutCouncil>().LastOrDefault()?.Fact ?? loaded.Head.Council;
        Put(CouncilRows.Of(new CouncilHead(council, loaded.Head.Changes + 1), answers));
    }

    private bool TryAdd(CouncilWrite write)
    {
        switch (write)
        {
            case CouncilWrite.PutCouncil:
                return true; // It lies in the head row.
            case CouncilWrite.DropRoster(var entry):
                return TryDrop(Keys.LiveOf(CouncilKinds.Roster, entry));
            case CouncilWrite.PutFeedback(var feedback, var ofItsRecord):
                AddFeedback(feedback, ofItsRecord);
                return true;
            case CouncilWrite.PutSupport { Fact: { Read: true } request }:
                Put(CouncilRows.Of(loaded.Council, CouncilKinds.Support, request));
                return TryDrop(Keys.LiveOf(CouncilKinds.Support, request));
            case CouncilWrite.PutReport { Fact: { Read: true } report }:
                Put(CouncilRows.Of(loaded.Council, CouncilKinds.Report, report));
                return TryDrop(Keys.LiveOf(CouncilKinds.Report, report));
            case CouncilWrite.PutHandover { Fact: { IsOver: true } handover }:
                Put(CouncilRows.Of(loaded.Council, CouncilKinds.Handover, handover));
                return TryDrop(Keys.LiveOf(CouncilKinds.Handover, handover));
            case CouncilWrite.Keep keep:
                Put(CouncilRows.Of(loaded.Council, keep.KindOfFact, keep.Written));
                return true;
            case CouncilWrite.PutContact(var contact):
                AddContact(contact);
                return true;
            case CouncilWrite.AddRecord(var body):
                _writes.Add(RowWrite.Insert(CouncilRows.Of(loaded.Council, body)));
                Put(CouncilRows.Of(loaded.Council, CouncilKinds.Meeting, body.Header));
                return true;
            case CouncilWrite.MarkRecord(var header):
                AddMark(header);
                return true;
            case CouncilWrite.DropDraft(var draft):
                return TryDrop(Keys.OfDraft(draft));
            case CouncilWrite.DropMessage(var message):
                return TryDrop(Keys.OfMessage(message));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Put(Row row) => _writes.Add(RowWrite.Put(row, loaded.Row(row.Key)));

    private bool TryDrop(string key)
    {
        if (loaded.Row(key) is not { } stored)
        {
            return false;
        }

        _writes.Add(RowWrite.Delete(stored));
        return true;
    }

    private void AddContact(MemberContact contact)
    {
        var stored = replaced.FirstOrDefault(r => r.Key == Keys.Of(contact));
        PartitionRows.Contact.Replaceable(stored);
        _writes.Add(RowWrite.Put(PartitionRows.Contact.Of(Keys.Of(loaded.Council), Keys.Of(contact), contact), stored));
    }

    private void AddMark(MeetingRecord header)
    {
        var row = CouncilRows.Of(loaded.Council, CouncilKinds.Meeting, header);
        var stored =
            loaded.Row(row.Key)
            ?? throw new InvalidOperationException($"Council {loaded.Council} has no record of meeting {header.Id} to mark.");
        if (CouncilRows.Facts.Read(CouncilKinds.Meeting, stored).Revision != header.Revision)
        {
            throw new InvalidOperationException($"Only the newest revision of meeting {header.Id} can be marked, not {header.Revision}.");
        }

        Put(row);
    }

    private void AddFeedback(Feedback said, bool ofItsRecord)
    {
        var open = loaded.Row(Keys.LiveOf(CouncilKinds.Feedback, said));
        var closed = replaced.FirstOrDefault(r => r.Key == Keys.HistoryOf(CouncilKinds.Feedback, said));
        CouncilRows.Facts[CouncilKinds.Feedback].Replaceable(closed);
        var feedback =
            ofItsRecord && !said.Withdrawn && closed is not null ? said.Over(CouncilRows.Facts.Read(CouncilKinds.Feedback, closed)) : said;
        var row = CouncilRows.Of(loaded.Council, CouncilKinds.Feedback, feedback);
        _writes.Add(RowWrite.Put(row, feedback.IsOpen ? open : closed));
        if ((feedback.IsOpen ? closed : open) is { } elsewhere)
        {
            _writes.Add(RowWrite.Delete(elsewhere));
        }
    }
}
