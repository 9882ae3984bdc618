using KobanBot.Bot.Features.Enlisting;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Turns.Choosing;
using KobanBot.Bot.Features.Turns.Leaving;
using KobanBot.Bot.Features.Turns.Speech;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>What a person pressed, or what the client asks for by itself.</summary>
internal sealed record Pressed(string Verb, Fields.CardData Data, bool IsRefresh);

/// <summary>From what a known person asks for to the flow that answers it.</summary>
/// <remarks>Eight parts: what can be asked, the help, the steps, what was left, who is on no list, what is shown, private answers, and the log.</remarks>
internal sealed partial class FlowCalls(
    FlowTable flows,
    HelpFlow help,
    TurnSteps steps,
    LeftForms forms,
    EnlistDesk enlisting,
    ShownLists lists,
    PrivateAnswers own,
    ILogger<FlowCalls> logger
)
{
    public async Task<Reply> OnWordsAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellation)
    {
        if (sender.Refusal is { } refusal)
        {
            return sender.Applicant is { } applicant
                ? await enlisting.AnswerAsync(applicant, data: null, cancellation)
                : Reply.Sentence(refusal);
        }

        var heard = steps.OfWords(turn, sender, "", words);
        if (lists.Meant(words, heard, MayBeSaid) is { } numbered)
        {
            return numbered.Again is { } again
                ? await ShownAsync(heard, again, cancellation)
                : await OnRowAsync(turn, sender, numbered.Chosen!, cancellation); // One of the two.
        }

        switch (flows.Understand(words, heard.Officer, heard.Today, heard.Scope))
        {
            case Meaning.Certain { Command: var command, Words: var beside }:
                var step = steps.OfWords(turn, sender, command.Verb, beside, command.With);
                return ForOthers(flows.Verbs[command.Verb], step) is { } others
                    ? others
                    : await own.WithAsync(flows, step, await RunAsync(flows.Verbs[command.Verb], step, cancellation), cancellation);
            case Meaning.Perhaps { Sentence: { } sentence, Commands: var commands } when !commands.Any(c => IsHere(c, heard)):
                return Reply.Sentence(sentence);
            case Meaning.Perhaps { Commands: var commands } when !commands.Any(c => IsHere(c, heard)):
                return await RunAsync(flows.Verbs[commands[0].Verb], heard, cancellation);
            case Meaning.Perhaps { Sentence: var sentence, Commands: var commands }:
                return await RunAsync(help.Asking(words, sentence, [.. commands.Where(c => IsHere(c, heard))]), heard, cancellation);
            default:
                Log.NotUnderstood(logger, heard.Command.Id);
                var instead = help.With(
                    words.Length == 0
                        ? "文字で送信してください。写真やファイルはまだ扱えません。"
                        : "この言葉は分かりませんでした。次の言葉が使えます。"
                );
                return await RunAsync(instead, heard, cancellation);
        }
    }

    /// <summary>A row that was chosen by its number is pressed; each number that is typed is a command of its own.</summary>
    private Task<Reply> OnRowAsync(ITurnContext turn, Sender sender, ShownChoice row, CancellationToken cancellation)
    {
        var data = Fields.CardData.Of(row.Data.ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal));
        return RunAsync(flows.Verbs[row.Verb], steps.OfButton(turn, sender, new Pressed(row.Verb, data, IsRefresh: false)), cancellation);
    }

    /// <summary>It only reads, or is what a command in words starts as well.</summary>
    private bool MayBeSaid(string verb) =>
        flows.Verbs.TryGetValue(verb, out var found) && (found is Reads || flows.Commands.Any(c => c.Verb == verb));

    private bool IsHere(Spoken command, Step step) => flows.Verbs[command.Verb].Scopes.HasFlag(step.Scope);

    /// <summary>Who reads the council, and never does this there, is told who does; null for whom it may be.</summary>
    private static Reply? ForOthers(Verb verb, Step step) =>
        Access.Possible(step.Officer, step.Today) is var possible
        && possible.HasFlag(CouncilRights.Read)
        && (possible & verb.Rights) == CouncilRights.None
            ? Replies.ForOthers(verb.Rights)
            : null;

    public async Task<Reply> OnButtonAsync(ITurnContext turn, Sender sender, Pressed pressed, CancellationToken cancellation)
    {
        if (sender.Refusal is { } refusal)
        {
            return sender.Applicant is not { } applicant || pressed.IsRefresh
                ? Reply.Sentence(refusal)
                : pressed.Verb switch
                {
                    EnlistVerbs.Send => await enlisting.AnswerAsync(applicant, pressed.Data, cancellation),
                    // The way on of what the bot has told somebody who is on no list.
                    MeetingVerbs.Home => await enlisting.AnswerAsync(applicant, data: null, cancellation),
                    _ => Reply.Sentence(refusal),
                };
        }

        if (!flows.Verbs.TryGetValue(pressed.Verb, out var verb) || (pressed.IsRefresh && verb is not Reads))
        {
            Log.UnknownVerb(logger, pressed.Verb.Length > 40 ? pressed.Verb[..40] : pressed.Verb);
            return Replies.UnknownButton();
        }

        var (own, asking, form) = await forms.TakeAsync(sender, pressed, cancellation);
        return await RunAsync(verb, steps.OfButton(turn, asking, own) with { Form = form }, cancellation);
    }

    /// <summary>What a command of the message extension starts, or a button of the dialog that it has opened.</summary>
    public async Task<Reply> OnExtensionAsync(ITurnContext turn, Sender sender, Pressed pressed, CancellationToken cancellation)
    {
        if (sender.Refusal is { } refusal)
        {
            return Reply.Sentence(refusal);
        }

        if (!flows.Verbs.TryGetValue(pressed.Verb, out var verb))
        {
            Log.UnknownVerb(logger, pressed.Verb.Length > 40 ? pressed.Verb[..40] : pressed.Verb);
            return Replies.UnknownButton();
        }

        var step = steps.OfExtension(turn, sender, pressed);
        return ForOthers(verb, step) ?? await RunAsync(verb, step, cancellation);
    }

    /// <summary>What a page of ours asks for; a verb that is not known is a fault of the page.</summary>
    public async Task<Reply> OnPaneAsync(Sender sender, Pressed pressed, CancellationToken cancellation)
    {
        if (sender.Refusal is { } refusal)
        {
            return Reply.Sentence(refusal);
        }

        var (verb, step) = (flows.Verbs[pressed.Verb], steps.OfPane(sender, pressed));
        return ForOthers(verb, step) ?? await flows.RunAsync(verb, step, cancellation);
    }

    /// <summary>What the bot says of its own accord to what a person did, for example the welcome.</summary>
    public Task<Reply> OnOwnAccordAsync(ITurnContext turn, Sender sender, Reads verb, CancellationToken cancellation) =>
        flows.RunAsync(verb, steps.OfWords(turn, sender, verb.Name, ""), cancellation);

    /// <summary>Makes the file that a person has agreed to take, with the rights of the moment; null when nothing offers such a file.</summary>
    public Func<Making, CancellationToken, Task<FileReply>>? FileOf(ITurnContext turn, Sender sender, Pressed accepted)
    {
        if (!flows.Verbs.TryGetValue(accepted.Verb, out var verb) || verb.File is null)
        {
            return null;
        }

        var step = steps.OfButton(turn, sender, accepted);
        return (making, token) => flows.FileAsync(verb, step with { Making = making }, token);
    }

    private async Task<Reply> RunAsync(Verb verb, Step step, CancellationToken cancellation) =>
        verb.Scopes.HasFlag(step.Scope)
            ? await ShownAsync(
                step,
                await steps.Files.OfAsync(step, await flows.RunAsync(verb, step, cancellation), cancellation),
                cancellation
            )
            : Reply.Sentence(
                $"記録や計画には個人情報が含まれるため、ボットとの個人チャットで操作してください。ここでは{string.Concat(SharedWords(step.Scope))}が使えます。"
            );

    private async Task<Reply> ShownAsync(Step step, Reply reply, CancellationToken cancellation)
    {
        var shown = await forms.ShowAsync(flows, step, reply, cancellation);
        await lists.KeepAsync(step, shown, cancellation);
        return shown;
    }

    private IEnumerable<string> SharedWords(Scopes scope) =>
        flows.Commands.Where(c => c.IsListed && c.Scopes.HasFlag(scope)).Select(c => $"「{c.Ways[0]}」");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Words of command {Command} were not understood.")]
        public static partial void NotUnderstood(ILogger logger, Guid command);

        [LoggerMessage(Level = LogLevel.Warning, Message = "No handler for the verb {Verb}.")]
        public static partial void UnknownVerb(ILogger logger, string verb);
    }
}
