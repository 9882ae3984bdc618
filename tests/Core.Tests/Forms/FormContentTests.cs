using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Core.Tests.Forms;

/// <summary>What is printed comes from the facts by which the cards are drawn.</summary>
public sealed class FormContentTests
{
    private static readonly DateOnly Today = FormSamples.Today;

    [Fact]
    [Trait("Rule", "R104")]
    public void A_letter_is_for_whoever_is_commissioned_now_or_later_by_the_chief_of_the_first_day()
    {
        var renewed = new Commission(CommissionKind.Renewal, CommissionTerm.Standard(2027));
        var facts = World.CentralFacts with
        {
            Members =
            [
                World.CentralFacts.Members[0],
                World.CentralFacts.Members[1].With(renewed),
                Ended(World.CentralFacts.Members[2]),
                Dismissed(World.CentralFacts.Members[3]),
            ],
        };

        var letters = CommissionLetter.Of(facts, Today);

        letters.Select(l => l.Member).ShouldBe(["阿寒 一", "石狩 二葉"]);
        letters.Select(l => l.Term.First).ShouldBe([new DateOnly(2025, 4, 1), new DateOnly(2027, 4, 1)]);
        letters.ShouldAllBe(l => l.Day == l.Term.First && l.Chief!.Officer == World.StationChief.Id);
        CommissionLetter.Of(facts, Today, facts.Members[1].Id).ShouldHaveSingleItem().Member.ShouldBe("石狩 二葉");
    }

    [Fact]
    [Trait("Rule", "R109")]
    public void The_roster_has_the_members_of_the_composition_and_who_was_dismissed_in_a_term_that_runs()
    {
        var facts = World.CentralFacts with { Members = [.. World.CentralFacts.Members.Select((m, i) => i == 3 ? Dismissed(m) : m)] };

        var roster = MemberRoster.Of(facts, Today, GuidelineSettings.Default);

        roster.Members.Select(m => m.Member).ShouldBe(Composition.On(facts, Today, GuidelineSettings.Default).Members);
        roster.Members.Select(m => m.Number).ShouldBe(Enumerable.Range(1, 9));
        roster.Dismissed.ShouldHaveSingleItem().Name.ShouldBe(World.MemberNames[3]);
    }

    [Fact]
    [Trait("Rule", "R098")]
    public void The_list_of_a_station_has_its_councils_of_the_day_and_counts_its_corrections()
    {
        var elsewhere = World.EastFacts with
        {
            Council = World.EastFacts.Council with
            {
                Stations = [new StationLink(new StationId("S2"), "北警察署", Area.Kushiro, new DayRange(new DateOnly(2024, 4, 1), null))],
            },
        };
        var corrected = World.CentralFacts with
        {
            Fulfilments =
            [
                Correction(new DateOnly(2026, 5, 1)),
                Correction(new DateOnly(2026, 9, 1)),
                Correction(new DateOnly(2026, 9, 1)) with
                {
                    Subject = "twice",
                },
                Correction(new DateOnly(2026, 10, 1)) with
                {
                    Withdrawn = true,
                },
                Correction(new DateOnly(2026, 3, 31)),
                Correction(Today.AddDays(1)),
            ],
        };

        var list = OperationList.Of(new StationId("S1"), [elsewhere, corrected], Today, GuidelineSettings.Default);

        list.Councils.ShouldHaveSingleItem().Council.Id.ShouldBe(World.Central);
        list.Corrections.ShouldBe([new DateOnly(2026, 5, 1), new DateOnly(2026, 9, 1)]);
        list.Councils[0].Lead!.Officer.ShouldBe(World.Lead.Id);
    }

    [Fact]
    public void A_vacant_post_of_the_lead_officer_is_said()
    {
        var list = OperationList.Of(new StationId("S1"), [World.EastFacts], Today, GuidelineSettings.Default);

        OperationListForm.Form.Fill(list).Lists["councils"][0].Texts["councils.lead"].ShouldBe("空き");
    }

    [Fact]
    [Trait("Rule", "R075")]
    public void What_an_absentee_gets_names_neither_who_was_there_nor_who_spoke()
    {
        var filled = FormSamples.Filled(FormKind.ResultNotice, FormSamples.Usual);
        var all = string.Join('\n', filled.Texts.Values.Concat(filled.Lists.Values.SelectMany(r => r.SelectMany(t => t.Texts.Values))));

        all.ShouldContain("通学路に街路灯を設置してほしい");
        World.MemberNames.Where(n => n != filled.Texts["member"]).ShouldAllBe(n => !all.Contains(n, StringComparison.Ordinal));
    }

    [Fact]
    public void The_next_planned_meeting_is_printed_on_its_day_and_not_after_it()
    {
        var day = World.CentralFacts.Plans[0].Meetings[0].Date;

        PlannedPaper.Next(World.CentralFacts, day)!.Meeting.Date.ShouldBe(day);
        PlannedPaper.Next(World.CentralFacts, day.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "R115")]
    public void The_record_says_the_report_to_the_chief_that_is_in_force()
    {
        var facts = MeetingSamples.Facts(FormSamples.Usual);
        var reported = facts with { Meetings = [facts.Meetings[0] with { ReportedOn = Today, State = RecordState.ReportedToChief }] };

        Reported(facts).ShouldBe("未報告");
        Reported(reported).ShouldBe("令和8年11月1日");
    }

    private static string Reported(CouncilFacts facts) =>
        MeetingResultForm.Form.Fill(MeetingResult.Of(facts, MeetingSamples.Body(FormSamples.Usual), Today)).Texts["reported_on"];

    private static Fulfilment Correction(DateOnly day) => new(ObligationKind.OperationListCorrection, "", "", day, "", World.Section.Id);

    private static Member Ended(Member member) =>
        member with
        {
            Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2023))],
        };

    private static Member Dismissed(Member member) =>
        member with
        {
            Commissions = [member.Commissions[0] with { Dismissal = new Dismissal(new DateOnly(2026, 6, 1), DismissalReason.Resignation) }],
        };
}
