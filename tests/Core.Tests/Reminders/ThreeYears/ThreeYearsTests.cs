using KobanBot.Core.Guideline;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;

namespace KobanBot.Core.Tests.Reminders.ThreeYears;

/// <summary>
/// The dose of reminders: who hears what, when, over three fiscal years. A change of the dose is read in the difference of these tables, as
/// the people who get the digests would read it.
/// </summary>
public sealed class ThreeYearsTests
{
    private static readonly IReadOnlySet<ObligationKind> Nothing = new HashSet<ObligationKind>();
    private static readonly IReadOnlySet<ObligationKind> Everything = Enum.GetValues<ObligationKind>().ToHashSet();

    [Fact]
    public void A_healthy_council()
    {
        var town = Lived([new NeglectingCouncil(1, Nothing)], stationActs: true);

        Approved.Text(town.Table(_ => true), "healthy");
    }

    [Fact]
    public void A_council_in_which_nothing_is_done()
    {
        var town = Lived([new NeglectingCouncil(1, Everything)], stationActs: false);

        Approved.Text(town.Table(_ => true), "idle");
    }

    [Theory]
    [InlineData("署長", 30, 90)]
    [InlineData("地域課長", 52, 156)]
    [InlineData("方面本部", 4, 8)]
    [InlineData("警察本部", 4, 8)]
    public void Whoever_is_not_responsible_can_read_what_comes_of_a_council_in_which_nothing_is_done(string title, int digests, int lines)
    {
        var second = Lived([new NeglectingCouncil(1, Everything)], stationActs: false).Of(title, new FiscalYear(2026)).ToList();

        second.Count.ShouldBeInRange(1, digests);
        second.Sum(h => h.Lines.Count).ShouldBeInRange(1, lines);
    }

    [Fact]
    public void Of_a_healthy_council_the_chief_hears_only_of_the_letter_that_might_be_misused()
    {
        var town = Lived([new NeglectingCouncil(1, Nothing)], stationActs: true);

        town.Of("署長", new FiscalYear(2025)).SelectMany(h => h.Lines).ShouldBe(["委嘱状の回収 E2"]);
        town.Of("署長", new FiscalYear(2026)).Concat(town.Of("署長", new FiscalYear(2027))).ShouldBeEmpty();
        town.Of("地域課長", new FiscalYear(2026)).ShouldBeEmpty();
    }

    [Fact]
    public void Twelve_councils_of_which_half_neglect_one_thing()
    {
        IReadOnlySet<ObligationKind>[] failings =
        [
            new HashSet<ObligationKind> { ObligationKind.MeetingPlan, ObligationKind.MeetingRecord },
            new HashSet<ObligationKind> { ObligationKind.ChiefReport },
            new HashSet<ObligationKind> { ObligationKind.AbsenteeContact, ObligationKind.MeasureNotice },
            new HashSet<ObligationKind> { ObligationKind.TermEnd },
            new HashSet<ObligationKind> { ObligationKind.TooFewMembers, ObligationKind.MemberVacancy },
            new HashSet<ObligationKind> { ObligationKind.LeadVacant, ObligationKind.MemberRoster },
        ];
        var town = Lived([.. Enumerable.Range(1, 12).Select(n => new NeglectingCouncil(n, n <= 6 ? failings[n - 1] : Nothing))], true);

        Approved.Text(town.Table(title => !title.StartsWith("運営責任者", StringComparison.Ordinal)), "twelve");
    }

    private static TownOfThreeYears Lived(IReadOnlyList<NeglectingCouncil> councils, bool stationActs)
    {
        var town = new TownOfThreeYears(councils, stationActs);
        town.Live();
        return town;
    }
}
