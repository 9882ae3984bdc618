using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>
/// 運営責任者の指定, which 警察署長 makes by a correction of Form 2 (要綱 第4-4, 記 第2-3(4)ウ): from a day on, until another is designated.
/// </summary>
/// <param name="Officer">One of the operating officers of that day.</param>
public sealed record DesignateLead(OfficerId Officer, DateOnly From)
{
    /// <summary>A designation ahead of transfers is made some weeks before; a year is a slip of the pen.</summary>
    private const int LongestAheadDays = 366;

    /// <summary>The council as it is afterwards: whoever was designated before is so until the day before.</summary>
    public Outcome<Council> Decide(CouncilFacts facts, DateOnly today)
    {
        var council = facts.Council;
        if (!council.ExistsOn(From) || From > today.AddDays(LongestAheadDays))
        {
            return new Refusal("lead.day") { Property = nameof(From) };
        }

        if (council.PoliceBoxes.Count > 0 && council.PoliceBoxes.All(b => b.Days.To < From))
        {
            return new Refusal("lead.unit-ended", JapaneseDate.WithoutWeekday(council.PoliceBoxes.Max(b => b.Days.To)!.Value)) // All have one.
            {
                Property = nameof(From),
            };
        }

        if (facts.OperatingOn(From).All(r => r.Officer != Officer))
        {
            return new Refusal("lead.not-on-roster", JapaneseDate.WithoutWeekday(From)) { Property = nameof(Officer) };
        }

        if (council.LeadOn(From) == Officer)
        {
            return new Refusal("lead.same") { Property = nameof(Officer) };
        }

        if (council.Leads.Any(l => l.Days.From > From))
        {
            return new Refusal("lead.later-designation", JapaneseDate.WithoutWeekday(council.Leads.Max(l => l.Days.From)))
            {
                Property = nameof(From),
            };
        }

        return council with
        {
            Leads =
            [
                .. council.Leads.Where(l => l.Days.From < From).Select(l => EndingBefore(l, From)),
                new LeadDesignation(Officer, new DayRange(From, null)),
            ],
        };
    }

    private static LeadDesignation EndingBefore(LeadDesignation former, DateOnly from) =>
        former.Days.To < from ? former : former with { Days = new DayRange(former.Days.From, from.AddDays(-1)) };
}
