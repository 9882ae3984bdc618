using KobanBot.Bot.Features.Councils.Ending;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Features;

public sealed class AbolishFormTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly CouncilFacts Told = World.CentralFacts with
    {
        Council = World.CentralFacts.Council with
        {
            Abolition = new AbolitionDetails
            {
                Explanations = [new Explanation(new MemberId("M0"), Today), new Explanation(new MemberId("gone"), Today)],
            },
        },
    };

    [Fact]
    [Trait("Rule", "R016")]
    public void Whoever_was_told_and_has_left_stays_told_and_whoever_is_unticked_does_not() =>
        Read("M1").Request?.Explained.Select(m => m.Value).ShouldBe(["gone", "M1"]);

    [Theory]
    [InlineData("M0;M1")]
    [InlineData("阿寒 一, 石狩 二葉")]
    public void A_list_in_another_form_means_the_same(string sent) =>
        Read(sent).Request?.Explained.Select(m => m.Value).ShouldBe(["gone", "M0", "M1"]);

    [Fact]
    public void What_was_not_offered_brings_the_card_again()
    {
        var form = Read("M0,somebody");

        form.Request.ShouldBeNull();
        form.State.Errors.Keys.ShouldBe([AbolishForm.Explained]);
    }

    private static AbolishForm Read(string explained) =>
        AbolishForm.Read(CardData.Of(new Dictionary<string, string> { [AbolishForm.Explained] = explained }), Told, Today);
}
