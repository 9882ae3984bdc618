using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;
using KobanBot.Support.BotFramework;

namespace KobanBot.Support.Conversations;

/// <summary>
/// One person's chat with the bot, as the channel carries it: real activities to /api/messages, and what the connector was told. A
/// click behaves like a client's: it merges the inputs into the button's data.
/// </summary>
internal sealed class Chat
{
    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static int s_count;

    private readonly BotUnderTest _bot;
    private readonly OfferedButtons _offered;
    private readonly string _user;
    private string? _posted;

    public Chat(BotUnderTest bot, Officer officer, string? account)
    {
        _bot = bot;
        _offered = new OfferedButtons(bot, officer.Id);
        Account = account ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(officer.Id.Value)).AsSpan(0, 16)).ToString();
        _user = $"29:{Account}";
        Conversation = $"chat-{Account}";
        bot.Connector.SetMembers(
            Conversation,
            new JsonObject
            {
                ["id"] = _user,
                ["userPrincipalName"] = officer.UserPrincipalName,
                ["aadObjectId"] = Account,
            }.ToJsonString()
        );
    }

    public string Account { get; }

    public string Conversation { get; init; }

    /// <summary>personal, groupChat or channel.</summary>
    public string Kind { get; init; } = "personal";

    /// <summary>Behind the connector's address: <c>_connector/</c> in the Playground, which knows no consent to files.</summary>
    public string ServicePath { get; init; } = "";

    /// <summary>The message whose card is on top, and that card as the person sees it.</summary>
    public string Message { get; private set; } = "";

    public SeenCard Card { get; private set; } = new([]);

    /// <summary>The sentence that the bot said last instead of a card; empty when it was a card.</summary>
    public string Sentence { get; private set; } = "";

    public int Status { get; private set; }

    /// <summary>Everything that was sent to this conversation, in order.</summary>
    public IReadOnlyList<ConnectorRequest> Sent =>
        [
            .. _bot.Connector.Requests.Where(r =>
                r.ConversationId == Conversation && r.Operation is "send" or "reply" && r.ConversationId == Conversation
            ),
        ];

    public IReadOnlyList<ConnectorRequest> Updates =>
        [.. _bot.Connector.Requests.Where(r => r.ConversationId == Conversation && r.Operation == "update")];

    /// <summary>Opens the chat: the welcome is on top, or, for whom it was open before, what was said last.</summary>
    public async Task InstallAsync()
    {
        await PostAsync(new JsonObject { ["type"] = "installationUpdate", ["action"] = "add" });
        Take(AnswersTo(_posted).LastOrDefault() ?? Sent[^1]);
        await CheckAsync();
    }

    public Task<HttpResponseMessage> ArriveAsync() =>
        PostAsync(
            new JsonObject
            {
                ["type"] = "conversationUpdate",
                ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = _user }, new JsonObject { ["id"] = "28:bot" }),
            }
        );

    public async Task<SeenCard> SayAsync(string text, string? id = null)
    {
        var activity = new JsonObject { ["type"] = "message", ["text"] = text };
        if (id is not null)
        {
            activity["id"] = id;
        }

        var before = AnswersTo(id).Count;
        await PostAsync(activity);
        if (AnswersTo(_posted).Count > before)
        {
            TakeAnswer();
            await CheckAsync();
        }

        return Card;
    }

    /// <summary>Presses a button of the card on top.</summary>
    public Task<SeenCard> PressAsync(string title, params (string Id, string Value)[] typed) => PressOnAsync(Card, title, typed);

    /// <summary>Presses a button of any card, for example an old one.</summary>
    public async Task<SeenCard> PressOnAsync(SeenCard card, string title, params (string Id, string Value)[] typed)
    {
        var answer = await ActAsync(InvokeOf(card, title, typed));
        Take(answer);
        await CheckAsync();
        return Card;
    }

    /// <summary>Presses a button that another card would carry: the verb with its data and nothing else.</summary>
    public async Task<SeenCard> OpenAsync(string verb, params (string Key, string Value)[] data)
    {
        var carried = new JsonObject();
        foreach (var (key, value) in data)
        {
            carried[key] = value;
        }

        Take(await ActAsync(Invoke(verb, carried, "manual")));
        await CheckAsync();
        return Card;
    }

    /// <summary>The invoke that a click makes.</summary>
    public JsonObject InvokeOf(SeenCard card, string title, params (string Id, string Value)[] typed)
    {
        var button = card.Button(title);
        var data = new JsonObject();
        if ((string?)button["associatedInputs"] != "none")
        {
            foreach (var (id, value) in card.Sent(typed))
            {
                data[id] = value;
            }
        }

        foreach (var (key, value) in (JsonObject)button["data"]!)
        {
            data[key] = value!.DeepClone();
        }

        return Invoke((string)button["verb"]!, data, "manual");
    }

    /// <summary>What an old client does with the same button: a message with a value.</summary>
    public async Task<SeenCard> SubmitAsync(string title, params (string Id, string Value)[] typed)
    {
        var data = (JsonObject)Card.Button(title)["fallback"]!["data"]!.DeepClone();
        foreach (var (id, value) in Card.Sent(typed))
        {
            data[id] = value;
        }

        var updates = Updates.Count;
        await PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["replyToId"] = Message,
                ["value"] = data,
            }
        );
        var newest = Updates.Count > updates ? Updates[^1] : AnswersTo(_posted).LastOrDefault();
        if (newest?.Json.TryGetProperty("attachments", out _) == true)
        {
            Card = CardOf(newest);
        }

        return Card;
    }

    /// <summary>The client redraws by itself.</summary>
    public async Task<SeenCard> RefreshAsync(SeenCard card)
    {
        var action = (JsonObject)card.Json["refresh"]!["action"]!;
        Take(await ActAsync(Invoke((string)action["verb"]!, (JsonObject)action["data"]!.DeepClone(), "automatic")));
        await CheckAsync();
        return Card;
    }

    public async Task<JsonNode> ActAsync(JsonObject invoke)
    {
        using var answer = await PostAsync(invoke);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>The same answer as it went over the wire.</summary>
    public async Task<byte[]> AnswerAsync(JsonObject invoke)
    {
        using var answer = await PostAsync(invoke);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public JsonObject Invoke(string verb, JsonObject data, string trigger) =>
        new()
        {
            ["type"] = "invoke",
            ["name"] = "adaptiveCard/action",
            ["replyToId"] = Message,
            ["value"] = new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["verb"] = verb,
                    ["data"] = data,
                },
                ["trigger"] = trigger,
            },
        };

    /// <summary>A sentence leaves the card before it, which is out of date perhaps.</summary>
    private Task CheckAsync() => Sentence.Length == 0 ? _offered.CheckAsync(Card, Scope) : Task.CompletedTask;

    private Scopes Scope =>
        Kind switch
        {
            "channel" => Scopes.Team,
            "groupChat" => Scopes.GroupChat,
            _ => Scopes.Personal,
        };

    /// <summary>Takes the bot's answer to what was posted last as the card on top. What it says of its own accord may come in between.</summary>
    public void TakeAnswer() => Take(AnswersTo(_posted)[^1]);

    /// <summary>Takes a message that was sent to this conversation as the card on top, or as the sentence said last.</summary>
    public void Take(ConnectorRequest newest)
    {
        if (newest.Json.TryGetProperty("attachments", out _))
        {
            (Card, Message, Sentence) = (CardOf(newest), newest.ActivityId!, "");
        }
        else
        {
            Sentence = newest.Text ?? "";
        }
    }

    /// <summary>Waits until the channel stores this card for the message on top (the update comes after the answer).</summary>
    public async Task<SeenCard> StoredAsync(Func<SeenCard, bool> isIt)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            if (Updates.Where(u => u.ActivityId == Message).Select(CardOf).LastOrDefault(isIt) is { } card)
            {
                return card;
            }

            await _bot.Connector.NextAsync(limit.Token);
        }
    }

    /// <summary>Waits for a message that the bot sends of its own accord, or until so many of them have come.</summary>
    public async Task<SeenCard> NoticeAsync(string heading, int count = 1)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var notices = Sent.Where(s => s.Json.TryGetProperty("attachments", out _) && CardOf(s).Heading == heading).ToList();
            if (notices.Count >= count)
            {
                var notice = notices[^1];
                (Card, Message, Sentence) = (CardOf(notice), notice.ActivityId!, "");
                await CheckAsync();
                return Card;
            }

            try
            {
                await _bot.Connector.NextAsync(limit.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"No notice 「{heading}」 came. The bot's log:\n{string.Join('\n', _bot.Logs.Lines)}", late);
            }
        }
    }

    /// <summary>The same with its text changed on the way: what no JSON library would write.</summary>
    public Task<HttpResponseMessage> PostRawAsync(JsonObject activity, Func<string, string> change)
    {
        Fill(activity);
        var text = change(activity.ToJsonString(Readable));
        return _bot.Http.PostAsync("/api/messages", new StringContent(text, Encoding.UTF8, "application/json"));
    }

    public async Task<HttpResponseMessage> PostAsync(JsonObject activity)
    {
        Fill(activity);
        var answer = await _bot.Http.PostAsJsonAsync("/api/messages", activity);
        Status = (int)answer.StatusCode;
        return answer;
    }

    private void Fill(JsonObject activity)
    {
        activity["id"] ??= $"activity-{Interlocked.Increment(ref s_count)}";
        _posted = (string?)activity["id"];
        activity["channelId"] ??= "msteams";
        activity["serviceUrl"] ??= _bot.Connector.ServiceUrl + ServicePath;
        activity["from"] ??= new JsonObject { ["id"] = _user, ["aadObjectId"] = Account };
        activity["recipient"] ??= new JsonObject { ["id"] = "28:bot" };
        activity["conversation"] ??= new JsonObject
        {
            ["id"] = Conversation,
            ["conversationType"] = Kind,
            ["tenantId"] = "tenant",
        };
    }

    private List<ConnectorRequest> AnswersTo(string? activity) =>
        activity is null ? [] : [.. Sent.Where(s => s.Json.TryGetProperty("replyToId", out var id) && id.GetString() == activity)];

    public static SeenCard CardOf(ConnectorRequest request) => new((JsonObject)JsonNode.Parse(request.Card.GetRawText())!);

    private void Take(JsonNode answer)
    {
        if (answer["value"] is JsonObject card && (string?)answer["type"] == "application/vnd.microsoft.card.adaptive")
        {
            (Card, Sentence) = (new SeenCard((JsonObject)card.DeepClone()), "");
        }
        else
        {
            Sentence = answer["value"] is JsonObject error ? (string)error["message"]! : (string?)answer["value"] ?? "";
        }
    }
}
