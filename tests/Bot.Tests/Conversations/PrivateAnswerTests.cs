using System.Text.Json.Nodes;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.Configuration;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>Where others read along: what only the personal chat answers, for one pair of eyes where that is turned on, and for nobody where it is not.</summary>
public sealed class PrivateAnswerTests
{
    private const string Elsewhere = "ボットとの個人チャットで操作してください。";

    [Theory]
    [InlineData("channel")]
    [InlineData("groupChat")]
    public async Task Turned_on_it_is_shown_to_the_asking_person_alone_without_anything_to_press(string kind)
    {
        await using var bot = await StartAsync(isOn: true);
        var sent = await AskAsync(bot, kind, "委員名簿 中央");

        sent.RawPath.ShouldEndWith("/activities?isTargetedActivity=true");
        sent.Json.GetProperty("recipient").GetProperty("id").GetString().ShouldNotBeNullOrEmpty();
        var card = JsonNode.Parse(sent.Card.GetRawText())!.AsObject(); // A card was sent.
        Names(card).ShouldNotContain(n => n == "refresh" || n == "selectAction");
        Types(card).ShouldNotContain(t => t.StartsWith("Input.") || t == "Action.Execute" || t == "Action.Submit" || t == "ActionSet");
        card.ToJsonString(Readable).ShouldContain("この表示はあなただけに見えています。");
        World.MemberNames.ShouldContain(name => card.ToJsonString(Readable).Contains(name));
        bot.Connector.Requests.Count(r => r.Operation is "send" or "reply").ShouldBe(1);
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("groupChat")]
    public async Task Turned_off_nothing_personal_is_sent_there(string kind)
    {
        await using var bot = await StartAsync(isOn: false);
        var sent = await AskAsync(bot, kind, "委員名簿 中央");

        sent.RawPath.ShouldNotContain("isTargetedActivity");
        sent.Text.ShouldNotBeNull().ShouldContain(Elsewhere);
        bot.Connector.Requests.ShouldAllBe(r => !World.MemberNames.Any(n => System.Text.Encoding.UTF8.GetString(r.Body).Contains(n)));
    }

    /// <summary>A client or cloud without such messages: the sentence, and nothing else.</summary>
    [Fact]
    public async Task Where_Teams_refuses_it_the_sentence_comes_as_always()
    {
        await using var bot = await StartAsync(isOn: true);
        var sent = await AskAsync(
            bot,
            "channel",
            "委員名簿 中央",
            r => r.RawPath.Contains("isTargetedActivity") ? ConnectorFault.Code(400, "BadArgument") : null
        );

        sent.RawPath.ShouldNotContain("isTargetedActivity");
        sent.Text.ShouldNotBeNull().ShouldContain(Elsewhere);
    }

    [Fact]
    public async Task What_asks_for_an_entry_stays_in_the_personal_chat()
    {
        await using var bot = await StartAsync(isOn: true);

        var sent = await AskAsync(bot, "channel", "委員の届出");

        sent.RawPath.ShouldNotContain("isTargetedActivity");
        sent.Text.ShouldNotBeNull().ShouldContain(Elsewhere);
    }

    [Fact]
    public async Task What_everybody_may_read_there_is_sent_as_always()
    {
        await using var bot = await StartAsync(isOn: true);

        (await AskAsync(bot, "channel", "要綱")).RawPath.ShouldNotContain("isTargetedActivity");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static Task<BotUnderTest> StartAsync(bool isOn) =>
        BotUnderTest.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection([
                new("Bot:PrivateAnswers", isOn ? "true" : "false"),
                new("Bot:Channels:0", "msteams"),
            ])
        );

    /// <summary>The last message that was sent to what an officer of the section has said there.</summary>
    private static async Task<ConnectorRequest> AskAsync(
        BotUnderTest bot,
        string kind,
        string words,
        Func<ConnectorRequest, ConnectorFault?>? fault = null
    )
    {
        var own = await bot.OpenChatOf(World.Section);
        bot.Connector.Clear();
        bot.Connector.FaultOf = fault;
        var chat = new Chat(bot, World.Section, own.Account) { Conversation = $"19:{kind}", Kind = kind };

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

        return bot.Connector.Requests.Last(r => r.Operation is "send" or "reply");
    }

    private static IEnumerable<string> Names(JsonNode? node) =>
        node switch
        {
            JsonObject all => all.SelectMany(p => Names(p.Value).Prepend(p.Key)),
            JsonArray all => all.SelectMany(Names),
            _ => [],
        };

    private static IEnumerable<string> Types(JsonNode? node) =>
        node switch
        {
            JsonObject all => all.SelectMany(p => p is { Key: "type", Value: JsonValue type } ? [type.ToString()] : Types(p.Value)),
            JsonArray all => all.SelectMany(Types),
            _ => [],
        };
}
