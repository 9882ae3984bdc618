using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>再通知, 引継ぎ and 担当者に連絡: who hears when, never what is due.</summary>
internal sealed class MarkFlow(ReminderFlow reminders, CouncilSteps councils, IOfficeStore offices, ReminderRules rules) : IFlow
{
    private static readonly HashSet<OfficerId> Everybody = [];

    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Changes(ReminderVerbs.Snooze, SnoozeAsync),
            Old.Changes(ReminderVerbs.Nudge, NudgeAsync),
            Old.Reads(ReminderVerbs.Delegate, DelegateAsync),
            Old.Changes(ReminderVerbs.SaveDelegate, SaveDelegateAsync),
        ];

    public async Task<Reply> NudgeAsync(Step step, CancellationToken cancellation) =>
        await reminders.FindAsync(step, cancellation) is { Council: { } council } found
            ? await councils.ChangeAsync(
                step,
                council.Council.Id,
                access => access.Read,
                (facts, _) => Nudge(step, found, facts),
                cancellation
            )
            : ReminderFlow.Gone();

    private StepResult Nudge(Step step, FoundMatter found, CouncilFacts facts)
    {
        var key = found.Item.Obligation.Key;
        if (MatterReaders.Find(facts, key, step.Today, rules) is not { } item)
        {
            return ReminderFlow.Gone();
        }

        var level = DigestPlanner.LevelOf(step.Officer.Id, item, found.Posts, step.Today);
        return NudgeResponsible.Decide(facts, item, level, step.Today, CouncilSteps.Audit(step, "reminder.nudge", key)) switch
        {
            Outcome<CouncilChange>.Accepted(var change) => StepResult.Of(
                facts,
                change,
                after =>
                    Reply.Card(
                        reminders.Reason(
                            step,
                            found with
                            {
                                Item = MatterReaders.Find(after, key, step.Today, rules)!, // Open: a mark ends nothing.
                            },
                            Nudged(step, facts, change)
                        )
                    )
            ),
            Outcome<CouncilChange>.Refused(var refusal) => Reply.Card(
                reminders.Reason(step, found with { Item = item }, RefusalWords.Of(refusal))
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string Nudged(Step step, CouncilFacts facts, CouncilChange change)
    {
        var to = facts.Roster.FirstOrDefault(r => r.Officer == change.Messages[0].To)?.Title ?? "担当者";
        var others = change.Messages.Count > 1 ? $"ほか{change.Messages.Count - 1}人" : "";
        var quiet = rules.Settings.Quiet;
        return quiet.IsQuiet(step.Now)
            ? $"{to}{others}への連絡を受け付けました。夜間のため、{quiet.EndsAt(step.Now).AtJapan():H:mm}以降に届きます。"
            : $"{to}{others}に連絡しました。";
    }

    public async Task<Reply> SnoozeAsync(Step step, CancellationToken cancellation) =>
        await reminders.FindAsync(step, cancellation) is { MayMark: true } found
            ? await MarkAsync(step, found, "reminder.snooze", fresh => Snooze(step, fresh), cancellation)
            : ReminderFlow.Gone();

    private Marking Snooze(Step step, FoundMatter found) =>
        SnoozeReminder.Decide(found.Item, step.Officer.Id, LevelOf(step, found), step.Today, rules) switch
        {
            Outcome<ReminderMark>.Accepted(var mark) => Marked(
                step,
                found,
                $"{JapaneseDate.Long(mark.SnoozedUntil!.Value)}にもう一度通知します。署の担当者の「期限」にも表示されます。", // A snooze has a day.
                mark
            ),
            Outcome<ReminderMark>.Refused(var refusal) => Reply.Card(reminders.Reason(step, found, RefusalWords.Of(refusal))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public async Task<Reply> DelegateAsync(Step step, CancellationToken cancellation) =>
        await reminders.FindAsync(step, cancellation) is { MayMark: true } found
            ? Reply.Card(DelegateCard.Render(View(step, found, FormState.Clean)))
            : ReminderFlow.Gone();

    public async Task<Reply> SaveDelegateAsync(Step step, CancellationToken cancellation)
    {
        if (await reminders.FindAsync(step, cancellation) is not { MayMark: true } found)
        {
            return ReminderFlow.Gone();
        }

        var to = step.Data.Text(DelegateCard.To);
        if (to == DelegateCard.Nobody)
        {
            return await MarkAsync(step, found, "reminder.take-back", fresh => TakeBack(step, fresh), cancellation);
        }

        var fields = new FieldReader(step.Data);
        var until = fields.Date(DelegateCard.Until, required: "最終日を入力してください。");
        if (to.Length == 0)
        {
            fields.Fail(DelegateCard.To, "引継ぎ先を選択してください。");
        }

        return fields.Errors.Count > 0 || until is not { } last
            ? Reply.Card(DelegateCard.Render(View(step, found, fields.State())))
            : await MarkAsync(
                step,
                found,
                "reminder.delegate",
                fresh => Delegate(step, fresh, new OfficerId(to), last, fields),
                cancellation
            );
    }

    private Marking TakeBack(Step step, FoundMatter found) =>
        DelegateReminder.TakeBack(found.Item, step.Officer.Id) is { } taken
            ? Marked(step, found, "引継ぎをやめました。通知はあなたに届きます。", taken)
            : ReminderFlow.Gone();

    private Marking Delegate(Step step, FoundMatter found, OfficerId to, DateOnly until, FieldReader fields)
    {
        var decided = DelegateReminder.Decide(
            found.Item,
            step.Officer.Id,
            LevelOf(step, found),
            to,
            until,
            [.. Colleagues(step, found).Select(c => c.Officer)],
            step.Today,
            rules
        );
        switch (decided)
        {
            case Outcome<ReminderMark>.Accepted(var mark):
                return DelegateReminder.GivenBack(found.Item, mark, step.Today) is { } back
                    ? Marked(step, found, "この事項の通知を、引継ぎ元の方に戻しました。", back, mark)
                    : Marked(step, found, $"{JapaneseDate.Long(until)}まで、この事項の通知を引き継ぎました。", mark);
            case Outcome<ReminderMark>.Refused(var refusal):
                fields.Fail(refusal.Code == "reminder.delegation-days" ? DelegateCard.Until : DelegateCard.To, RefusalWords.Of(refusal));
                return Reply.Card(DelegateCard.Render(View(step, found, fields.State())));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>
    /// Decides on what is stored when it is written, and anew when that has changed meanwhile: the same row says what the reader was told, and
    /// what he or she has asked.
    /// </summary>
    private async Task<Reply> MarkAsync(
        Step step,
        FoundMatter found,
        string what,
        Func<FoundMatter, Marking> decide,
        CancellationToken cancellation
    ) =>
        found.Council is { } council
            ? await councils.ChangeAsync(
                step,
                council.Council.Id,
                access => access.Read,
                (facts, _) =>
                    reminders.FindAgain(step, found, facts) is { } fresh ? ResultOf(step, what, decide(fresh)) : ReminderFlow.Gone(),
                cancellation
            )
            : await CommitAsync(step, found, found.Office!, what, decide, cancellation); // MayMark: one of the two.

    private static StepResult ResultOf(Step step, string what, Marking marking) =>
        marking.Marks is [var first, ..]
            ? new StepResult(
                new CouncilChange
                {
                    Audit = CouncilSteps.Audit(step, what, first.Key),
                    Writes = [.. marking.Marks.Select(m => new CouncilWrite.PutReminderMark(m))],
                },
                marking.Reply
            )
            : marking.Reply;

    private async Task<Reply> CommitAsync(
        Step step,
        FoundMatter found,
        OfficeDay office,
        string what,
        Func<FoundMatter, Marking> decide,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (
                await offices.FindAsync(office.Office.Directory.Unit, cancellation) is not { } loaded
                || FindAgain(found, office, loaded.Facts) is not { } fresh
            )
            {
                return ReminderFlow.Gone();
            }

            var marking = decide(fresh);
            if (
                marking.Marks is not [var first, ..]
                || await offices.TryCommitAsync(
                    loaded.Version,
                    new OfficeChange
                    {
                        Audit = CouncilSteps.Audit(step, what, first.Key),
                        Writes = [.. marking.Marks.Select(m => new OfficeWrite.PutReminderMark(m))],
                    },
                    cancellation
                )
            )
            {
                return marking.Reply;
            }
        }

        return Replies.ChangedMeanwhile();
    }

    /// <summary>The station's own matter, on what its partition holds by now. What merged stations have brought along changes no more.</summary>
    private static FoundMatter? FindAgain(FoundMatter found, OfficeDay office, OfficeFacts now)
    {
        var before = office.Station!; // It owes the matter.
        var after = office with
        {
            Station = before with
            {
                Fulfilments = [.. before.Fulfilments.Except(office.Office.Fulfilments), .. now.Fulfilments],
                ReminderMarks = [.. before.ReminderMarks.Except(office.Office.ReminderMarks), .. now.ReminderMarks],
            },
        };
        return after.OwnOf(Everybody).FirstOrDefault(i => i.Obligation.Key == found.Item.Obligation.Key) is { } item
            ? found with
            {
                Item = item,
            }
            : null;
    }

    private Marking Marked(Step step, FoundMatter found, string note, params IReadOnlyList<ReminderMark> marks) =>
        new(marks, Reply.Card(reminders.Reason(step, With(found, marks), note)));

    private static FoundMatter With(FoundMatter found, IReadOnlyList<ReminderMark> marks) =>
        found with
        {
            Item = found.Item with { Marks = [.. found.Item.Marks.Where(m => marks.All(n => n.Officer != m.Officer)), .. marks] },
        };

    private static int? LevelOf(Step step, FoundMatter found)
    {
        // Who has handed it on may still change that.
        var own = found.Item with
        {
            Marks = [.. found.Item.Marks.Where(m => m.Officer != step.Officer.Id)],
        };
        return DigestPlanner.LevelOf(step.Officer.Id, own, found.Posts, step.Today);
    }

    private static IReadOnlyList<RosterEntry> Colleagues(Step step, FoundMatter found)
    {
        var roster = found.Council?.Roster ?? found.Office?.Roster ?? [];
        var mine = roster.Where(r => r.Officer == step.Officer.Id && r.Days.Contains(step.Today)).ToList();
        return
        [
            .. roster
                .Where(r => r.Days.Contains(step.Today) && r.Officer != step.Officer.Id)
                .Where(r => mine.Exists(m => m.UnitName == r.UnitName))
                .DistinctBy(r => r.Officer),
        ];
    }

    private DelegateView View(Step step, FoundMatter found, FormState form) =>
        new()
        {
            Drawing = step.Draw(),
            Item = found.Item,
            Colleagues = [.. Colleagues(step, found).Select(c => (c.Officer.Value, c.Title))],
            Until = rules.Calendar.OnOrAfter(step.Today.AddDays(7)),
            IsDelegated = found.Item.Marks.Any(m => m.Officer == step.Officer.Id && m.DelegateOn(step.Today) is not null),
            Form = form,
        };

    /// <summary>What a press comes to: marks to write, none when it is refused, and the answer.</summary>
    private sealed record Marking(IReadOnlyList<ReminderMark> Marks, Reply Reply)
    {
        public static implicit operator Marking(Reply reply) => new([], reply);
    }
}
