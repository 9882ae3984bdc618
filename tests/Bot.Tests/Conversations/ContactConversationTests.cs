using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

public sealed class ContactConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Installation_and_arrival_at_once_welcome_once()
    {
        var chat = _bot.ChatOf(World.Lead);

        await Task.WhenAll(chat.ArriveAsync(), chat.PostAsync(new JsonObject { ["type"] = "installationUpdate", ["action"] = "add" }));
        await chat.ArriveAsync();

        chat.Take(chat.Sent.ShouldHaveSingleItem());
        chat.Card.Text.ShouldContain("巡査部長 試験 一郎さんとして登録しました。");
    }

    [Fact]
    [Trait("Rule", "R002")]
    public async Task Whoever_is_not_imported_is_told_so_and_sees_nothing()
    {
        var stranger = World.Lead with { Id = new OfficerId("9999999"), UserPrincipalName = "stranger@koban.example" };
        var chat = _bot.ChatOf(stranger, "aaaaaaaa-0000-4000-8000-000000000001");

        await chat.SayAsync("会議を記録");

        chat.Card.Text.ShouldContain("利用者として登録されていません");
        chat.Card.Heading.ShouldBe("利用の申請");
        chat.Card.Text.ShouldNotContain("連絡協議会");
    }

    [Fact]
    public async Task A_second_account_of_the_same_name_is_refused()
    {
        await _bot.OpenChatOf(World.Lead);
        var second = _bot.ChatOf(World.Lead, "aaaaaaaa-0000-4000-8000-000000000002");

        await second.SayAsync("ホーム");

        second.Sentence.ShouldContain("別のアカウントで登録されています");
    }

    [Theory]
    [InlineData("きろく")]
    [InlineData("記録")]
    [InlineData("会議を記録。")]
    [InlineData("　会議を記録する")]
    [InlineData("会議を記録したい")]
    public async Task Many_words_mean_the_same(string words)
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        await chat.SayAsync(words);

        chat.Card.Heading.ShouldBe("会議を記録");
    }

    [Theory]
    [Trait("Rule", "R006")]
    [InlineData("おはようございます", "中央交番連絡協議会")]
    [InlineData("こんにちは", "中央交番連絡協議会")]
    [InlineData("中止", "中央交番連絡協議会")]
    [InlineData("あしたの天気", "ヘルプ")]
    [InlineData("記念日", "ヘルプ")]
    [InlineData("要綱", "要綱")]
    [InlineData("要綱 第５－２", "要綱 第5-2　委員の委嘱及び解嘱")]
    [InlineData("記 第2-6(4)", "記 第2-6(4)　連絡協議事項")]
    public async Task Everything_gets_a_useful_answer(string words, string heading)
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        await chat.SayAsync(words);

        chat.Card.Heading.ShouldStartWith(heading[..Math.Min(6, heading.Length)]);
    }

    [Theory]
    [Trait("Rule", "R006")]
    [Trait("Rule", "R007")]
    [InlineData("要綱 はまなす活動", "犯罪被害抑止等に向けた取組（問題解決）」として取り組み", "要綱 第7", "置き換えられています")]
    [InlineData("要綱　任期", "委員の任期は原則として2年", "記 第2-4(1)ア", "4月1日から2年間")]
    [InlineData("ようこう 訪問", "委員宅を定期的に訪問", "要綱 第4-3", "全勤務員をもって充てる")]
    public async Task The_guideline_is_searched_by_a_word_and_shows_text_and_interpretation(string words, params string[] shown)
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        await chat.SayAsync(words);

        foreach (var text in shown)
        {
            chat.Card.Text.ShouldContain(text);
        }
    }

    [Theory]
    [Trait("Rule", "R006")]
    [InlineData("要綱 定足数")]
    [InlineData("要綱 第5-7")]
    public async Task What_the_guideline_does_not_say_is_said_to_be_absent(string words)
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        await chat.SayAsync(words);

        chat.Sentence.ShouldContain("当たる条項はありません");
    }

    [Fact]
    public async Task In_a_channel_only_a_mention_is_answered_and_nothing_personal_is_shown()
    {
        var personal = await _bot.OpenChatOf(World.Lead);
        var channel = new Chat(_bot, World.Lead, personal.Account) { Conversation = "19:channel", Kind = "channel" };

        await channel.SayAsync("会議を記録");
        channel.Sent.ShouldBeEmpty();
        await channel.PostAsync(Mentioning("<at>KobanBot</at> 会議を記録"));
        channel.TakeAnswer();
        channel.Sentence.ShouldContain("個人チャット");
        await channel.PostAsync(Mentioning("<at>KobanBot</at> 要綱 第6-2"));
        channel.TakeAnswer();
        channel.Card.Heading.ShouldContain("第6-2");
    }

    /// <summary>Every verb × everybody without a right to the council: nothing is changed and no name of a member is shown.</summary>
    [Fact]
    [Trait("Rule", "H1")]
    public async Task Nobody_without_a_right_reads_or_changes_anything_by_any_verb()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("会議を記録");
        await lead.PressAsync("次へ");
        var flow = (string)((JsonObject)lead.Card.Button("次へ")["data"]!)["flow"]!;
        var before = (await Facts()).Drafts.Single();
        var verbs = ((FlowTable)_bot.Services.GetService(typeof(FlowTable))!).Verbs.Keys.ToList();
        verbs.Count.ShouldBeGreaterThan(25);

        foreach (var officer in new[] { World.EastOfficer, World.OtherStation, World.AreaOfficer, World.HqOfficer, World.Transferred })
        {
            var chat = await _bot.OpenChatOf(officer);
            foreach (var verb in verbs)
            {
                var answer = await chat.ActAsync(
                    chat.Invoke(
                        verb,
                        new JsonObject
                        {
                            ["council"] = World.Central.Value,
                            ["flow"] = flow,
                            ["version"] = before.Version,
                            ["step"] = "Attendance",
                            ["consultation"] = "Unknown",
                            ["year"] = "2026",
                            ["date"] = "2026-12-01",
                        },
                        "manual"
                    )
                );

                var text = answer.ToJsonString();
                foreach (var name in World.MemberNames)
                {
                    text.ShouldNotContain(name, customMessage: $"{officer.Id} by {verb}");
                }
            }
        }

        var after = await Facts();
        after.Drafts.Single().Version.ShouldBe(before.Version);
        after.Plans.Single().Version.ShouldBe(1);
        after.Meetings.ShouldBeEmpty();
    }

    private static JsonObject Mentioning(string text) =>
        new()
        {
            ["type"] = "message",
            ["text"] = text,
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = "<at>KobanBot</at>",
                    ["mentioned"] = new JsonObject { ["id"] = "28:bot" },
                }
            ),
        };

    private async Task<Core.Facts.CouncilFacts> Facts() =>
        (await _bot.Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!.Facts;
}
