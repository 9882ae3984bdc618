using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>
/// The record as it prints, in plain text, until the forms come (第5号様式; its fields are INFERRED, RULES 1.2). The order of the lines is
/// the form's; what they say, the fields know.
/// </summary>
internal static class RecordSheet
{
    /// <summary>Label and text of every field that has something to say, in the form's order.</summary>
    public static IEnumerable<(string Label, string Text)> Fields(MeetingContent content, MeetingSheet sheet, MeetingRecord? record) =>
        [
            ("連絡協議会", $"{sheet.CouncilName}（{sheet.StationName}）"),
            ("会議", When(content)),
            .. Said(content, BasicsFields.Form),
            .. Participants(content, sheet),
            .. content.Kind == MeetingKind.Extraordinary
                ? ClosingFields
                    .Extraordinary.Prepend(ClosingFields.Occasion)
                    .Select(f => (f.Name, f.IsEmpty(content) ? "記載なし" : f.Print(content)))
                : [],
            .. sheet.EarlierFeedback.Count > 0
                ? [("前回までの要望等の措置状況", string.Join('\n', sheet.EarlierFeedback.Select(Earlier)))]
                : Array.Empty<(string, string)>(),
            .. Said(content, TopicFields.Notices),
            .. content.Topics.Select(Topic),
            .. content.Feedback.Select(Feedback),
            .. content.Feedback.Count == 0 ? [(FeedbackFields.Feedback.Name, "なし")] : Array.Empty<(string, string)>(),
            .. Said(content, FeedbackFields.ProblemSolving),
            .. Said(content, ClosingFields.Materials, ClosingFields.OtherMaterials),
            .. Said(content, ClosingFields.NextDate),
            .. Said(content, MeetingFields.Remarks),
            .. record is null ? [] : Confirmation(sheet, record),
        ];

    /// <summary>定期会議　令和8年11月20日（金）14:00〜15:20　中央町内会館 1階.</summary>
    public static string When(MeetingContent content)
    {
        var kind = content.Kind is null ? "区分未選択" : BasicsFields.Kind.Print(content);
        var date = content.Date is null ? "開催日未記入" : BasicsFields.Date.Print(content);
        var time = content.Start is null ? "" : $"{BasicsFields.Start.Print(content)}〜{BasicsFields.End.Print(content)}";
        return string.Join('　', new[] { kind, date + time, BasicsFields.Place.Print(content) }.Where(t => t.Length > 0));
    }

    public static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "なし" : $"{string.Join('、', names)}（{names.Count}人）";

    /// <summary>One line of what the fields have to say, under the name of the first.</summary>
    private static IEnumerable<(string Label, string Text)> Said(MeetingContent content, params IReadOnlyList<Field<MeetingContent>> fields)
    {
        var text = string.Join('、', fields.Select(f => f.Print(content)).Where(t => t.Length > 0));
        return text.Length > 0 ? [(fields[0].Name, text)] : [];
    }

    private static IEnumerable<(string Label, string Text)> Participants(MeetingContent content, MeetingSheet sheet)
    {
        var consulted = AttendanceFields.ConsultedOn.Print(content) is { Length: > 0 } day ? $"（{day}）" : "";
        return
        [
            ("出席委員", Names(sheet.Present)),
            ("欠席委員", Names(sheet.Absent)),
            ("運営担当者", Names(sheet.Officers)),
            .. sheet.Supervisors.Count > 0 ? [("地域警察幹部", Names(sheet.Supervisors))] : Array.Empty<(string, string)>(),
            .. Said(content, AttendanceFields.OtherDivisions),
            .. Said(content, AttendanceFields.Guests),
            .. AttendanceFields.Guests.IsEmpty(content)
                ? Array.Empty<(string, string)>()
                : [(AttendanceFields.Consultation.Name, AttendanceFields.Consultation.Print(content) + consulted)],
        ];
    }

    private static string Earlier(EarlierFeedbackLine line) =>
        $"{line.Text}：{MeetingWords.Of(line.Status)}{(line.Measure.Length > 0 ? $"　{line.Measure}" : "")}{(line.Told ? "（参加者に連絡済）" : "")}";

    private static (string Label, string Text) Topic(Topic topic, int index) =>
        (
            $"{TopicFields.Topics.Name}{index + 1}（{TopicFields.Category.Print(topic)}）",
            string.Join('\n', new[] { TopicFields.Title, TopicFields.Result }.Select(f => f.Print(topic)).Where(t => t.Length > 0))
        );

    /// <summary>An opinion owes no measure.</summary>
    private static (string Label, string Text) Feedback(FeedbackEntry entry, int index)
    {
        var measure = FeedbackFields.Measure.Print(entry) is { Length: > 0 } done ? $"　{done}" : "";
        return (
            $"{FeedbackFields.Feedback.Name}{index + 1}（{FeedbackFields.Kind.Print(entry)}・{FeedbackFields.Field.Print(entry)}）",
            string.Join(
                '\n',
                [
                    FeedbackFields.Text.Print(entry),
                    $"{FeedbackFields.Speaker.Name}：{(FeedbackFields.Speaker.IsEmpty(entry) ? "匿名" : FeedbackFields.Speaker.Print(entry))}",
                    .. entry.Kind == FeedbackKind.Request
                        ? [$"{FeedbackFields.Status.Name}：{FeedbackFields.Status.Print(entry)}{measure}"]
                        : Array.Empty<string>(),
                    .. FeedbackFields.InCharge.IsEmpty(entry)
                        ? Array.Empty<string>()
                        : [$"{FeedbackFields.InCharge.Name}：{FeedbackFields.InCharge.Print(entry)}"],
                    .. entry.ProblemSolving ? [FeedbackFields.TakenUp.Print(entry)] : Array.Empty<string>(),
                ]
            )
        );
    }

    private static IEnumerable<(string Label, string Text)> Confirmation(MeetingSheet sheet, MeetingRecord record) =>
        [
            (
                "作成者",
                $"{sheet.Author}{(record.OnBehalf ? "（運営責任者不在のため地域課が代行）" : "")}　{JapaneseDate.WithoutWeekday(JapanTime.DayOf(record.ConfirmedAt))}確定"
            ),
            ("署長報告", record.ReportedOn is { } on ? JapaneseDate.WithoutWeekday(on) : "未報告"),
        ];
}
