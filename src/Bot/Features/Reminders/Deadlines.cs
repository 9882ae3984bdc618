using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>期限: first what the reader is responsible for, then what others have to do; what is in 本日の対応事項 is counted as there.</summary>
internal sealed class Deadlines(ReaderDesk desk, ReminderRules rules)
{
    private const string OwnMatters = "あなたの事務";
    private const string OthersMatters = "署の事務";

    private static readonly HashSet<OfficerId> Everybody = [];

    /// <summary>期限: what is due in the reader's councils and station within the look-ahead.</summary>
    public async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        // What somebody was told changes nothing about what is due, and is not read for it.
        var view = await desk.LoadAsync(step.Officer, new ReaderState(), step.Today, Everybody, cancellation);
        var digest = DigestPlanner.Of(view.Case with { IsAsked = true }, step.Today, rules);
        var items = view
            .Councils.Where(c => Posts.Of(step.Officer, c, step.Today).Count > 0)
            .SelectMany(c => DueSoon.Of(c, step.Today, rules))
            .Concat(view.Offices.SelectMany(o => o.Station is { } s ? DueSoon.Of(s, o.Roster, step.Today, rules) : []))
            .Concat(
                view.Case.Offices.Where(o => o.Open is [{ Obligation.Station: not null }] && view.Offices.Count == 0)
                    .SelectMany(o => o.Open)
            )
            .OrderByDescending(i => IsOwn(step, view, i))
            .ThenBy(i => i.Obligation.Target)
            .ThenBy(i => i.Obligation.Key, StringComparer.Ordinal)
            .ToList();
        var names = view.Councils.SelectMany(c => c.Roster).DistinctBy(r => r.Officer).ToDictionary(r => r.Officer, r => r.Name);
        return Reply.Card(
            ReminderListCard.Render(
                new ReminderListView
                {
                    Drawing = step.Draw(),
                    Title = "期限",
                    About =
                        $"{step.Officer.On(step.Today).FirstOrDefault()?.UnitName ?? "配置なし"}　未処理及び今後{rules.Settings.PreviewDays}日",
                    Summary = Summary(items, digest, step, view),
                    Verb = ReminderVerbs.Deadlines,
                    Rows =
                    [
                        .. items.Select(i =>
                            ReminderRows.Of(i, step.Today, names) with
                            {
                                Section = IsOwn(step, view, i) ? OwnMatters : OthersMatters,
                            }
                        ),
                    ],
                    Page = step.Data.Number(ReminderVerbs.PageKey) ?? 0,
                    Nothing = $"今後{rules.Settings.PreviewDays}日以内に期日のある事項はありません。",
                }
            )
        );
    }

    /// <summary>How many are the reader's own and the station's, and how many of all stand in 本日の対応事項 too: one count in both.</summary>
    private static string Summary(List<OpenItem> items, Digest digest, Step step, ReaderView view)
    {
        var own = items.Count(i => IsOwn(step, view, i));
        string[] parts =
        [
            $"{OwnMatters}{own}件",
            .. items.Count > own ? [$"{OthersMatters}{items.Count - own}件"] : Array.Empty<string>(),
            .. digest.Items.Count > 0 ? [$"本日の対応事項{digest.Items.Count}件"] : Array.Empty<string>(),
        ];
        return string.Join('、', parts);
    }

    /// <summary>The reader is responsible, or has taken it over; everything else is somebody else's to do.</summary>
    private static bool IsOwn(Step step, ReaderView view, OpenItem item)
    {
        var posts = view.Councils.FirstOrDefault(c => c.Council.Id == item.Obligation.Council) is { } council
            ? Posts.Of(step.Officer, council, step.Today)
            : Posts.At(step.Officer, item.Obligation.Station, item.Area, step.Today);
        return DigestPlanner.RungOf(step.Officer.Id, item, posts, step.Today) is { Level: 0 };
    }
}
