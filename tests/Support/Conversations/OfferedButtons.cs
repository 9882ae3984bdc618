using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Support.Conversations;

/// <summary>
/// Looks at every card that a chat of a test shows: a button must not be offered that can only refuse, be it that the person has not the right for
/// it on the council that it names, or that its own decision refuses what is stored. A form is sent as it stands; it may be refused at a field, which
/// the person then fills in.
/// </summary>
internal sealed class OfferedButtons(BotUnderTest bot, OfficerId person)
{
    /// <exception cref="InvalidOperationException">A button can only refuse.</exception>
    public async Task CheckAsync(SeenCard card, Scopes scope)
    {
        var flows = bot.Services.GetRequiredService<FlowTable>();
        var today = JapanTime.DayOf(bot.Clock.GetUtcNow());
        if (await PersonAsync() is not { } officer)
        {
            return;
        }

        foreach (var action in card.Actions)
        {
            if ((string?)action["verb"] is not { } name || !flows.Verbs.TryGetValue(name, out var verb))
            {
                continue;
            }

            if (
                (string?)action["data"]?[Buttons.CouncilKey] is { } council
                && await RightsAsync(officer, new CouncilId(council), today) is { } access
                && !access.HasAny(verb.Rights)
            )
            {
                throw Refused(action, card, $"who has {access.Rights} and not {verb.Rights}");
            }

            if (await bot.Rehearsal.RefusalAsync(officer, name, DataOf(card, action), scope, card) is { } sentence)
            {
                throw Refused(action, card, $"who is told 「{sentence}」");
            }
        }
    }

    /// <summary>What a client sends of whoever presses the button at once: the inputs as they stand, unless the button leaves them behind.</summary>
    private static Dictionary<string, string> DataOf(SeenCard card, JsonObject action)
    {
        var sent = (string?)action["associatedInputs"] == "none" ? [] : card.Sent([]);
        foreach (var (key, value) in (JsonObject)action["data"]!)
        {
            sent[key] = value?.ToString() ?? "";
        }

        return sent;
    }

    private InvalidOperationException Refused(JsonObject action, SeenCard card, string why) =>
        new($"The button 「{(string?)action["title"]}」 ({(string?)action["verb"]}) can only refuse {person}, {why}, on:\n{card.Text}");

    /// <summary>Null for whom the bot does not know, and while a test has taken the storage away: then nobody can tell.</summary>
    private async Task<Officer?> PersonAsync()
    {
        try
        {
            return (await bot.Storage.PersonStore.FindAsync(person, CancellationToken.None))?.Officer;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Null for whoever cannot read the council at all: those above the stations have verbs of their own.</summary>
    private async Task<CouncilAccess?> RightsAsync(Officer officer, CouncilId council, DateOnly today)
    {
        try
        {
            return
                await bot.Storage.CouncilStore.FindAsync(council, CancellationToken.None) is { Facts: var facts }
                && Access.Of(officer, facts, today) is { Read: true } access
                ? access
                : null;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}
