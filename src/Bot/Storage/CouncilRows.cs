using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>What the head row of a council holds. It is replaced by every change of facts, which makes it the council's version.</summary>
/// <param name="Changes">Number of changes of facts so far.</param>
internal sealed record CouncilHead(Council Council, long Changes);

/// <summary>Facts of a council as rows, both ways.</summary>
internal static class CouncilRows
{
    /// <summary>The newest shape that this release reads and writes.</summary>
    public const int Schema = 1;

    public static Row Of(CouncilHead head, IReadOnlyList<AnsweredCommand> answers) =>
        New(Keys.Of(head.Council.Id), Keys.Head, head) with
        {
            Answers = AnswersColumn.Pack(answers),
        };

    public static Row Of(CouncilId council, Member member) => New(Keys.Of(council), Keys.Of(member), member);

    public static Row Of(CouncilId council, RosterEntry entry) => New(Keys.Of(council), Keys.Of(entry), entry);

    public static Row Of(CouncilId council, MeetingPlan plan) => New(Keys.Of(council), Keys.Of(plan), plan);

    public static Row Of(CouncilId council, Feedback feedback) => New(Keys.Of(council), Keys.Of(feedback), feedback);

    public static Row Of(CouncilId council, Fulfilment done) => New(Keys.Of(council), Keys.Of(done), done);

    public static Row Of(CouncilId council, SupportRequest request) => New(Keys.Of(council), Keys.Of(request), request);

    public static Row Of(CouncilId council, ReminderMark mark) => New(Keys.Of(council), Keys.Of(mark), mark);

    public static Row Of(CouncilId council, MeetingRecord header) => New(Keys.Of(council), Keys.OfMeeting(header.Id), header);

    public static Row Of(CouncilId council, MeetingRecordBody record) =>
        New(Keys.Of(council), Keys.OfRecord(record.Header.Id, record.Header.Revision), record);

    public static Row Of(CouncilId council, OutgoingMessage message) => New(Keys.Of(council), Keys.OfMessage(message.Id), message);

    public static Row Of(CouncilId council, MemberContact contact) => New(Keys.Of(council), Keys.Of(contact), contact);

    public static Row Of(CouncilId council, AuditEntry entry) => New(Keys.Of(council), Keys.Of(entry), entry);

    /// <summary>The answers go into a column of their own.</summary>
    public static Row Of(CouncilId council, MeetingDraft draft) =>
        New(Keys.Of(council), Keys.OfDraft(draft.Id), draft with { Answers = [] }) with
        {
            Answers = AnswersColumn.Pack(draft.Answers),
        };

    public static Row New<T>(string partition, string key, T fact) => new(partition, key, Schema, StorageJson.Write(fact));

    /// <summary>The facts of a live range; null without a head, which an interrupted first import leaves.</summary>
    public static LoadedCouncil? Load(CouncilId council, IReadOnlyList<Row> rows)
    {
        if (rows.FirstOrDefault(r => r.Key == Keys.Head) is not { } headRow)
        {
            return null;
        }

        var head = StorageJson.Read<CouncilHead>(headRow);
        var (members, roster, plans) = (new List<Member>(), new List<RosterEntry>(), new List<MeetingPlan>());
        var (meetings, feedback) = (new List<MeetingRecord>(), new List<Feedback>());
        var (drafts, messages) = (new List<MeetingDraft>(), new List<OutgoingMessage>());
        var (fulfilments, support, marks) = (new List<Fulfilment>(), new List<SupportRequest>(), new List<ReminderMark>());
        foreach (var row in rows)
        {
            switch (Keys.KindOf(row.Key))
            {
                case Keys.Head:
                    break;
                case Keys.Member:
                    members.Add(StorageJson.Read<Member>(row));
                    break;
                case Keys.Roster:
                    roster.Add(StorageJson.Read<RosterEntry>(row));
                    break;
                case Keys.Plan:
                    plans.Add(StorageJson.Read<MeetingPlan>(row));
                    break;
                case Keys.Meeting:
                    meetings.Add(StorageJson.Read<MeetingRecord>(row));
                    break;
                case Keys.OpenFeedback:
                    feedback.Add(StorageJson.Read<Feedback>(row));
                    break;
                case Keys.Done:
                    fulfilments.Add(StorageJson.Read<Fulfilment>(row));
                    break;
                case Keys.Support:
                    support.Add(StorageJson.Read<SupportRequest>(row));
                    break;
                case Keys.Mark:
                    marks.Add(StorageJson.Read<ReminderMark>(row));
                    break;
                case Keys.Draft:
                    drafts.Add(StorageJson.Read<MeetingDraft>(row) with { Answers = AnswersColumn.Unpack(row.Answers) });
                    break;
                case Keys.Message:
                    messages.Add(StorageJson.Read<OutgoingMessage>(row));
                    break;
                default:
                    throw StorageJson.Unreadable(row, "is of a kind that this release does not know", inner: null);
            }
        }

        var facts = new CouncilFacts
        {
            Council = head.Council,
            Members = members,
            Roster = roster,
            Plans = plans,
            Meetings = meetings,
            Feedback = feedback,
            Fulfilments = fulfilments,
            SupportRequests = [.. support.Where(s => s.IsOpen)],
            AnsweredSupport = [.. support.Where(s => !s.IsOpen)],
            ReminderMarks = marks,
            Drafts = drafts,
            Messages = messages,
            Answers = AnswersColumn.Unpack(headRow.Answers),
        };
        return new LoadedCouncil(facts, new LoadedVersion(council, head, facts.Answers, rows));
    }
}

/// <summary>The rows that were read, with their ETags: what a commit is matched against.</summary>
internal sealed class LoadedVersion(CouncilId council, CouncilHead head, IReadOnlyList<AnsweredCommand> answers, IReadOnlyList<Row> rows)
    : CouncilVersion
{
    public override CouncilId Council => council;

    public CouncilHead Head => head;

    public IReadOnlyList<AnsweredCommand> Answers => answers;

    /// <summary>A row that was loaded. The rows came in ordinal order.</summary>
    public Row? Row(string key)
    {
        var (low, high) = (0, rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(rows[middle].Key, key))
            {
                case 0:
                    return rows[middle];
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return null;
    }
}
