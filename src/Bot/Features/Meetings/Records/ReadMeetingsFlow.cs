using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Records;

/// <summary>会議一覧 lists a council's records; 会議を見る opens one, any revision, and offers what this reader may do.</summary>
internal sealed class ReadMeetingsFlow : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(MeetingVerbs.List, "会議一覧", DrawList),
            new Reads(MeetingVerbs.Show, ShowAsync),
            Reads.ChosenCouncil(MeetingVerbs.Correctable, "訂正", DrawCorrectable),
        ];

    public IReadOnlyList<Effect> Effects =>
        [new(MeetingVerbs.Correctable, "2/0"), new(MeetingVerbs.List, "2/0"), new(MeetingVerbs.Show, "3/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(MeetingVerbs.List, "会議の記録を一覧から選んで表示します。", "会議一覧", "かいぎいちらん", "一覧", "いちらん", "記録一覧")
            {
                Audience = Audience.Council,
                IsInManifest = true,
                Signs =
                [
                    "議事録|会議録|記録簿",
                    "第5号様式|5号様式",
                    "会議|記録 一覧|履歴|過去|前回|昔|去年|昨年|前の|以前",
                    "記録 見|探|検索|読|表示|確認",
                    "会議 何回|回数|いつ開い",
                ],
            },
            new(MeetingVerbs.Correctable, "訂正を始めることができる記録を表示します。", "訂正", "記録の訂正")
            {
                Audience = Audience.Council,
                IsListed = false,
                Signs =
                [
                    "修正",
                    "記録|会議|議事録|会議録|入力|内容 直し|直す|修正|訂正|変更|間違|誤り|書き直",
                    "間違え|間違っ|間違い",
                    "誤記|誤字|書き漏|記載漏れ|追記",
                    "差し戻|差戻",
                ],
            },
            new(
                MeetingVerbs.Show,
                "日付を付けると、その日の会議の記録を表示します。例　会議を見る 2026/11/20",
                "会議を見る",
                "かいぎをみる",
                "記録を見る"
            )
            {
                Audience = Audience.Council,
                TakesWords = true,
            },
        ];

    private static Reply DrawList(Sitting at) =>
        Reply.Card(
            MeetingListCard.Render(
                new MeetingListView(
                    at.Draw(),
                    at.Council.Id,
                    at.Council.Name,
                    [.. at.Facts.Meetings.OrderByDescending(m => m.Date).ThenByDescending(m => m.ConfirmedAt)],
                    at.Access.Edit || at.Access.Confirm
                        ?
                        [
                            .. at
                                .Facts.Drafts.Where(d => d.IsBegun)
                                .OrderByDescending(d => d.ChangedAt)
                                .Select(d => (d, MeetingWords.Progress(at.Facts, d))),
                        ]
                        : [],
                    Math.Max(0, at.Data.Number(MeetingVerbs.PageKey) ?? 0)
                )
                {
                    MayRecord = at.Access.Edit || at.Access.Confirm,
                }
            )
        );

    /// <summary>訂正: what this person may correct, and what keeps from it.</summary>
    private static Reply DrawCorrectable(Sitting at)
    {
        var open = at.Facts.Meetings.Where(m => at.Facts.Draft(m.Id) is not { IsOpen: true }).ToList();
        return !at.Access.Edit
                ? Reply.Sentence(
                    "記録の訂正は、交番・駐在所の運営担当者が始めます。補足が必要なときは、「会議一覧」から記録を開き、補足を依頼してください。"
                )
            : open.Count == 0
                ? Reply.Sentence("訂正できる確定済みの記録はありません。入力途中の記録は「会議を記録」から再開して直すことができます。")
            : Reply.Card(
                MeetingListCard.RenderCorrectable(
                    new MeetingListView(
                        at.Draw(),
                        at.Council.Id,
                        at.Council.Name,
                        [.. open.OrderByDescending(m => m.Date).ThenByDescending(m => m.ConfirmedAt).Take(MeetingListCard.PageSize)],
                        Drafts: [],
                        Page: 0
                    )
                )
            );
    }

    /// <summary>By button, or by words with a date (会議を見る 令和8年11月20日), which may have several; without one, the newest.</summary>
    private static Task<Reply> ShowAsync(Reading reading, CancellationToken cancellation)
    {
        var step = reading.Step;
        return step.Flow.Length > 0
            ? DetailAsync(reading, step.Council, Named, cancellation)
            : CouncilPicker.WithCouncilAsync(
                reading,
                JapaneseDate.TryParse(step.Words, out _) ? step with { Words = "" } : step,
                new CouncilChoice("会議を見る", MeetingVerbs.Show, []) { Words = step.Words },
                council => DetailAsync(reading, council, Asked, cancellation),
                cancellation
            );
    }

    private static IReadOnlyList<MeetingRecord> Named(Sitting at) =>
        at.Facts.Meeting(new MeetingId(at.Step.Flow)) is { } meeting ? [meeting] : [];

    private static IReadOnlyList<MeetingRecord> Asked(Sitting at) =>
        JapaneseDate.TryParse(at.Step.Words, out var day)
            ? [.. at.Facts.Meetings.Where(m => m.Date == day).OrderByDescending(m => m.ConfirmedAt)]
            : [.. at.Facts.Meetings.OrderByDescending(m => m.Date).ThenByDescending(m => m.ConfirmedAt).Take(1)];

    private static Task<Reply> DetailAsync(
        Reading reading,
        CouncilId council,
        Func<Sitting, IReadOnlyList<MeetingRecord>> which,
        CancellationToken cancellation
    ) =>
        reading.CouncilAsync(
            council,
            async (at, token) =>
                which(at) switch
                {
                    [] => Reply.Sentence("その会議の記録は見つかりません。「会議一覧」と送信すると、記録の一覧が表示されます。"),
                    [var newest] => await DrawAsync(reading, at, newest, token),
                    var several => Reply.Card(
                        MeetingListCard.RenderDay(
                            new MeetingListView(at.Draw(), at.Council.Id, at.Council.Name, several, Drafts: [], Page: 0)
                        )
                    ),
                },
            cancellation
        );

    private static async Task<Reply> DrawAsync(Reading reading, Sitting at, MeetingRecord newest, CancellationToken cancellation)
    {
        var revision = at.Data.Number(MeetingVerbs.RevisionKey) is >= 1 and var r && r <= newest.Revision ? r : newest.Revision;
        return await reading.RecordAsync(at.Council.Id, newest with { Revision = revision }, cancellation) is { } body
            ? new ConfirmedRecord(at, body).Draw()
            : throw new InvalidOperationException($"The body of record {newest.Id} revision {revision} is missing.");
    }
}
