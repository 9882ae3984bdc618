using AdaptiveCards;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>
/// 本日の対応事項, 期限, 通知の予定 and 通知の理由: what the reminders say, asked for instead of waited for. All of it is computed from the facts of
/// this moment by the planner that the worker asks.
/// </summary>
internal sealed class ReminderFlow(ReaderDesk desk, ForecastDesk forecasts, ReachDesk reach, ReminderRules rules) : IFlow
{
    private static readonly HashSet<OfficerId> Everybody = [];

    private readonly Deadlines _deadlines = new(desk, rules);
    private readonly PlannedNotices _planned = new(forecasts, rules);

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(ReminderVerbs.Show, ShowAsync),
            new Reads(ReminderVerbs.List, ListAsync),
            new Reads(ReminderVerbs.Deadlines, _deadlines.ShowAsync),
            new Reads(ReminderVerbs.Plan, _planned.ShowAsync),
            new Reads(ReminderVerbs.Why, WhyAsync),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The reader's ledger, and every council of the person: of the lead one, of the station two with the station itself.
            new(ReminderVerbs.Show, "3/0, 5/0"),
            new(ReminderVerbs.List, "5/0"),
            new(ReminderVerbs.Deadlines, "2/0"),
            new(ReminderVerbs.Why, "5/0"),
            // The ledgers of all readers of the station, who are five here.
            new(ReminderVerbs.Plan, "10/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                ReminderVerbs.Show,
                "本日の対応事項を、今の状態で表示します。",
                "本日の対応",
                "ほんじつのたいおう",
                "本日の対応事項",
                "今日の対応",
                "対応事項"
            )
            {
                IsInManifest = true,
                Signs =
                [
                    "やること|すること|たすく|仕事|todo",
                    "今日|本日 やる|対応|仕事|予定|何",
                    "残っ|残り|溜ま|たまっ",
                    "未処理|未対応|督促",
                ],
            },
            new(ReminderVerbs.Deadlines, "今後60日の期限を一覧で表示します。", "期限", "きげん", "締切", "しめきり")
            {
                IsInManifest = true,
                Signs = ["いつまで", "期日|締切日|提出日", "今後|来月|今月 予定|事項"],
            },
            new(ReminderVerbs.Plan, "いつ誰に何が通知されるかを表示します。", "通知の予定", "つうちのよてい", "通知予定")
            {
                Signs = ["通知 いつ|予定|来る|来ます|届"],
            },
        ];

    private async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        var (view, digest, loaded) = await LoadAsync(at, cancellation);
        if (!step.IsRefresh)
        {
            await reach.NoteAgainAsync(loaded, cancellation);
        }

        return Reply.Card(DigestCard.Render(DigestView.Of(step.Draw(), step.Officer, view, digest, Everybody, note: null)));
    }

    /// <summary>Everything of one kind that the digest holds.</summary>
    private async Task<Reply> ListAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        var kind = step.Data.Text(ReminderVerbs.KindKey);
        var (view, digest, _) = await LoadAsync(at, cancellation);
        var dose = DigestDose.Asked(digest);
        var items = kind switch
        {
            ReminderVerbs.GuideKind => dose.GuideValues,
            ReminderVerbs.MoreKind => dose.More,
            _ => [.. digest.Items.Where(i => (i.Open is { } open ? $"{open.Obligation.Kind}" : ReminderVerbs.WaitingKind) == kind)],
        };
        var title = kind switch
        {
            ReminderVerbs.GuideKind => "署の目安による事項",
            ReminderVerbs.MoreKind => "そのほかの事項",
            _ => step.Data.Choice<ObligationKind>(ReminderVerbs.KindKey) is { } known ? ObligationTraits.Of(known).Name : "確認待ち",
        };
        return Reply.Card(
            ReminderListCard.Render(
                new ReminderListView
                {
                    Drawing = step.Draw(),
                    Title = title,
                    About = "本日の対応事項",
                    Verb = ReminderVerbs.List,
                    Of = (ReminderVerbs.KindKey, kind),
                    Rows =
                    [
                        .. items
                            .Select(i => DigestLines.Single(i, step.Today, several: true, view.Reach))
                            .Select(l => new ReminderRow(
                                l.Text,
                                l.Below,
                                l.Right,
                                l.Color,
                                l.Council,
                                ReminderRows.WithKey(l.Action, l.Key)
                            )),
                    ],
                    Page = step.Data.Number(ReminderVerbs.PageKey) ?? 0,
                    Nothing = "現在、該当する事項はありません。",
                }
            )
        );
    }

    private async Task<Reply> WhyAsync(Reading at, CancellationToken cancellation) =>
        await FindAsync(at, cancellation) is { } found ? Reply.Card(Reason(at.Step, found)) : Gone();

    /// <summary>The matter that a button names, if this person may see it now.</summary>
    public async Task<FoundMatter?> FindAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        var key = step.Data.Text(ReminderVerbs.ObligationKey);
        if (key.Length is 0 or > 400)
        {
            return null;
        }

        var (view, _, loaded) = await LoadAsync(at, cancellation);
        var told = loaded?.State.Ledger ?? Ledger.Empty;
        foreach (var council in view.Councils)
        {
            if (Find(step, view, council, key, told.Find(key)) is { } found)
            {
                return found;
            }
        }

        foreach (var (office, index) in view.Case.Offices.Select((o, i) => (o, i)))
        {
            if (office.Posts.Count > 0 && office.Open.FirstOrDefault(i => i.Obligation.Key == key) is { } item)
            {
                return new FoundMatter(
                    view,
                    item,
                    office.Posts,
                    told.Find(key),
                    Council: null,
                    index < view.Offices.Count ? view.Offices[index] : null
                );
            }
        }

        return null;
    }

    /// <summary>The same matter, on what the council holds by now; null when there is nothing to decide any more.</summary>
    public FoundMatter? FindAgain(Step step, FoundMatter found, CouncilFacts facts) =>
        Find(step, found.View, facts, found.Item.Obligation.Key, found.Told);

    private FoundMatter? Find(Step step, ReaderView view, CouncilFacts council, string key, LedgerEntry? told)
    {
        var posts = Posts.Of(step.Officer, council, step.Today);
        return
            posts.Count > 0
            && DueSoon
                .Of(council, step.Today, rules)
                .Concat(OpenItems.Of(council, step.Today, rules, Everybody))
                .FirstOrDefault(i => i.Obligation.Key == key)
                is { } item
            ? new FoundMatter(view, item, posts, told, council, Office: null)
            : null;
    }

    public AdaptiveCard Reason(Step step, FoundMatter found, string? note = null)
    {
        var names = found.View.Councils.SelectMany(c => c.Roster).DistinctBy(r => r.Officer).ToDictionary(r => r.Officer, r => r.Name);
        var isDelegated = found.Item.Marks.Any(m => m.Officer == step.Officer.Id && m.DelegateOn(step.Today) is not null);
        var reason = ReminderReason.Of(step.Officer.Id, found.Item, found.Posts, found.Told, step.Today, rules);
        return ReasonCard.Render(
            new ReasonView
            {
                Drawing = step.Draw(),
                Reason = reason,
                Action = ReminderRows.WithKey(DigestActions.Of(found.Item.Obligation, found.View.Reach), found.Item.Obligation.Key),
                Today = step.Today,
                Marks = [.. found.Item.Marks.Select(m => MarkWords.Of(m, names, step.Today)).Where(w => w.Length > 0)],
                MayNudge = found.View.Reminding.MayNudge(found.Council, found.Item, reason.Level),
                SnoozeDays = found.View.Reminding.SnoozeDays(found.Item, reason.Level),
                MayDelegate = found.MayMark && (reason.Level is not null || isDelegated),
                IsDelegated = isDelegated,
                IsSnoozed = found.Item.Marks.Any(m => m.Officer == step.Officer.Id && m.IsSnoozed(step.Today)),
                Note = note,
            }
        );
    }

    public static Reply Gone() =>
        Reply.Sentence("この事項はすでに完了しているか、あなたの担当ではありません。「本日の対応」と送信すると、今の一覧が表示されます。");

    private async Task<(ReaderView View, Digest Digest, LoadedReader? Loaded)> LoadAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        var loaded = await at.ReaderAsync(cancellation);
        var view = await desk.LoadAsync(step.Officer, loaded?.State ?? new ReaderState(), step.Today, Everybody, cancellation);
        return (view, DigestPlanner.Of(view.Case with { IsAsked = true }, step.Today, rules), loaded);
    }
}
