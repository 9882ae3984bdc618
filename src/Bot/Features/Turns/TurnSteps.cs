using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Makes of a turn what the flows work on, which knows nothing of activities.</summary>
internal sealed class TurnSteps(ObligationRules rules, FileWays files, TimeProvider clock)
{
    /// <summary>How what a step offers comes to its person.</summary>
    public FileWays Files => files;

    /// <param name="with">What a button for the same would carry.</param>
    public Step OfWords(
        ITurnContext turn,
        Sender sender,
        string verb,
        string words,
        IReadOnlyList<(string Key, string Value)>? with = null
    ) =>
        Of(
            turn,
            sender,
            new Pressed(verb, CardData.Of((with ?? []).ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal)), IsRefresh: false)
        ) with
        {
            Words = words,
        };

    public Step OfButton(ITurnContext turn, Sender sender, Pressed pressed) =>
        Of(turn, sender, pressed) with
        {
            Words = pressed.Data.Text(Buttons.WordsKey),
        };

    /// <summary>
    /// Of the message extension: nobody but this person sees what it shows, wherever it was opened. The conversation is not the bot's, so nothing of
    /// it is kept, and no message stands there.
    /// </summary>
    public Step OfExtension(ITurnContext turn, Sender sender, Pressed pressed) =>
        OfButton(turn, sender, pressed) with
        {
            Scope = Scopes.Personal,
            Reference = null,
            Message = null,
            TakesConsent = false,
            TakesLinks = false,
        };

    /// <summary>Of a page of ours: it stands in no conversation. Without a command id each press is a command of its own.</summary>
    public Step OfPane(Sender sender, Pressed pressed) =>
        new()
        {
            Officer = sender.Officer!, // Whoever is refused gets no step.
            Now = clock.GetUtcNow(),
            Rules = rules,
            Verb = pressed.Verb,
            Data = pressed.Data,
            Command = new Command(
                pressed.Data.Id(Buttons.CommandKey) ?? Guid.CreateVersion7(clock.GetUtcNow()),
                pressed.Data.Digest(pressed.Verb)
            ),
        };

    private Step Of(ITurnContext turn, Sender sender, Pressed pressed)
    {
        var activity = turn.Activity;

        // An activity without an id cannot be told from its repetition; each is a command of its own.
        var command =
            pressed.Data.Id(Buttons.CommandKey)
            ?? (activity.Id is { } id ? Step.CommandOf(activity.Conversation?.Id, id) : Guid.CreateVersion7(clock.GetUtcNow()));
        return new Step
        {
            Officer = sender.Officer!, // Whoever is refused gets no step.
            Now = clock.GetUtcNow(),
            Rules = rules,
            Verb = pressed.Verb,
            Data = pressed.Data,
            Command = new Command(command, pressed.Data.Digest(pressed.Verb)),
            UserId = activity.From?.Id,
            Message = activity is { ReplyToId: { Length: > 0 } message, Conversation.Id: { } conversation }
                ? new ShownMessage(conversation, message)
                : null,
            Reference = StoredReference.From(activity) is { } reference ? References.Write(reference) : null,
            KeptForms = sender.Forms,
            Shown = sender.Shown,
            Scope = Mentions.ScopeOf(activity),
            IsRefresh = pressed.IsRefresh,
            TakesConsent = TakesConsent(activity),
            TakesLinks = files.HasPage && Mentions.IsPersonal(activity),
        };
    }

    // The Playground says that it is Teams, but knows no consent; its connector is told by its address.
    private static bool TakesConsent(Activity activity) =>
        activity.ChannelId == "msteams"
        && Mentions.IsPersonal(activity)
        && activity.ServiceUrl?.TrimEnd('/').EndsWith("/_connector", StringComparison.Ordinal) != true;
}
