using KobanBot.Core.Councils;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Councils;

/// <summary>代行: who may hand over what to whom for how long, and what it gives.</summary>
public sealed class DeputyTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly OfficeFacts Office = new()
    {
        Directory = OfficeDirectories.Of(World.Stations, [World.CentralFacts.Council, World.EastFacts.Council], World.Everyone)[0],
    };

    [Fact]
    [Trait("Rule", "H1")]
    public void The_rights_begin_and_end_with_the_days_and_nobody_comes_on_a_roster()
    {
        var deputy = Accepted(Request(World.StationChief, Role.CommunityPoliceSection, Today.AddDays(1), Today.AddDays(7)));
        var acting = WithPosting(World.StationChief, deputy);

        Section(acting, Today).ShouldBeFalse();
        Section(acting, Today.AddDays(1)).ShouldBeTrue();
        Section(acting, Today.AddDays(7)).ShouldBeTrue();
        Section(acting, Today.AddDays(8)).ShouldBeFalse();
        Rosters.Of(World.CentralFacts.Council, acting).ShouldBe(Rosters.Of(World.CentralFacts.Council, World.StationChief));
        Rosters.Of(Office.Directory, acting).ShouldBe(Rosters.Of(Office.Directory, World.StationChief));
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(32, "deputy.too-long")]
    [InlineData(0, "deputy.too-long")]
    public void It_lasts_as_long_as_the_setting_lets_it(int days, string? code) =>
        CodeOf(Request(World.StationChief, Role.CommunityPoliceSection, Today, Today.AddDays(days - 1))).ShouldBe(code);

    [Fact]
    public void It_does_not_begin_in_the_past() =>
        CodeOf(Request(World.StationChief, Role.CommunityPoliceSection, Today.AddDays(-1), Today)).ShouldBe("deputy.past");

    [Fact]
    public void Only_somebody_posted_at_the_station_who_lacks_the_right_gets_it()
    {
        CodeOf(Request(World.Section, Role.CommunityPoliceSection, Today, Today)).ShouldBe("deputy.not-posted", "oneself");
        CodeOf(Request(World.Lead, Role.CommunityPoliceSection, Today, Today)).ShouldBe("deputy.not-posted", "a police box");
        CodeOf(Request(World.OtherStation, Role.CommunityPoliceSection, Today, Today)).ShouldBe("deputy.not-posted");
        CodeOf(Request(World.SectionChief, Role.CommunityPoliceSection, Today, Today)).ShouldBe("deputy.has-right");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public void Nobody_hands_over_what_he_has_not_or_has_only_as_a_deputy()
    {
        CodeOf(Request(World.StationChief, Role.CommunityPoliceSupervisor, Today, Today)).ShouldBe("deputy.not-yours");
        CodeOf(Request(World.StationChief, Role.Headquarters, Today, Today)).ShouldBe("deputy.not-yours");
        var deputy = Accepted(Request(World.StationChief, Role.CommunityPoliceSection, Today, Today));

        AppointDeputy
            .RolesOf(WithPosting(World.StationChief, deputy), "S1", Today)
            .ShouldBe([Role.CommunityPoliceSupervisor], "the chief's own, and not the section's");
        AppointDeputy.RolesOf(World.SectionChief, "S2", Today).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_right_is_not_handed_over_twice_for_the_same_days()
    {
        var request = Request(World.StationChief, Role.CommunityPoliceSection, Today, Today.AddDays(3));
        var office = Office with { Deputies = [Accepted(request)] };

        request
            .Decide(office, World.Section, Today, 31)
            .ShouldBeOfType<Outcome<Deputy>.Refused>()
            .Refusal.Code.ShouldBe("deputy.has-right");
        new EndDeputy(request.Id).Decide(office, Today).ShouldBeOfType<Outcome<Deputy>.Accepted>().Value.EndedOn.ShouldBe(Today);
        new EndDeputy(request.Id).Decide(office, Today.AddDays(4)).ShouldBeOfType<Outcome<Deputy>.Refused>();
    }

    private static AppointDeputy Request(Officer officer, Role role, DateOnly from, DateOnly to) => new("D1", officer.Id, role, from, to);

    private static Outcome<Deputy> Decide(AppointDeputy request) => request.Decide(Office, World.Section, Today, 31);

    private static Deputy Accepted(AppointDeputy request) => Decide(request).ShouldBeOfType<Outcome<Deputy>.Accepted>().Value;

    private static string? CodeOf(AppointDeputy request) => Decide(request).Match(_ => null, refusal => (string?)refusal.Code);

    /// <summary>As the step of the sequence leaves the person.</summary>
    private static Officer WithPosting(Officer officer, Deputy deputy)
    {
        var audit = new AuditEntry(World.Now, World.Section.Id, "deputy.save", Guid.CreateVersion7(World.Now));
        var step = DeputyPostings
            .Begin(Office, deputy, World.Section, audit)
            .OfType<OfficeWrite.PutTransfer>()
            .Single()
            .Fact.Steps.Where(s => s.Partition.Kind == PartitionKind.Person)
            .ShouldHaveSingleItem();
        return officer.After(step.Move!).ShouldBeOfType<Outcome<Officer>.Accepted>().Value; // A person's step.
    }

    private static bool Section(Officer officer, DateOnly day) => Access.Of(officer, World.CentralFacts, day).Section;
}
