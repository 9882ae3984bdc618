using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Reminders;

namespace KobanBot.Bot.Features.Kit;

/// <summary>The button by which every card that ends something leads back to what else is to be done.</summary>
internal static class WayBack
{
    public static AdaptiveExecuteAction Button(Buttons buttons, bool secondary = false) =>
        new Buttons(buttons.Drawing).Button("本日の対応", ReminderVerbs.Show, secondary: secondary, withoutInputs: true);
}
