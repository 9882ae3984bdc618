using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>ホーム, 確認待ち and the welcome: what waits for this person in the councils of today's postings.</summary>
internal sealed class HomeFlow(ReaderDesk desk, ReminderRules rules) : IFlow
{
    public const string Home = MeetingVerbs.Home;
    public const string Waiting = "home.waiting";
    public const string Help = "home.help";
    public const string Stop = "home.stop";

    private static readonly HashSet<OfficerId> Everybody = [];

    public IReadOnlyList<Verb> Verbs =>
        [new Reads(Home, (at, c) => DrawAsync(at, note: null, c)), new Reads(Waiting, WaitingAsync), new Reads(Stop, StopAsync)];

    public IReadOnlyList<Effect> Effects =>
        [
            // Home reads every council of the person, as many at once as there are; here one.
            new(Home, "3/0"),
            new(Waiting, "3/0"),
            new(Stop, "3/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                Home,
                "対応が必要な事項と、できる操作を表示します。",
                "ホーム",
                "ほーむ",
                "home",
                "こんにちは",
                "おはよう",
                "おはようございます",
                "こんばんは",
                "お疲れさまです",
                "お疲れ様です",
                "はじめまして",
                "はじめる",
                "開始",
                "メニュー",
                "hello",
                "hi"
            )
            {
                IsInManifest = true,
                Signs = ["最初|初め|とっぷ 戻|画面", "戻り|戻る|戻して", "ほーむ 画面"],
            },
            new(Waiting, "あなたの確認を待っている記録を表示します。", "確認待ち", "かくにんまち", "確認")
            {
                Audience = Audience.Council,
                IsInManifest = true,
                Signs = ["確認 待ち|待って|もの|一覧", "承認 待ち"],
            },
            new(Stop, "今の入力を離れます。下書きは保存されています。", "中止", "ちゅうし", "やめる", "キャンセル", "終了"),
        ];

    /// <summary>First contact: who was recognised, and the same home. No button has it.</summary>
    public Reads Welcome => new(Home, WelcomeAsync);

    /// <summary>The verbs by which this person can go on with something now: first what others wait for, then what is due, then the rest.</summary>
    public async Task<IReadOnlyList<string>> OpenVerbsAsync(Reading at, CancellationToken cancellation)
    {
        var (seen, due, offices) = await LoadAsync(at, cancellation);
        var lines = LinesOf(seen, offices, at.Step).ToLookup(line => line.AwaitsReader, line => line.Verb);
        return [.. lines[true].Concat(due.Select(_ => ReminderVerbs.Show)).Concat(lines[false]).Distinct()];
    }

    /// <summary>確認待ち: only what others wait for.</summary>
    private Task<Reply> WaitingAsync(Reading at, CancellationToken cancellation) =>
        DrawAsync(at, "あなたの確認や入力を待っているものだけを表示しています。", cancellation, line => line.AwaitsReader);

    /// <summary>中止: nothing is thrown away by a word; how to do that is said.</summary>
    private Task<Reply> StopAsync(Reading at, CancellationToken cancellation) =>
        DrawAsync(
            at,
            "入力中の内容は下書きとして保存されています。破棄する場合は、下書きを再開して「入力をやめる」を押してください。",
            cancellation
        );

    private Task<Reply> WelcomeAsync(Reading at, CancellationToken cancellation) =>
        DrawAsync(
            at,
            $"{at.Step.Officer.Title}さんとして登録しました。異なる場合は、操作をせずに{Registrar(at.Step)}へ連絡してください。使い方は「ヘルプ」と送信すると表示されます。",
            cancellation
        );

    private async Task<Reply> DrawAsync(Reading at, string? note, CancellationToken cancellation, Func<HomeLine, bool>? chosen = null)
    {
        var step = at.Step;
        var (seen, due, offices) = await LoadAsync(at, cancellation);
        var keys = due.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        // What the calendar asks of the council is said here when 本日の対応事項 says it, so that the two count alike.
        var lines = LinesOf(seen, offices, step)
            .Where(l => chosen?.Invoke(l) ?? (l.Matter is null || l.AwaitsReader || keys.Contains(l.Matter)))
            .Select(l => l with { IsCounted = chosen is null && l.Matter is { } matter && keys.Contains(matter) })
            .ToList();
        return Reply.Card(
            HomeCard.Render(
                new HomeView
                {
                    Drawing = step.Draw(),
                    Title = seen.Count == 1 ? seen[0].Facts.Council.Name : Unit(step.Officer, step.Today),
                    Reader = Reader(step.Officer, seen, step.Today),
                    Waiting = lines,
                    Due = chosen is null ? (due.Count, due.Count(i => i.Section == DigestSection.Overdue)) : default,
                    Work = Work(step),
                    Actions = Actions(seen, step),
                    Council = seen.Count == 1 ? seen[0].Facts.Council.Id : null,
                    Note = note ?? (seen.Count == 0 && !IsAbove(step) ? "現在の配置では、会議の記録を扱う連絡協議会がありません。" : null),
                }
            )
        );
    }

