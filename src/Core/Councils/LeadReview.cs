using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>The designation of 運営責任者 (要綱 第4-4, H3) and the state of the post.</summary>
public static class LeadReview
{
    /// <summary>Of a designation before it is entered: from the roster of its first day, and never a second one at the same time.</summary>
    public static IEnumerable<Finding> OfDesignation(CouncilFacts facts, LeadDesignation designation)
    {
        if (facts.OperatingOn(designation.Days.From).All(r => r.Officer != designation.Officer))
        {
            yield return new Finding(
                FindingLevel.Hard,
                "council.lead-not-on-roster",
                $"指定しようとする警察職員は、{JapaneseDate.WithoutWeekday(designation.Days.From)}の運営担当者ではありません。",
                "要綱 第4-4"
            );
        }

        if (facts.Council.Leads.FirstOrDefault(l => l.Days.Overlaps(designation.Days)) is { } other)
        {
            yield return new Finding(
                FindingLevel.Hard,
                "council.two-leads",
                $"{JapaneseDate.WithoutWeekday(other.Days.From)}からの運営責任者の指定と期間が重複しています。",
                "要綱 第4-4"
            );
        }
    }

    /// <summary>Of the post on a day. A lead officer who has left the roster leaves it vacant; that never blocks anything.</summary>
    public static IEnumerable<Finding> OfPost(CouncilFacts facts, DateOnly day)
    {
        if (facts.LeadOn(day) is null)
        {
            yield return new Finding(FindingLevel.WarnPlus, "council.lead-vacant", Vacancy(facts, day), "要綱 第4-4");
        }
    }

    /// <summary>Why the post is vacant on a day on which it is: nobody is designated, or who is has left the police box.</summary>
    public static string Vacancy(CouncilFacts facts, DateOnly day) =>
        facts.Council.LeadOn(day) is null ? "運営責任者が指定されていません。" : "指定された運営責任者が運営担当者でなくなっています。";

    /// <summary>対外的な窓口 (記 第2-3(4)ア): the lead officer; nobody while the post is vacant.</summary>
    public static RosterEntry? ContactOn(CouncilFacts facts, DateOnly day) => facts.LeadOn(day);
}
