using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>半期の送付 on its way: sent, received, passed on, taken back and sent anew.</summary>
public sealed class SendPackageTests
{
    private static readonly OfficerId By = new("1000003");
    private static readonly StationId Own = new("01");
    private static readonly HalfYear Half = HalfYear.Of(D("2026-04-01"));
    private static readonly Office AreaOffice = Office.Of(Area.Kushiro)!; // It has one.

    private static readonly Obligation Open = new()
    {
        Kind = ObligationKind.HalfYearSubmission,
        Station = Own,
        Subject = "01",
        Period = "2026-04-01",
        Since = D("2026-09-20"),
        NotBefore = D("2026-09-30"),
        Target = D("2026-10-09"),
        Sentence = "",
    };

    private static readonly HalfYearPackage Package = new(
        Own,
        Half,
        D("2026-09-30"),
        [new CouncilHalf(new CouncilId("C1"), "中央") { Unrecorded = [D("2026-06-01")], Unreported = [new MeetingId("R1")] }]
    );

    [Fact]
    [Trait("Rule", "R080")]
    public void It_goes_by_the_way_of_its_day_and_says_what_it_lacks()
    {
        var sent = Accepted(Send());

        sent.Legs.Select(l => $"{l.From.Name}→{l.To.Name}")
            .ShouldBe(["中央警察署→釧路方面本部地域課", "釧路方面本部地域課→警察本部地域企画課"]);
        sent.Legs.Select(l => l.SentOn).ShouldBe([D("2026-10-05"), null]);
        (sent.Number, sent.Missing, sent.Reason, sent.ArrivedOn).ShouldBe((1, 2, "", null));
    }

    [Fact]
    [Trait("Rule", "R080")]
    public void From_札幌方面_it_goes_to_the_headquarters_at_once() =>
        Accepted(Send(area: Area.Sapporo)).Legs.ShouldHaveSingleItem().To.ShouldBe(Office.Headquarters);

    [Theory]
    [InlineData("2026-09-29", "done.too-early")]
    [InlineData("2026-09-30", null)]
    [InlineData("2026-10-20", null)]
    [InlineData("2026-10-21", "done.in-future")]
    public void Late_is_no_reason_to_refuse_it(string day, string? refusal) => CodeOf(Send(day)).ShouldBe(refusal);

    [Fact]
    public void Only_the_station_sends_and_only_what_is_owed()
    {
        CodeOf(Send(posts: [Responsible.AreaHeadquarters])).ShouldBe("done.not-allowed");
        CodeOf(Send(open: null)).ShouldBe("package.not-open");
        CodeOf(Send(means: "")).ShouldBe("done.means-missing");
        CodeOf(Send(stored: [Accepted(Send())])).ShouldBe("package.sent-already");
    }

    [Fact]
    public void Sent_anew_it_has_the_next_number_and_a_reason_and_what_was_taken_back_stays()
    {
        var first = Accepted(Send());
        CodeOf(new TakeBackPackage("").Decide(first, Station())).ShouldBe("package.reason-missing");
        CodeOf(new TakeBackPackage("差替え").Decide(first, Above())).ShouldBe("done.not-allowed");
        var back = Accepted(new TakeBackPackage("差替え").Decide(first, Station()));
        back.TakenBack.ShouldBe(new TakenBackDispatch(D("2026-10-20"), "差替え", By));

        CodeOf(new TakeBackPackage("差替え").Decide(back, Station())).ShouldBe("package.not-sent");
        CodeOf(Send(stored: [back])).ShouldBe("package.reason-missing");
        var second = Accepted(Send(stored: [back], reason: "記録簿の差替え"));

        (second.Number, second.Reason, second.Stands).ShouldBe((2, "記録簿の差替え", true));
    }

