using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>Every kind of obligation as it reads, and the bounds of the numbers behind it.</summary>
public sealed class ObligationTraitTests
{
    [Fact]
    public void Every_kind_has_a_name_clauses_a_chain_and_an_end() =>
        Approved.Text(
            string.Concat(
                Enum.GetValues<ObligationKind>()
                    .Select(ObligationTraits.Of)
                    .Select(t =>
                        $"{t.Kind} {t.Name}（{t.Clauses}）{(t.CanBeMarkedDone ? "　済み可" : "")}\n  {string.Join("→", t.Chain)}\n  {t.FulfilledBy}\n"
                    )
            ),
            "traits"
        );

    [Fact]
    public void The_defaults_have_no_problem_and_correct_the_list_for_members()
    {
        new ObligationSettings().Problems().ShouldBeEmpty();
        new ObligationSettings().MembersCorrectOperationList.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(90, true)]
    [InlineData(-1, false)]
    [InlineData(91, false)]
    public void A_number_of_days_has_two_bounds(int days, bool good) =>
        Problem(s => s with { RecordDays = days }).ShouldBe(good ? null : $"RecordDays must be from 0 to 90, and is {days}.");

    [Theory]
    [InlineData(21, 21, 60, 60, true)]
    [InlineData(22, 21, 60, 60, false)]
    [InlineData(21, 21, 61, 60, false)]
    public void Nothing_is_due_before_it_opens(int notice, int noticeOpens, int guests, int guestsOpen, bool good) =>
        Problem(s =>
                s with
                {
                    NoticeDays = notice,
                    NoticeOpensDays = noticeOpens,
                    GuestSelectionDays = guests,
                    GuestSelectionOpensDays = guestsOpen,
                }
            )
            .ShouldBe(good ? null : "NoticeDays and GuestSelectionDays must not be more than the days on which their obligation opens.");

    [Theory]
    [InlineData(1, 1, 4, true)]
    [InlineData(3, 3, 6, true)]
    [InlineData(4, 3, 6, false)]
    [InlineData(3, 4, 6, false)]
    [InlineData(3, 3, 3, false)]
    [InlineData(3, 3, 7, false)]
    public void What_belongs_to_a_year_opens_before_it_and_ends_early_in_it(int listOpens, int planOpens, int listBy, bool good) =>
        Problem(s =>
                s with
                {
                    OperationListOpens = new MonthDay(listOpens, 1),
                    PlanOpens = new MonthDay(planOpens, 1),
                    OperationListBy = new MonthDay(listBy, 1),
                }
            )
            .ShouldBe(good ? null : "OperationListOpens and PlanOpens must lie in January to March, OperationListBy in April to June.");

    [Fact]
    public void The_roster_of_a_station_fills_a_post_on_its_days_with_who_can_be_reached()
    {
        var (from, to) = (new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30));
        RosterEntry[] roster =
        [
            Quiet.Entry("1000003", Role.CommunityPoliceSection, new DayRange(from, to)),
            Quiet.Entry("1000004", Role.SectionChief, new DayRange(from, null)),
        ];
        Responsible[] chain = [Responsible.Section, Responsible.SectionChief, Responsible.StationChief, Responsible.Headquarters];

        Filled(to).ShouldBe([Responsible.Section, Responsible.SectionChief, Responsible.Headquarters]);
        Filled(to.AddDays(1)).ShouldBe([Responsible.SectionChief, Responsible.Headquarters]);
        Filled(from.AddDays(-1)).ShouldBe([Responsible.Headquarters]);
        Filled(to, "1000003").ShouldBe([Responsible.SectionChief, Responsible.Headquarters]);

        IReadOnlyList<Responsible> Filled(DateOnly day, params string[] unreachable) =>
            Responsibles.Filled(roster, chain, day, unreachable.Select(o => new OfficerId(o)).ToHashSet());
    }

    private static string? Problem(Func<ObligationSettings, ObligationSettings> change) =>
        change(new ObligationSettings()).Problems().SingleOrDefault();
}
