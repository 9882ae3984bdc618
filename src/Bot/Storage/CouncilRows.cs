using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>What the head row of a council holds. It is replaced by every change of facts, which makes it the council's version.</summary>
/// <param name="Changes">Number of changes of facts so far.</param>
internal sealed record CouncilHead(Council Council, long Changes);

/// <summary>Facts of a council as rows, both ways.</summary>
internal static class CouncilRows
{
    /// <summary>
    /// A draft keeps what was typed into a step that was left with errors, and a correction the version before; then the letters that were handed
    /// over at the meeting.
    /// </summary>
    private static readonly Dictionary<FactKind<CouncilFacts>, Shape> Raised = new()
    {
        [CouncilKinds.Draft] = new Shape { Written = 3, Upgrades = [Shape.Same, Shape.Same] },
    };

    public static readonly FactRows<CouncilFacts> Facts = new(CouncilKinds.All, Raised);

    public static Row Of(CouncilHead head, IReadOnlyList<AnsweredCommand> answers) =>
        PartitionRows.Council.Of(Keys.Of(head.Council.Id), head) with
        {
            Answers = AnswersColumn.Pack(answers),
        };

    /// <summary>The answers of a draft go into a column of their own.</summary>
    public static Row Of(CouncilId council, FactKind<CouncilFacts> kind, object fact) =>
        fact is MeetingDraft draft
            ? Facts.Of(Keys.Of(council), kind, draft with { Answers = [] }) with
            {
                Answers = AnswersColumn.Pack(draft.Answers),
            }
            : Facts.Of(Keys.Of(council), kind, fact);

    public static Row Of(CouncilId council, MeetingRecordBody record) =>
        PartitionRows.Record.Of(Keys.Of(council), Keys.OfRecord(record.Header.Id, record.Header.Revision), record);

    public static Row Of(CouncilId council, AuditEntry entry) => PartitionRows.Audit.Of(Keys.Of(council), Keys.Of(entry), entry);

    /// <summary>The facts of a live range; null without a head, which an interrupted first import leaves.</summary>
    public static LoadedCouncil? Load(CouncilId council, IReadOnlyList<Row> rows)
    {
        if (rows.FirstOrDefault(r => r.Key == Keys.Head) is not { } headRow)
        {
            return null;
        }

        var head = PartitionRows.Council.Read(headRow);
        var (facts, unreadable) = Facts.Load(new CouncilFacts { Council = head.Council }, rows, WithAnswers);
        facts = facts with { Answers = AnswersColumn.Unpack(headRow.Answers), Unreadable = unreadable };
        return new LoadedCouncil(facts, new LoadedVersion(council, head, facts, rows));
    }

    private static object WithAnswers(Row row, object fact) =>
        fact is MeetingDraft draft ? draft with { Answers = AnswersColumn.Unpack(row.Answers) } : fact;
}

/// <summary>The rows that were read, with their ETags: what a commit is matched against.</summary>
internal sealed class LoadedVersion(CouncilId council, CouncilHead head, CouncilFacts facts, IReadOnlyList<Row> rows) : CouncilVersion
{
    public override CouncilId Council => council;

    public CouncilHead Head => head;

    public CouncilFacts Facts => facts;

    public IReadOnlyList<AnsweredCommand> Answers => facts.Answers;

    public IReadOnlyList<FactKind<CouncilFacts>> Unreadable => facts.Unreadable;

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
