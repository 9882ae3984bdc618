using KobanBot.Bot.Features.Kit;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>What a person pressed, or what the client asks for by itself.</summary>
internal sealed record Pressed(string Verb, Fields.CardData Data, bool IsRefresh);

/// <summary>From what a known person asks for to the flow that answers it.</summary>
internal sealed partial class FlowCalls(FlowTable flows, HelpFlow help, TurnSteps steps, ILogger<FlowCalls> logger)
{
    private const string OnlyInPersonalChat =
        "記録や計画には個人情報が含まれるため、ボットとの個人チャットで操作してください。ここでは「要綱」「通知先」「ヘルプ」が使えます。";

    public async Task<Reply> OnWordsAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellation)
    {
        if (sender.Refusal is { } refusal)
        {
            return Reply.Sentence(refusal);
        }

        var understood = flows.Understand(words);
        var step = steps.OfWords(turn, sender, understood?.Verb.Name ?? "", understood?.Words ?? "");
        if (understood is not { Verb: var verb })
        {
            Log.NotUnderstood(logger, step.Command.Id);
            return words.Length == 0
                ? help.Help(step, "文字で送信してください。写真やファイルはまだ扱えません。")
                : help.Help(step, "この言葉は分かりませんでした。次の言葉が使えます。");
        }

        return IsAllowedHere(turn, verb) ? await flows.RunAsync(verb, step, cancellation) : Reply.Sentence(OnlyInPersonalChat);
    }

    public async Task<Reply> OnButtonAsync(ITurnContext turn, Sender sender, Pressed pressed, CancellationToken cancellation)
    {
        if (sender.Refusal is { } refusal)
        {
            return Reply.Sentence(refusal);
        }

        if (!flows.Verbs.TryGetValue(pressed.Verb, out var verb) || (pressed.IsRefresh && verb is not Reads))
        {
            Log.UnknownVerb(logger, pressed.Verb.Length > 40 ? pressed.Verb[..40] : pressed.Verb);
            return Replies.UnknownButton();
        }

        return IsAllowedHere(turn, verb)
            ? await flows.RunAsync(verb, steps.OfButton(turn, sender, pressed), cancellation)
            : Reply.Sentence(OnlyInPersonalChat);
    }

    /// <summary>Makes the file that a person has agreed to take, with the rights of the moment; null when nothing offers such a file.</summary>
    public Func<CancellationToken, Task<FileReply>>? FileOf(ITurnContext turn, Sender sender, Pressed accepted)
    {
        if (!flows.Verbs.TryGetValue(accepted.Verb, out var verb) || verb.File is null)
        {
            return null;
        }

        var step = steps.OfButton(turn, sender, accepted);
        return token => flows.FileAsync(verb, step, token)!; // It has one.
    }

    private static bool IsAllowedHere(ITurnContext turn, Verb verb) =>
        Mentions.IsPersonal(turn.Activity) || verb.Scopes.HasFlag(Scopes.Shared);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Words of command {Command} were not understood.")]
        public static partial void NotUnderstood(ILogger logger, Guid command);

        [LoggerMessage(Level = LogLevel.Warning, Message = "No handler for the verb {Verb}.")]
        public static partial void UnknownVerb(ILogger logger, string verb);
    }
}
