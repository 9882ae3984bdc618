using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>引継書 from the giver's first word to 確認 of the receiver, who comes on the day of the transfer.</summary>
public sealed class HandoverConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R116")]
    public async Task Who_is_transferred_hands_over_and_hears_of_the_confirmation_at_the_new_post()
    {
        var (lead, east, section) = (
            await _bot.OpenChatOf(World.Lead),
            await _bot.OpenChatOf(World.EastOfficer),
            await _bot.OpenChatOf(World.Section)
        );
        await section.SayAsync("異動");
        await section.PressAsync("内容を確認", ("rows", "P1 転出 R8.12.1\nP3 中央交番 R8.12.1"));
        await section.PressAsync("登録する");

        await lead.SayAsync("異動になりました");
        lead.Card.Heading.ShouldBe("引継書");
        lead.Card.Text.ShouldContain("未了の事項（");
        lead.Card.Text.ShouldContain("阿寒 一");
        await lead.PressAsync("引継書を渡す");
        lead.Card.Text.ShouldContain("要訂正：後任者を選択してください。");
        await lead.PressAsync("引継書を渡す", ("handover-to", "P3"), ("handover-note", "鍵は金庫の上段"));
        lead.Card.Text.ShouldContain("引継書を渡しました。巡査 試験 三郎さんが確認すると、お知らせします。");
        lead.Card.Text.ShouldContain("未確認");

        // Who has not come yet hears that there is one, and reads nothing of it.
        var notice = await east.NoticeAsync("引継書");
        notice.Text.ShouldContain("前任者　巡査部長 試験 一郎");
        notice.Text.ShouldNotContain("金庫");
        notice.Text.ShouldContain("12月1日（火）から、「引継書」と送信すると内容が表示されます。");
        notice.HasButton("内容を確認").ShouldBeFalse();
        await east.OpenAsync("handover.show", ("council", "C1"), ("flow", (await HandoverAsync()).Id));
        east.Sentence.ShouldContain("現在の配置では表示できません");

        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        await east.SayAsync("引継書");
        east.Card.Text.ShouldContain("巡査部長 試験 一郎さんからの引継書");
        await east.PressAsync("巡査部長 試験 一郎からの引継書");
        east.Card.Text.ShouldContain("鍵は金庫の上段");
        await east.PressAsync("確認しました");
        east.Card.Text.ShouldContain("確認を記録しました。");

        var told = await lead.NoticeAsync("引継書の確認");
        told.Text.ShouldContain("巡査 試験 三郎");
        (await HandoverAsync()).ConfirmedAt.ShouldBe(_bot.Clock.GetUtcNow());
        (await HandoverAsync()).Matters.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_newer_one_takes_the_place_of_the_one_that_nobody_has_confirmed()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await GiveAsync(lead, "一つ目");
        var first = await HandoverAsync();
        await GiveAsync(lead, "二つ目");

        (await HandoverAsync()).Note.ShouldBe("二つ目");
        await second.OpenAsync("handover.confirm", ("council", "C1"), ("flow", first.Id));
        second.Sentence.ShouldContain("新しいものに替わっています");
        (await HandoverAsync()).IsOpen.ShouldBeTrue();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Nobody_but_the_receiver_confirms()
    {
        var (lead, section) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Section));
        await GiveAsync(lead, "");
        var given = await HandoverAsync();

        foreach (var chat in new[] { lead, section })
        {
            await chat.OpenAsync("handover.confirm", ("council", "C1"), ("flow", given.Id));
            chat.Card.Text.ShouldContain("この引継書を確認するのは、宛先の後任者です。");
        }

        (await HandoverAsync()).IsOpen.ShouldBeTrue();
    }

    private static async Task GiveAsync(Chat lead, string note)
    {
        await lead.SayAsync("引継書");
        await lead.PressAsync("引継書を渡す", ("handover-to", "P2"), ("handover-note", note));
    }

    private async Task<Handover> HandoverAsync() => (await _bot.FactsAsync(World.Central)).Handovers.ShouldHaveSingleItem();
}
