using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>Blocked, uninstalled, never installed: the next in the chain hears the same morning, and the person again when there is a way.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whom_nothing_reaches_is_stood_in_for_the_same_morning(bool installed)
    {
        var town = await BlockedAsync(installed ? ["lead"] : [], without: installed ? [] : ["lead"]);

        await town.UntilAsync("2026-10-21");

        town.Digests("lead").ShouldBe(0);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        town.Dock.DigestsOf(town["section"]).Last().Says("担当者に通知が届かない事項").ShouldBeTrue();
    }

    [Theory]
    [InlineData("section", "chief")]
    [InlineData("section,chief", "station")]
    public async Task The_way_up_goes_over_all_whom_nothing_reaches(string blocked, string hears)
    {
        var town = await BlockedAsync(["lead", .. blocked.Split(',')]);

        await town.UntilAsync("2026-10-21");

        (await town.ToldAsync(hears, ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task When_a_whole_station_is_out_of_reach_the_area_hears_of_what_leaves_the_station()
    {
        var town = await OpenAsync("2027-03-25", without: ["lead", "second", "section", "chief", "station"]);

        await town.UntilAsync("2027-03-31");

        (await town.ToldAsync("area", ObligationKind.RegularMeeting)).ShouldBe(["3/25 T-14", "3/31 T+0"]);
    }

    [Fact]
    public async Task Each_further_stage_goes_to_the_stand_in_while_the_person_is_tried_again_once_a_week()
    {
        var town = await BlockedAsync(["lead"]);
        var tried = new List<DateOnly>();
        var answer = town.Dock.Answer;
        town.Dock.Answer = name =>
        {
            if (name == "lead" && town.Today > D("2026-10-20"))
            {
                tried.Add(town.Today);
            }

            return answer(name);
        };

        await town.UntilAsync("2026-11-17");

        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe([
            "10/21 S+1",
            "10/23 S+3",
            "10/27 S+7",
            "11/4 R7",
            "11/10 R14",
            "11/17 R21",
        ]);
        tried.ShouldBe([D("2026-10-21"), D("2026-10-28"), D("2026-11-04"), D("2026-11-11")]);
    }

    [Fact]
    public async Task Who_has_installed_the_bot_anew_hears_on_the_next_morning()
    {
        var town = await BlockedAsync(["lead"]);
        await town.UntilAsync("2026-10-21");

        town.Dock.Answer = _ => SendOutcome.Sent;
        await town.Dock.People.RememberReferenceAsync(
            town["lead"].Id,
            MorningDock.ReferenceOf("lead").Replace("29:lead", "29:lead-anew", StringComparison.Ordinal),
            CancellationToken.None
        );
        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1", "10/23 S+3"]);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task Who_writes_again_from_the_same_chat_hears_on_the_next_morning()
    {
        var town = await BlockedAsync(["lead"]);
        await town.UntilAsync("2026-10-21");
        town.Dock.Answer = _ => SendOutcome.Sent;

        // What a turn does: the person is loaded, and where he or she speaks from is remembered.
        (await town.Dock.People.FindAsync(town["lead"].Id, CancellationToken.None))!.IsOutOfReach.ShouldBeTrue(); // Imported.
        await town.Dock.InstallAsync(town["lead"]);
        await town.UntilAsync("2026-10-22");

        (await town.Dock.People.FindAsync(town["lead"].Id, CancellationToken.None))!.IsOutOfReach.ShouldBeFalse(); // Imported.
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);
    }

    [Fact]
    public async Task Who_opens_the_bot_for_the_first_time_hears_on_the_next_morning()
    {
        var town = await BlockedAsync([], without: ["lead"]);
        await town.UntilAsync("2026-10-21");

        await town.Dock.InstallAsync(town["lead"]);
        await town.UntilAsync("2026-10-22");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);
    }

    [Fact]
    public async Task Where_the_police_box_is_next_after_the_section_it_hears_the_same_morning()
    {
        // 任期満了: the section is responsible, and the lead officer is next.
        var town = await OpenAsync("2026-12-25");
        await town.ChangeMembersAsync(m =>
            m.Id.Value == "M01" ? m with { Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2025))] } : m
        );
        town.Dock.Answer = name => name == "section" ? SendOutcome.Unreachable : SendOutcome.Sent;

        await town.UntilAsync("2027-01-04");

        (await town.ToldAsync("lead", ObligationKind.TermEnd)).ShouldBe(["1/4 T-90"]);
    }

    [Fact]
    public async Task What_was_left_to_a_colleague_whom_nothing_reaches_comes_back_the_same_morning()
    {
        var town = await BlockedAsync(["second"]);
        await town.UntilAsync("2026-10-20");
        await town.DelegateAsync("lead", "second", "2026-10-30", ObligationKind.MeetingRecord);

        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1", "10/23 S+3"]);
    }

    [Fact]
    public async Task A_colleague_whom_nothing_reaches_takes_nothing_from_the_others()
    {
        var town = await OpenAsync("2026-09-15");
        town.Dock.Answer = name => name == "second" ? SendOutcome.Unreachable : SendOutcome.Sent;
        await town.HoldAsync("2026-10-05", Core.Facts.RecordState.ReportedToChief, "M01");

        await town.UntilAsync("2026-10-08");

        (await town.ToldAsync("lead", ObligationKind.AbsenteeContact)).ShouldBe(["10/8 S+3"]);
        (await town.ToldAsync("section", ObligationKind.AbsenteeContact)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_reached_by_mail_alone_gets_a_mail_at_every_stage()
    {
        var town = await BlockedAsync([], without: ["lead"]);
        town.Dock.Letters.IsOn = true;

        await town.UntilAsync("2026-10-26");

        town.Dock.Letters.Sent.ShouldAllBe(l => l.To == town["lead"].UserPrincipalName);
        town.Dock.Letters.Sent.Count(l => l.Text.Contains("開催結果記録簿")).ShouldBe(2);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1", "10/23 S+3"]);
    }

    [Fact]
    public async Task More_people_than_mails_fit_into_a_minute_all_get_theirs_within_minutes()
    {
        var day = new DateOnly(2026, 11, 25);
        var dock = new MorningDock(start: MorningDock.At(day, 8, 45));
        await new Prefecture(councils: 100, perStation: 10, members: 4).FillAsync(dock.Storage.Tables, 1, CancellationToken.None);
        dock.Answer = name => name.StartsWith('B') ? SendOutcome.Unreachable : SendOutcome.Sent;
        (dock.Letters.IsOn, dock.Letters.PerMinute) = (true, 30);

        await dock.DayAsync(day, new TimeOnly(8, 50));

        dock.Letters.Sent.Count.ShouldBe(100);
        dock.Letters.Sent.Select(l => l.To).Distinct().Count().ShouldBe(100);
        dock.Digests.GroupBy(d => d.To).ShouldAllBe(g => g.Count() == 1);
        await dock.DayAsync(day);
        dock.Letters.Sent.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_mail_that_never_finds_room_ends_as_out_of_reach()
    {
        var town = await BlockedAsync([], without: ["lead"]);
        await town.UntilAsync("2026-10-20");
        (town.Dock.Letters.IsOn, town.Dock.Letters.PerMinute) = (true, 0);

        await town.Dock.DayAsync(D("2026-10-21"));

        town.Dock.Letters.Sent.ShouldBeEmpty();
        (await town.Dock.Readers.FindReaderAsync(town["lead"].Id, D("2026-10-21"), CancellationToken.None))!.State.Digest!.State.ShouldBe(
            Core.Facts.DigestState.Unreachable
        ); // Imported, begun.
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    private static async Task<Town> BlockedAsync(IReadOnlyList<string> blocked, IReadOnlyList<string>? without = null)
    {
        var town = await OpenAsync("2026-10-12", without: without, held: true);
        await town.PlanAsync("2026-10-20");
        town.Dock.Answer = name => blocked.Contains(name) ? SendOutcome.Unreachable : SendOutcome.Sent;
        return town;
    }
}