    private static IEnumerable<HomeLine> LinesOf(
        IReadOnlyList<(CouncilFacts Facts, CouncilAccess Access)> seen,
        IReadOnlyList<OfficeDay> offices,
        Step step
    ) =>
        seen.SelectMany(l =>
                HomeLines
                    .Of(l.Facts, l.Access, step.Officer, step.Today, several: seen.Count > 1)
                    .Concat(HomeLines.Older(l.Facts, l.Access, step))
            )
            .Concat(offices.SelectMany(office => HomeLines.Older(office, step)));

    /// <summary>
    /// The councils that the reader may read, and the matters that 本日の対応事項 lists: the same planner is asked, so that the two say the same. An
    /// office above the stations would read every station for it, and looks there instead.
    /// </summary>
    private async Task<(
        IReadOnlyList<(CouncilFacts Facts, CouncilAccess Access)> Seen,
        IReadOnlyList<DigestItem> Due,
        IReadOnlyList<OfficeDay> Offices
    )> LoadAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        if (IsAbove(step))
        {
            return ([], [], []);
        }

        var state = (await at.ReaderAsync(cancellation))?.State ?? new ReaderState();
        var view = await desk.LoadAsync(step.Officer, state, step.Today, Everybody, cancellation);
        return (
            [.. view.Councils.Select(c => (c, Access.Of(step.Officer, c, step.Today)))],
            DigestPlanner.Of(view.Case with { IsAsked = true }, step.Today, rules).Items,
            view.Offices
        );
    }

    /// <summary>Who answers for the list of officers, as seen from this post: nobody is sent to himself.</summary>
    private static string Registrar(Step step) =>
        step.Officer.On(step.Today).All(a => a.Role is Role.OperatingOfficer or Role.CommunityPoliceSupervisor)
            ? "署の地域課"
            : "名簿の管理者";

    private static bool IsAbove(Step step) =>
        step.Officer.On(step.Today).ToList() is { Count: > 0 } posts
        && posts.TrueForAll(a => a.Role is Role.AreaHeadquarters or Role.Headquarters);

    /// <summary>Of an office above the stations, whose councils are not read here: an empty list would say that there is nothing to do.</summary>
    private static IReadOnlyList<HomeWork> Work(Step step) =>
        !IsAbove(step)
            ? []
            :
            [
                new("概況", "会議の開催、委員、意見・要望等、半期の送付", SummaryVerbs.Open),
                new("本日の対応", "期日が来た事項と、期日を過ぎた事項", ReminderVerbs.Show),
                new("期限", "これから期日が来る事項", ReminderVerbs.Deadlines),
                .. Audience.Headquarters.Includes(step.Officer, step.Today)
                    ? [new HomeWork("配信状況", "通知の送信、停止、再開", DeliveryFlow.Status)]
                    : Array.Empty<HomeWork>(),
            ];

    /// <summary>The section sees to the whole station first; it records a meeting for a police box now and then.</summary>
    private static IReadOnlyList<(string, string)> Actions(IReadOnlyList<(CouncilFacts Facts, CouncilAccess Access)> seen, Step step) =>
        IsAbove(step) || seen.Count == 0 ? []
        : (Audience.Section | Audience.SectionChief).Includes(step.Officer, step.Today)
            ? [("本日の対応", ReminderVerbs.Show), ("期限", ReminderVerbs.Deadlines), ("署の状況", SummaryVerbs.Station)]
        : seen.Any(s => s.Access.Edit) ? [("会議を記録", RecordVerbs.Start), ("開催計画", "plan.open"), ("会議一覧", MeetingVerbs.List)]
        : [("会議一覧", MeetingVerbs.List)];

    private static string Unit(Officer officer, DateOnly today) => officer.On(today).FirstOrDefault()?.UnitName ?? "ホーム";

    private static string Reader(Officer officer, IReadOnlyList<(CouncilFacts Facts, CouncilAccess Access)> seen, DateOnly today)
    {
        var role =
            seen.Any(s => s.Access.Lead) ? "運営責任者"
            : officer.On(today).FirstOrDefault() is { } assignment ? PostOf(assignment.Role)
            : "配置なし";
        return $"{role}　{officer.Title}";
    }

    private static string PostOf(Role role) =>
        role switch
        {
            Role.OperatingOfficer => "運営担当者",
            Role.CommunityPoliceSupervisor => "地域警察幹部",
            Role.CommunityPoliceSection => "地域課",
            Role.SectionChief => "地域課長",
            Role.StationChief => "警察署長",
            Role.AreaHeadquarters => "方面本部地域課",
            Role.Headquarters => "警察本部地域企画課",
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
}
