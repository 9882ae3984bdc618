using KobanBot.Core.Councils;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>One line of 通知の予定.</summary>
public sealed record ForecastItem(DateOnly Day, OfficerId Reader, DigestItem Item);

/// <summary>通知の予定: who will get what when, if nothing is done until then.</summary>
public static class ReminderForecast
{
    /// <summary>
    /// The days after today, up to the look-ahead. The same planner is asked for each of them, on unchanged facts, with the ledger that
    /// the days before would leave; so what it says is what will be sent.
    /// </summary>
    public static IReadOnlyList<ForecastItem> Of(
        IReadOnlyList<Officer> readers,
        IReadOnlyList<CouncilFacts> councils,
        IReadOnlyDictionary<OfficerId, Ledger> ledgers,
        DateOnly today,
        ReminderRules rules
    )
    {
        var forecast = new List<ForecastItem>();
        var told = readers.ToDictionary(r => r.Id, r => ledgers.GetValueOrDefault(r.Id, Ledger.Empty));
        for (var day = today.AddDays(1); day <= today.AddDays(rules.Settings.PreviewDays); day = day.AddDays(1))
        {
            if (!rules.Calendar.IsWorkingDay(day))
            {
                continue;
            }

            var open = councils.Select(c => (Facts: c, Open: OpenItems.Of(c, day, rules, new HashSet<OfficerId>()))).ToList();
            foreach (var reader in readers)
            {
                var digest = DigestPlanner.Of(
                    new ReaderCase
                    {
                        Reader = reader.Id,
                        Councils = [.. open.Select(o => ReaderCouncil.Of(reader, o.Facts, o.Open, day))],
                        Ledger = told[reader.Id],
                    },
                    day,
                    rules
                );
                forecast.AddRange(digest.Items.Where(i => i.IsNew).Select(i => new ForecastItem(day, reader.Id, i)));
                told[reader.Id] = digest.IsDue ? digest.Next : told[reader.Id];
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
        var level = DigestPlanner.LevelOf(reader, item, posts, today);
        var next = item
            .Chain.Select((post, at) => (Post: post, On: ReminderStages.EscalatesOn(item.Obligation, at, rules), At: at))
            .FirstOrDefault(p => p.At > 0 && p.On > today);
        return new ReminderReason(
            item,
            level is { } place && place < item.Chain.Count ? item.Chain[place] : null,
            level,
            level is { } reached ? ReminderStages.Latest(item.Obligation, reached, today, rules) : null,
            level is { } from ? ComesNext(reader, item, from, today, rules) : null,
            next.At > 0 ? next.Post : null,
            next.At > 0 ? next.On : null,
            told
        );
    }

    /// <summary>What was put off comes on the day to which it was put off, not before.</summary>
    private static ReminderStage? ComesNext(OfficerId reader, OpenItem item, int level, DateOnly today, ReminderRules rules) =>
        item.Marks.FirstOrDefault(m => m.Officer == reader) is { SnoozedUntil: { } until } mark && until > today
            ? new ReminderStage($"Z{mark.Snoozes}", until)
            : ReminderStages.Next(item.Obligation, level, today, rules);
}
