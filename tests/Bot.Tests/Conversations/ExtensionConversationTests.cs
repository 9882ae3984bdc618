using System.Net;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>The message extension as Teams and Outlook call it: real invokes, from a chat that is not the bot's.</summary>
public sealed class ExtensionConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_council_is_found_with_a_preview_that_says_why_and_a_card_for_others()
    {
        var section = await _bot.OpenChatOf(World.Section);

        var answer = await section.QueryAsync("東駐在所");

        var results = ResultsOf(answer);
        Preview(results[0]).ShouldBe(("東駐在所連絡協議会", "名称：東駐在所連絡協議会"));
        ((string?)results[0]!["contentType"]).ShouldBe("application/vnd.microsoft.card.adaptive");
        new SeenCard(results[0]!["content"]!.AsObject()).Heading.ShouldBe("東駐在所連絡協議会");
        Preview(results[1]).ShouldBe(("要望　地域　未着手", "東駐在所連絡協議会　名称：東駐在所連絡協議会"));
    }

    /// <summary>The card goes to people without any right: what somebody has typed and whom it names stays with those who may read it.</summary>
    [Fact]
    public async Task The_card_that_is_sent_holds_nothing_that_a_person_has_typed()
    {
        var section = await _bot.OpenChatOf(World.Section);

        var all = ResultsOf(await section.QueryAsync("中央警察署"));

        all.Count.ShouldBeGreaterThan(3);
        foreach (var card in all.Select(r => r!["content"]!.ToJsonString(AdaptiveCards.CardJson.Options)))
        {
            card.ShouldNotContain("街路灯");
            card.ShouldNotContain("町内会館");
            foreach (var name in World.MemberNames.Concat(World.Everyone.Select(o => o.Name)))
            {
                card.ShouldNotContain(name);
            }

            card.ShouldNotContain("Action.Execute");
        }
    }

    [Fact]
    public async Task Whoever_opens_it_sees_the_own_councils_and_what_is_planned()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("home.open");

        var results = ResultsOf(await section.QueryAsync(""));

        results.Select(r => Preview(r).Why).ShouldBe(["担当の連絡協議会", "担当の連絡協議会"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_end_in_an_empty_one()
    {
        var section = await _bot.OpenChatOf(World.Section);
        for (var day = 1; day <= 28; day++)
        {
            _bot.Clock.Advance(TimeSpan.FromSeconds(1));
            await _bot.RecordAsync(World.Central, $"R{day}", new DateOnly(2026, 9, day));
        }

        var pages = new List<string>();
        for (var skip = 0; skip <= 40; skip += 10)
        {
            pages.AddRange(ResultsOf(await section.QueryAsync("9月", skip, 10)).Select(r => Preview(r).Title));
        }

        pages.Count.ShouldBe(28);
        pages.ShouldBeUnique();
        ResultsOf(await section.QueryAsync("9月", 0, int.MaxValue)).Count.ShouldBe(25);
        ResultsOf(await section.QueryAsync("9月", int.MaxValue, 25)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_no_right_gets_an_empty_answer_with_a_sentence()
    {
        foreach (var officer in new[] { World.AreaOfficer, World.HqOfficer, World.Transferred })
        {
            SentenceOf(await (await _bot.OpenChatOf(officer)).QueryAsync("中央")).ShouldStartWith("検索できるのは、");
        }

        SentenceOf(await (await _bot.OpenChatOf(World.OtherStation)).QueryAsync("中央")).ShouldContain("閲覧できる連絡協議会がありません");
        SentenceOf(await (await _bot.OpenChatOf(World.EastOfficer)).QueryAsync("中央交番")).ShouldContain("担当の連絡協議会にはありません");
    }

    [Fact]
    public async Task A_guest_gets_a_sentence_and_leaves_nothing_behind()
    {
        var guest = _bot.ChatOf(World.Lead, "77777777-7777-4777-8777-777777777777");

        SentenceOf(await guest.QueryAsync("中央")).ShouldContain("登録された利用者だけです");
        ((string?)(await guest.FetchAsync())["task"]!["value"]).ShouldNotBeNull().ShouldContain("登録された利用者だけです");
        _bot.Connector.Requests.ShouldBeEmpty();
    }

    /// <summary>The chat of two colleagues must never become the place where the bot sends its notices.</summary>
    [Fact]
    public async Task Where_it_was_opened_is_not_remembered()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        var before = await _bot.Storage.PersonStore.FindAsync(World.Lead.Id, TestContext.Current.CancellationToken);

        await lead.QueryAsync("中央");
        await lead.FetchAsync();

        var after = await _bot.Storage.PersonStore.FindAsync(World.Lead.Id, TestContext.Current.CancellationToken);
        after!.Reference.ShouldBe(before!.Reference); // Both imported by the world.
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("<b>中央</b>")]
    [InlineData("%")]
    public async Task Odd_words_are_harmless(string text)
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        var answer = await lead.QueryAsync(text);

        ((string?)answer["composeExtension"]!["type"]).ShouldBeOneOf("message", "result");
        NothingFailed();
    }

    [Fact]
    public async Task A_thousand_characters_get_a_sentence()
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        SentenceOf(await lead.QueryAsync(new string('中', 1000))).ShouldContain("100文字まで");
    }

    [Fact]
    public async Task A_dialog_opens_the_first_step_of_the_chat_and_leads_to_the_same_draft()
    {
        var lead = await _bot.OpenChatOf(World.Second);

        var first = await lead.FetchAsync("message");
        HeadingOf(first).ShouldBe("会議を記録");
        CardOf(first).ToJsonString().ShouldNotContain("Action.Execute");
        CardOf(first).ContainsKey("refresh").ShouldBeFalse();
        var second = await lead.SubmitAsync(first, "次へ", ("place", "別館"), ("to-time", "15:20"));

        HeadingOf(second).ShouldNotBe("");
        var draft = (await _bot.FactsAsync(World.Central)).Drafts.ShouldHaveSingleItem();
        draft.Content.Place.ShouldBe("別館");
        draft.Cards.ShouldBeEmpty("A dialog is no message that could be closed.");
        var resumed = await lead.SayAsync("会議を記録");
        resumed.Buttons.ShouldContain(b => b.Contains("再開", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_repeated_opening_begins_one_draft()
    {
        var lead = await _bot.OpenChatOf(World.Second);

        await lead.FetchAsync();
        await lead.FetchAsync();

        (await _bot.FactsAsync(World.Central)).Drafts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_records_no_meetings_is_told_who_does()
    {
        var chief = await _bot.OpenChatOf(World.StationChief);

        var answer = await chief.FetchAsync();

        ((string?)answer["task"]!["type"]).ShouldBe("message");
        ((string?)answer["task"]!["value"]).ShouldBe(
            "この操作は交番・駐在所の運営担当者が行います。あなたの役割では閲覧ができます。「会議一覧」と送信すると記録が、「ホーム」と送信すると今できる操作が表示されます。"
        );
    }

    /// <summary>A dialog is one person's, wherever it was opened; what belongs into a channel is refused in it.</summary>
    [Fact]
    public async Task A_forged_button_of_a_dialog_gets_what_it_gets_in_the_chat()
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        foreach (var verb in new[] { "", "no.such", "channel.save" })
        {
            var answer = await lead.AskAsync(
                ExtensionInvokes.SubmitAction,
                new JsonObject
                {
                    ["commandId"] = "recordMeeting",
                    ["data"] = new JsonObject { ["verb"] = verb },
                }
            );
            ((string?)answer["task"]!["type"]).ShouldBe("message", verb);
        }
    }

    [Fact]
    public async Task A_command_of_the_other_kind_is_none()
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        SentenceOf(await lead.AskAsync(ExtensionInvokes.Query, new JsonObject { ["commandId"] = "recordMeeting" }))
            .ShouldContain("現在使えません");
        (
            (string?)(await lead.AskAsync(ExtensionInvokes.FetchTask, new JsonObject { ["commandId"] = "searchCouncils" }))["task"]!["type"]
        ).ShouldBe("message");
    }

    [Theory]
    [InlineData("https://bot.example.jp/outlook/pane.html?token=secret#person", "https://bot.example.jp/outlook/pane.html")]
    [InlineData("https://bot.example.jp", "https://bot.example.jp/")]
    public async Task A_link_to_the_page_shows_title_and_address_and_nothing_behind_it(string url, string shown)
    {
        var somebody = _bot.ChatOf(World.Lead, "77777777-7777-4777-8777-777777777777");

        var results = ResultsOf(await somebody.AskAsync(ExtensionInvokes.QueryLink, new JsonObject { ["url"] = url }));

        Preview(results.ShouldHaveSingleItem()).ShouldBe(("KobanBot 交番・駐在所連絡協議会 運営支援", shown));
        var card = results[0]!["content"]!.ToJsonString();
        card.ShouldNotContain("secret");
        card.ShouldNotContain("person");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://bot.example.jp/")]
    [InlineData("https://user:password@bot.example.jp/")]
    [InlineData("")]
    public async Task Any_other_link_shows_nothing(string url) =>
        ResultsOf(await _bot.ChatOf(World.Lead).AskAsync(ExtensionInvokes.QueryLink, new JsonObject { ["url"] = url })).ShouldBeEmpty();

    private static JsonArray ResultsOf(JsonNode answer)
    {
        ((string?)answer["composeExtension"]!["type"]).ShouldBe("result", answer.ToJsonString(AdaptiveCards.CardJson.Options));
        return answer["composeExtension"]!["attachments"]?.AsArray() ?? [];
    }

    private static string SentenceOf(JsonNode answer)
    {
        ((string?)answer["composeExtension"]!["type"]).ShouldBe("message", answer.ToJsonString(AdaptiveCards.CardJson.Options));
        return (string)answer["composeExtension"]!["text"]!;
    }

    private static (string Title, string Why) Preview(JsonNode? result) =>
        (
            WebUtility.HtmlDecode((string)result!["preview"]!["content"]!["title"]!),
            WebUtility.HtmlDecode((string)result["preview"]!["content"]!["text"]!)
        );

    private static JsonObject CardOf(JsonNode dialog) => dialog["task"]!["value"]!["card"]!["content"]!.AsObject();

    private static string HeadingOf(JsonNode dialog) => new SeenCard(CardOf(dialog)).Heading;

    private void NothingFailed() => _bot.Logs.Errors.ShouldBeEmpty();
}
