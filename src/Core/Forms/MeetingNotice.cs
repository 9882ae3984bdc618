using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>A planned meeting on paper (記 第2-3(4)イ): the letters to the members, the agenda and the sign-in sheet come from it.</summary>
/// <param name="Earlier">Requests that are open, with what has become of them: told first (記 第2-6(4)).</param>
public sealed record PlannedPaper(
    string Council,
    StationLink? Station,
    PlannedMeeting Meeting,
    DateOnly Day,
    RosterEntry? Lead,
    IReadOnlyList<Member> Members,
    IReadOnlyList<Feedback> Earlier
)
{
    /// <summary>The next planned meeting from today on; null when none is planned.</summary>
    public static PlannedPaper? Next(CouncilFacts facts, DateOnly today) =>
        facts.Plans.SelectMany(p => p.Meetings).Where(m => m.Date >= today).MinBy(m => m.Date) is { } meeting
            ? new PlannedPaper(
                facts.Council.Name,
                facts.Council.AnsweringOn(meeting.Date),
                meeting,
                today,
                facts.LeadOn(today),
                [.. facts.MembersOn(meeting.Date)],
                [.. facts.Feedback.Where(f => f.IsOpen).OrderBy(f => f.MeetingDate).ThenBy(f => f.Entry.Id, StringComparer.Ordinal)]
            )
            : null;

    public string Held => $"{JapaneseDate.Long(Meeting.Date)}{(Meeting.Start is { } start ? $"　{start:HH\\:mm}から" : "")}";
}

/// <summary>開催通知 to one member.</summary>
public sealed record MeetingNotice(PlannedPaper Paper, string Member)
{
    public static IReadOnlyList<MeetingNotice> Of(PlannedPaper paper) => [.. paper.Members.Select(m => new MeetingNotice(paper, m.Name))];
}
