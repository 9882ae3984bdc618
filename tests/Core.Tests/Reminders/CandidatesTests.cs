using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>Whose partition is read in the morning. One too few is a lost reminder, one too many a read for nothing.</summary>
public sealed class CandidatesTests
{
    /// <summary>The meeting of 20 May has no record.</summary>
    private static readonly CouncilFacts Owing = Base with { Meetings = [Record("R0", D("2025-09-10"))] };

    [Theory]
    [InlineData(DraftState.AwaitingLead, null, true)]
    [InlineData(DraftState.AwaitingLead, "場所", true)]
    [InlineData(DraftState.Draft, "場所", true)]
    [InlineData(DraftState.Draft, null, false)] // being written: nobody waits
    [InlineData(DraftState.Cancelled, "場所", false)]
    [InlineData(DraftState.Expired, null, false)]
    public void A_record_that_waits_calls_who_confirms_and_who_writes(DraftState state, string? returned, bool calls)
    {
        var facts = Base with { Drafts = [Draft("D1", null) with { State = state, ReturnReason = returned }] };

        Candidates.Of(facts, [], Day, ReminderRules.Default).ShouldBe(calls ? [Lead, Second, Section, SectionChief] : []);
    }

    [Fact]
    public void Who_takes_over_for_a_colleague_is_asked_until_the_last_day_without_a_post_in_the_chain()
    {
        var key = Owing.Item(ObligationKind.MeetingRecord, Day).Obligation.Key;
        var facts = Owing.Mark(new ReminderMark(key, Lead) { DelegatedTo = Second, DelegatedUntil = D("2026-05-25") });

        Asked(facts, D("2026-05-25")).ShouldBe([Lead, Second]);
        Asked(facts, D("2026-05-26")).ShouldBe([Lead]);
    }

    [Theory]
    [InlineData("2026-09-29", "")]
    [InlineData("2026-09-30", "1000003")] // the first day on which it can be sent
    [InlineData("2026-10-02", "1000003")]
    [InlineData("2026-10-05", "1000003 1000004")] // the Monday before two working days before the day to aim at
    [InlineData("2026-10-09", "1000003 1000004 1000006")] // the working day before the 10th
    public void Of_what_a_station_owes_those_are_asked_who_hold_a_post_of_the_chain_today(string day, string officers)
    {
        var roster = Base
            .Roster.Append(Entry("1000007", Role.CommunityPoliceSection, new DayRange(D("2015-04-01"), D("2026-09-17"))))
            .ToList();
        var station = new StationFacts
        {
            Station = new Station(
                new StationId("01"),
                "試験警察署",
                [new StationPeriod("試験警察署", Area.Sapporo, new DayRange(D("2015-04-01"), null))]
            ),
            Councils = [Base.Council],
            Fulfilments =
            [
                .. new[] { "2025-04-01", "2025-10-01" }.Select(half =>
                    Done(ObligationKind.HalfYearSubmission, "01", D("2026-04-08"), half)
                ),
                Done(ObligationKind.OperationListAnnual, "", D("2026-04-03"), "2026"),
            ],
        };
        var own = OpenItems.Of(station, roster, D(day), ReminderRules.Default, Nobody);

        var asked = Candidates.Of(own, roster, D(day), ReminderRules.Default);

        string.Join(' ', asked).ShouldBe(officers);
    }

    private static IEnumerable<OfficerId> Asked(CouncilFacts facts, DateOnly day) =>
        Candidates.Of(facts, OpenItems.Of(facts, day, ReminderRules.Default, Nobody), day, ReminderRules.Default);
}
