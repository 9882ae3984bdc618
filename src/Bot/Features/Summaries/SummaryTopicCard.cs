using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>One topic of a scope, with the ways to the others.</summary>
internal static class SummaryTopicCard
{
    private const int YearsBack = 8;

    public static Reply Of(Step step, SummaryCase at, SummaryAddress asked, HalfYearDivision division)
    {
        var topics = SummaryPages.TopicsOf(asked.Scope.Level);
        var address = topics.Contains(asked.Topic) ? asked : asked with { Topic = topics[0] };
        var pages = new SummaryPages(at, address);
        address = address with { Page = Math.Clamp(address.Page, 0, pages.Count - 1) };
        var (tables, chart) = new SummaryPages(at, address).Of(address.Page);
        var view = new SummaryView
        {
            Drawing = step.Draw(),
            Address = address,
            Title = SummaryWords.Title(address),
            About =
                $"{SummaryWords.Name(address.Scope, at.Data, at.AsOf)}　{JapaneseDate.WithoutWeekday(at.AsOf)}現在　{SummaryWords.Topic(address.Topic, address.Scope.Level)}",
            Speak = Speak(at, address),
            Pages = pages.Count,
            Tables = tables,
            Chart = chart,
            Notes = Notes(at, address),
            Topics =
            [
                .. topics
                    .Where(t => t != address.Topic)
                    .Select(t =>
                        (SummaryWords.Topic(t, address.Scope.Level), address with { Topic = t, Page = 0, Figure = null, Flat = false })
                    ),
            ],
            Others = Merged(at, address),
            Roster = RosterOf(step, address),
        };
        return Reply.Card(
            address.Topic == SummaryTopic.More
                ? SummaryCard.RenderMore(new SummaryMoreView(view, Periods(at, division), address.Scope.Level != ScopeLevel.Council))
                : SummaryCard.Render(view)
        );
    }

    private static string Speak(SummaryCase at, SummaryAddress address)
    {
        var title = $"{SummaryWords.Title(address)}、{SummaryWords.Topic(address.Topic, address.Scope.Level)}。";
        return address is { Topic: SummaryTopic.Main, Scope.Level: ScopeLevel.Council }
                ? $"{title}定期会議は{(Count(at, FigureKind.RegularHeld) > 0 ? "開催済" : "未開催")}です"
            : address.Topic == SummaryTopic.Main
                ? $"{title}定期会議は{SummaryWords.Number(Count(at, FigureKind.RegularDue))}協議会のうち{SummaryWords.Number(Count(at, FigureKind.RegularHeld))}協議会で開催済です"
            : title + $"{JapaneseDate.WithoutWeekday(at.AsOf)}現在";
    }

    private static int Count(SummaryCase at, FigureKind kind) => Figures.Of(at, new(kind)).Count;

    private static IReadOnlyList<string> Notes(SummaryCase at, SummaryAddress address) =>
        !at.IsCurrent && address.Topic is SummaryTopic.Duties or SummaryTopic.Feedback && !at.IsCurrent
            ? ["期限、未了の要望及び年度替わりは、本日の状況のみ表示できます。今年度の状況を表示してください。"]
            : [];

    /// <summary>警察署長 keeps the roster in the station: whoever is posted there reads its names, nobody above (要綱 第5-6).</summary>
    private static CouncilId? RosterOf(Step step, SummaryAddress address) =>
        address is { Topic: SummaryTopic.Members, Scope.Level: ScopeLevel.Council }
        && Access.CouncilsOf(step.Officer, step.Today).Any(c => c.Id == address.Scope.Council)
            ? address.Scope.Council
            : null;

    /// <summary>What was merged into a station is looked at on its own: its history counts where it stood.</summary>
    private static List<(string, SummaryAddress)> Merged(SummaryCase at, SummaryAddress address) =>
        address is { Scope.Level: ScopeLevel.Station, Topic: SummaryTopic.Main }
            ?
            [
                .. at
                    .Data.Stations.Where(s => at.Data.Index.Successor(s.Id, at.Today)?.Id == address.Scope.Station)
                    .Where(s => s.Periods.Any(p => p.Days.Overlaps(new DayRange(at.Period.First.AddYears(-1), at.AsOf))))
                    .Select(s => ($"旧{s.Name}の分", address with { Scope = SummaryScope.Of(s.Id) })),
            ]
            : [];

    private static IReadOnlyList<(string, string)> Periods(SummaryCase at, HalfYearDivision division)
    {
        var today = FiscalYear.Of(at.Today);
        var first = at.FirstYear ?? today;
        var from = first.StartYear < today.StartYear - YearsBack ? new FiscalYear(today.StartYear - YearsBack) : first;
        var periods = new List<SummaryPeriod>();
        for (var year = today; year >= from; year = year.Previous)
        {
            periods.Add(SummaryPeriod.Of(year));
            var half = HalfYear.Of(year.Last, division);
            periods.AddRange(new[] { half, half.Previous }.Where(h => h.First <= at.Today).Select(SummaryPeriod.Of));
        }

        if (!periods.Contains(at.Period))
        {
            periods.Add(at.Period);
        }

        return [.. periods.Select(p => (SummaryWords.Spaced(p), p.Code))];
    }
}
