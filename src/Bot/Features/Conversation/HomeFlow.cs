using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>ホーム, 確認待ち and the welcome: what waits for this person in the councils of today's postings.</summary>
internal sealed class HomeFlow(ICouncilStore councils)
{
    public const string Home = MeetingVerbs.Home;
    public const string Waiting = "home.waiting";
    public const string Help = "home.help";
    public const string Stop = "home.stop";

    /// <summary>A station has some 15 councils; more than this are not read for one card.</summary>
    private const int MostCouncils = 60;

    public Task<Reply> HomeAsync(Step step, CancellationToken cancellation) => DrawAsync(step, note: null, cancellation);

    /// <summary>確認待ち: only what others wait for.</summary>
    public Task<Reply> WaitingAsync(Step step, CancellationToken cancellation) =>
        DrawAsync(step, "あなたの確認や入力を待っているものだけを表示しています。", cancellation, line => line.AwaitsReader);

    /// <summary>中止: nothing is thrown away by a word; how to do that is said.</summary>
    public Task<Reply> StopAsync(Step step, CancellationToken cancellation) =>
        DrawAsync(
            step,
            "入力中の内容は下書きとして保存されています。破棄する場合は、下書きを再開して「入力をやめる」を押してください。",
            cancellation
        );

    /// <summary>First contact: who was recognised, and the same home.</summary>
    public Task<Reply> WelcomeAsync(Step step, CancellationToken cancellation) =>
        DrawAsync(
            step,
            $"{step.Officer.Title}さんとして登録しました。異なる場合は、操作をせずに署の地域課へ連絡してください。使い方は「ヘルプ」と送信すると表示されます。",
            cancellation
        );

    private async Task<Reply> DrawAsync(Step step, string? note, CancellationToken cancellation, Func<HomeLine, bool>? chosen = null)
    {
        var links = Access.CouncilsOf(step.Officer, step.Today);
        var loaded = await Task.WhenAll(links.Take(MostCouncils).Select(l => councils.FindAsync(l.Id, cancellation)));
        var seen = loaded
            .OfType<LoadedCouncil>()
            .Select(l => (l.Facts, Access: Access.Of(step.Officer, l.Facts, step.Today)))
            .Where(l => l.Access.Read)
            .ToList();
        var lines = seen.SelectMany(l => HomeLines.Of(l.Facts, l.Access, step.Officer, step.Today))
            .Where(l => chosen?.Invoke(l) ?? true)
            .ToList();
        return Reply.Card(
            HomeCard.Render(
                new HomeView
                {
                    Drawing = step.Draw(),
                    Title = seen.Count == 1 ? seen[0].Facts.Council.Name : Unit(step.Officer, step.Today),
                    Reader = Reader(step.Officer, seen, step.Today),
                    Waiting = lines,
                    Actions = Actions(seen),
                    Council = seen.Count == 1 ? seen[0].Facts.Council.Id : null,
                    Note = note ?? (seen.Count == 0 ? "現在の配置では、会議の記録を扱う連絡協議会がありません。" : null),
                }
            )
        );
    }

    private static IReadOnlyList<(string, string)> Actions(List<(CouncilFacts Facts, CouncilAccess Access)> seen) =>
        seen.Count == 0 ? []
        : seen.Exists(s => s.Access.Edit) ? [("会議を記録", RecordVerbs.Start), ("開催計画", "plan.open"), ("会議一覧", MeetingVerbs.List)]
        : [("会議一覧", MeetingVerbs.List)];

    private static string Unit(Officer officer, DateOnly today) => officer.On(today).FirstOrDefault()?.UnitName ?? "ホーム";

    private static string Reader(Officer officer, List<(CouncilFacts Facts, CouncilAccess Access)> seen, DateOnly today)
    {
        var role =
            seen.Exists(s => s.Access.Lead) ? "運営責任者"
            : officer.On(today).FirstOrDefault() is { } assignment ? Words(assignment.Role)
            : "配置なし";
        return $"{role}　{officer.Title}";
    }

    private static string Words(Role role) =>
        role switch
        {
            Role.OperatingOfficer => "運営担当者",
            Role.CommunityPoliceSupervisor => "地域警察幹部",
            Role.CommunityPoliceSection => "地域課",
            Role.SectionChief => "地域課長",
            Role.StationChief => "警察署長",
            Role.AreaHeadquarters => "方面本部地域課",
            Role.Headquarters => "警察本部地域企画課",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
