using AdaptiveCards;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// The digest that stands in a chat. It says what has become of it instead of asking again: replaced by the next one, or, on a morning
/// without news, what of it has been done. Only looks: when a change of it is lost, the card's refresh still asks for what is true.
/// </summary>
internal sealed partial class StandingDigests(
    ReaderDesk desk,
    IProactiveMessenger messenger,
    SendingGate gate,
    ReminderRules rules,
    TimeProvider clock,
    ILogger<StandingDigests> logger
)
{
    /// <summary>A newer digest has been sent.</summary>
    public async Task ReplaceAsync(LoadedReader reader, Digest newer, CancellationToken stopping)
    {
        if (reader.State.Standing is { } standing)
        {
            await TryUpdateAsync(reader, standing, DigestCard.RenderReplaced(standing.Day, newer.Done), stopping);
        }
    }

    /// <summary>
    /// There is no newer digest today. What stands is to be recorded when it has changed; null when there is nothing to change, which costs
    /// nothing.
    /// </summary>
    /// <param name="quiet">What the planner says today.</param>
    public async Task<StandingDigest?> SettleAsync(
        LoadedReader reader,
        Digest quiet,
        IReadOnlySet<OfficerId> unreachable,
        CancellationToken stopping
    )
    {
        var done = quiet.Done.Select(d => d.Key).Order(StringComparer.Ordinal).ToList();
        if (
            reader.State.Standing is not { } standing
            || standing.Day == quiet.Day
            || done.SequenceEqual(standing.Done ?? [])
            || References.Read(reader.Reference) is not { } reference
            || !rules.IsDigestTime(clock.GetUtcNow())
            || await gate.IsStoppedAsync(stopping)
        )
        {
            return null;
        }

        var card = DigestCard.RenderSettled(standing.Day, quiet.Done);
        if (quiet.Items.Count > 0)
        {
            var view = await desk.LoadAsync(reader.Officer, reader.State, quiet.Day, unreachable, stopping);
            var drawing = new Drawing(Guid.CreateVersion7(clock.GetUtcNow()), reference.UserId);
            card = DigestCard.Render(
                DigestView.Of(drawing, reader.Officer, view, DigestPlanner.Of(view.Case, quiet.Day, rules), unreachable)
            );
        }

        return await TryUpdateAsync(reader, standing, card, stopping) ? standing with { Done = done } : null;
    }

    /// <summary>False when it is worth another try: the channel has no room, or does not answer.</summary>
    private async Task<bool> TryUpdateAsync(LoadedReader reader, StandingDigest standing, AdaptiveCard card, CancellationToken stopping)
    {
        if (References.Read(reader.Reference) is not { } reference)
        {
            return true;
        }

        try
        {
            await messenger.UpdateAsync(
                reference with
                {
                    ConversationId = standing.ConversationId,
                },
                standing.ActivityId,
                OutboundMessage.OfCard(CardJson.Serialize(card), card.Speak),
                stopping
            );
            return true;
        }
        catch (ConnectorException refusal)
        {
            Log.NotReplaced(logger, reader.Officer.Id, refusal.Error.Status);
            return refusal.Error.IsUnreachable;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The former digest of officer {Officer} was not replaced: status {Status}.")]
        public static partial void NotReplaced(ILogger logger, OfficerId officer, int status);
    }
}
