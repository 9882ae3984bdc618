using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>The fields of 第5号様式 (要綱 第8; INFERRED, RULES 1.2). What is empty leaves its row out.</summary>
public static class MeetingResultForm
{
    public static readonly Form<MeetingResult> Form = new()
    {
        Kind = FormKind.MeetingResult,
        Number = "別記第5号様式",
        Title = "連絡協議会開催結果記録簿",
        Template = "form5-meeting-result.docx",
        Required = ["council", "kind", "date", "place", "present", "author", "topics.title", "topics.result", "feedback.text"],
        Texts =
        [
            new("station", "警察署", "要綱 第8", r => r.Sheet.StationName),
            new("council", "連絡協議会名", "要綱 第8", r => r.Sheet.CouncilName),
            new("kind", "定期会議・臨時会議の別", "要綱 第6-1", r => r.Content.Kind is { } kind ? FormWords.Of(kind) : ""),
            new("date", "開催年月日", "記 第2-3(4)イ", r => r.Content.Date is { } day ? JapaneseDate.Long(day) : ""),
            new("time", "開始・終了時刻", "記 第2-3(4)イ", r => FormWords.Time(r.Content.Start, r.Content.End)),
            new("place", "場所", "記 第2-3(4)イ", r => r.Content.Place),
            new("method", "開催方法（対面でない場合）", "要綱 第6", r => IsInPerson(r) ? "" : FormWords.Of(r.Content.Form)),
            new("occasion", "臨時会議の契機", "要綱 第6-3", r => Extraordinary(r, p => p.Occasion)),
            new("information", "情報の正確な伝達", "記 第2-5(2)", r => Extraordinary(r, p => p.Information)),
            new("emergency", "緊急時における連絡方法の確立", "記 第2-5(2)", r => Extraordinary(r, p => p.EmergencyContact)),
            new("cooperation", "必要な協力要請", "記 第2-5(2)", r => Extraordinary(r, p => p.Cooperation)),
            new("reflection", "所管区活動への反映", "記 第2-5(2)", r => Extraordinary(r, p => p.Reflection)),
            new("present", "出席委員の氏名", "要綱 第6-4", r => FormWords.Names(r.Sheet.Present)),
            new("present_count", "出席委員の計", "要綱 第6-4", r => FormWords.People(r.Sheet.Present.Count)),
            new("absent_count", "欠席委員の計", "記 第2-6(6)", r => FormWords.People(r.Sheet.Absent.Count)),
            new("officers", "運営担当者", "要綱 第6-4", r => FormWords.Names(r.Sheet.Officers)),
            new("officers_count", "運営担当者の計", "要綱 第6-4", r => FormWords.People(r.Sheet.Officers.Count)),
            new("supervisors", "地域警察幹部", "要綱 第6-4", r => Filled(r.Sheet.Supervisors)),
            new("supervisors_count", "地域警察幹部の計", "要綱 第6-4", r => Count(r.Sheet.Supervisors)),
            new("divisions", "関係部門の警察官", "記 第3-2", r => Filled(r.Content.Attendance.OtherDivisions)),
            new("divisions_count", "関係部門の警察官の計", "記 第3-2", r => Count(r.Content.Attendance.OtherDivisions)),
            new("guests", "委員以外の地域住民等", "記 第2-5(3)", r => Filled(r.Content.Attendance.Guests)),
            new("guests_count", "委員以外の地域住民等の計", "記 第2-5(3)", r => Count(r.Content.Attendance.Guests)),
            new("guests_examined", "人選の事前検討", "記 第2-5(3)", Examined),
            new("notices", "警察からの連絡事項", "要綱 第7", r => r.Content.Notices),
            new(
                "feedback_count",
                "意見・要望等の件数",
                "要綱 第7",
                r => r.Content.Feedback.Count == 0 ? "なし" : $"{r.Content.Feedback.Count}件"
            ),
            new("problem_solving", "犯罪被害抑止等に向けた取組（問題解決）", "記 第2-6(3)", r => r.Content.ProblemSolving),
            new("materials", "会議資料", "記 第2-6(5)", r => string.Join('、', Materials(r.Content))),
            new("next", "次回開催予定", "記 第2-5(1)", r => r.Content.NextDate is { } day ? JapaneseDate.Long(day) : ""),
            new("remarks", "理由・備考", "要綱 第8", r => r.Content.Remarks),
            new("author", "作成者", "要綱 第8", Author),
            new("made_on", "作成（確定）年月日", "要綱 第8", r => FormWords.Day(JapanTime.DayOf(r.Record.ConfirmedAt))),
            new("reported_on", "署長報告年月日", "要綱 第8", r => r.Record.ReportedOn is { } day ? FormWords.Day(day) : "未報告"),
            new("revision", "版", "訂正のたびに1版進む", r => $"第{r.Record.Revision}版"),
            new("revision_reason", "訂正の理由", "訂正した版のみ", r => r.Record.RevisionReason ?? ""),
        ],
        Repeated =
        [
            new FormList<MeetingResult, AbsentLine>(
                "absent",
                r => r.Absent,
                [
                    new("absent.name", "欠席委員の氏名", "記 第2-6(6)", a => a.Name),
                    new("absent.told", "結果を連絡した日・方法", "記 第2-6(6)", Told),
                ]
            ),
            new FormList<MeetingResult, EarlierFeedbackLine>(
                "earlier",
                r => r.Sheet.EarlierFeedback,
                [
                    new("earlier.text", "前回までの要望等", "記 第2-6(4)", e => e.Text),
                    new("earlier.measure", "措置状況", "記 第2-6(4)", e => Joined(FormWords.Of(e.Status), e.Measure)),
                    new("earlier.told", "参加者への連絡", "記 第2-6(4)", e => e.Told ? "参加者に連絡済" : ""),
                ]
            ),
            new FormList<MeetingResult, (int Number, Topic Topic)>(
                "topics",
                r => r.Content.Topics.Select((t, i) => (i + 1, t)),
                [
                    new("topics.no", "議題の番号", "記 第2-6(2)", t => $"{t.Number}"),
                    new("topics.category", "議題の区分", "記 第2-6(2)", t => FormWords.Of(t.Topic.Category)),
                    new("topics.title", "議題", "記 第2-6(2)", t => t.Topic.Title),
                    new("topics.result", "検討・協議の結果、対応策", "記 第2-6(1)", t => t.Topic.Result),
                ]
            ),
            new FormList<MeetingResult, (int Number, FeedbackEntry Entry)>(
                "feedback",
                r => r.Content.Feedback.Select((f, i) => (i + 1, f)),
                Feedback
            ),
        ],
    };

