using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Support.Conversations;

/// <summary>
/// Looks at every card that a chat of a test shows: a button whose verb asks for a right that this person has not, on the council that the button
/// names, can only refuse, and must not be offered.
/// </summary>
internal sealed class OfferedButtons(BotUnderTest bot, OfficerId person)
{
    /// <exception cref="InvalidOperationException">A button can only refuse.</exception>
    public async Task CheckAsync(SeenCard card)
    {
        var flows = bot.Services.GetRequiredService<FlowTable>();
        var today = JapanTime.DayOf(bot.Clock.GetUtcNow());
        foreach (var action in card.Actions)
        {
            if (
                (string?)action["data"]?[Buttons.CouncilKey] is not { } named
                || (string?)action["verb"] is not { } name
                || !flows.Verbs.TryGetValue(name, out var verb)
                || await RightsAsync(new CouncilId(named), today) is not { } access
                || access.HasAny(verb.Rights)
            )
            {
                continue;
            }

            throw new InvalidOperationException(
                $"The button 「{(string?)action["title"]}」 ({name}) can only refuse {person}, who has {access.Rights} and not {verb.Rights}, on:\n{card.Text}"
            );
        }
    }

    /// <summary>
    /// Null for whoever cannot read the council at all: those above the stations have verbs of their own. Null too while a test has taken the
    /// storage away: then nobody can tell.
    /// </summary>
    private async Task<CouncilAccess?> RightsAsync(CouncilId council, DateOnly today)
    {
        try
        {
            return
                await bot.Storage.CouncilStore.FindAsync(council, CancellationToken.None) is { Facts: var facts }
                && await bot.Storage.PersonStore.FindAsync(person, CancellationToken.None) is { Officer: var officer }
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
