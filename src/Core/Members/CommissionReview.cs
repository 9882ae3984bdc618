using KobanBot.Core.Facts;
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

    /// <summary>
    /// 長期間特定の者を任用する場合は特段の配慮 (記 第2-4(1)イ): what the member's service comes to by the end of the newest term. It asks for a
    /// note and never for an end.
    /// </summary>
    public static IEnumerable<Finding> OfLongService(Member member, GuidelineSettings settings)
    {
        if (member.Newest is not { } newest || newest.Term.First < settings.InForceSince)
        {
            yield break;
        }

        var service = Service.Of(member, newest.Term.Last, settings);
        if (service.IsLongerThan(settings.LongServiceYears))
        {
            var noted = !string.IsNullOrWhiteSpace(newest.LongServiceNote);
            yield return new Finding(
                noted ? FindingLevel.Info : FindingLevel.Warn,
                "commission.long-service",
                $"{member.Name}委員は、任期満了時に{service}となります。{(noted ? "配慮事項が記入されています。" : "配慮事項を記入してください。")}",
                "記 第2-4(1)イ",
                $"長期間の目安（{settings.LongServiceYears}年を超える期間）は設定によるものです。再任に上限はありません。"
            );
        }
    }

    /// <summary>他部門と緊密に連携し、幹部会議等を開催して総合的に決定 (記 第2-3(1)イ). Those who are renewed were selected before.</summary>
    public static IEnumerable<Finding> OfSelection(Commission commission, GuidelineSettings settings)
    {
        if (commission.Kind == CommissionKind.Renewal || commission.Term.First < settings.InForceSince)
        {
            yield break;
        }

        if (commission.Selection is not { IsComplete: true } selection)
        {
            yield return new Finding(
                FindingLevel.Warn,
                "commission.selection",
                "選定経過（幹部会議等の日、連携部門、決定内容）に未記入の項目があります。",
                "記 第2-3(1)イ"
            );
        }
        else if (selection.MeetingDay > commission.Term.First)
        {
            yield return new Finding(
                FindingLevel.Warn,
                "commission.selected-late",
                $"幹部会議等の日（{JapaneseDate.WithoutWeekday(selection.MeetingDay.Value)}）が、任期の開始日より後です。",
                "記 第2-3(1)イ"
            );
        }
    }

    /// <summary>交付未了: the term runs and the letter, by which a commission is made, has not been handed over (要綱 第5-1).</summary>
    public static IEnumerable<Finding> OfLetter(Commission commission, DateOnly day, GuidelineSettings settings)
    {
        if (commission.LetterPendingOn(day) && commission.Term.First >= settings.InForceSince)
        {
            yield return new Finding(FindingLevel.WarnPlus, "commission.letter", "委嘱状が交付されていません（交付未了）。", "要綱 第5-1");
        }
    }

    /// <summary>H6. Days that were cut short by a dismissal are free again.</summary>
    public static IEnumerable<Finding> OfOverlap(Member before, CommissionTerm term)
    {
        if (before.Commissions.FirstOrDefault(c => c.InOffice is { } days && days.Overlaps(term.Days)) is { } other)
        {
            yield return new Finding(
                FindingLevel.Hard,
                "commission.overlap",
                $"{before.Name}委員は、{JapaneseDate.WithoutWeekday(other.Term.First)}から{JapaneseDate.WithoutWeekday(other.InOffice!.To!.Value)}まで既に委嘱されています。",
                ""
            );
        }
    }

    /// <summary>H5: a term begins while the council is set up.</summary>
    public static IEnumerable<Finding> OfCouncil(Council council, CommissionTerm term)
    {
        if (!council.ExistsOn(term.First))
        {
            yield return new Finding(
                FindingLevel.Hard,
                "commission.no-council",
                $"{JapaneseDate.WithoutWeekday(term.First)}に、この連絡協議会は設置されていません。",
                ""
            );
        }
        else if (council.PoliceBoxes.Count > 0 && council.PoliceBoxes.All(b => b.Days.To < term.First))
        {
            yield return new Finding(
                FindingLevel.Hard,
                "commission.no-box",
                $"この連絡協議会の交番・駐在所は、{JapaneseDate.WithoutWeekday(council.PoliceBoxes.Max(b => b.Days.To)!.Value)}までです。"
                    + "その後の委嘱は、引き継ぐ連絡協議会で行ってください。", // All have one.
                ""
            );
        }
    }
}
