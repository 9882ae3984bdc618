using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>Transfers, vacant posts, two postings and mergers: reminders follow the rosters of the day.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task From_the_day_of_a_transfer_on_the_successor_hears_and_the_transferred_officer_nothing()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-21");

        await town.JoinAsync("successor", Role.OperatingOfficer, "K1", "2026-10-22");
        await town.LeadAsync("successor", "2026-10-22");
        await town.TransferAsync("lead", Role.OperatingOfficer, "K2", "2026-10-22");
        await town.UntilAsync("2026-10-27");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        (await town.ToldAsync("successor", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1", "10/23 S+3", "10/27 S+7"]);
        town.Dock.DigestsOf(town["lead"]).Last().Day.ShouldBe(D("2026-10-21"));
    }

    [Fact]
    public async Task Until_the_day_before_a_transfer_the_lead_officer_hears()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PlanAsync("2026-10-20");
        await town.JoinAsync("successor", Role.OperatingOfficer, "K1", "2026-10-23");
        await town.LeadAsync("successor", "2026-10-23");
        await town.TransferAsync("lead", Role.OperatingOfficer, "K2", "2026-10-23");

        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        (await town.ToldAsync("successor", ObligationKind.MeetingRecord)).ShouldBe(["10/23 S+3"]);
    }

    [Fact]
    public async Task While_nobody_leads_the_section_hears_of_the_record_and_of_the_vacant_post()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-19");

        await town.LeadAsync(null, "2026-10-20");
        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync("section", ObligationKind.LeadVacant)).ShouldBe(["10/20 S+0"]);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1", "10/23 S+3"]);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_lead_officer_hears_of_what_is_open_on_the_first_morning()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PlanAsync("2026-10-20");
        await town.LeadAsync(null, "2026-10-20");
        await town.UntilAsync("2026-11-02");

        await town.LeadAsync("second", "2026-11-04");
        await town.UntilAsync("2026-11-05");

        (await town.ToldAsync("second", ObligationKind.MeetingRecord)).ShouldBe(["11/4 R7"]);
    }

    [Fact]
    public async Task The_one_officer_of_a_chuzaisho_hears_once_of_a_matter_that_is_his_twice_over()
    {
        var town = await OpenAsync("2026-09-15");
        await town.LeaveAsync("second");
        await town.HoldAsync("2026-10-05", RecordState.ReportedToChief, "M01", "M02");

        await town.UntilAsync("2026-10-13");

        (await town.ToldAsync("lead", ObligationKind.AbsenteeContact)).ShouldBe(["10/8 S+3", "10/13 S+7"]);
    }

    [Fact]
    public async Task A_police_box_without_officers_leaves_it_to_the_section()
    {
        var town = await OpenAsync("2026-09-15");
        await town.LeaveAsync("second");
        await town.LeaveAsync("lead");
        await town.HoldAsync("2026-10-05", RecordState.ReportedToChief, "M01");

        await town.UntilAsync("2026-10-08");

        (await town.ToldAsync("section", ObligationKind.AbsenteeContact)).ShouldBe(["10/8 S+3"]);
    }

    [Fact]
    public async Task Who_has_two_postings_gets_one_message_a_day_with_both()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PostAsync("lead", Role.CommunityPoliceSection, "S1", "2026-09-15");
        await town.PlanAsync("2026-10-05");

        await town.UntilAsync("2026-10-06");

        (await town.ToldAsync("lead", ObligationKind.HalfYearSubmission)).ShouldBe(["9/30 T-10", "10/2 T-2", "10/6 T+0"]);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/6 S+1"]);
    }

    [Fact]
    public async Task Who_is_posted_at_two_stations_gets_one_message_a_day()
    {
        var town = await OpenAsync("2026-09-15");
        await town.PostAsync("section", Role.CommunityPoliceSection, "S2", "2026-09-15");

        await town.UntilAsync("2026-10-06");

        (await town.ToldAsync("section", ObligationKind.HalfYearSubmission)).ShouldBe(["9/30 T-10", "10/2 T-2", "10/6 T+0"]);
    }

    [Theory]
    [InlineData("section", "9/30 T-10")]
    [InlineData("neighbour", "10/1 T-10, 10/2 T-2, 10/6 T+0, 10/13 R7")]
    public async Task What_a_merged_station_owed_is_its_successors(string who, string told)
    {
        var town = await OpenAsync("2026-09-15");
        await town.JoinAsync("neighbour", Role.CommunityPoliceSection, "S2", "2026-09-15");
        await town.UntilAsync("2026-09-30");

        await town.MergeAsync("2026-10-01");
        await town.UntilAsync("2026-10-13");

        (await town.ToldAsync(who, ObligationKind.HalfYearSubmission)).ShouldBe(told.Split(", "));
    }

    [Fact]
    public async Task After_a_merger_the_council_climbs_the_ladder_of_its_new_station()
    {
        var town = await OpenAsync("2026-09-15");
        await town.JoinAsync("neighbour", Role.CommunityPoliceSection, "S2", "2026-09-15");
        await town.PlanAsync("2026-09-18");
        await town.UntilAsync("2026-10-08");

        await town.MergeAsync("2026-10-09");
        await town.UntilAsync("2026-10-16");

        // A guide value: the section is next two weeks after 25 September.
        (await town.ToldAsync("neighbour", ObligationKind.MeetingRecord)).ShouldBe(["10/9 E1"]);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBeEmpty();
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["9/24 S+3", "9/25 S+7", "10/2 R7", "10/9 R14", "10/16 R21"]);
    }

    [Theory]
    [InlineData("lead", "11/11 S+1, 11/13 S+3, 11/17 S+7")]
    [InlineData("second", "")]
    [InlineData("section", "")]
    public async Task A_record_that_waits_for_the_lead_officer_is_said_to_him_alone(string who, string told)
    {
        var town = await OpenAsync("2026-11-01");
        await town.UntilAsync("2026-11-10", hour: 8);
        await town.WriteAsync(new Core.Facts.CouncilWrite.PutDraft(Draft(town, DraftState.AwaitingLead, null)));

        await town.UntilAsync("2026-11-18");

        (await town.ToldAsync(who))
            .Where(t => t.Contains(" S", StringComparison.Ordinal))
            .ShouldBe(told.Length == 0 ? [] : told.Split(", "));
    }

    [Theory]
    [InlineData("section", 1)]
    [InlineData("chief", 1)]
    [InlineData("second", 0)]
    public async Task While_nobody_leads_what_waits_for_the_lead_officer_waits_for_the_section(string who, int times)
    {
        var town = await OpenAsync("2026-11-01");
        await town.LeadAsync(null, "2026-11-01");
        await town.UntilAsync("2026-11-10");
        await town.WriteAsync(new Core.Facts.CouncilWrite.PutDraft(Draft(town, DraftState.AwaitingLead, null)));

        await town.UntilAsync("2026-11-11");

        town.Dock.DigestsOf(town[who]).Count(d => d.Says("確認を依頼されています")).ShouldBe(times);
    }

    [Theory]
    [InlineData("lead", 1)]
    [InlineData("second", 1)]
    [InlineData("section", 0)]
    public async Task What_came_back_waits_for_all_who_may_edit_it(string who, int times)
    {
        var town = await OpenAsync("2026-11-01");
        await town.UntilAsync("2026-11-10");
        await town.WriteAsync(new Core.Facts.CouncilWrite.PutDraft(Draft(town, DraftState.Draft, "出席者の確認")));

        await town.UntilAsync("2026-11-11");

        town.Dock.DigestsOf(town[who]).Count(d => d.Says("差し戻された記録")).ShouldBe(times);
    }

    private static MeetingDraft Draft(Town town, DraftState state, string? reason) =>
        KobanBot.Support.Storage.StorageSamples.Draft() with
        {
            State = state,
            ReturnReason = reason,
            ChangedAt = town.Dock.Clock.GetUtcNow(),
            Content = new MeetingContent(),
            FromPlan = null,
            Revises = null,
        };
}
