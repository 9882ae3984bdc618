using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Forms;

/// <summary>解嘱通知 (要綱 第5-4) to one member, by the chief of today. The reason is said in the guideline's words, never in the section's notes.</summary>
public sealed record DismissalLetter(
    MemberId Id,
    string Member,
    string Council,
    Dismissal Dismissal,
    StationLink? Station,
    RosterEntry? Chief,
    DateOnly Day
)
{
    /// <summary>One for every member whose 解嘱 has not been notified yet; none after a death.</summary>
    /// <param name="only">Nobody else's, notified or not; null for everybody's that waits.</param>
    public static IReadOnlyList<DismissalLetter> Of(CouncilFacts facts, DateOnly today, MemberId? only = null) =>
        [
            .. facts
                .Members.Where(m => only is null || m.Id == only)
                .Select(m => (Member: m, m.Newest?.Dismissal))
                .Where(m => m.Dismissal is { Reason: not DismissalReason.Death } d && (only is not null || d.Notice is null))
                .Select(m => new DismissalLetter(
                    m.Member.Id,
                    m.Member.Name,
                    facts.Council.Name,
                    m.Dismissal!, // Those without one are left out above.
                    facts.Council.AnsweringOn(today),
                    facts.Roster.FirstOrDefault(r => r.Role == Role.StationChief && r.Days.Contains(today)),
                    today
                )),
        ];
}

/// <summary>Its fields.</summary>
public static class DismissalLetterForm
{
    public static readonly Form<DismissalLetter> Form = new()
    {
        Kind = FormKind.DismissalNotice,
        Title = "解嘱通知",
        Template = "dismissal-notice.docx",
        Required = ["member", "council", "day", "reason"],
        Texts =
        [
            new("member", "委員の氏名", "要綱 第5-4", l => l.Member),
            new("council", "連絡協議会名", "要綱 第5-4", l => l.Council),
            new("day", "解嘱年月日", "要綱 第5-3", l => FormWords.Day(l.Dismissal.Day)),
            new(
                "reason",
                "解嘱事由（要綱の語）",
                "要綱 第5-3",
                l => DismissalWording.Of(l.Dismissal.Reason) is var words ? words.Notes ?? words.Articles : ""
            ),
            new(
                "letter",
                "委嘱状の返納の依頼",
                "要綱 第5-5",
                l =>
                    l.Dismissal.Letter is LetterReturn.Returned or LetterReturn.NotNeeded
                        ? ""
                        : "　お手元の委嘱状は、御返納くださるようお願いします。"
            ),
            new("made_on", "通知年月日", "要綱 第5-4", l => FormWords.Day(l.Day)),
            new("area", "方面（警察署の正式名の一部）", "差出人", l => l.Station?.Area.Japanese() ?? ""),
            new("station", "警察署", "差出人", l => l.Station?.Name ?? ""),
            new(
                "chief",
                "警察署長の階級・氏名（空きの場合は空欄）",
                "差出人",
                l => l.Chief is { } chief ? $"{chief.Rank}　{chief.Name}" : ""
            ),
        ],
    };
}
