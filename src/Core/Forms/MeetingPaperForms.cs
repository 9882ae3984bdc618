using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Forms;

/// <summary>The fields of what is printed before a meeting: 開催通知, 会議次第, 出席者名簿.</summary>
public static class MeetingPaperForms
{
    public static readonly Form<MeetingNotice> Notice = new()
    {
        Kind = FormKind.MeetingNotice,
        Title = "開催通知",
        Template = "meeting-notice.docx",
        Required = ["member", "council", "held", "place"],
        Texts =
        [
            new("member", "委員の氏名", "宛名", n => n.Member),
            .. Common<MeetingNotice>(n => n.Paper),
            new("made_on", "作成年月日", "日付", n => FormWords.Day(n.Paper.Day)),
            new("area", "方面（警察署の正式名の一部）", "差出人", n => n.Paper.Station?.Area.Japanese() ?? ""),
            new("lead", "運営責任者の階級・氏名", "差出人", n => n.Paper.Lead?.Title ?? ""),
        ],
        Repeated = [Topics<MeetingNotice>(n => n.Paper)],
    };

    public static readonly Form<PlannedPaper> Agenda = new()
    {
        Kind = FormKind.Agenda,
        Title = "会議次第",
        Template = "agenda.docx",
        Required = ["council", "held", "topics.title"],
        Texts = [.. Common<PlannedPaper>(p => p)],
        Repeated =
        [
            new FormList<PlannedPaper, Feedback>(
                "earlier",
                p => p.Earlier,
                [
                    new("earlier.text", "前回までの要望等", "記 第2-6(4)", f => f.Entry.Text),
                    new(
                        "earlier.measure",
                        "措置状況",
                        "記 第2-6(4)",
                        f =>
                            f.Entry.Measure.Length == 0
                                ? FormWords.Of(f.Entry.Status)
                                : $"{FormWords.Of(f.Entry.Status)}　{f.Entry.Measure}"
                    ),
                ]
            ),
            Topics<PlannedPaper>(p => p),
        ],
    };

    public static readonly Form<PlannedPaper> SignInSheet = new()
    {
        Kind = FormKind.SignInSheet,
        Title = "出席者名簿",
        Template = "sign-in-sheet.docx",
        Required = ["council", "held", "members.name"],
        Texts = [.. Common<PlannedPaper>(p => p)],
        Repeated =
        [
            new FormList<PlannedPaper, (int Number, Member Member)>(
                "members",
                p => p.Members.Select((m, i) => (i + 1, m)),
                [
                    new("members.no", "番号", "要綱 第6-4", m => $"{m.Number}"),
                    new("members.name", "委員の氏名", "要綱 第6-4", m => m.Member.Name),
                    new("members.kana", "ふりがな", "要綱 第6-4", m => m.Member.Kana ?? ""),
                ]
            ),
        ],
    };

    internal static IEnumerable<FormField<T>> Common<T>(Func<T, PlannedPaper> paper) =>
        [
            new("station", "警察署", "要綱 第6", c => paper(c).Station?.Name ?? ""),
            new("council", "連絡協議会名", "要綱 第6", c => paper(c).Council),
            new("held", "開催日時", "記 第2-3(4)イ", c => paper(c).Held),
            new("place", "場所", "記 第2-3(4)イ", c => paper(c).Meeting.Place),
        ];

    internal static FormList<T> Topics<T>(Func<T, PlannedPaper> paper, int most = int.MaxValue) =>
        new FormList<T, (int Number, PlannedTopic Topic)>(
            "topics",
            c => paper(c).Meeting.Topics.Take(most).Select((t, i) => (i + 1, t)),
            [
                new("topics.no", "議題の番号", "記 第2-6(2)", t => $"{t.Number}"),
                new("topics.title", "議題", "記 第2-6(2)", t => t.Topic.Title),
            ]
        );
}
