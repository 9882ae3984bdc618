using System.Text.Json.Nodes;
using KobanBot.Support.Conversations;
using KobanBot.Support.Summaries;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>概況, 管内 and 署の状況 over the wire: what each role sees, and that every number opens the list behind it.</summary>
public sealed class SummaryConversationTests
{
    [Theory]
    [InlineData("hq", "概況", "令和8年度の概況", 300)]
    [InlineData("area", "管内", "令和8年度の管内状況", 50)]
    [InlineData("section", "署の状況", "令和8年度の署の状況", 50)]
    [InlineData("chief-section", "署の状況", "令和8年度の署の状況", 50)]
    [InlineData("station-chief", "概況", "令和8年度の署の状況", 50)]
    [InlineData("lead", "概況", "令和8年度の協議会の状況", 20)]
    [InlineData("chuzaisho", "概況", "令和8年度の協議会の状況", 20)]
    public async Task Every_number_on_every_card_opens_a_list_of_exactly_that_many_rows(
        string persona,
        string words,
        string title,
        int atLeast
    )
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, persona);

        var walk = new SummaryWalk(chat);
        (await chat.SayAsync(words)).Heading.ShouldBe(title);
        await walk.RunAsync(chat.Card);

        walk.Numbers.ShouldBeGreaterThanOrEqualTo(atLeast / 3);
        walk.Cards.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task No_name_contact_reason_or_remark_goes_above_the_station()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, "hq");
        var names = bot
            .Storage.Councils.Rows.Where(r => r.Key.StartsWith("1member|", StringComparison.Ordinal))
            .Select(r => (string)JsonNode.Parse(r.Body)!["Name"]!)
            .ToHashSet();
        var walk = new SummaryWalk(chat);
        await walk.RunAsync(await chat.SayAsync("概況"));
        walk.Records.Count.ShouldBeGreaterThan(20);
        names.Count.ShouldBeGreaterThan(300);

        foreach (var record in walk.Records.DistinctBy(r => (string)r["flow"]!))
        {
            await walk.OpenRecordAsync(record);
        }

        var told = walk.Told.ToString();
        told.ShouldContain("開催方法");
        names.Where(n => told.Contains(n, StringComparison.Ordinal)).ShouldBeEmpty();
        told.ShouldNotContain("000-0000-");
    }

    [Theory]
    [InlineData("概況 令和9年度", "令和9年度はまだ始まっていません。")]
    [InlineData("概況 令和3年度", "令和3年度の記録はありません。記録は令和6年度からあります。")]
    public async Task A_period_without_figures_says_why_and_leads_to_the_newest(string words, string sentence)
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, "hq");

        await chat.SayAsync(words);
        chat.Card.Text.ShouldContain(sentence);
        await chat.PressAsync("令和8年度の概況");

        chat.Card.Text.ShouldContain("令和8年度");
        chat.Card.Text.ShouldNotContain(sentence);
    }

    [Fact]
    public async Task A_station_without_records_gets_a_way_on()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var section = await bot.OpenChatOf(World.Section);

        await section.SayAsync("署の状況");

        section.Card.Text.ShouldContain("会議の記録がまだないため、表示できる数値がありません。");
        section.Card.Buttons.ShouldBe(["本日の対応"]);
    }

    [Fact]
    public async Task A_name_that_is_not_in_reach_is_one_clear_sentence()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, "hq");

        await chat.SayAsync("署の状況 存在しない署");

        chat.Sentence.ShouldBe("「存在しない署」に当たる方面、警察署又は連絡協議会は、表示できる範囲にはありません。");
    }

    [Fact]
    public async Task A_period_is_chosen_on_the_card()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, "hq");
        await chat.SayAsync("概況");
        await chat.PressAsync("期間・出力");

        await chat.PressAsync("この期間を表示", ("period", "2025"));

        chat.Card.Heading.ShouldBe("令和7年度の概況");
        chat.Card.Text.ShouldContain("令和8年3月31日現在");
    }

    [Fact]
    public async Task A_good_example_goes_up_with_the_record_it_comes_from_and_can_be_taken_back()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var (section, hq) = (await OpenAsync(bot, "section"), await OpenAsync(bot, "hq"));
        await section.SayAsync("署の状況");
        await section.PressAsync("会議");
        await section.PressAsync("平均出席率　");
        await section.PressAsync("の記録を表示");
        await section.PressAsync("記録簿を見る");
        await section.PressAsync("好事例に登録");
        section.Card.Text.ShouldContain("要訂正：");
        await section.PressAsync("好事例に登録", ("example", "電話090-1111-2222、中央1丁目5-10で点検した。"));
        section.Card.Text.ShouldContain(
            "個人に関する内容が含まれていないか確かめてください：「090-1111-2222」（電話番号）、「1丁目5-10」（住所）"
        );
        section.Card.Text.ShouldContain("警察本部及び方面本部での表示");
        section.Card.Text.ShouldNotContain("好事例として登録しました。");
        await section.PressAsync("このまま登録", ("example", "電話090-1111-2222、別の内容"));
        section.Card.Text.ShouldNotContain("好事例として登録しました。"); // It is not the text that was shown.
        await section.PressAsync("このまま登録");
        section.Card.Text.ShouldContain("好事例として登録しました。");
        await section.PressAsync("好事例に登録", ("example", "子供と合同で通学路を点検した。"));
        section.Card.Text.ShouldContain("好事例として登録しました。");
        await FollowedAsync(bot);

        await hq.SayAsync("概況");
        await hq.PressAsync("意見・要望等");
        await hq.PressAsync("好事例　");
        hq.Card.Text.ShouldContain("子供と合同で通学路を点検した。");
        await hq.PressAsync("の記録を表示");
        hq.Card.Text.ShouldContain("子供と合同で通学路を点検した。");

        await section.PressAsync("登録を取消し");
        await FollowedAsync(bot);
        await hq.SayAsync("概況");
        await hq.PressAsync("意見・要望等");
        await hq.PressAsync("好事例　");
        hq.Card.Text.ShouldContain("該当はありません。");
    }

    [Fact]
    public async Task What_a_station_owes_itself_stands_with_what_is_late_until_it_is_marked_as_sent()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var section = await OpenAsync(bot, "section");
        var hq = await OpenAsync(bot, "hq");
        await section.SayAsync("署の状況");
        await section.PressAsync("半期の送付　期日経過");
        section.Card.Heading.ShouldBe("半期の送付（期日経過）");
        section.Card.Text.ShouldContain("令和8年度上半期の運営状況一覧表及び開催結果記録簿の写しが未送付です。");
        var (own, all) = (await CountAsync(section, "S!101"), await CountAsync(hq, "P"));

        await section.OpenAsync("package.open", ("package", "101|101|2026-04-01"));
        await section.PressAsync("送付する");

        (await CountAsync(section, "S!101")).ShouldBe(own - 1);
        section.Card.Text.ShouldNotContain("令和8年度上半期の");
        (await CountAsync(hq, "P")).ShouldBe(all - 1);

        // What others owe is as little their business as their councils are.
        await section.OpenAsync("summary.list", ("k", "S!201/2026/LateOf!HalfYearSubmission"));
        section.Sentence.ShouldContain("現在の配置では表示できません");
    }

    [Theory]
    [InlineData("section", true)]
    [InlineData("chief-section", true)]
    [InlineData("station-chief", true)]
    [InlineData("lead", false)]
    [InlineData("officer", false)]
    [InlineData("chuzaisho", false)]
    [InlineData("area", false)]
    [InlineData("hq", false)]
    public async Task From_the_digest_the_station_is_one_tap_for_those_whose_it_is(string persona, bool isTheirs)
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, persona);
        await chat.SayAsync("本日の対応");

        chat.Card.HasButton("署の状況").ShouldBe(isTheirs);

        if (isTheirs)
        {
            (await chat.PressAsync("署の状況")).Heading.ShouldBe("令和8年度の署の状況");
        }
    }

    private static async Task<int> CountAsync(Chat chat, string scope)
    {
        await chat.OpenAsync("summary.list", ("k", $"{scope}/2026/LateOf!HalfYearSubmission"));
        return int.Parse(
            System
                .Text.RegularExpressions.Regex.Match(
                    chat.Card.Text,
                    "(?<n>[0-9]+)件",
                    System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
                .Groups["n"]
                .Value,
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    [Theory]
    [InlineData("hq", "P A!Sapporo A!Kushiro S!101 S!201 S!401 S!491 C!C10101 C!C40101 C!C20107 C!unknown")]
    [InlineData("area", "A!Kushiro S!401 S!491 C!C40101")]
    [InlineData("section", "S!101 C!C10101")]
    [InlineData("station-chief", "S!101 C!C10101")]
    [InlineData("lead", "C!C10101")]
    [InlineData("officer", "C!C10101")]
    public async Task Whatever_a_forged_card_asks_for_only_ones_own_is_answered(string persona, string own)
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, persona);
        var answered = new List<string>();
        foreach (
            var scope in new[]
            {
                "P",
                "A!Sapporo",
                "A!Kushiro",
                "S!101",
                "S!201",
                "S!401",
                "S!491",
                "C!C10101",
                "C!C40101",
                "C!C20107",
                "C!unknown",
            }
        )
        {
            var verbs = new[]
            {
                ("summary.open", "~Main"),
                ("summary.open", "~More"),
                ("summary.list", "Members"),
                ("summary.export", "~More"),
            };
            var answers = new HashSet<bool>();
            foreach (var (verb, place) in verbs)
            {
                await chat.PressOnAsync(Forged(verb, $"{scope}/2026/{place}"), "押す");
                answers.Add(chat.Sentence.Contains("現在の配置では表示できません", StringComparison.Ordinal));
            }

            answers.Count.ShouldBe(1, scope);
            if (!answers.Single())
            {
                answered.Add(scope);
            }
        }

        string.Join(' ', answered).ShouldBe(own);
    }

    [Theory]
    [InlineData("area")]
    [InlineData("lead")]
    public async Task A_record_of_another_unit_is_not_shown_and_only_the_section_marks_an_example(string persona)
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, persona);

        await chat.PressOnAsync(Forged("summary.record", "P/2026/~Main", ("council", "C20107"), ("flow", "C20107-2025-1")), "押す");
        chat.Sentence.ShouldContain("表示できません");

        await chat.PressOnAsync(
            Forged(
                "example.mark",
                "",
                ("council", "C10101"),
                ("flow", "C10101-2025-1"),
                ("version", "1"),
                ("example", "偽"),
                ("command", Guid.Empty.ToString("N"))
            ),
            "押す"
        );
        chat.Sentence.ShouldContain("できません");
        bot.Storage.Councils.Rows.ShouldNotContain(r => r.Body.Contains("\"Example\":{", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("P/2026")]
    [InlineData("P/2026/Nonsense")]
    [InlineData("P/2026/~Nonsense")]
    [InlineData("P/2026/Members/x")]
    [InlineData("P/2026@99999999/Members")]
    [InlineData("P/2026/Members/r99999999999")]
    [InlineData("Q/2026/Members")]
    public async Task What_no_card_carries_is_answered_by_one_sentence(string code)
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, "hq");

        await chat.PressOnAsync(Forged("summary.list", code), "押す");

        chat.Sentence.ShouldBe("このボタンは現在使えません。「ホーム」と送信すると、今できる操作が表示されます。");
    }

    [Fact]
    public async Task A_page_beyond_the_last_shows_the_last()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var chat = await OpenAsync(bot, "hq");

        await chat.PressOnAsync(Forged("summary.list", "P/2026/Members/r9999"), "押す");

        chat.Card.HasButton("次へ").ShouldBeFalse();
        chat.Card.HasButton("前へ").ShouldBeTrue();
    }

    /// <summary>Of one council 開催済 is no list of that council again, but of its meetings.</summary>
    [Theory]
    [InlineData("RegularHeld")]
    [InlineData("RegularDue")]
    public async Task What_one_council_has_held_is_the_list_of_its_meetings(string figure)
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var section = await OpenAsync(bot, "section");

        await section.PressOnAsync(Forged("summary.list", $"C!C10101/2025/{figure}"), "押す");

        section.Card.Text.ShouldContain("定期会議　令和7年");
        section.Card.Json.ToJsonString().ShouldContain("summary.record");
    }

    [Fact]
    public async Task In_a_group_chat_no_figures_are_shown()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var officer = await SamplePrefecture.PersonaAsync(bot.Storage, "hq");
        await bot.OpenChatOf(officer);
        var chat = new Chat(bot, officer, null) { Kind = "groupChat", Conversation = "group" };

        var answer = await chat.ActAsync(chat.Invoke("summary.open", new JsonObject { ["k"] = "P/2026/~Main" }, "manual"));

        ((string)answer["value"]!).ShouldContain("個人チャットで操作してください。");
    }

    private static SeenCard Forged(string verb, string code, params (string Key, string Value)[] more)
    {
        var data = new JsonObject { ["k"] = code };
        foreach (var (key, value) in more)
        {
            data[key] = value;
        }

        return new SeenCard(
            new JsonObject
            {
                ["actions"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "Action.Execute",
                        ["title"] = "押す",
                        ["verb"] = verb,
                        ["data"] = data,
                    }
                ),
            }
        );
    }

    private static async Task<Chat> OpenAsync(BotUnderTest bot, string persona) =>
        await bot.OpenChatOf(await SamplePrefecture.PersonaAsync(bot.Storage, persona));

    private static Task FollowedAsync(BotUnderTest bot) => bot.SummariesFollowAsync();
}
