using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Core.Time;
using KobanBot.Support.Reforms;

namespace KobanBot.Core.Tests.Reforms;

/// <summary>What headquarters may enter, line by line, and what can be taken back.</summary>
public sealed class PlanReformTests
{
    private static readonly DateOnly Today = RandomOrganisation.Today;
    private static readonly DateOnly Day = RandomOrganisation.Day;

    /// <summary>Three stations with three police boxes each.</summary>
    private static readonly ReformState State = new RandomOrganisation(3, stations: 3, boxes: 3).State;

    [Theory]
    [InlineData(0, "reform.day")]
    [InlineData(1, null)]
    public void The_day_is_to_come(int days, string? code) =>
        CodeOf(Plan(ReformKind.MergeStation, Today.AddDays(days), Line("試験0警察署", "試験1警察署"))).ShouldBe(code);

    [Theory]
    [InlineData(1096, null)]
    [InlineData(1097, "reform.day")]
    public void It_is_no_slip_of_the_pen(int days, string? code) =>
        CodeOf(Plan(ReformKind.MergeStation, Today.AddDays(days), Line("試験0警察署", "試験1警察署"))).ShouldBe(code);

    [Theory]
    [InlineData("試験0警察署", "試験1警察署", null)]
    [InlineData("試験0", "試験1", null)]
    [InlineData("試験9警察署", "試験1警察署", "reform.unknown-station")]
    [InlineData("試験0警察署", "試験0警察署", "reform.unknown-station")]
    [InlineData("試験0警察署", "", "reform.unknown-station")]
    public void A_station_is_merged_into_another(string what, string to, string? code) =>
        CodeOf(Plan(ReformKind.MergeStation, Day, Line(what, to))).ShouldBe(code);

    [Fact]
    public void Two_stations_go_into_one_and_one_that_is_merged_takes_no_other()
    {
        CodeOf(Plan(ReformKind.MergeStation, Day, Line("試験0", "試験2"), Line("試験1", "試験2"))).ShouldBeNull();
        CodeOf(Plan(ReformKind.MergeStation, Day, Line("試験0", "試験2"), Line("試験1", "試験0"))).ShouldBe("reform.unknown-station");
        CodeOf(Plan(ReformKind.MergeStation, Day, Line("試験0", "試験1"), Line("試験1", "試験2"))).ShouldBe("reform.later-change");
    }

    [Fact]
    public void What_is_registered_for_a_later_day_is_not_built_upon()
    {
        var then = State.After(Decided(Plan(ReformKind.MergeStation, Day, Line("試験0", "試験1"))));

        CodeOf(Plan(ReformKind.MergeStation, Day.AddDays(-1), Line("試験0", "試験2")), then).ShouldBe("reform.later-change");
        CodeOf(Plan(ReformKind.CloseBox, Day.AddDays(-1), Line("試験0-2交番", "")), then).ShouldBe("reform.later-change");
        CodeOf(Plan(ReformKind.CloseBox, Day.AddDays(1), Line("試験0-2交番", "")), then).ShouldBeNull();
    }

    [Fact]
    public void An_area_is_another_one_that_there_is()
    {
        var area = State.Offices[0].Station!.PeriodOn(Day)!.Area; // It has one.
        var other = area == Area.Sapporo ? Area.Kitami : Area.Sapporo;

        CodeOf(Plan(ReformKind.MoveStation, Day, Line("試験0", other.Japanese()))).ShouldBeNull();
        CodeOf(Plan(ReformKind.MoveStation, Day, Line("試験0", area.Japanese()))).ShouldBe("reform.same-area");
        CodeOf(Plan(ReformKind.MoveStation, Day, Line("試験0", "十勝方面"))).ShouldBe("reform.unknown-area");
    }

