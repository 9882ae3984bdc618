using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>
/// 欠席者への結果連絡 (記 第2-6(6)), to one absentee: what was discussed and decided. No names: neither who was there nor who said what.
/// </summary>
public sealed record ResultNotice(
    string Member,
    MeetingContent Content,
    string Council,
    StationLink? Station,
    RosterEntry? Lead,
    DateOnly Day
)
{
    /// <summary>One for each absentee who is a member still and has not been told yet.</summary>
    public static IReadOnlyList<ResultNotice> Of(CouncilFacts facts, MeetingRecordBody body, DateOnly today) =>
        [
            .. ContactAbsentees
                .Of(facts, facts.Meeting(body.Header.Id) ?? body.Header, today)
                .Where(a => a.Contacted is null)
                .Select(a => new ResultNotice(
                    a.Member.Name,
                    body.Content,
                    facts.Council.Name,
                    facts.Council.AnsweringOn(today),
                    facts.LeadOn(today),
                    today
                )),
        ];
}

/// <summary>Its fields.</summary>
public static class ResultNoticeForm
{
    public static readonly Form<ResultNotice> Form = new()
    {
        Kind = FormKind.ResultNotice,
        Title = "欠席者への結果連絡",
        Template = "result-notice.docx",
        Required = ["member", "council", "held", "topics.title", "topics.result"],
        Texts =
        [
            new("member", "欠席した委員の氏名", "記 第2-6(6)", n => n.Member),
            new("council", "連絡協議会名", "記 第2-6(6)", n => n.Council),
            new(
                "held",
                "開催日時",
                "記 第2-6(6)",
                n => n.Content.Date is { } day ? $"{JapaneseDate.Long(day)}　{FormWords.Time(n.Content.Start, n.Content.End)}" : ""
            ),
            new("place", "場所", "記 第2-6(6)", n => n.Content.Place),
            new("notices", "警察からの連絡事項", "要綱 第7", n => n.Content.Notices),
            new("next", "次回開催予定", "記 第2-5(1)", n => n.Content.NextDate is { } day ? JapaneseDate.Long(day) : "未定"),
            new("made_on", "作成年月日", "日付", n => FormWords.Day(n.Day)),
            new("area", "方面（警察署の正式名の一部）", "差出人", n => n.Station?.Area.Japanese() ?? ""),
            new("station", "警察署", "差出人", n => n.Station?.Name ?? ""),
            new("lead", "運営責任者の階級・氏名", "差出人", n => n.Lead?.Title ?? ""),
        ],
        Repeated =
        [
            new FormList<ResultNotice, Topic>(
                "topics",
                n => n.Content.Topics,
                [
                    new("topics.title", "議題", "記 第2-6(2)", t => t.Title),
                    new("topics.result", "検討・協議の結果", "記 第2-6(1)", t => t.Result.Length == 0 ? "（結果の記載なし）" : t.Result),
                ]
            ),
            new FormList<ResultNotice, FeedbackEntry>(
                "feedback",
                n => n.Content.Feedback,
                [new("feedback.text", "意見・要望等（発言者を除く。）", "要綱 第7", f => $"{FormWords.Of(f.Kind)}：{f.Text}")]
            ),
        ],
    };
}
