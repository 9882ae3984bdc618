using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Forms;

/// <summary>発行した様式 of a council, the newest first: of every form and thing the newest 発行, from which the earlier ones are reached.</summary>
/// <param name="More">Those that are older than the ones shown.</param>
internal sealed record IssuedListView(Drawing Drawing, CouncilId Council, string CouncilName, IReadOnlyList<IssuedLine> Lines, int More)
{
    private const int Most = 20;

    public static IssuedListView Of(Sitting at)
    {
        List<FormIssue> seen =
        [
            .. at.Facts.Issues.Where(i => at.Access.HasAny(FormRequest.Rights(IssueView.KindOf(i)))).OrderByDescending(i => i.Number),
        ];
        return new IssuedListView(
            at.Draw(),
            at.Council.Id,
            at.Council.Name,
            [
                .. seen.Take(Most)
                    .Select(i => new IssuedLine(IssueView.KindOf(i), About(at, i), i.Number, i.Revision, JapanTime.DayOf(i.At))),
            ],
            Math.Max(0, seen.Count - Most)
        );
    }

    private static string About(Sitting at, FormIssue issue) =>
        at.Facts.Meeting(new MeetingId(issue.Subject)) is { } meeting ? $"{JapaneseDate.Short(meeting.Date, at.Today)}の会議"
        : at.Facts.Members.FirstOrDefault(m => m.Id.Value == issue.Subject) is { } member ? member.Name
        : "";
}

/// <param name="About">The meeting or the member; empty for what is about the council.</param>
internal sealed record IssuedLine(FormKind Kind, string About, int Number, int Revision, DateOnly Day);
