using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>Whoever was commissioned for 1 April dies in March: taken back with a reason, and the seat is asked for again.</summary>
public sealed class WithdrawConversationTests : IAsyncLifetime
{
    private static readonly MemberId New = new("N1");

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        var members = (await _bot.FactsAsync(World.Central)).Members;
        var next = CommissionTerm.Standard(2027);
        // Nine go on, one declines, and somebody new has been found for that seat.
        await _bot.CommitAsync(
            World.Central,
            [
                .. members.Select(m => new CouncilWrite.PutMember(
                    m.Id.Value == "M0"
                        ? m with
                        {
                            RenewalIntention = RenewalIntention.Declined,
                        }
                        : m with
                        {
                            Commissions = [.. m.Commissions, new Commission(CommissionKind.Renewal, next)],
                        }
                )),
                new CouncilWrite.PutMember(
                    new Member
                    {
                        Id = New,
                        Name = "新任 一郎",
                        Commissions = [new Commission(CommissionKind.New, next)],
                    }
                ),
            ]
        );
        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 20, 1, 0, 0, TimeSpan.Zero));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R104")]
    public async Task The_seat_is_free_again_and_asked_for()
    {
        (await VacanciesAsync()).ShouldBe(0);
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("members.show", ("council", "C1"), ("flow", "N1"));

        await section.PressAsync("委嘱の取消し");
        await section.PressAsync("委嘱を取り消す");
        section.Card.Text.ShouldContain("取り消す理由を入力してください。");
        await section.PressAsync("委嘱を取り消す", ("withdraw-reason", "逝去のため"));

        section.Card.Text.ShouldContain("委嘱を取り消しました。");
        (await _bot.FactsAsync(World.Central)).Member(New).ShouldNotBeNull().Commissions.ShouldBeEmpty();
        (await VacanciesAsync()).ShouldBe(1);
        await section.OpenAsync("members.show", ("council", "C1"), ("flow", "N1"));
        section.Card.HasButton("委嘱の取消し").ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R104")]
    public async Task From_the_first_day_on_it_takes_a_dismissal()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("commission.withdraw", ("council", "C1"), ("flow", "N1"));
        var form = section.Card;
        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 15, 0, 0, TimeSpan.Zero)); // 1 April in Japan.

        await section.PressOnAsync(form, "委嘱を取り消す", ("withdraw-reason", "逝去のため"));

        section.Sentence.ShouldContain("解嘱の手続を行ってください。");
        (await _bot.FactsAsync(World.Central)).Member(New).ShouldNotBeNull().Commissions.ShouldHaveSingleItem();
    }

    private async Task<int> VacanciesAsync() =>
        ObligationPlanner
            .Of(await _bot.FactsAsync(World.Central), new DateOnly(2027, 3, 20), ObligationRules.Default)
            .Count(o => o.Kind == ObligationKind.MemberVacancy);
}
