using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>The record as it prints, in plain text, until the forms come (第5号様式; its fields are INFERRED, RULES 1.2).</summary>
internal static class RecordSheet
{
    /// <summary>Label and text of every field that has something to say, in the form's order.</summary>
    public static IEnumerable<(string Label, string Text)> Fields(MeetingContent content, MeetingSheet sheet, MeetingRecord? record)
    {
        yield return ("連絡協議会", $"{sheet.CouncilName}（{sheet.StationName}）");
        yield return ("会議", When(content));
        if (content.Form != MeetingForm.InPerson)
        {
            yield return ("開催方法", MeetingWords.Of(content.Form));
        }

        yield return ("出席委員", Names(sheet.Present));
        yield return ("欠席委員", Names(sheet.Absent));
        yield return ("運営担当者", Names(sheet.Officers));
        foreach (
            var (label, names) in new[]
            {
                ("地域警察幹部", sheet.Supervisors),
                ("関係部門の警察官", content.Attendance.OtherDivisions),
                ("委員以外の地域住民等", content.Attendance.Guests),
            }
        )
        {
            if (names.Count > 0)
            {
                yield return (label, Names(names));
            }
        }

        if (content.Attendance.Guests.Count > 0)
        {
            var day = content.Attendance.ConsultedOn is { } on ? $"（{JapaneseDate.WithoutWeekday(on)}）" : "";
            yield return ("人選の事前検討", MeetingWords.Of(content.Attendance.Consultation) + day);
        }

        if (content.Kind == MeetingKind.Extraordinary)
        {
            var part = content.Extraordinary;
            foreach (
                var (label, text) in new[]
                {
                    ("契機", part.Occasion),
                    ("情報の正確な伝達", part.Information),
                    ("緊急時における連絡方法の確立", part.EmergencyContact),
                    ("必要な協力要請", part.Cooperation),
                    ("所管区活動への反映", part.Reflection),
                }
            )
            {
                yield return (label, text.Length == 0 ? "記載なし" : text);
            }
        }

        if (sheet.EarlierFeedback.Count > 0)
        {
            yield return ("前回までの要望等の措置状況", string.Join('\n', sheet.EarlierFeedback.Select(Earlier)));
        }

        if (content.Notices.Length > 0)
        {
            yield return ("警察からの連絡事項", content.Notices);
        }

        foreach (var (topic, number) in content.Topics.Select((t, i) => (t, i + 1)))
        {
            yield return (
                $"議題{number}（{MeetingWords.Of(topic.Category)}）",
                topic.Result.Length == 0 ? topic.Title : $"{topic.Title}\n{topic.Result}"
            );
        }

        foreach (var (feedback, number) in content.Feedback.Select((f, i) => (f, i + 1)))
        {
            yield return (
                $"意見・要望等{number}（{MeetingWords.Of(feedback.Kind)}・{MeetingWords.Of(feedback.Field)}）",
                Feedback(feedback)
            );
        }

        if (content.Feedback.Count == 0)
        {
            yield return ("意見・要望等", "なし");
        }

        if (content.ProblemSolving.Length > 0)
        {
            yield return ("犯罪被害抑止等に向けた取組（問題解決）", content.ProblemSolving);
        }

        var materials = content.Materials.Concat(content.OtherMaterials.Length > 0 ? [content.OtherMaterials] : []).ToList();
        if (materials.Count > 0)
        {
            yield return ("会議資料", string.Join('、', materials));
        }

        if (content.NextDate is { } next)
        {
            yield return ("次回開催予定", JapaneseDate.Long(next));
        }

        if (content.Remarks.Length > 0)
        {
            yield return ("理由・備考", content.Remarks);
        }

        if (record is not null)
        {
            yield return (
                "作成者",
                $"{sheet.Author}{(record.OnBehalf ? "（運営責任者不在のため地域課が代行）" : "")}　{JapaneseDate.WithoutWeekday(JapanTime.DayOf(record.ConfirmedAt))}確定"
            );
            yield return ("署長報告", record.ReportedOn is { } on ? JapaneseDate.WithoutWeekday(on) : "未報告");
        }
    }

    /// <summary>定期会議　令和8年11月20日（金）14:00〜15:20　中央町内会館 1階.</summary>
    public static string When(MeetingContent content)
    {
        var kind = content.Kind is { } k ? MeetingWords.Of(k) : "区分未選択";
        var date = content.Date is { } d ? JapaneseDate.Long(d) : "開催日未記入";
        var time = content.Start is { } start ? $"{start:HH\\:mm}〜{content.End:HH\\:mm}" : "";
        return string.Join('　', new[] { kind, date + time, content.Place }.Where(t => t.Length > 0));
    }

    private static string Names(IReadOnlyList<string> names) =>
        names.Count == 0 ? "なし" : $"{string.Join('、', names)}（{names.Count}人）";

    private static string Earlier(EarlierFeedbackLine line) =>
        $"{line.Text}：{MeetingWords.Of(line.Status)}{(line.Measure.Length > 0 ? $"　{line.Measure}" : "")}{(line.Told ? "（参加者に連絡済）" : "")}";

    private static string Feedback(FeedbackEntry feedback)
    {
        var parts = new List<string> { feedback.Text, $"発言者：{(feedback.Speaker.Length == 0 ? "匿名" : feedback.Speaker)}" };
        if (feedback.Kind == FeedbackKind.Request)
        {
            parts.Add($"措置状況：{MeetingWords.Of(feedback.Status)}{(feedback.Measure.Length > 0 ? $"　{feedback.Measure}" : "")}");
        }

        if (feedback.PersonInCharge.Length > 0)
        {
            parts.Add($"担当：{feedback.PersonInCharge}");
        }

        if (feedback.ProblemSolving)
        {
            parts.Add("問題解決の取組として取り上げる");
        }

        return string.Join('\n', parts);
    }
}
