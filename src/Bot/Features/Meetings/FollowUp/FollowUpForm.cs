using KobanBot.Bot.Cards;
using KobanBot.Bot.Fields;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>What was typed into the folds below a confirmed record. Each button reads its own fold alone.</summary>
internal static class FollowUpForm
{
    public const string ReportedOn = "reportedOn";
    public const string CorrectedOn = "correctedOn";
    public const string CorrectionReason = "correctionReason";
    public const string Question = "question";
    public const string Reason = "reason";
    public const string OtherReason = "otherReason";
    public const string Example = "example";
    public const int TextLength = 300;

    /// <summary>The text of a 好事例 as its preview showed it to the person who publishes it.</summary>
    public const string SeenKey = "seen";

    public const string OtherReasonChoice = "その他";

    public static readonly IReadOnlyList<string> Reasons = ["誤記訂正", "記載漏れの補足", "地域課からの補足依頼", OtherReasonChoice];

    /// <summary>The day on which the chief had the report; null with an error.</summary>
    public static (DateOnly? Day, FormState State) ReadReport(CardData data)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(ReportedOn, required: "報告した日を入力してください。");
        return (day, fields.State());
    }

    /// <summary>The corrected day of the report, and why the former one was wrong.</summary>
    public static (DateOnly? Day, string Reason, FormState State) ReadCorrection(CardData data)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(CorrectedOn, required: "報告した日を入力してください。");
        var reason = fields.Text(CorrectionReason, TextLength);
        return (day, reason, fields.State());
    }

    /// <summary>The one text of a fold.</summary>
    public static (string Text, FormState State) ReadText(CardData data, string field)
    {
        var fields = new FieldReader(data);
        var text = fields.Text(field, TextLength);
        return (text, fields.State());
    }

    /// <summary>訂正の理由: the choice with its details, or the details alone.</summary>
    public static (string Reason, FormState State) ReadReason(CardData data)
    {
        var (details, state) = ReadText(data, OtherReason);
        var chosen = data.Text(Reason);
        var preset = Reasons.Contains(chosen) ? chosen : Reasons[0];
        return (preset == OtherReasonChoice ? details : string.Join('：', new[] { preset, details }.Where(t => t.Length > 0)), state);
    }
}
