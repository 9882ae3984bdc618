using KobanBot.Core.Facts;

namespace KobanBot.Bot.Storage;

/// <summary>
/// One change as row operations. Drafts that were loaded and messages match their own rows; any other write, and an answer kept on the council, also
/// replaces the head row, so that of two changes of facts decided on one version only one passes.
/// </summary>
internal sealed class CouncilTransaction(LoadedVersion loaded, IReadOnlyList<Row> closedFeedback)
{
    private readonly List<RowWrite> _writes = [];

    public IReadOnlyList<RowWrite> Writes => _writes;

    /// <summary>False when the change names a draft or message that is already gone: it has lost against the one who removed it.</summary>
    public bool TryAdd(CouncilChange change)
    {
        var council = loaded.Council;
        _writes.Add(RowWrite.Insert(CouncilRows.Of(council, change.Audit)));
        if (change.Answer is not null || change.Writes.Any(IsFact))
        {
            AddHead(change.Answer);
        }

        foreach (var message in change.Messages)
        {
            _writes.Add(RowWrite.Insert(CouncilRows.Of(council, message)));
        }

        return change.Writes.All(TryAdd);
    }

    /// <summary>A new draft is a fact of the council: two officers who start at once must see each other.</summary>
    private bool IsFact(CouncilWrite write) =>
        write switch
        {
            CouncilWrite.PutDraft(var draft) => loaded.Row(Keys.OfDraft(draft.Id)) is null,
            CouncilWrite.DropDraft or CouncilWrite.PutMessage or CouncilWrite.DropMessage or CouncilWrite.PutReminderMark => false,
            _ => true,
        };

    private void AddHead(AnsweredCommand? answer)
    {
        var answers = answer is null ? loaded.Answers : CouncilCommands.LastEight(loaded.Answers, answer);
        Put(CouncilRows.Of(loaded.Head with { Changes = loaded.Head.Changes + 1 }, answers));
    }

    private bool TryAdd(CouncilWrite write)
    {
        var council = loaded.Council;
        switch (write)
        {
            case CouncilWrite.PutPlan(var plan):
                Put(CouncilRows.Of(council, plan));
                return true;
            case CouncilWrite.PutMember(var member):
                Put(CouncilRows.Of(council, member));
                return true;
            case CouncilWrite.PutDraft(var draft):
                Put(CouncilRows.Of(council, draft));
                return true;
            case CouncilWrite.DropDraft(var draft):
                return TryDrop(Keys.OfDraft(draft));
            case CouncilWrite.AddRecord(var body):
                _writes.Add(RowWrite.Insert(CouncilRows.Of(council, body)));
                Put(CouncilRows.Of(council, body.Header));
                return true;
            case CouncilWrite.MarkRecord(var header):
                AddMark(header);
                return true;
            case CouncilWrite.PutFeedback(var feedback, var ofItsRecord):
                AddFeedback(feedback, ofItsRecord);
                return true;
            case CouncilWrite.PutFulfilment(var done):
                Put(CouncilRows.Of(council, done));
                return true;
            case CouncilWrite.PutSupport(var request):
                Put(CouncilRows.Of(council, request));
                return !request.Read || TryDrop(Keys.SupportOf(request));
            case CouncilWrite.PutReminderMark(var mark):
                Put(CouncilRows.Of(council, mark));
                return true;
            case CouncilWrite.PutMessage(var message):
                Put(CouncilRows.Of(council, message));
                return true;
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

    private void AddMark(MeetingRecord header)
    {
        var stored =
            loaded.Row(Keys.OfMeeting(header.Id))
            ?? throw new InvalidOperationException($"Council {loaded.Council} has no record of meeting {header.Id} to mark.");
        if (StorageJson.Read<MeetingRecord>(stored).Revision != header.Revision)
        {
            throw new InvalidOperationException($"Only the newest revision of meeting {header.Id} can be marked, not {header.Revision}.");
        }

        Put(CouncilRows.Of(loaded.Council, header));
    }

    private void AddFeedback(Feedback said, bool ofItsRecord)
    {
        var open = loaded.Row(Keys.OpenFeedbackOf(said));
        var closed = closedFeedback.FirstOrDefault(r => r.Key == Keys.ClosedFeedbackOf(said));
        var feedback = ofItsRecord && !said.Withdrawn && closed is not null ? said.Over(StorageJson.Read<Feedback>(closed)) : said;
        var row = CouncilRows.Of(loaded.Council, feedback);
        _writes.Add(RowWrite.Put(row, feedback.IsOpen ? open : closed));
        if ((feedback.IsOpen ? closed : open) is { } elsewhere)
        {
            _writes.Add(RowWrite.Delete(elsewhere));
        }
    }
}
