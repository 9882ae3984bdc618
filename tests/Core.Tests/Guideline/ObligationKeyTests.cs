using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Tests.Guideline;

public sealed class ObligationKeyTests
{
    [Theory]
    [InlineData("RegularMeeting|C1||2026")]
    [InlineData("OperationListAnnual|S1|2026-04-01|2026")]
    public void What_was_written_is_read_again(string text)
    {
        ObligationKey.TryParse(text, out var key).ShouldBeTrue();

        key.ToString().ShouldBe(text);
    }

    [Fact]
    public void The_parts_are_those_of_the_matter()
    {
        ObligationKey.TryParse("AbsenteeContact|C1|m1:a|r2", out var key).ShouldBeTrue();

        key.ShouldBe(ObligationKey.Of(ObligationKind.AbsenteeContact, new CouncilId("C1"), "m1:a", "r2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RegularMeeting|C1|2026")]
    [InlineData("RegularMeeting|C1||2026|")]
    [InlineData("Unheard|C1||2026")]
    [InlineData("3|C1||2026")]
    [InlineData("regularmeeting|C1||2026")]
    public void What_is_no_key_is_not_taken_for_one(string text) => ObligationKey.TryParse(text, out _).ShouldBeFalse();
}
