using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Councils;

public sealed class AbolishCouncilTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly DateOnly EndOfYear = new(2027, 3, 31);

    [Fact]
    [Trait("Rule", "R016")]
    public void It_can_be_prepared_before_there_is_a_day()
    {
        var council = Accepted(new AbolishCouncil { Reason = "統合の検討", Explained = [new MemberId("M1")] }, World.CentralFacts);

        council.Abolished.ShouldBeNull();
        council.ExistsOn(EndOfYear).ShouldBeTrue();
        council.Abolition?.Reason.ShouldBe("統合の検討");
        council.Abolition?.Explanations.ShouldBe([new Explanation(new MemberId("M1"), Today, "", World.Section.Id)]);
    }

    [Fact]
    [Trait("Rule", "R016")]
    public void To_whom_it_was_explained_before_keeps_its_day_and_who_is_taken_out_is_gone()
    {
        var first = Accepted(
            new AbolishCouncil
            {
                Explained = [new MemberId("M1"), new MemberId("M2")],
                ExplainedOn = new DateOnly(2026, 11, 1),
                How = "訪問",
            },
            World.CentralFacts
        );

        var second = Accepted(
            new AbolishCouncil { Explained = [new MemberId("M1"), new MemberId("M3")], How = "電話" },
            World.CentralFacts with
            {
                Council = first,
            }
        );

        second
            .Abolition!.Explanations.Select(e => (e.Member.Value, e.Day, e.How)) // It was entered just now.
            .ShouldBe([("M1", new DateOnly(2026, 11, 1), "訪問"), ("M3", Today, "電話")]);
    }

    [Fact]
    [Trait("Rule", "R017")]
    public void With_its_day_it_owes_a_slip_and_the_day_is_the_last()
    {
        var council = Accepted(new AbolishCouncil { Last = EndOfYear, Reason = "統合" }, World.CentralFacts);

        (council.ExistsOn(EndOfYear), council.ExistsOn(EndOfYear.AddDays(1))).ShouldBe((true, false));
        EstablishmentSlips
            .Register([council], GuidelineSettings.Default)
            .Select(s => (s.Kind, s.Day))
            .ShouldContain((SlipKind.Abolition, EndOfYear));
    }

    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2010-03-31", "council.before-established")]
    [InlineData("2010-04-01", null)]
    [InlineData("2026-11-01", null)]
    public void It_does_not_end_before_it_began(string last, string? code) =>
        Code(new AbolishCouncil { Last = Day(last) }, World.CentralFacts).ShouldBe(code);

    [Fact]
    public void What_is_to_come_has_not_been_consulted_about_or_explained()
    {
        Code(new AbolishCouncil { ConsultedOn = Today.AddDays(1) }, World.CentralFacts).ShouldBe("council.consulted-in-future");
        Code(new AbolishCouncil { ExplainedOn = Today.AddDays(1) }, World.CentralFacts).ShouldBe("council.explained-in-future");
        Code(new AbolishCouncil { ConsultationResult = "異議なし" }, World.CentralFacts).ShouldBe("council.consulted-when");
    }

    [Theory]
    [InlineData(-1, "council.abolished")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void It_can_be_taken_back_until_its_day_is_over(int days, string? code)
    {
        var facts = World.CentralFacts with { Council = World.CentralFacts.Council with { Abolished = Today.AddDays(days) } };

        WithdrawAbolition.Decide(facts, Today).Match(c => c.Abolished?.ToString("O"), r => r.Code).ShouldBe(code);
        Code(new AbolishCouncil { Last = EndOfYear }, facts).ShouldBe(code);
    }

    [Fact]
    public void What_is_not_ended_cannot_be_taken_back() =>
        WithdrawAbolition.Decide(World.CentralFacts, Today).Match(_ => "", r => r.Code).ShouldBe("council.not-abolished");

    [Fact]
    public void What_the_end_leaves_open_is_counted()
    {
        OpenAtTheEnd.Of(World.CentralFacts, new DateOnly(2026, 11, 19)).ShouldBe(new OpenAtTheEnd(10, 0, 0, 1));
        OpenAtTheEnd.Of(World.CentralFacts, new DateOnly(2026, 11, 20)).ShouldBe(new OpenAtTheEnd(10, 0, 0, 0));
        OpenAtTheEnd.Of(World.EastFacts, EndOfYear).Requests.ShouldBe(1);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Council Accepted(AbolishCouncil request, CouncilFacts facts) =>
        request
            .Decide(facts, World.Section.Id, Today)
            .Match(council => council, refusal => throw new InvalidOperationException(refusal.Code));

    private static string? Code(AbolishCouncil request, CouncilFacts facts) =>
        request.Decide(facts, World.Section.Id, Today).Match(_ => (string?)null, refusal => refusal.Code);
}