    [Fact]
    public void A_police_box_is_named_by_its_station_where_others_have_its_name()
    {
        var twice = Named("試験1-0交番", "試験0-0交番");

        CodeOf(Plan(ReformKind.CloseBox, Day, Line("試験0-0交番", "")), twice).ShouldBe("reform.many-boxes");
        CodeOf(Plan(ReformKind.CloseBox, Day, Line("試験0-0交番", "") with { Of = "試験1" }), twice).ShouldBeNull();
        CodeOf(Plan(ReformKind.CloseBox, Day, Line("無名交番", ""))).ShouldBe("reform.unknown-box");
        CodeOf(Plan(ReformKind.OpenBox, Day, Line("試験0-0交番", "試験0"))).ShouldBe("reform.box-exists");
        CodeOf(Plan(ReformKind.OpenBox, Day, Line("試験0-0交番", "試験1"))).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "H7")]
    public void A_council_of_two_beats_stays_with_one_station()
    {
        var merged = State.Councils[0] with
        {
            Council = State.Councils[0].Council with
            {
                Abolished = null,
                Kind = CouncilKind.Merged,
                PoliceBoxes = [.. new[] { "K000", "K001" }.Select(b => new PoliceBoxLink(new PoliceBoxId(b), b, new DayRange(Day, null)))],
            },
        };
        var state = State with { Councils = [merged] };

        CodeOf(Plan(ReformKind.MoveBox, Day, Line("試験0-0交番", "試験1")), state).ShouldBe("reform.council-spans");
        CodeOf(Plan(ReformKind.MoveBox, Day, Line("試験0-2交番", "試験1")), state).ShouldBeNull();
    }

    [Fact]
    public void It_is_taken_back_until_its_day_and_while_nothing_is_built_on_it()
    {
        var reform = Decided(Plan(ReformKind.OpenBox, Day, Line("新町交番", "試験0")));
        var (kept, then) = (Keeping(reform), State.After(reform));

        TakeBack(kept, then, Day.AddDays(-1)).ShouldBeNull();
        TakeBack(kept, then, Day).ShouldBe("reform.day-come");
        TakeBack(kept with { Reformings = [ReformSequence.Of(Audit, reform, State)] }, then, Today).ShouldBe("reform.under-way");
        TakeBack(Keeping(reform, reform with { Id = "S", Day = Day.AddDays(1) }), then, Today).ShouldBe("reform.take-back-later");
        TakeBack(Keeping(reform with { TakenBack = true }), then, Today).ShouldBe("reform.changed-meanwhile");
        var posted = then.People[0] with
        {
            Assignments = [new Assignment(Role.OperatingOfficer, "N1", "新町交番", new DayRange(Day, null))],
        };
        TakeBack(kept, then with { People = [posted] }, Today).ShouldBe("reform.posted-meanwhile");
    }

    [Fact]
    public void Whoever_has_another_post_from_that_day_does_not_come_back_to_the_old_one()
    {
        var reform = Decided(Plan(ReformKind.MergeStation, Day, Line("試験0", "試験1")));
        var cut = reform.Cuts[0];
        var officer = State.People.First(p => p.Id == cut.Officer).After(reform);
        var moved = officer with
        {
            Assignments =
            [
                .. officer.Assignments,
                new Assignment(Role.CommunityPoliceSection, "S02", "試験2警察署", new DayRange(Day, null)),
            ],
        };

        officer.Before(reform).On(Day).Select(a => a.Unit).ShouldBe(["S00"]);
        moved.Before(reform).On(Day).Select(a => a.Unit).ShouldBe(["S02"]);
    }

    private static AuditEntry Audit => new(DateTimeOffset.UnixEpoch, new OfficerId("HQ1"), "reform.save", Guid.Empty);

    private static ReformLine Line(string what, string to) => new(what, to, "", new PoliceBoxId("N1"));

    private static PlanReform Plan(ReformKind kind, DateOnly day, params IReadOnlyList<ReformLine> lines) => new("R", kind, day, lines);

    private static string? CodeOf(PlanReform plan, ReformState? state = null) =>
        plan.Decide(state ?? State, Today).Match<string?>(_ => null, refusal => refusal.Code);

    private static RegisteredReform Decided(PlanReform plan) =>
        plan.Decide(State, Today).Match(reform => reform, refusal => throw new InvalidOperationException(refusal.Code));

    private static OfficeFacts Keeping(params IReadOnlyList<RegisteredReform> reforms) =>
        RandomOrganisation.Headquarters with
        {
            Reforms = reforms,
        };

    private static string? TakeBack(OfficeFacts headquarters, ReformState state, DateOnly today) =>
        TakeBackReform.Decide(headquarters, state, "R", today).Match<string?>(_ => null, refusal => refusal.Code);

    private static ReformState Named(string former, string name) =>
        State with
        {
            Offices =
            [
                .. State.Offices.Select(o =>
                    o with
                    {
                        Station = o.Station! with
                        {
                            PoliceBoxes = [.. o.Station.PoliceBoxes!.Select(b => b.Name == former ? b with { Name = name } : b)],
                        },
                    }
                ),
            ],
        };
}
