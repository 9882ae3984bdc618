using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.ReadMeetings;

/// <summary>会議一覧 lists a council's records; 会議を見る opens one, any revision, and offers what this reader may do.</summary>
internal sealed class ReadMeetingsFlow(CouncilSteps councils, ICouncilStore store) : IFlow
{
    public const string List = MeetingVerbs.List;
    public const string RevisionKey = "revision";
    public const string PageKey = "page";

    public IReadOnlyList<Verb> Verbs => [Old.Reads(MeetingVerbs.List, ListAsync), Old.Reads(MeetingVerbs.Show, ShowAsync)];

    public IReadOnlyList<Spoken> Words =>
        [
            new(MeetingVerbs.List, "会議の記録を一覧から選んで表示します。", "会議一覧", "かいぎいちらん", "一覧", "いちらん", "記録一覧")
            {
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
                TakesWords = true,
            },
        ];

    public Task<Reply> ListAsync(Step step, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(
            step,
            "会議一覧",
            List,
            council =>
                councils.ReadAsync(
                    step,
                    council,
                    (facts, access) =>
                        Reply.Card(
                            ReadMeetingsCard.RenderList(
                                new MeetingListView(
                                    step.Draw(),
                                    council,
                                    facts.Council.Name,
                                    [.. facts.Meetings.OrderByDescending(m => m.Date).ThenByDescending(m => m.ConfirmedAt)],
                                    access.Edit || access.Confirm
                                        ? [.. facts.Drafts.Where(d => d.IsBegun).OrderByDescending(d => d.ChangedAt)]
                                        : [],
                                    Math.Max(0, step.Data.Number(PageKey) ?? 0)
                                )
                            )
                        ),
                    cancellation
                )
        );

    /// <summary>By button, or by words with a date (会議を見る 令和8年11月20日), which may have several; without one, the newest.</summary>
    public Task<Reply> ShowAsync(Step step, CancellationToken cancellation) =>
        step.Data.Text(Buttons.FlowKey).Length > 0
            ? DetailAsync(
                step,
                new CouncilId(step.Data.Text(Buttons.CouncilKey)),
                f => f.Meeting(new MeetingId(step.Data.Text(Buttons.FlowKey))) is { } meeting ? [meeting] : [],
                cancellation
            )
            : CouncilPicker.WithCouncilAsync(
                JapaneseDate.TryParse(step.Words, out _) ? step with { Words = "" } : step,
                "会議を見る",
                MeetingVerbs.Show,
                council =>
                    DetailAsync(
                        step,
                        council,
                        f =>
                            JapaneseDate.TryParse(step.Words, out var day)
                                ? [.. f.Meetings.Where(m => m.Date == day).OrderByDescending(m => m.ConfirmedAt)]
                                : [.. f.Meetings.OrderByDescending(m => m.Date).ThenByDescending(m => m.ConfirmedAt).Take(1)],
                        cancellation
                    ),
                original: step.Words
            );

    private async Task<Reply> DetailAsync(
        Step step,
        CouncilId council,
        Func<CouncilFacts, IReadOnlyList<MeetingRecord>> which,
        CancellationToken cancellation
    )
    {
        if (
            !council.IsWellFormed
            || await store.FindAsync(council, cancellation) is not { Facts: var facts }
            || Access.Of(step.Officer, facts, step.Today) is not { Read: true } access
        )
        {
            return Replies.NotYours();
        }

        var found = which(facts);
        if (found.Count > 1)
        {
            return Reply.Card(
                ReadMeetingsCard.RenderDay(new MeetingListView(step.Draw(), council, facts.Council.Name, found, Drafts: [], Page: 0))
            );
        }

        if (found is not [var newest])
        {
            return Reply.Sentence("その会議の記録は見つかりません。「会議一覧」と送信すると、記録の一覧が表示されます。");
        }

        var revision = step.Data.Number(RevisionKey) is >= 1 and var r && r <= newest.Revision ? r : newest.Revision;
        return await store.FindRecordAsync(council, newest.Id, revision, cancellation) is { } body
            ? Reply.Card(ReadMeetingsCard.RenderDetail(MeetingDetail.View(step, facts, access, body, newest)))
            : throw new InvalidOperationException($"The body of record {newest.Id} revision {revision} is missing.");
    }
}
