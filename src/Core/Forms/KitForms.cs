using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>メモ用紙 of a 会議キット: room for each topic, and the code that opens the meeting on the phone.</summary>
/// <param name="Code">As it is printed.</param>
public sealed record MemoSheet(PlannedPaper Paper, string Code);

/// <summary>連絡票: whom of the absentees to call (記 第2-6(6)). Telephone numbers are not on it: they are looked up, with an entry.</summary>
public sealed record CallList(string Council, DateOnly Held, IReadOnlyList<Absentee> Absentees, DateOnly Day)
{
    /// <summary>Null when everybody was told.</summary>
    public static CallList? Of(CouncilFacts facts, MeetingRecord meeting, DateOnly today) =>
        ContactAbsentees.Of(facts, meeting, today).Where(a => a.Contacted is null).ToList() is { Count: > 0 } absentees
            ? new CallList(facts.Council.Name, meeting.Date, absentees, today)
            : null;
}

/// <summary>The fields of what a 会議キット and the days after a meeting need.</summary>
public static class KitForms
{
    public static readonly Form<MemoSheet> Memo = new()
    {
        Kind = FormKind.MemoSheet,
        Title = "メモ用紙",
        Template = "memo-sheet.docx",
        Required = ["council", "held", "code"],
        Texts =
        [
            new("council", "連絡協議会名", "要綱 第6", m => m.Paper.Council),
            new("held", "開催日時", "記 第2-3(4)イ", m => m.Paper.Held),
            new("place", "場所", "記 第2-3(4)イ", m => m.Paper.Meeting.Place),
            new("code", "会議キットの番号（入力用）", "入力", m => m.Code),
        ],
        Pictures = [new("qr", "会議キットの番号の二次元コード（画像）", "入力")],
        Repeated =
        [
            new FormList<MemoSheet, (int Number, PlannedTopic Topic)>(
                "topics",
                m => m.Paper.Meeting.Topics.Select((t, i) => (i + 1, t)),
                [
                    new("topics.no", "議題の番号", "記 第2-6(2)", t => $"{t.Number}"),
                    new("topics.title", "議題", "記 第2-6(2)", t => t.Topic.Title),
                ]
            ),
        ],
    };

    public static readonly Form<CallList> Calls = new()
    {
        Kind = FormKind.CallList,
        Title = "欠席者への連絡票",
        Template = "call-list.docx",
        Required = ["council", "held", "members.name"],
        Texts =
        [
            new("council", "連絡協議会名", "記 第2-6(6)", c => c.Council),
            new("held", "開催日", "記 第2-6(6)", c => JapaneseDate.Long(c.Held)),
            new("made_on", "作成年月日", "日付", c => FormWords.Day(c.Day)),
        ],
        Repeated =
        [
            new FormList<CallList, (int Number, Absentee Absentee)>(
                "members",
                c => c.Absentees.Select((a, i) => (i + 1, a)),
                [
                    new("members.no", "番号", "記 第2-6(6)", m => $"{m.Number}"),
                    new("members.name", "欠席した委員の氏名", "記 第2-6(6)", m => m.Absentee.Member.Name),
                    new("members.kana", "ふりがな", "記 第2-6(6)", m => m.Absentee.Member.Kana ?? ""),
                ]
            ),
        ],
    };
}
