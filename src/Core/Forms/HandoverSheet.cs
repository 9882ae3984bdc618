using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Handovers;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>引継書 of a post on paper, as the card shows it.</summary>
/// <param name="By">前任者, by rank and name.</param>
public sealed record HandoverSheet(HandoverPaper Paper, string By);

/// <summary>Its fields.</summary>
public static class HandoverSheetForm
{
    public static readonly Form<HandoverSheet> Form = new()
    {
        Kind = FormKind.HandoverSheet,
        Title = "引継書",
        Template = "handover.docx",
        Required = ["council", "as_of", "by", "matters.text"],
        Texts =
        [
            new("council", "連絡協議会名", "要綱 第9", h => h.Paper.Council.Name),
            new("as_of", "現在日", "要綱 第9", h => $"{FormWords.Day(h.Paper.Day)}現在"),
            new("by", "前任者の階級・氏名", "要綱 第9", h => h.By),
        ],
        Repeated =
        [
            new FormList<HandoverSheet, Obligation>(
                "matters",
                h => h.Paper.Matters,
                [
                    new("matters.text", "未了の事項", "要綱 第9", o => o.Sentence),
                    new("matters.clause", "根拠", "要綱 第9", o => o.Clauses),
                    new("matters.target", "目標とする日", "要綱 第9", o => FormWords.Day(o.Target)),
                ]
            ),
            new FormList<HandoverSheet, PromisedDay>(
                "promised",
                h => h.Paper.Promised,
                [
                    new("promised.day", "約束した日", "要綱 第9", p => FormWords.Day(p.Day)),
                    new(
                        "promised.text",
                        "内容",
                        "要綱 第9",
                        p =>
                            p.Feedback is { } feedback ? $"要望の確認：{feedback.Text}"
                            : p.Place.Length == 0 ? "定期会議"
                            : $"定期会議　{p.Place}"
                    ),
                ]
            ),
            new FormList<HandoverSheet, HandoverMember>(
                "members",
                h => h.Paper.Members,
                [
                    new("members.name", "委員の氏名", "要綱 第9", m => m.Member.Name),
                    new("members.kana", "ふりがな", "要綱 第9", m => m.Member.Kana ?? ""),
                    new(
                        "members.contact",
                        "最近の連絡",
                        "要綱 第9",
                        m => m.Contact is { } contact ? FormWords.Day(contact.Day) : "記録なし"
                    ),
                ]
            ),
            new FormList<HandoverSheet, MeetingDraft>(
                "drafts",
                h => h.Paper.Drafts,
                [
                    new(
                        "drafts.text",
                        "入力途中の記録",
                        "要綱 第9",
                        d => d.Content.Date is { } day ? $"{JapaneseDate.Long(day)}の会議" : "日付未定の会議"
                    ),
                ]
            ),
        ],
    };
}
