using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>One line of 通知の予定.</summary>
public sealed record ForecastItem(DateOnly Day, OfficerId Reader, DigestItem Item);

/// <summary>Everything that 通知の予定 follows from.</summary>
public sealed record ForecastCase
{
    /// <summary>The persons whose notices are asked for, with what they were told and have set.</summary>
    public required IReadOnlyList<(Officer Officer, ReaderState State)> Readers { get; init; }

    public IReadOnlyList<CouncilFacts> Councils { get; init; } = [];

    /// <summary>Stations with the holders of their posts.</summary>
    public IReadOnlyList<(StationFacts Facts, IReadOnlyList<RosterEntry> Roster)> Stations { get; init; } = [];

    /// <summary>What has gone up to the reader's office by today; what will go up later no office above a station knows yet.</summary>
    public IReadOnlyList<OpenItem> Above { get; init; } = [];

    /// <summary>Whom no message reaches: whoever is next in the chain takes their place.</summary>
    public IReadOnlySet<OfficerId> Unreachable { get; init; } = new HashSet<OfficerId>();
}

/// <summary>通知の予定: who will get what when, if nothing is done until then.</summary>
public static class ReminderForecast
{
    /// <summary>
    /// The days after today, up to the look-ahead. The same planner is asked for each of them, on unchanged facts, with the ledger that
    /// the days before would leave; so what it says is what will be sent.
    /// </summary>
    public static IReadOnlyList<ForecastItem> Of(ForecastCase at, DateOnly today, ReminderRules rules)
    {
        var forecast = new List<ForecastItem>();
        var told = at.Readers.ToDictionary(r => r.Officer.Id, r => r.State.Ledger);
        for (var day = today.AddDays(1); day <= today.AddDays(rules.Settings.PreviewDays); day = day.AddDays(1))
        {
            if (!rules.Calendar.IsWorkingDay(day))
            {
                continue;
            }

            var open = at.Councils.Select(c => (Facts: c, Open: OpenItems.Of(c, day, rules, at.Unreachable))).ToList();
            var owed = at.Stations.Select(s => (s.Facts, Open: OpenItems.Of(s.Facts, s.Roster, day, rules, at.Unreachable))).ToList();
            foreach (var (officer, state) in at.Readers.Where(r => !at.Unreachable.Contains(r.Officer.Id)))
            {
                var digest = DigestPlanner.Of(
                    new ReaderCase
                    {
                        Reader = officer.Id,
                        Councils = [.. open.Select(o => ReaderCouncil.Of(officer, o.Facts, o.Open, day))],
                        Offices =
                        [
                            .. owed.Select(o => new ReaderOffice(
                                o.Open,
                                Posts.At(officer, o.Facts.Station.Id, o.Facts.Station.PeriodOn(day)?.Area, day)
                            )),
                            .. at.Above.Select(i => new ReaderOffice([i], Posts.At(officer, i.Obligation.Station, i.Area, day))),
                        ],
                        Ledger = told[officer.Id],
                        Preferences = state.Preferences,
                    },
                    day,
                    rules
                );
                forecast.AddRange(digest.Items.Where(i => i.IsNew).Select(i => new ForecastItem(day, officer.Id, i)));
                told[officer.Id] = digest.IsDue ? digest.Next : told[officer.Id];
            }
        }

        return forecast;
    }
}

/// <summary>通知の理由: why a reader hears of something, and how it goes on.</summary>
/// <param name="Post">As which post.</param>
/// <param name="NextStage">The reader's next stage, if nothing is done.</param>
/// <param name="NextPost">Who hears of it next; null at the end of the chain.</param>
public sealed record ReminderReason(
    OpenItem Item,
    Responsible? Post,
    int? Level,
    ReminderStage? Reached,
    ReminderStage? NextStage,
    Responsible? NextPost,
    DateOnly? NextPostOn,
    LedgerEntry? Told
)
{
    public static ReminderReason Of(
        OfficerId reader,
        OpenItem item,
        IReadOnlySet<Responsible> posts,
        LedgerEntry? told,
        DateOnly today,
        ReminderRules rules
    )
    {
        var rung = DigestPlanner.RungOf(reader, item, posts, today);
        var next = item
            .Chain.Select((_, place) => item.RungAt(place))
            .Where(r => r.Level > 0)
            .Select(r => (r.Post, On: ReminderStages.RisesOn(item.Obligation, r, rules)))
            .Where(p => p.On > today)
            .OrderBy(p => p.On)
            .FirstOrDefault();
        return new ReminderReason(
            item,
            rung is null ? null : PostAt(item, rung.Value.Level, posts),
            rung?.Level,
            rung is { } reached ? ReminderStages.Latest(item.Obligation, reached, today, rules) : null,
            rung is { } from ? ComesNext(reader, item, from, today, rules) : null,
            next.Post,
            next.On,
            told
        );
    }

    /// <summary>The reader's own post at this level; that of the colleague who has left it to the reader, else.</summary>
    private static Responsible? PostAt(OpenItem item, int level, IReadOnlySet<Responsible> posts)
    {
        List<Responsible?> there = [.. item.Chain.Where((_, place) => item.LevelAt(place) == level).Select(p => (Responsible?)p)];
        return there.Find(p => posts.Contains(p!.Value)) ?? there.FirstOrDefault();
    }

    /// <summary>What was put off comes on the day to which it was put off, not before.</summary>
    private static ReminderStage? ComesNext(OfficerId reader, OpenItem item, Rung rung, DateOnly today, ReminderRules rules) =>
        item.Marks.FirstOrDefault(m => m.Officer == reader) is { SnoozedUntil: { } until } mark && until > today
            ? new ReminderStage($"Z{mark.Snoozes}", until)
            : ReminderStages.Next(item.Obligation, rung, today, rules);
}
