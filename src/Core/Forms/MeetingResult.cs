using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;

namespace KobanBot.Core.Forms;

/// <summary>開催結果記録簿 (第5号様式): one revision of a record, as its card shows it, with what was done for the absentees since.</summary>
/// <param name="Record">State and report in force, for the newest revision.</param>
/// <param name="Absent">欠席者, with when and how each was told of the results (記 第2-6(6)).</param>
public sealed record MeetingResult(MeetingContent Content, MeetingSheet Sheet, MeetingRecord Record, IReadOnlyList<AbsentLine> Absent)
{
    public static MeetingResult Of(CouncilFacts facts, MeetingRecordBody body, DateOnly today)
    {
        var newest = facts.Meeting(body.Header.Id) ?? body.Header;
        var header = body.Header.Revision == newest.Revision ? newest : body.Header;
        var told = ContactAbsentees.Of(facts, header, today);
        return new MeetingResult(
            body.Content,
            body.Sheet,
            header,
            [.. body.Sheet.Absent.Select(name => new AbsentLine(name, told.FirstOrDefault(a => a.Member.Name == name)?.Contacted))]
        );
    }
}

/// <param name="Contacted">Null while he or she is still to be told, and for whoever is a member no more.</param>
public sealed record AbsentLine(string Name, Fulfilment? Contacted);
