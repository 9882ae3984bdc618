using System.Text.Json.Nodes;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>From the review, from 差し戻し and from a confirmed record to the one thing that is to be corrected, and back.</summary>
public sealed class CorrectionConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;
    private int _taps;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task One_sentence_of_a_confirmed_record_is_corrected_in_four_taps()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await ToReviewAsync(lead);
        await lead.PressAsync("確定して報告");
        await lead.PressAsync("記録を見る");

        await TapAsync(lead, "訂正を始める", ("otherReason", "回数の誤り"));
        lead.Card.Heading.ShouldBe("内容の確認");
        lead.Card.Text.ShouldContain("訂正の理由：誤記訂正：回数の誤り");
        lead.Card.Text.ShouldContain("まだありません。");
        await TapAsync(lead, "議題1を修正");
        lead.Card.Inputs["result"].ShouldBe("継続する。");
        await TapAsync(lead, "確認に戻る", ("result", "週3回継続する。"));
        lead.Card.Text.ShouldContain("第1版との違い");
        lead.Card.Text.ShouldContain("継続する。」 → 「");
        await TapAsync(lead, "訂正を確定");

        _taps.ShouldBe(4);
        (await BodyAsync(1)).Content.Topics[0].Result.ShouldBe("継続する。");
        (await BodyAsync(2)).Content.Topics[0].Result.ShouldBe("週3回継続する。");
        (await FactsAsync()).Drafts.ShouldAllBe(d => d.Revises == null || d.Revises.Before == null);
    }

    [Theory]
    [InlineData("Topics", "議題・検討結果", 3)]
    [InlineData("", "内容の確認", 4)]
    public async Task What_was_sent_back_is_answered_in_four_taps(string about, string landing, int taps)
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await ToReviewAsync(second);
        await second.PressAsync("確認を依頼");
        await lead.NoticeAsync("確認の依頼");
        await lead.PressAsync("内容を確認");
        await lead.PressAsync("理由を付けて差し戻す", ("returnReason", "議題2の結果を記入"), ("returnTo", about));
        await second.NoticeAsync("記録の差し戻し");

        await TapAsync(second, "記録を修正");
        second.Card.Heading.ShouldBe(landing);
        second.Card.Text.ShouldContain("差し戻されました：議題2の結果を記入");
        if (about.Length == 0)
        {
            await TapAsync(second, "議題2を修正");
        }

        await TapAsync(second, "確認に戻る", (about.Length == 0 ? "result" : "result-p2", "点検する。"));
        await TapAsync(second, "確認を依頼");

        _taps.ShouldBe(taps);
        (await FactsAsync()).Drafts.Single().Content.Topics[1].Result.ShouldBe("点検する。");
    }

    [Fact]
    public async Task Every_line_of_the_review_leads_to_its_step_and_back()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await ToReviewAsync(lead);

        var lines = lead.Card.Actions.Where(a => (string?)a["verb"] == "record.goto").Select(a => (string)a["title"]!).ToList();
        lines.ShouldBe(["会議を修正", "出席を修正", "議題1を修正", "議題2を修正", "意見・要望等1を修正"]);
        foreach (var line in lines)
        {
            await lead.PressAsync(line);
            lead.Card.Heading.ShouldNotBe("内容の確認", line);
            await lead.PressAsync("確認に戻る");
            lead.Card.Heading.ShouldBe("内容の確認", line);
        }

        await lead.PressAsync("意見・要望等1を修正");
        lead.Card.Inputs["text"].ShouldBe("街路灯を設置してほしい");
    }

    /// <summary>The reported case: a result without its 議題.</summary>
    [Theory]
    [InlineData("保存して閉じる")]
    [InlineData("戻る")]
    [InlineData("入力をやめる")]
    public async Task A_result_without_its_topic_is_kept_by_whatever_leaves_the_step(string leave)
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("会議を記録");
        await lead.PressAsync("次へ");
        await lead.PressAsync("次へ");

        await lead.PressAsync(leave, ("notices", "年末の特別警戒"), ("result-p1", "継続する。"), ("result", "議題のない結果"));

        lead.Card.Heading.ShouldNotBe("議題・検討結果");
        (await FactsAsync()).Drafts.Single().Content.Notices.ShouldBeEmpty();
        var desk = await _bot.OpenChatOf(World.Second);
        await desk.SayAsync("会議を記録");
        await desk.PressAsync("再開");
        if (leave == "戻る")
        {
            await desk.PressAsync("次へ");
        }

        desk.Card.Heading.ShouldBe("議題・検討結果");
        desk.Card.Inputs["notices"].ShouldBe("年末の特別警戒");
        desk.Card.Inputs["result-p1"].ShouldBe("継続する。");
        desk.Card.Inputs["result"].ShouldBe("議題のない結果");
        desk.Card.Text.ShouldContain("要訂正：議題を入力してください。");

        await desk.PressAsync("次へ", ("title", "通学路の安全"));
        var draft = (await FactsAsync()).Drafts.Single();
        draft.Typed.ShouldBeEmpty();
        draft.Content.Topics.Select(t => t.Result).ShouldBe(["継続する。", "", "議題のない結果"]);
        draft.Content.Notices.ShouldBe("年末の特別警戒");
    }

    [Theory]
    [InlineData(0, "date", "二月三十日", "二月三十日")]
    [InlineData(0, "to-time", "二十五時", "二十五時")]
    [InlineData(1, "consultedOn", "昨日ごろ", "昨日ごろ")]
    [InlineData(3, "measure", "内容のない措置", "内容を入力してください")]
    [InlineData(4, "nextDate", "来年", "来年")]
    public async Task Every_step_keeps_what_cannot_be_read_over_closing_and_home(int steps, string field, string typed, string told)
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("会議を記録");
        for (var i = 0; i < steps; i++)
        {
            await lead.PressAsync("次へ");
        }

        var heading = lead.Card.Heading;
        await lead.PressAsync("保存して閉じる", (field, typed));
        lead.Card.Text.ShouldContain("（訂正が必要な入力があります）");
        await lead.SayAsync("ホーム");
        await lead.PressAsync("入力途中の記録");

        lead.Card.Heading.ShouldBe(heading);
        lead.Card.Text.ShouldContain(told);
        lead.Card.Text.ShouldContain("前回入力したまま、まだ記録に入っていない内容です。");
    }

    [Fact]
    public async Task What_was_typed_and_is_in_no_record_keeps_it_from_being_confirmed()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await ToReviewAsync(lead);
        await lead.PressAsync("出席を修正");
        await lead.PressAsync("戻る", ("guestList", new string('名', 70)));
        await lead.PressAsync("確認に戻る");

        lead.Card.Text.ShouldContain("入力したままで、記録に入っていない内容があります。");
        lead.Card.HasButton("確定して報告").ShouldBeFalse();
        await lead.PressAsync("出席者の入力を確認");
        lead.Card.Inputs["guestList"].Length.ShouldBe(70);
        await lead.PressAsync("確認に戻る", ("guestList", "試験 花子"));
        await lead.PressAsync("確定して報告");

        (await BodyAsync(1)).Content.Attendance.Guests.ShouldBe(["試験 花子"]);
    }

    /// <summary>A form's step as the data names it keeps nothing that is no input of its card.</summary>
    [Fact]
    public async Task Only_inputs_of_the_card_are_kept_and_none_without_end()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("会議を記録");
        var forged = lead.InvokeOf(lead.Card, "保存して閉じる", ("date", new string('日', 5_000)));
        forged["value"]!["action"]!["data"]!["elsewhere"] = new string('x', 5_000);

        await lead.ActAsync(forged);

        var kept = (await FactsAsync()).Drafts.Single().Typed.Single();
        kept.Inputs.Keys.ShouldNotContain("elsewhere");
        kept.Inputs.Values.ShouldAllBe(v => v.Length <= 2100);
    }

    /// <summary>A press, and one more for every fold that hides the button.</summary>
    private async Task TapAsync(Chat chat, string title, params (string Id, string Value)[] typed)
    {
        for (JsonNode? at = chat.Card.Button(title); at is not null; at = at.Parent)
        {
            _taps += at is JsonObject { } element && (bool?)element["isVisible"] == false ? 1 : 0;
        }

        _taps++;
        await chat.PressAsync(title, typed);
    }

    private static async Task ToReviewAsync(Chat chat)
    {
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ", ("to-time", "15:20"));
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ", ("result-p1", "継続する。"));
        await chat.PressAsync("次へ", ("text", "街路灯を設置してほしい"));
        await chat.PressAsync("次へ");
    }

    private async Task<CouncilFacts> FactsAsync() =>
        (await _bot.Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!.Facts; // The world has it.

    private async Task<MeetingRecordBody> BodyAsync(int revision) =>
        (
            await _bot.Storage.CouncilStore.FindRecordAsync(
                World.Central,
                (await FactsAsync()).Meetings.Single().Id,
                revision,
                CancellationToken.None
            )
        )!; // Confirmed before.
}
