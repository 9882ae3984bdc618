using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>人事異動 as a change of Form 2: 運営担当者 is one of its columns, and the lead officer is one of them.</summary>
public sealed class OfficerChangeTests
{
    private static readonly ObligationRules LeadsOnly = ObligationRules.Default;

    private static readonly ObligationRules All = ObligationRules.Default with
    {
        Settings = new ObligationSettings { OfficersCorrectOperationList = true },
    };

    [Theory]
    [Trait("Rule", "R020")]
    [Trait("Rule", "R032")]
    [InlineData("2026-06-01", null, "2026-06-01")] // Joins.
    [InlineData("2020-04-01", "2026-05-31", "2026-06-01")] // Leaves: from the day after the last one.
    [InlineData("2026-05-11", "2026-06-10", "2026-06-11")] // Both; the newer one counts.
    [InlineData("2020-04-01", "2026-06-15", null)] // Leaves tomorrow.
    [InlineData("2026-06-16", null, null)] // Joins tomorrow.
    [InlineData("2026-04-01", null, null)] // The yearly list is as of this day.
    [InlineData("2026-04-02", null, "2026-04-02")]
    [InlineData("2020-04-01", "2026-03-31", null)]
    [InlineData("2020-04-01", "2026-04-01", "2026-04-02")]
    [InlineData("2020-04-01", null, null)]
    public void An_operating_officer_who_joins_or_leaves_changes_the_list(string from, string? to, string? corrected)
    {
        var facts = With(Entry("1000007", Role.OperatingOfficer, Days(from, to)));

        Corrected(facts, All).ShouldBe(corrected);
        Corrected(facts, LeadsOnly).ShouldBeNull();
    }

    [Theory]
    [Trait("Rule", "R102")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lead_officer_who_leaves_the_roster_changes_the_list_whatever_is_set(bool all)
    {
        var rules = all ? All : LeadsOnly;
        var facts = Base with
        {
            Roster = [Entry("1000001", Role.OperatingOfficer, Days("2020-04-01", "2026-05-31")), .. Base.Roster.Skip(1)],
        };

        Corrected(facts, rules).ShouldBe("2026-06-01");
        var back = facts with { Roster = [.. facts.Roster, Entry("1000001", Role.OperatingOfficer, Days("2026-06-08", null))] };
        Corrected(back, rules).ShouldBe("2026-06-08");
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void That_the_list_shows_officers_at_all_depends_on_the_form_and_this_is_said()
    {
        var facts = With(Entry("1000007", Role.OperatingOfficer, Days("2026-06-01", null)));

        var said = facts.Open(Day, ObligationKind.OperationListCorrection, All).ShouldHaveSingleItem().Sentence;

        said.ShouldContain("（様式の記載事項による）");
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void An_officer_who_leads_no_more_when_leaving_is_one_of_the_others()
    {
        var facts = Base.Change(c =>
            c with
            {
                Leads =
                [
                    new LeadDesignation(Lead, Days("2020-04-01", "2026-05-10")),
                    new LeadDesignation(new OfficerId("1000002"), Days("2026-05-11", null)),
                ],
            }
        ) with
        {
            Roster = [Entry("1000001", Role.OperatingOfficer, Days("2020-04-01", "2026-05-31")), .. Base.Roster.Skip(1)],
        };

        Corrected(facts, LeadsOnly).ShouldBe("2026-05-11");
        Corrected(facts, All).ShouldBe("2026-06-01");
    }

    [Fact]
    [Trait("Rule", "R032")]
    public void A_posting_that_goes_on_in_another_row_is_no_change()
    {
        var promoted = Entry("1000007", Role.OperatingOfficer, Days("2026-06-01", null)) with { Rank = "警部補" };
        var second = Entry("1000002", Role.OperatingOfficer, Days("2026-05-01", "2026-05-31")) with { UnitName = "試験駐在所" };

        Corrected(With(Entry("1000007", Role.OperatingOfficer, Days("2020-04-01", "2026-05-31")), promoted, second)).ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.CommunityPoliceSection)]
    [InlineData(Role.CommunityPoliceSupervisor)]
    [InlineData(Role.StationChief)]
    public void Who_is_of_the_station_is_no_operating_officer(Role role) =>
        Corrected(With(Entry("1000007", role, Days("2026-06-01", "2026-06-05")))).ShouldBeNull();

    [Theory]
    [Trait("Rule", "R020")]
    [InlineData("2026-05-20", "2026-05-30")] // Both before it was set up.
    [InlineData("2026-05-20", "2026-06-10")] // Leaves with its last day.
    [InlineData("2026-06-01", "2026-06-12")] // Comes with its first one, and leaves when it is no more.
    public void Only_while_the_council_exists_do_its_officers_change(string from, string to)
    {
        var facts = With(Entry("1000007", Role.OperatingOfficer, Days(from, to)))
            .Change(c => c with { Established = D("2026-06-01"), Abolished = D("2026-06-10") });

        Corrected(facts, day: D("2026-06-09")).ShouldBe("2026-06-01");
        Corrected(facts).ShouldBe("2026-06-11");
        Answered(facts).ShouldNotContain(id => id.StartsWith("officer", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "R020")]
    public void One_correction_answers_a_transfer_with_all_that_it_changes()
    {
        var facts = With(Entry("1000007", Role.OperatingOfficer, Days("2026-06-01", null)))
            .Change(c => c with { Leads = [new LeadDesignation(Lead, Days("2020-04-01", "2026-05-31")), Designated("1000007")] });

        Answered(facts).ShouldBe(["lead-left|1000001|2026-06-01", "lead|1000007|2026-06-01", "officer|1000007|2026-06-01"]);
    }

    private static LeadDesignation Designated(string officer) => new(new OfficerId(officer), Days("2026-06-01", null));

    private static CouncilFacts With(params RosterEntry[] entries) => Base with { Roster = [.. Base.Roster, .. entries] };

    private static DayRange Days(string from, string? to) => new(D(from), to is null ? null : D(to));

    private static string? Corrected(CouncilFacts facts, ObligationRules? rules = null, DateOnly? day = null) =>
        facts.Open(day ?? Day, ObligationKind.OperationListCorrection, rules ?? All).Select(o => o.Subject).SingleOrDefault();

    private static IReadOnlyList<string> Answered(CouncilFacts facts)
    {
        var key = facts.Open(Day, ObligationKind.OperationListCorrection, All).ShouldHaveSingleItem().Key;
        var done = new MarkDone(key, Day, "紙で作成", "").Decide(facts, new CouncilAccess { Section = true }, Lead, Day, All);
        return done.ShouldBeOfType<Outcome<Fulfilment>.Accepted>().Value.Answered!; // A 補正 lists them.
    }
}