    [Fact]
    [Trait("Rule", "R080")]
    public void Each_office_enters_what_has_come_to_it_and_the_area_passes_it_on()
    {
        var sent = Accepted(Send());
        CodeOf(new ReceivePackage(D("2026-10-08")).Decide(sent, [Office.Headquarters], Above())).ShouldBe("package.not-passed-on");
        CodeOf(new ReceivePackage(D("2026-10-04")).Decide(sent, [AreaOffice], Above())).ShouldBe("done.too-early");
        CodeOf(new ReceivePackage(D("2026-10-21")).Decide(sent, [AreaOffice], Above())).ShouldBe("done.in-future");
        CodeOf(new ReceivePackage(D("2026-10-06")).Decide(sent, [], Above())).ShouldBe("done.not-allowed");
        CodeOf(new PassOnPackage(D("2026-10-04"), "文書").Decide(sent, [AreaOffice], Above())).ShouldBe("done.too-early");
        CodeOf(new PassOnPackage(D("2026-10-06"), "").Decide(sent, [AreaOffice], Above())).ShouldBe("done.means-missing");
        CodeOf(new PassOnPackage(D("2026-10-06"), "文書").Decide(sent, [Office.Headquarters], Above())).ShouldBe("done.not-allowed");

        var came = Accepted(new ReceivePackage(D("2026-10-06")).Decide(sent, [AreaOffice], Above()));
        CodeOf(new PassOnPackage(D("2026-10-05"), "文書").Decide(came, [AreaOffice], Above())).ShouldBe("done.too-early");
        var passed = Accepted(new PassOnPackage(D("2026-10-07"), "文書").Decide(came, [AreaOffice], Above()));
        CodeOf(new PassOnPackage(D("2026-10-07"), "文書").Decide(passed, [AreaOffice], Above())).ShouldBe("package.sent-already");
        var arrived = Accepted(new ReceivePackage(D("2026-10-08")).Decide(passed, [Office.Headquarters], Above()));

        arrived.ArrivedOn.ShouldBe(D("2026-10-08"));
        arrived.Legs.ShouldAllBe(l => l.SentOn != null && l.ReceivedOn != null);
    }

    [Fact]
    public void A_day_of_arrival_is_corrected_by_entering_it_again()
    {
        var came = Accepted(new ReceivePackage(D("2026-10-06")).Decide(Accepted(Send()), [AreaOffice], Above()));

        Accepted(new ReceivePackage(D("2026-10-07")).Decide(came, [AreaOffice], Above())).Legs[0].ReceivedOn.ShouldBe(D("2026-10-07"));
    }

    [Fact]
    public void What_was_sent_counts_as_done_until_it_is_taken_back()
    {
        var passed = Accepted(new PassOnPackage(D("2026-10-07"), "持参").Decide(Accepted(Send()), [AreaOffice], Above()));

        DispatchDone
            .Of(passed)
            .Select(f => (f.Kind, f.Subject, f.Period, f.Day, f.Means, f.Withdrawn))
            .ShouldBe([
                (ObligationKind.HalfYearSubmission, "01", "2026-04-01", D("2026-10-05"), "文書", false),
                (ObligationKind.HalfYearSubmission, "01/area", "2026-04-01", D("2026-10-07"), "持参", false),
            ]);
        DispatchDone.Of(Accepted(new TakeBackPackage("差替え").Decide(passed, Station()))).ShouldAllBe(f => f.Withdrawn);
    }

    [Fact]
    [Trait("Rule", "R080")]
    public void In_spring_both_lists_go_with_it()
    {
        var spring = HalfYear.Of(D("2026-10-01"));

        new HalfYearPackage(Own, spring, D("2027-04-01"), []).OperationLists.ShouldBe([D("2027-03-31"), D("2027-04-01")]);
        new HalfYearPackage(Own, spring, D("2027-03-31"), []).OperationLists.ShouldBe([D("2027-03-31")]);
    }

    private static Outcome<HalfYearDispatch> Send(
        string day = "2026-10-05",
        string means = "文書",
        string reason = "",
        IReadOnlyList<Responsible>? posts = null,
        IReadOnlyList<HalfYearDispatch>? stored = null,
        Area area = Area.Kushiro
    ) => Send(Open, day, means, reason, posts, stored, area);

    private static Outcome<HalfYearDispatch> Send(
        Obligation? open,
        string day = "2026-10-05",
        string means = "文書",
        string reason = "",
        IReadOnlyList<Responsible>? posts = null,
        IReadOnlyList<HalfYearDispatch>? stored = null,
        Area area = Area.Kushiro
    ) =>
        new SendPackage(D(day), means, reason).Decide(
            new OfficeFacts
            {
                Directory = new OfficeDirectory("01", OfficeKind.Station, null, [], [], []),
                Station = new Station(Own, "中央警察署", [new StationPeriod("中央警察署", area, new DayRange(D("2020-04-01"), null))]),
                Dispatches = stored ?? [],
            },
            open,
            earlier: null,
            Package,
            new Sender(By, (posts ?? [Responsible.Section]).ToHashSet(), D("2026-10-20"))
        );

    private static Sender Station() => new(By, new HashSet<Responsible> { Responsible.SectionChief }, D("2026-10-20"));

    private static Sender Above() => new(By, new HashSet<Responsible> { Responsible.AreaHeadquarters }, D("2026-10-20"));

    private static string? CodeOf(Outcome<HalfYearDispatch> outcome) => outcome.Match<string?>(_ => null, r => r.Code);

    private static HalfYearDispatch Accepted(Outcome<HalfYearDispatch> outcome) =>
        outcome.Match(d => d, r => throw new InvalidOperationException(r.Code));
}
