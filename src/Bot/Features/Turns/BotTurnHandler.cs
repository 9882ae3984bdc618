using System.Text.Json;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// From an activity to a flow and back: who speaks, what is meant, which handler, how the reply reaches the person. Words, buttons
/// and their fallback for old clients all end in the same handler.
/// </summary>
internal sealed partial class BotTurnHandler(
    FlowTable flows,
    HelpFlow help,
    Senders senders,
    CardUpdates updates,
    FollowUps followUps,
    FileDeliveries files,
    HomeFlow home,
    ReminderFlow reminders,
    ObligationRules rules,
    TimeProvider clock,
    ILogger<BotTurnHandler> logger
) : ITurnHandler
{
    private const string OnlyInPersonalChat =
        "記録や計画には個人情報が含まれるため、ボットとの個人チャットで操作してください。ここでは「要綱」「通知先」「ヘルプ」が使えます。";

    public Task OnTurnAsync(TurnContext turn, CancellationToken cancellation) =>
        turn.Activity.Type switch
        {
            "message" => OnMessageAsync(turn, cancellation),
            "invoke" when turn.Activity.Name == CardInvokeResponse.InvokeName => OnActionAsync(turn, cancellation),
            "invoke" when turn.Activity.Name == FileConsent.InvokeName => OnFileAsync(turn, cancellation),
            "installationUpdate" when turn.Activity.Action is not ("remove" or "remove-upgrade") => OnArrivalAsync(turn, cancellation),
            "conversationUpdate" when turn.Activity.MembersAdded is { Count: > 0 } => OnArrivalAsync(turn, cancellation),
            _ => Task.CompletedTask,
        };

    /// <summary>Words, or an Action.Submit of a client that does not know Action.Execute.</summary>
    private async Task OnMessageAsync(TurnContext turn, CancellationToken cancellation)
    {
        var activity = turn.Activity;
        if (activity.Value is { ValueKind: JsonValueKind.Object or JsonValueKind.String } value && string.IsNullOrWhiteSpace(activity.Text))
        {
            var data = CardData.From(value);
            if (await ReplyToButtonAsync(turn, data.Text("verb"), data, isRefresh: false, cancellation) is { } reply)
            {
                Follow(turn, await SubmitAnsweredAsync(turn, reply, cancellation), reply);
                await OfferAsync(turn, reply, cancellation);
            }

            return;
        }

        if (!Mentions.IsPersonal(activity) && !Mentions.AreToBot(activity))
        {
            return;
        }

        if (await ReplyToWordsAsync(turn, Mentions.WithoutBot(activity), cancellation) is { } answer)
        {
            Follow(turn, await turn.SendAsync(Outbound(answer), cancellation), answer);
        }
    }

    private async Task OnActionAsync(TurnContext turn, CancellationToken cancellation)
    {
        var (verb, data, automatic, fault) = ActionOf(turn.Activity);
        if (fault is not null)
        {
            turn.InvokeResponse = CardInvokeResponse.OfError(400, "BadRequest", fault);
            return;
        }

        if (!automatic && turn.Activity.ReplyToId is { Length: > 0 } used)
        {
            followUps.Used(turn, used);
        }

        if (await ReplyToButtonAsync(turn, verb, data, automatic, cancellation) is not { } reply)
        {
            turn.InvokeResponse = CardInvokeResponse.OfMessage(Replies.UnknownButton().Text);
            return;
        }

        turn.InvokeResponse = reply.CardJson is { } card ? CardInvokeResponse.OfCard(card) : CardInvokeResponse.OfMessage(reply.Text);

        await OfferAsync(turn, reply, cancellation);

        // A PUT from a refresh would make clients refresh, and so on without end (PROTOCOL 2.1).
        if (!automatic && reply.CardJson is not null && turn.Activity.ReplyToId is { Length: > 0 } message)
        {
            updates.Enqueue(turn, message, Outbound(reply));
        }

        // A result that follows has no refresh, so that its PUT ends the circle.
        Follow(turn, turn.Activity.ReplyToId, reply);
    }

    /// <summary>The person has agreed to take a file, or not. It is made now, with the rights of this moment, and follows after the answer.</summary>
    private async Task OnFileAsync(TurnContext turn, CancellationToken cancellation)
    {
        turn.InvokeResponse = new InvokeResponse(200, null);
        var sender = await senders.FindAsync(turn, cancellation);
        if (FileConsent.Read(turn.Activity) is not { } decision || sender.Refusal is not null || !Mentions.IsPersonal(turn.Activity))
        {
            await turn.SendAsync(OutboundMessage.OfText(sender.Refusal ?? Replies.UnknownButton().Text), cancellation);
            return;
        }

        var data = CardData.From(decision.Context);
        if (decision.Upload is not { } upload)
        {
            await turn.SendAsync(OutboundMessage.OfText("ファイルの保存を取りやめました。"), cancellation);
        }
        else if (!flows.Verbs.TryGetValue(data.Text("verb"), out var verb) || verb.File is null)
        {
            await turn.SendAsync(OutboundMessage.OfText(Replies.UnknownButton().Text), cancellation);
        }
        else
        {
            var step = StepOf(turn, sender, data.Text("verb"), data, "", isRefresh: false);
            files.Enqueue(turn, upload, token => flows.FileAsync(verb, step, token)!); // It has one.
        }
    }

    private void Follow(TurnContext turn, string? message, Reply reply)
    {
        if (reply.Later is { } later)
        {
            followUps.Enqueue(turn, message, later, Outbound, (ready, token) => OfferAsync(turn, ready, token));
        }
    }

    private static async Task OfferAsync(TurnContext turn, Reply reply, CancellationToken cancellation)
    {
        if (reply.Offer is { } offer)
        {
            var context = new System.Text.Json.Nodes.JsonObject();
            foreach (var (key, value) in offer.Context)
            {
                context[key] = value;
            }

            await turn.SendAsync(FileConsent.Ask(offer.Name, offer.Description, offer.Size, context), cancellation);
        }
    }

    /// <summary>First contact. Installation and arrival come in either order or at once; one of them greets.</summary>
    private async Task OnArrivalAsync(TurnContext turn, CancellationToken cancellation)
    {
        if (!Mentions.IsPersonal(turn.Activity))
        {
            return;
        }

        var sender = await senders.FindAsync(turn, cancellation);
        if (sender.Officer is { } arrived)
        {
            await reminders.ReachableAgainAsync(arrived.Id, cancellation);
        }

        if (sender is { Officer: not null, IsNewHere: true })
        {
            var reply = await home.WelcomeAsync(StepOf(turn, sender, HomeFlow.Home, CardData.Empty, "", isRefresh: false), cancellation);
            await turn.SendAsync(Outbound(reply), cancellation);
        }
    }

    private async Task<Reply?> ReplyToWordsAsync(TurnContext turn, string words, CancellationToken cancellation)
    {
        var sender = await senders.FindAsync(turn, cancellation);
        if (sender.Refusal is { } refusal)
        {
            return Reply.Sentence(refusal);
        }

        var understood = flows.Understand(words);
        var step = StepOf(turn, sender, understood?.Verb.Name ?? "", CardData.Empty, understood?.Words ?? "", isRefresh: false);
        if (understood is not { Verb: var verb })
        {
            Log.NotUnderstood(logger, step.Command.Id);
            return words.Length == 0
                ? help.Help(step, "文字で送信してください。写真やファイルはまだ扱えません。")
                : help.Help(step, "この言葉は分かりませんでした。次の言葉が使えます。");
        }

        return !Mentions.IsPersonal(turn.Activity) && !verb.Scopes.HasFlag(Scopes.Shared)
            ? Reply.Sentence(OnlyInPersonalChat)
            : await flows.RunAsync(verb, step, cancellation);
    }

    private async Task<Reply?> ReplyToButtonAsync(
        TurnContext turn,
        string verb,
        CardData data,
        bool isRefresh,
        CancellationToken cancellation
    )
    {
        var sender = await senders.FindAsync(turn, cancellation);
        if (sender.Refusal is { } refusal)
        {
            return Reply.Sentence(refusal);
        }

        if (!flows.Verbs.TryGetValue(verb, out var found) || (isRefresh && found is not Reads))
        {
            Log.UnknownVerb(logger, verb.Length > 40 ? verb[..40] : verb);
            return Replies.UnknownButton();
        }

        return !Mentions.IsPersonal(turn.Activity) && !found.Scopes.HasFlag(Scopes.Shared)
            ? Reply.Sentence(OnlyInPersonalChat)
            : await flows.RunAsync(found, StepOf(turn, sender, verb, data, "", isRefresh), cancellation);
    }

    private Step StepOf(TurnContext turn, Sender sender, string verb, CardData data, string words, bool isRefresh)
    {
        var activity = turn.Activity;
        // An activity without an id cannot be told from its repetition; each is a command of its own.
        var command =
            data.Id(Buttons.CommandKey) ?? (activity.Id is null ? Guid.CreateVersion7(clock.GetUtcNow()) : Step.CommandOf(activity));
        return new Step
        {
            Officer = sender.Officer!,
            Now = clock.GetUtcNow(),
            Rules = rules,
            Verb = verb,
            Data = data,
            Words = words.Length > 0 ? words : data.Text(Buttons.WordsKey),
            Command = new Command(command, data.Digest(verb)),
            UserId = activity.From?.Id,
            Message = activity is { ReplyToId: { Length: > 0 } message, Conversation.Id: { } conversation }
                ? new ShownMessage(conversation, message)
                : null,
            Reference = ConversationReference.From(activity) is { } reference ? References.Write(reference) : null,
            IsRefresh = isRefresh,
            TakesFiles = TakesFiles(activity),
        };
    }

    // The Playground says that it is Teams, but knows no consent; its connector is told by its address.
    private static bool TakesFiles(Activity activity) =>
        activity.ChannelId == "msteams"
        && Mentions.IsPersonal(activity)
        && activity.ServiceUrl?.TrimEnd('/').EndsWith("/_connector", StringComparison.Ordinal) != true;

    /// <summary>The message in which the answer stands.</summary>
    private static async Task<string?> SubmitAnsweredAsync(TurnContext turn, Reply reply, CancellationToken cancellation)
    {
        var message = Outbound(reply);
        return
            reply.CardJson is not null
            && turn.Activity.ReplyToId is { Length: > 0 } shown
            && await turn.UpdateAsync(shown, message, cancellation)
            ? shown
            : await turn.SendAsync(message, cancellation);
    }

    private static OutboundMessage Outbound(Reply reply) =>
        reply.CardJson is { } card ? OutboundMessage.OfCard(card, reply.Text) : OutboundMessage.OfText(reply.Text);

    /// <summary>Verb, data and trigger of an adaptiveCard/action; a fault in words when the shape is not the protocol's.</summary>
    private static (string Verb, CardData Data, bool Automatic, string? Fault) ActionOf(Activity activity)
    {
        if (
            activity.Value is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("action", out var action)
            || action.ValueKind != JsonValueKind.Object
        )
        {
            return ("", CardData.Empty, false, "カードの操作を読み取れませんでした。「ホーム」と送信してください。");
        }

        var type = action.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.String ? t.GetString() : null;
        if (type is not (null or "Action.Execute"))
        {
            return ("", CardData.Empty, false, "このカードの操作には対応していません。「ホーム」と送信してください。");
        }

        var data = CardData.From(action.TryGetProperty("data", out var d) ? d : null);
        var verb = action.TryGetProperty("verb", out var v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : data.Text("verb");
        var automatic =
            value.TryGetProperty("trigger", out var trigger)
            && trigger.ValueKind == JsonValueKind.String
            && trigger.ValueEquals("automatic");
        return (verb, data, automatic, null);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Words of command {Command} were not understood.")]
        public static partial void NotUnderstood(ILogger logger, Guid command);

        [LoggerMessage(Level = LogLevel.Warning, Message = "No handler for the verb {Verb}.")]
        public static partial void UnknownVerb(ILogger logger, string verb);
    }
}
