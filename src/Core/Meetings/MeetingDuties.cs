using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Meetings;

/// <summary>確定後の対応: what becomes due by confirming a record.</summary>
internal static class MeetingDuties
{
    public static IEnumerable<Finding> Of(MeetingContent content, MeetingSheet sheet)
    {
        yield return new Finding(FindingLevel.Info, "duty.report", "警察署長までの報告が必要です。", "要綱 第8");
        if (sheet.Absent.Count > 0)
        {
            yield return new Finding(
                FindingLevel.Info,
                "duty.absentees",
                $"欠席者{sheet.Absent.Count}人への結果連絡が必要です。",
                "記 第2-6(6)"
            );
        }

        var requests = content.Feedback.Count(f => f.Kind == FeedbackKind.Request);
        if (requests > 0)
        {
            yield return new Finding(
                FindingLevel.Info,
                "duty.measures",
                $"要望{requests}件の措置状況を参加者に速やかに連絡してください。",
                "記 第2-6(4)"
            );
        }

        if (content.Kind == MeetingKind.Extraordinary)
        {
            yield return new Finding(
                FindingLevel.Info,
                "duty.reflection",
                "検討・協議の結果を所管区活動に反映させてください。",
                "記 第2-5(2)"
            );
        }
    }
}
