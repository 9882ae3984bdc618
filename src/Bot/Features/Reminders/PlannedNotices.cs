using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>通知の予定 of all readers of the reader's councils; of oneself, for somebody who supervises nobody.</summary>
internal sealed class PlannedNotices(ForecastDesk forecasts, ReminderRules rules)
{
    public async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        var forecast = await forecasts.OfAsync(step.Officer, step.Today, cancellation);
        var titles = forecast.Readers.ToDictionary(r => r.Id, r => r.Title);
        return Reply.Card(
            PlanCard.Render(
                new PlanView(
                    step.Draw(),
                    $"{step.Officer.On(step.Today).FirstOrDefault()?.UnitName ?? "配置なし"}　今後{rules.Settings.PreviewDays}日",
                    [
                        .. forecast
                            .Items.GroupBy(f => (f.Day, f.Reader))
                            .Select(g => new PlannedNotice(g.Key.Day, $"{titles[g.Key.Reader]}：{Places(g)}　{Matters(g)}")),
                    ],
                    [.. forecast.Unreached.Select(o => titles[o])],
                    step.Data.Number(ReminderVerbs.PageKey) ?? 0
                )
            )
        );
    }

    /// <summary>The council or station, or how many of them.</summary>
    private static string Places(IEnumerable<ForecastItem> items)
    {
        var places = items.Select(i => i.Item.Where).Distinct().ToList();
        return places.Count == 1 ? places[0] : $"{places.Count}か所";
    }

    private static string Matters(IEnumerable<ForecastItem> items)
    {
        var names = items.Select(i => i.Item.Name).Distinct().ToList();
        return names.Count <= 3 ? string.Join('、', names) : $"{string.Join('、', names.Take(3))}ほか{names.Count - 3}件";
    }
}
