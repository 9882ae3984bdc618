using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class ConsultationTests
{
    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;

    [Theory]
    [Trait("Rule", "R015")]
    [InlineData(CouncilKind.Beat, false)]
    [InlineData(CouncilKind.Split, true)]
    [InlineData(CouncilKind.Merged, true)]
    [InlineData(CouncilKind.SpecialPurpose, true)]
    public void Set_up_and_abolition_of_all_kinds_but_that_of_a_beat_are_consulted_about(CouncilKind kind, bool needed)
    {
        var council = Good(kind) with
        {
            Establishment = Details(FirstOfApril) with { Consultation = null },
            Abolished = new DateOnly(2026, 9, 30),
        };

        (FindingLevel, string, string)[] missing(string word) =>
            needed ? [(FindingLevel.WarnPlus, $"{word}前の釧路方面本部地域課長との協議が未記入です。", "記 第2-2(3)")] : [];
        Establishment(council).Select(f => (f.Level, f.Sentence, f.Clauses)).ShouldBe(missing("設置"));
        Abolition(council).Select(f => (f.Level, f.Sentence, f.Clauses)).ShouldBe(missing("廃止"));
    }

    [Theory]
    [Trait("Rule", "R015")]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_consultation_after_the_event_is_late_and_kept(int days, bool late)
    {
        var council = Good(CouncilKind.Merged) with
        {
            Establishment = Details(FirstOfApril.AddDays(days)),
            Abolished = new DateOnly(2026, 9, 30),
            Abolition = new AbolitionDetails
            {
                Consultation = Consultation(ConsultationKind.Abolition, new DateOnly(2026, 9, 30).AddDays(days)),
            },
        };

        Establishment(council)
            .Select(f => (f.Level, f.Sentence))
            .ShouldBe(late ? [(FindingLevel.WarnPlus, "協議日（令和8年4月2日）が設置の日（令和8年4月1日）より後です。")] : []);
        Abolition(council).Select(f => f.Code).ShouldBe(late ? ["council.consultation-late"] : []);
    }

    [Fact]
    public void Of_an_abolition_and_of_its_consultation_nothing_is_said_that_nobody_has_entered()
    {
        var abolition = new AbolitionDetails { Consultation = Consultation(ConsultationKind.Abolition, FirstOfApril) };

        (abolition.Reason, abolition.Consultation.Result, abolition.Consultation.ExceptionByHeadquarters).ShouldBe(("", "", ""));
    }

    [Fact]
    [Trait("Rule", "R010")]
    [Trait("Rule", "R015")]
    [Trait("Rule", "H10")]
    public void The_counterpart_is_that_of_the_day_of_the_consultation()
    {
        var day = new DateOnly(2027, 4, 1);
        var council = Council(CouncilKind.Split, day, Koban) with
        {
            Stations = [new StationLink(Moved, "新岬警察署", Area.Sapporo, new DayRange(day, null))],
        };
        var hakodate = ConsultationCounterpart.Of(Area.Hakodate).Office;

        // Until 31 March the station belonged to the other area.
        IEnumerable<(FindingLevel, string)> With(DateOnly consulted, Office with, string exception = "") =>
            Establishment(
                    council with
                    {
                        Establishment = Details(day) with
                        {
                            Consultation = new Consultation(ConsultationKind.Establishment, "設置", consulted, with)
                            {
                                ExceptionByHeadquarters = exception,
                            },
                        },
                    }
                )
                .Select(f => (f.Level, f.Code));

        With(day.AddDays(-1), hakodate).ShouldBeEmpty();
        With(day.AddDays(-1), Office.Headquarters).ShouldBe([(FindingLevel.Hard, "council.counterpart")]);
        With(day, Office.Headquarters).ShouldBeEmpty();
        With(day, hakodate).ShouldBe([(FindingLevel.Hard, "council.counterpart")]);
        With(day, hakodate, "移管の経過措置").ShouldBe([(FindingLevel.WarnPlus, "council.counterpart")]);
    }

    [Fact]
    [Trait("Rule", "R015")]
    [Trait("Rule", "H10")]
    public void Without_a_station_the_duty_remains_and_no_counterpart_is_wrong()
    {
        var council = Good(CouncilKind.Split) with { Stations = [] };

        Establishment(council).ShouldBeEmpty();
        Establishment(council with { Establishment = Details(FirstOfApril) with { Consultation = null } })
            .ShouldHaveSingleItem()
            .Sentence.ShouldBe("設置前の地域企画課長等との協議が未記入です。");
    }

    [Theory]
    [Trait("Rule", "R009")]
    [InlineData(null, "council.consultation-missing")]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "council.consultation-late")]
    public void Bylaws_are_consulted_about_before_they_are_enacted(int? days, string? code)
    {
        var bylaw = ABylaw with { Consultation = days is { } n ? Consultation(ConsultationKind.Bylaw, FirstOfApril.AddDays(n)) : null };

        Bylaws
            .Review(bylaw, Stations, Settings)
            .Select(f => (f.Level, f.Code, f.Clauses))
            .ShouldBe(code is null ? [] : [(FindingLevel.WarnPlus, code, "記 第2-1(2)")]);
    }

    [Fact]
    [Trait("Rule", "R009")]
    [Trait("Rule", "R010")]
    [Trait("Rule", "H10")]
    public void Bylaws_too_are_consulted_about_with_the_derived_counterpart()
    {
        var wrong = Consultation(ConsultationKind.Bylaw, FirstOfApril) with { Counterpart = Office.Headquarters };

        Bylaws
            .Review(ABylaw with { Consultation = wrong }, Stations, Settings)
            .Select(f => (f.Level, f.Code))
            .ShouldBe([(FindingLevel.Hard, "council.counterpart")]);
    }

    [Fact]
    [Trait("Rule", "H5")]
    public void Bylaws_do_not_end_before_they_are_enacted()
    {
        var bylaw = ABylaw with { Consultation = Consultation(ConsultationKind.Bylaw, LastOfMarch) };

        Bylaws.Review(bylaw with { Ended = FirstOfApril }, Stations, Settings).ShouldBeEmpty();
        var finding = Bylaws.Review(bylaw with { Ended = LastOfMarch }, Stations, Settings).ShouldHaveSingleItem();
        (finding.Level, finding.Code).ShouldBe((FindingLevel.Hard, "council.bylaw-dates"));
    }

    [Fact]
    [Trait("Rule", "R003")]
    public void Bylaws_from_before_the_guideline_are_not_flagged()
    {
        Bylaws.Review(ABylaw with { Enacted = Settings.InForceSince.AddDays(-1) }, Stations, Settings).ShouldBeEmpty();
        Bylaws.Review(ABylaw with { Enacted = Settings.InForceSince }, Stations, Settings).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Rule", "R008")]
    public void Bylaws_hold_for_one_council_or_for_all_of_the_station_and_for_their_days()
    {
        var council = Good(CouncilKind.Beat);
        var own = ABylaw with { Title = "会則", Council = council.Id };
        var others = own with { Council = new CouncilId("other") };
        var ofStation = ABylaw with { Title = "規約", Ended = new DateOnly(2026, 9, 30) };
        var ofMergedStation = ofStation with { Title = "旧規約", Station = Merged, Enacted = Start };
        var ofOtherStation = ofStation with { Station = Direct };
        Bylaw[] all = [own, others, ofStation, ofMergedStation, ofOtherStation];

        IEnumerable<string> On(DateOnly day) => Bylaws.For(council, all, Stations, day).Select(b => b.Title);

        On(LastOfMarch).ShouldBe(["旧規約"]);
        On(FirstOfApril).ShouldBe(["会則", "規約", "旧規約"]);
        On(new DateOnly(2026, 9, 30)).ShouldBe(["会則", "規約", "旧規約"]);
        On(new DateOnly(2026, 10, 1)).ShouldBe(["会則"]);
    }

    [Fact]
    [Trait("Rule", "R103")]
    public void There_is_a_chair_only_where_a_bylaw_provides_one()
    {
        Bylaws.ChairTitle([]).ShouldBeNull();
        Bylaws.ChairTitle([ABylaw]).ShouldBeNull();
        Bylaws.ChairTitle([ABylaw, ABylaw with { ChairTitle = "会長" }]).ShouldBe("会長");
    }

    private static Bylaw ABylaw { get; } =
        new()
        {
            Title = "会則",
            Station = Kept,
            Enacted = FirstOfApril,
        };

    private static Council Good(CouncilKind kind) =>
        Council(kind, FirstOfApril, kind == CouncilKind.Merged ? [Koban, Chuzaisho] : [Koban]) with
        {
            Establishment = Details(FirstOfApril),
        };

    private static IReadOnlyList<Finding> Establishment(Council council) => CouncilReview.OfEstablishment(council, Stations, Settings);

    private static IReadOnlyList<Finding> Abolition(Council council) =>
        CouncilReview.OfAbolition(new CouncilFacts { Council = council }, Stations, Settings);
}
