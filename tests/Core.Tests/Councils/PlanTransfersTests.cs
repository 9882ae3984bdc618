using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class PlanTransfersTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Fact]
    [Trait("Rule", "R032")]
    public void Whoever_moves_begins_on_the_day_and_ends_on_the_day_before()
    {
        var move = Check(new TransferRow("P1", "沢端駐在所", Day)).ShouldHaveSingleItem().Move.ShouldNotBeNull();

        var after = Officer("P1").After(move).ShouldBeOfType<Outcome<Officer>.Accepted>().Value;
        after.On(Day.AddDays(-1)).Select(a => a.Unit).ShouldBe(["B1"]);
        after.On(Day).Select(a => a.Unit).ShouldBe(["B2"]);
        after.On(Day).Single().Councils.Select(c => c.Id.Value).ShouldBe(["C2"]);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public void Whoever_leaves_holds_no_post_from_the_day_on()
    {
        var move = Check(new TransferRow("P1", "転出", Day)).ShouldHaveSingleItem().Move.ShouldNotBeNull();

        Officer("P1").After(move).ShouldBeOfType<Outcome<Officer>.Accepted>().Value.On(Day).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("地域課", Role.CommunityPoliceSection)]
    [InlineData("地域課長", Role.SectionChief)]
    [InlineData("地域警察幹部", Role.CommunityPoliceSupervisor)]
    [InlineData("署長", Role.StationChief)]
    public void A_post_at_the_station_leads_to_all_its_councils(string destination, Role role)
    {
        var begins = Check(new TransferRow("P1", destination, Day)).ShouldHaveSingleItem().Move!.Begins!; // A good row.

        (begins.Role, begins.Unit).ShouldBe((role, Kept.Value));
        begins.Councils.Select(c => c.Id.Value).ShouldBe(["C1", "C2"]);
    }

    [Fact]
    public void Wrong_rows_have_their_reasons_and_the_good_go_on()
    {
        var rows = Check(
            new TransferRow("P1", "沢端駐在所", Day),
            new TransferRow("P99", "沢端駐在所", Day),
            new TransferRow("P1", "転出", Day),
            new TransferRow("P2", "沢端駐在所", Today.AddDays(-1)),
            new TransferRow("P2", "沢端駐在所", null),
            new TransferRow("P2", "存在しない交番", Day),
            new TransferRow("P3", "転出", Day),
            new TransferRow("P4", "転出", Day)
        );

        rows.Select(r => r.Refusal?.Code)
            .ShouldBe([
                null,
                "transfer.unknown-officer",
                "transfer.twice",
                "transfer.past",
                "transfer.no-day",
                "transfer.unknown-unit",
                "transfer.not-of-station",
                "transfer.later-posting",
            ]);
    }

    [Theory]
    [InlineData("2026-11-24", null)]
    [InlineData("2026-11-23", "transfer.past")]
    public void Today_is_the_first_day_that_can_be_entered(string day, string? code) =>
        Check(new TransferRow("P1", "沢端駐在所", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldHaveSingleItem()
            .Refusal?.Code.ShouldBe(code);

    [Fact]
    public void Where_somebody_is_already_nobody_moves() =>
        Check(new TransferRow("P1", "古浜交番", Day)).ShouldHaveSingleItem().Refusal!.Code.ShouldBe("transfer.same-post"); // Refused.

    [Fact]
    public void A_move_that_was_taken_back_never_was()
    {
        var (officer, move) = (Officer("P1"), Check(new TransferRow("P1", "沢端駐在所", Day))[0].Move!); // A good row.
        var moved = officer.After(move).ShouldBeOfType<Outcome<Officer>.Accepted>().Value;

        var back = moved.TakenBack(move).ShouldBeOfType<Outcome<Officer>.Accepted>().Value;

        back.Assignments.ShouldBe(officer.Assignments);
        new RegisteredMove("1", move).CanBeTakenBack(Day.AddDays(-1)).ShouldBeTrue();
        new RegisteredMove("1", move).CanBeTakenBack(Day).ShouldBeFalse();
    }

    [Fact]
    public void What_has_changed_meanwhile_is_neither_moved_nor_taken_back()
    {
        var move = Check(new TransferRow("P1", "沢端駐在所", Day))[0].Move!; // A good row.
        var moved = Officer("P1").After(move).ShouldBeOfType<Outcome<Officer>.Accepted>().Value;

        moved.After(move).Match<string?>(_ => null, r => r.Code).ShouldBe("transfer.changed-meanwhile");
        Officer("P1").TakenBack(move).Match<string?>(_ => null, r => r.Code).ShouldBe("transfer.changed-meanwhile");
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void The_preview_is_what_then_happens()
    {
        var ground = Ground();
        var move = Check(new TransferRow("P1", "沢端駐在所", Day))[0].Move!; // A good row.

        var effects = TransferSequence.EffectsOf([move], ground);

        effects.Select(e => e.Council.Id.Value).ShouldBe(["C1", "C2"]);
        effects[0].LosesLead.ShouldBeTrue();
        effects[0].Leaves.Select(r => r.Officer.Value).ShouldBe(["P1"]);
        effects[1].LosesLead.ShouldBeFalse();
        effects[1].Comes.Select(r => r.Officer.Value).ShouldBe(["P1"]);
        var after = ground.People[0].After(move).ShouldBeOfType<Outcome<Officer>.Accepted>().Value;
        var c1 = Rosters.Writes(ground.Councils[0], [after]).Aggregate(ground.Councils[0], (f, w) => w.After(f));
        c1.LeadOn(Day).ShouldBeNull();
        c1.LeadOn(Day.AddDays(-1)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2026-12-01", null)]
    [InlineData("2027-01-31", null)]
    [InlineData("2027-02-01", "transfer.unit-ended 沢端駐在所 令和9年1月31日")]
    public void To_a_police_box_that_ends_before_the_day_nobody_is_moved(string day, string? refusal)
    {
        var station = Stations.Find(Kept)!; // The sample has it.
        var ending = station with
        {
            PoliceBoxes =
            [
                .. station.PoliceBoxes!.Select(b => // The sample lists them.
                    b.Name == "沢端駐在所" ? b with { Periods = [.. b.Periods.Select(p => p with { Days = Until(p.Days) })] } : b
                ),
            ],
        };

        RefusedTo("沢端駐在所", day, ending).ShouldBe(refusal);
    }

    [Theory]
    [InlineData("2027-01-31", null)]
    [InlineData("2027-02-01", "transfer.unit-ended 古浜警察署 令和9年1月31日")]
    public void To_a_post_of_a_station_that_is_merged_away_before_the_day_nobody_is_moved(string day, string? refusal)
    {
        var station = Stations.Find(Kept)!; // The sample has it.
        var merged = station with { Name = "古浜警察署", Periods = [.. station.Periods.Select(p => p with { Days = Until(p.Days) })] };

        RefusedTo("地域課", day, merged).ShouldBe(refusal);
    }

    [Fact]
    public void The_steps_go_from_the_person_to_every_list()
    {
        var audit = new AuditEntry(
            new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero),
            new OfficerId("P9"),
            "officers.transfer",
            new Guid(1, 0, 0, new byte[8])
        );
        var move = Check(new TransferRow("P1", "地域課", Day))[0].Move!; // A good row.

        var sequence = TransferSequence.Of(audit, [move], Ground());

        sequence
            .Steps.Select(s => $"{s.Partition.Kind} {s.Partition.Id}")
            .ShouldBe(["Person P1", "Council C1", "Council C2", $"Office {Kept.Value}"]);
        sequence.Steps.Select((_, n) => sequence.AuditOf(n).Command).Append(audit.Command).Distinct().Count().ShouldBe(5);
    }

    private static DayRange Until(DayRange days) => days.To is null ? new DayRange(days.From, new DateOnly(2027, 1, 31)) : days;

    private static string? RefusedTo(string destination, string day, Station station)
    {
        var row = new TransferRow("P1", destination, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        return new PlanTransfers([row]).Check(Ground() with { Station = station }, Today)[0].Refusal is { } no
            ? string.Join(' ', no.Values.Prepend(no.Code))
            : null;
    }

    private static IReadOnlyList<CheckedRow> Check(params TransferRow[] rows) => new PlanTransfers(rows).Check(Ground(), Today);

    private static TransferGround Ground() =>
        new(
            Stations.Find(Kept)!, // The sample has it.
            [Officer("P1"), Officer("P2"), Officer("P3", "B9"), Officer("P4", from: Day.AddDays(10))],
            [Facts("C1", Koban, "古浜交番", "P1", "P2"), Facts("C2", Chuzaisho, "沢端駐在所")]
        );

    private static Officer Officer(string id, string unit = "B1", DateOnly? from = null) =>
        new()
        {
            Id = new OfficerId(id),
            Name = $"試験 {id}",
            Rank = "巡査",
            UserPrincipalName = $"{id}@example.jp",
            Assignments =
            [
                new Assignment(Role.OperatingOfficer, unit, "古浜交番", new DayRange(from ?? FirstOfApril, null))
                {
                    Councils = [new CouncilLink(new CouncilId("C1"), "古浜交番連絡協議会")],
                },
            ],
        };

    private static CouncilFacts Facts(string id, PoliceBoxId box, string name, params string[] roster)
    {
        var council = SampleCouncils.Council(CouncilKind.Beat, Start, box);
        return new CouncilFacts
        {
            Council = council with
            {
                Id = new CouncilId(id),
                PoliceBoxes = [new PoliceBoxLink(box, name, new DayRange(Start, null))],
                Leads = [.. roster.Take(1).Select(r => new LeadDesignation(new OfficerId(r), new DayRange(Start, null)))],
            },
            Roster = [.. roster.Select(r => SampleCouncils.Entry(r, unit: name, from: FirstOfApril))],
        };
    }
}
