using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>What the guideline has to say about a 委嘱. Terms from before the guideline are never flagged (R003).</summary>
public static class CommissionReview
{
    /// <summary>原則として4月1日から2年間 (記 第2-4(1)ア). A 補充 serves what is left of another term.</summary>
    public static IEnumerable<Finding> OfTerm(Commission commission, GuidelineSettings settings)
    {
        var term = commission.Term;
        if (commission.Kind == CommissionKind.Replacement || term.IsStandard || term.First < settings.InForceSince)
        {
            yield break;
        }

        var days = $"{JapaneseDate.WithoutWeekday(term.First)}から{JapaneseDate.WithoutWeekday(term.Last)}まで";
        yield return string.IsNullOrWhiteSpace(commission.TermReason)
            ? new Finding(
                FindingLevel.Warn,
                "commission.term",
                $"委嘱期間（{days}）が、4月1日から2年間ではありません。理由を記入してください。",
                "要綱 第5-2、記 第2-4(1)ア"
            )
            : new Finding(
                FindingLevel.Info,
                "commission.term",
                $"委嘱期間（{days}）は、記入された理由により4月1日から2年間ではありません。",
                "要綱 第5-2、記 第2-4(1)ア"
            );
    }
}