    private static IReadOnlyList<FormField<(int Number, FeedbackEntry Entry)>> Feedback =>
        [
            new("feedback.no", "意見・要望等の番号", "要綱 第7", f => $"{f.Number}"),
            new("feedback.kind", "意見・要望の別と分野", "要綱 第7", f => $"{FormWords.Of(f.Entry.Kind)}・{FormWords.Of(f.Entry.Field)}"),
            new("feedback.text", "意見・要望等の内容", "要綱 第7", f => f.Entry.Text),
            new("feedback.speaker", "発言者（匿名可）", "要綱 第7", f => f.Entry.Speaker.Length == 0 ? "匿名" : f.Entry.Speaker),
            new(
                "feedback.measure",
                "要望の措置状況",
                "記 第2-6(4)",
                f => f.Entry.Kind == FeedbackKind.Request ? Joined(FormWords.Of(f.Entry.Status), f.Entry.Measure) : ""
            ),
            new("feedback.in_charge", "担当", "記 第2-6(4)", f => f.Entry.PersonInCharge),
            new(
                "feedback.problem_solving",
                "問題解決の取組への取上げ",
                "記 第2-6(3)",
                f => f.Entry.ProblemSolving ? "問題解決の取組として取り上げる" : ""
            ),
        ];

    private static bool IsInPerson(MeetingResult result) => result.Content.Form == MeetingForm.InPerson;

    private static string Extraordinary(MeetingResult result, Func<ExtraordinaryPart, string> part) =>
        result.Content.Kind != MeetingKind.Extraordinary ? ""
        : part(result.Content.Extraordinary) is { Length: > 0 } text ? text
        : "記載なし";

    private static string Filled(IReadOnlyList<string> names) => string.Join('、', names);

    private static string Count(IReadOnlyList<string> names) => names.Count == 0 ? "" : FormWords.People(names.Count);

    private static string Examined(MeetingResult result) =>
        result.Content.Attendance is { Guests.Count: > 0 } attendance
            ? FormWords.Of(attendance.Consultation) + (attendance.ConsultedOn is { } day ? $"（{FormWords.Day(day)}）" : "")
            : "";

    private static IEnumerable<string> Materials(MeetingContent content) =>
        content.Materials.Concat(content.OtherMaterials.Length > 0 ? [content.OtherMaterials] : []);

    private static string Author(MeetingResult result) =>
        result.Sheet.Author + (result.Record.OnBehalf ? "（運営責任者不在のため地域課が代行）" : "");

    private static string Told(AbsentLine absent) => absent.Contacted is { } told ? Joined(FormWords.Day(told.Day), told.Means) : "未連絡";

    private static string Joined(string first, string second) => second.Length == 0 ? first : $"{first}　{second}";
}
