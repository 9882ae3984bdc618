using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Organisation;

public sealed class AccessTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    [Trait("Rule", "R077")]
    public void The_lead_officer_reads_edits_and_confirms() =>
        Of(World.Lead)
            .ShouldBe(
                new CouncilAccess
                {
                    Read = true,
                    Edit = true,
                    Operates = true,
                    Lead = true,
                }
            );

    [Fact]
    [Trait("Rule", "R077")]
    [Trait("Rule", "R116")]
    public void Another_officer_of_the_police_box_reads_and_edits() =>
        Of(World.Second)
            .ShouldBe(
                new CouncilAccess
                {
                    Read = true,
                    Edit = true,
                    Operates = true,
                }
            );

    [Fact]
    [Trait("Rule", "R076")]
    [Trait("Rule", "R082")]
    [Trait("Rule", "A15")]
    public void The_section_reads_and_enters_the_report() => Of(World.Section).ShouldBe(new CouncilAccess { Read = true, Section = true });

    [Fact]
    [Trait("Rule", "R082")]
    public void The_chief_of_the_station_reads_and_supervises() => Of(World.StationChief).ShouldBe(Reader with { Chief = true });

    [Fact]
    [Trait("Rule", "R082")]
    [Trait("Rule", "A16")]
    public void A_supervisor_of_the_station_reads_by_role_and_whatever_the_rank()
    {
        var posting = World.StationChief.Assignments[0] with { Role = Role.CommunityPoliceSupervisor };

        Of(World.StationChief with { Rank = "巡査部長", Assignments = [posting] }).ShouldBe(Reader);
        Of(World.OtherStation with { Rank = "警視" }).ShouldBe(CouncilAccess.None);
    }

    [Fact]
    [Trait("Rule", "H1")]
    [Trait("Rule", "R044")]
    public void The_section_alone_commissions_and_a_police_box_too_notes_what_members_say()
    {
        Of(World.Section).Commission.ShouldBeTrue();
        Of(World.Section).NoteMembers.ShouldBeTrue();
        Of(World.Lead).Commission.ShouldBeFalse();
        Of(World.Second).NoteMembers.ShouldBeTrue();
        Of(World.StationChief).NoteMembers.ShouldBeFalse();
        Of(World.EastOfficer).NoteMembers.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public void Everybody_else_is_denied()
    {
        foreach (var officer in new[] { World.EastOfficer, World.OtherStation, World.AreaOfficer, World.HqOfficer, World.Transferred })
        {
            Of(officer).ShouldBe(CouncilAccess.None, officer.Id.Value);
        }
    }

    [Fact]
    [Trait("Rule", "H1")]
    public void A_transfer_ends_the_rights_after_its_last_day()
    {
        Access.Of(World.Transferred, World.CentralFacts, new DateOnly(2026, 10, 31)).Edit.ShouldBeTrue();
        Access.Of(World.Transferred, World.CentralFacts, new DateOnly(2026, 11, 1)).Read.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R102")]
    [Trait("Rule", "H1")]
    public void While_the_post_is_vacant_the_section_confirms_on_behalf()
    {
        var access = Access.Of(World.Section, World.EastFacts, Today);

        access.OnBehalf.ShouldBeTrue();
        access.Confirm.ShouldBeTrue();
        access.Lead.ShouldBeFalse();
        Access.Of(World.StationChief, World.EastFacts, Today).Confirm.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R102")]
    [Trait("Rule", "H3")]
    public void A_lead_officer_who_has_left_the_roster_leaves_the_post_vacant()
    {
        var facts = World.CentralFacts with { Roster = [.. World.CentralFacts.Roster.Where(r => r.Officer != World.Lead.Id)] };

        facts.LeadOn(Today).ShouldBeNull();
        Access.Of(World.Section, facts, Today).OnBehalf.ShouldBeTrue();
    }

    [Fact]
    [Trait("Rule", "H1")]
    [Trait("Rule", "R076")]
    public void After_a_merger_the_rights_follow_the_station_of_the_day()
    {
        var facts = World.CentralFacts;
        var merged = facts with
        {
            Council = facts.Council with
            {
                Stations =
                [
                    new StationLink(
                        new StationId("S1"),
                        "中央警察署",
                        Area.Kushiro,
                        new DayRange(new DateOnly(2024, 4, 1), new DateOnly(2026, 3, 31))
                    ),
                    new StationLink(new StationId("S2"), "北警察署", Area.Kushiro, new DayRange(new DateOnly(2026, 4, 1), null)),
                ],
            },
        };

        Access.Of(World.Section, merged, new DateOnly(2026, 3, 31)).Section.ShouldBeTrue();
        Access.Of(World.Section, merged, new DateOnly(2026, 4, 1)).Read.ShouldBeFalse();
        Access.Of(World.OtherStation, merged, new DateOnly(2026, 4, 1)).Section.ShouldBeTrue();
    }

    [Fact]
    public void Councils_come_from_todays_postings_and_each_once()
    {
        Access.CouncilsOf(World.Section, Today).Select(c => c.Id).ShouldBe([World.Central, World.East]);
        Access.CouncilsOf(World.Transferred, Today).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R076")]
    [Trait("Rule", "H1")]
    public void Nobody_but_the_section_of_the_station_enters_the_report()
    {
        World.Everyone.Where(o => Of(o).Section).ShouldBe([World.Section, World.SectionChief]);
        World.Everyone.Where(o => Of(o).Supervises).ShouldBe([World.SectionChief, World.StationChief]);
        Of(Supervisor).Section.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R077")]
    [Trait("Rule", "R116")]
    [Trait("Rule", "H1")]
    public void An_officer_of_a_police_box_reads_and_edits_for_its_own_council_only()
    {
        Access
            .Of(World.EastOfficer, World.EastFacts, Today)
            .ShouldBe(
                new CouncilAccess
                {
                    Read = true,
                    Edit = true,
                    Operates = true,
                }
            );
        Access.Of(World.EastOfficer, World.CentralFacts, Today).ShouldBe(CouncilAccess.None);
    }

    [Fact]
    [Trait("Rule", "R116")]
    [Trait("Rule", "H1")]
    public void While_there_is_a_lead_officer_only_officers_of_the_police_box_edit() =>
        World.Everyone.Append(Supervisor).Where(o => Of(o).Edit).ShouldBe([World.Lead, World.Second]);

    [Fact]
    [Trait("Rule", "R082")]
    [Trait("Rule", "H1")]
    public void A_supervisor_reads_every_council_of_the_station_and_changes_none()
    {
        foreach (var (officer, access) in new[] { (Supervisor, Reader), (World.StationChief, Reader with { Chief = true }) })
        {
            Of(officer).ShouldBe(access);
            Access.Of(officer, World.EastFacts, Today).ShouldBe(access);
        }

        Access.Of(SupervisorAt("S2"), World.CentralFacts, Today).ShouldBe(CouncilAccess.None);
    }

    private static readonly CouncilAccess Reader = new() { Read = true, Supervises = true };

    private static Officer Supervisor => SupervisorAt("S1");

    private static Officer SupervisorAt(string station) =>
        World.SectionChief with
        {
            Id = new OfficerId("P11"),
            Assignments = [World.SectionChief.Assignments[0] with { Role = Role.CommunityPoliceSupervisor, Unit = station }],
        };

    private static CouncilAccess Of(Officer officer) => Access.Of(officer, World.CentralFacts, Today);
}
