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
        [Reads.ChosenCouncil(MeetingVerbs.List, "会議一覧", DrawList), new Reads(MeetingVerbs.Show, ShowAsync)];

    public IReadOnlyList<Effect> Effects => [new(MeetingVerbs.List, "2/0"), new(MeetingVerbs.Show, "3/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(MeetingVerbs.List, "会議の記録を一覧から選んで表示します。", "会議一覧", "かいぎいちらん", "一覧", "いちらん", "記録一覧")
            {
                Audience = Audience.Council,
                IsInManifest = true,
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
                        ? [.. at.Facts.Drafts.Where(d => d.IsBegun).OrderByDescending(d => d.ChangedAt)]
                        : [],
                    Math.Max(0, at.Data.Number(MeetingVerbs.PageKey) ?? 0)
                )
            )
        );

    /// <summary>By button, or by words with a date (会議を見る 令和8年11月20日), which may have several; without one, the newest.</summary>
    private static Task<Reply> ShowAsync(Reading reading, CancellationToken cancellation)
    {
        var step = reading.Step;
        return step.Flow.Length > 0
            ? DetailAsync(reading, step.Council, Named, cancellation)
            : CouncilPicker.WithCouncilAsync(
                JapaneseDate.TryParse(step.Words, out _) ? step with { Words = "" } : step,
                "会議を見る",
                MeetingVerbs.Show,
                council => DetailAsync(reading, council, Asked, cancellation),
                original: step.Words
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
