using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>What ヘルプ offers can be said: by this person, in this conversation.</summary>
public sealed class HelpConversationTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<Officer> Personas =
    [
        World.Lead,
        World.Second,
        World.Section,
        World.SectionChief,
        World.StationChief,
        World.AreaOfficer,
        World.HqOfficer,
    ];

    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    [InlineData("groupChat")]
    public async Task Whatever_is_offered_is_answered(string kind)
    {
        foreach (var persona in Personas)
        {
            var personal = await _bot.OpenChatOf(persona);
            var chat =
                kind == "personal" ? personal : new Chat(_bot, persona, personal.Account) { Conversation = $"19:{kind}", Kind = kind };
            var offered = await OfferedAsync(chat);
            offered.ShouldContain("ヘルプ");
            foreach (var words in offered)
            {
                await AskAsync(chat, words);

                chat.Sentence.ShouldNotBe(Replies.NotAllowed().Text, $"{persona.Id}: {words}");
                chat.Sentence.ShouldNotBe(Replies.NotYours().Text, $"{persona.Id}: {words}");
                chat.Sentence.ShouldNotContain("個人チャットで操作", customMessage: $"{persona.Id}: {words}");
            }
        }
    }

    [Fact]
    public async Task What_is_open_comes_first()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        var before = await OfferedAsync(chat);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ");

        var after = await OfferedAsync(chat);

        after.ShouldBe(before, ignoreOrder: true);
        after.IndexOf("会議を記録").ShouldBeLessThan(after.IndexOf("ホーム"));
    }

    [Fact]
    public async Task Where_others_read_along_only_the_shared_words_are_offered()
    {
        var personal = await _bot.OpenChatOf(World.Section);
        var channel = new Chat(_bot, World.Section, personal.Account) { Conversation = "19:channel", Kind = "channel" };

        (await OfferedAsync(channel)).ShouldBe(["要綱", "通知先", "ヘルプ"]);
        await AskAsync(channel, "ホーム");

        channel.Sentence.ShouldBe(
            "記録や計画には個人情報が含まれるため、ボットとの個人チャットで操作してください。ここでは「要綱」「通知先」「ヘルプ」が使えます。"
        );
    }

    /// <summary>The commands on the card of ヘルプ, in its order.</summary>
    private async Task<List<string>> OfferedAsync(Chat chat)
    {
        await AskAsync(chat, "ヘルプ");
        chat.Card.Heading.ShouldBe("ヘルプ");
        var text = chat.Card.Json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return
        [
            .. _bot
                .Services.GetRequiredService<FlowTable>()
                .Commands.Select(c =>
                    (
                        Word: c.Ways[0],
                        At: text.IndexOf($"\"{c.Ways[0]}\"", text.IndexOf("次の言葉", StringComparison.Ordinal), StringComparison.Ordinal)
                    )
                )
                .Where(c => c.At >= 0)
                .OrderBy(c => c.At)
                .Select(c => c.Word),
        ];
    }

    private static async Task AskAsync(Chat chat, string words)
    {
        await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["text"] = $"<at>KobanBot</at> {words}",
                ["entities"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "mention",
                        ["text"] = "<at>KobanBot</at>",
                        ["mentioned"] = new JsonObject { ["id"] = "28:bot" },
                    }
                ),
            }
        );
        chat.TakeAnswer();
    }
}
