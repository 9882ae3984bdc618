using KobanBot.Core.Organisation;

namespace KobanBot.Core.Forms;

/// <summary>The fields of 通知はがき (記 第2-3(4)イ). It is not kept: an address lies apart and is read with an entry each time.</summary>
public static class NoticePostcardForm
{
    /// <summary>What a card of 100 by 148 mm has room for at 14 points.</summary>
    private const int MostTopics = 3;

    private static readonly string[] Boxes = ["a", "b", "c", "d", "e", "f", "g"];

    public static readonly Form<NoticePostcard> Form = new()
    {
        Kind = FormKind.NoticePostcard,
        Title = "通知はがき",
        Template = "notice-postcard.docx",
        Required = ["member", "address", "council", "held", "place"],
        Texts =
        [
            .. Boxes.Select(
                (box, i) =>
                    new FormField<NoticePostcard>(
                        $"code_{box}",
                        $"郵便番号の{i + 1}桁目（空欄の場合は手書き）",
                        "宛名面",
                        c => c.To.Digit(i)
                    )
            ),
            new("address", "委員の住所（登録がない場合は空欄）", "宛名面", c => c.To.Text),
            new("member", "委員の氏名", "宛名面", c => c.Member),
            .. MeetingPaperForms.Common<NoticePostcard>(c => c.Paper),
            new("made_on", "作成年月日", "日付", c => FormWords.Day(c.Paper.Day)),
            new("area", "方面（警察署の正式名の一部）", "差出人", c => c.Paper.Station?.Area.Japanese() ?? ""),
            new("lead", "運営責任者の階級・氏名", "差出人", c => c.Paper.Lead?.Title ?? ""),
            new(
                "more",
                "書ききれない議題の数",
                "記 第2-6(2)",
                c => c.Paper.Meeting.Topics.Count > MostTopics ? $"ほか{c.Paper.Meeting.Topics.Count - MostTopics}件" : ""
            ),
        ],
        Repeated = [MeetingPaperForms.Topics<NoticePostcard>(c => c.Paper, MostTopics)],
    };
}
