using System.Text.Json.Nodes;
using KobanBot.Support.EndToEnd;

namespace KobanBot.EndToEnd.Tests.Harness;

public sealed class ChatPageTests(HarnessFixture harness) : IClassFixture<HarnessFixture>
{
    /// <summary>One page for all that only looks: it takes seconds to open.</summary>
    [Fact]
    public async Task A_word_brings_a_text_or_a_card_that_fits_a_phone_and_the_page_reaches_nothing_but_this_machine()
    {
        await using var chat = await harness.OpenChatAsync(HarnessFixture.Ichiro);

        await chat.SayAsync("やあ");
        chat.LastText.ShouldBe("こんにちは");
        await chat.SayAsync("会議を記録");
        (await chat.HeadingsAsync()).ShouldBe(["手順 1"]);
        (await chat.ButtonTitlesAsync()).ShouldBe(["次へ", "保存なし"]);

        var box = (await chat.Card.BoundingBoxAsync()).ShouldNotBeNull();
        box.X.ShouldBeGreaterThanOrEqualTo(0);
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(320);
        box.Width.ShouldBeGreaterThan(270);

        // A picture of the whole card is as high as the card.
        var file = Path.Combine(Path.GetTempPath(), $"{TestContext.Current.TestCase!.UniqueID}.png");
        await chat.CardScreenshotAsync(file);
        var picture = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        ((double)HeightOfPng(picture)).ShouldBe((await chat.Card.BoundingBoxAsync()).ShouldNotBeNull().Height, tolerance: 2);

        var reached = await chat.Page.EvaluateAsync<bool>(
            "() => fetch('https://res-1.cdn.office.net/', { mode: 'no-cors' }).then(() => true, () => false)"
        );
        reached.ShouldBeFalse();
    }

    [Fact]
    public async Task A_card_drawn_again_after_a_reload_still_works_and_a_reload_shows_the_one_that_took_its_place()
    {
        await using var chat = await harness.OpenChatAsync(HarnessFixture.Ichiro);
        await chat.SayAsync("会議を記録");
        await chat.ReloadAsync();
        (await chat.HeadingsAsync()).ShouldBe(["手順 1"]);

        await chat.PressAsync("次へ");
        var answered = await chat.HeadingsAsync();
        await chat.ReloadAsync();

        answered.ShouldBe(["手順 2"]);
        (await chat.HeadingsAsync()).ShouldBe(["手順 2"]);
    }

    [Fact]
    public async Task What_is_filled_in_by_label_arrives_with_the_button_and_taps_are_counted_and_typing_is_not()
    {
        await using var chat = await harness.OpenChatAsync(HarnessFixture.Ichiro);
        await chat.SayAsync("会議を記録");

        await chat.FillAsync("場所", "三条会館");
        await chat.FillAsync("備考", "一行目\n二行目");
        await chat.UncheckAsync("署長が出席");
        chat.Taps.ShouldBe(0, "the toggle was off already");
        await chat.CheckAsync("署長が出席");
        await chat.ChooseAsync("種別", "臨時会議");
        await chat.ChooseAsync("分野", "犯罪");
        await chat.UncheckAsync("試験 一郎");
        chat.Taps.ShouldBe(5, "a toggle, one radio button, a list with its choice, one box");
        await chat.SetDateAsync("開催日", new DateOnly(2026, 11, 5));
        await chat.SetTimeAsync("開始", new TimeOnly(14, 30));
        var beforeButton = chat.Taps;
        await chat.PressAsync("次へ");
        chat.Taps.ShouldBe(beforeButton + 1);

        var data = LastData();
        data["place"]!.ToString().ShouldBe("三条会館");
        data["remarks"]!.ToString().ShouldBe("一行目\n二行目");
        data["day"]!.ToString().ShouldBe("2026-11-05");
        data["start"]!.ToString().ShouldBe("14:30");
        data["chief"]!.ToString().ShouldBe("true");
        data["kind"]!.ToString().ShouldBe("extraordinary");
        data["field"]!.ToString().ShouldBe("crime");
        data["present"]!.ToString().ShouldBe("2");
    }

    [Fact]
    public async Task A_chat_is_open_when_the_bot_has_greeted_however_long_it_takes()
    {
        await using var chat = await harness.OpenChatAsync(HarnessFixture.Saburo);

        (await chat.HeadingsAsync()).ShouldBe(["手順 0"]);
        await chat.SayAsync("会議を記録");
        (await chat.HeadingsAsync()).ShouldBe(["手順 1"]);
    }

    [Fact]
    public async Task Without_an_update_a_reload_goes_back_to_the_first_card()
    {
        await using var chat = await harness.OpenChatAsync(HarnessFixture.Ichiro);
        await chat.SayAsync("会議を記録");

        await chat.Card.GetByText("保存なし").ClickAsync();
        await chat.WaitForHeadingAsync("手順 2");
        await chat.ReloadAsync();

        (await chat.HeadingsAsync()).ShouldBe(["手順 1"]);
    }

    [Fact]
    public async Task A_row_and_a_menu_entry_can_be_pressed()
    {
        await using var chat = await harness.OpenChatAsync(HarnessFixture.Ichiro);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("議題1を直す");
        await chat.PressInMenuAsync("中止");

        harness.Bot.ReceivedFrom(HarnessFixture.Ichiro.AadObjectId, "invoke").TakeLast(2).Select(Verb).ShouldBe(["row", "cancel"]);
        (await chat.MenuTitlesAsync()).ShouldBe(["中止"]);
    }

    [Fact]
    public async Task Two_people_talk_to_one_bot_each_in_their_own_chat()
    {
        await using var first = await harness.OpenChatAsync(HarnessFixture.Ichiro);
        await using var second = await harness.OpenChatAsync(HarnessFixture.Jiro);
        await first.SayAsync("会議を記録");
        await second.SayAsync("会議を記録");

        await first.PressAsync("次へ");

        (await first.HeadingsAsync()).ShouldBe(["手順 2"]);
        (await second.HeadingsAsync()).ShouldBe(["手順 1"]);
        var said = harness.Bot.ReceivedFrom(HarnessFixture.Jiro.AadObjectId, "message").Last();
        ((string?)said["from"]!["id"]).ShouldBe("29:" + HarnessFixture.Jiro.AadObjectId);
        ((string?)said["from"]!["name"]).ShouldBe("試験 二郎");
    }

    private JsonNode LastData() =>
        harness.Bot.ReceivedFrom(HarnessFixture.Ichiro.AadObjectId, "invoke").Last()["value"]!["action"]!["data"]!;

    private static string? Verb(JsonNode invoke) => (string?)invoke["value"]!["action"]!["verb"];

    // Width and height follow the signature and the header's name, big-endian.
    private static int HeightOfPng(byte[] picture) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20, 4));
}
