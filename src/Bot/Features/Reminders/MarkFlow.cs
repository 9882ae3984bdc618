using KobanBot.Bot.Cards;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>3日後に再通知, 引継ぎ and 担当者に連絡: who hears when, never what is due.</summary>
internal sealed class MarkFlow(ReminderFlow reminders, CouncilSteps councils, IOfficeStore offices, ReminderRules rules)
{
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
                reminders.Reason(step, found with { Item = item }, ReminderWords.Of(refusal))
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
            ? await MarkAsync(
                step,
                found,
                SnoozeReminder.Decide(found.Item, step.Officer.Id, LevelOf(step, found), step.Today, rules),
                "reminder.snooze",
                mark => $"{JapaneseDate.Long(mark.SnoozedUntil!.Value)}にもう一度通知します。署の担当者の「期限」にも表示されます。", // A snooze has a day.
                cancellation
            )
            : ReminderFlow.Gone();

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
            return DelegateReminder.TakeBack(found.Item, step.Officer.Id) is { } taken
                ? await MarkAsync(
                    step,
                    found,
                    taken,
                    "reminder.take-back",
                    _ => "引継ぎをやめました。通知はあなたに届きます。",
                    cancellation
                )
                : ReminderFlow.Gone();
        }

        var fields = new FieldReader(step.Data);
        var until = fields.Date(DelegateCard.Until, required: "最終日を入力してください。");
        if (to.Length == 0)
        {
            fields.Fail(DelegateCard.To, "引継ぎ先を選択してください。");
        }

        if (fields.Errors.Count > 0 || until is not { } last)
        {
            return Reply.Card(DelegateCard.Render(View(step, found, fields.State())));
        }

        var decided = Decide(step, found, new OfficerId(to), last);
        if (decided is Outcome<ReminderMark>.Refused(var refusal))
        {
            fields.Fail(refusal.Code == "reminder.delegation-days" ? DelegateCard.Until : DelegateCard.To, ReminderWords.Of(refusal));
            return Reply.Card(DelegateCard.Render(View(step, found, fields.State())));
        }

        return await MarkAsync(
            step,
            found,
            decided,
            "reminder.delegate",
            _ => $"{JapaneseDate.Long(last)}まで、この事項の通知を引き継ぎました。",
            cancellation
        );
    }

    private Outcome<ReminderMark> Decide(Step step, FoundMatter found, OfficerId to, DateOnly until) =>
        DelegateReminder.Decide(
            found.Item,
            step.Officer.Id,
            LevelOf(step, found),
            to,
            until,
            [.. Colleagues(step, found).Select(c => c.Officer)],
            step.Today,
            rules
        );

    private async Task<Reply> MarkAsync(
        Step step,
        FoundMatter found,
        Outcome<ReminderMark> decided,
        string what,
        Func<ReminderMark, string> words,
        CancellationToken cancellation
    )
    {
        switch (decided)
        {
            case Outcome<ReminderMark>.Refused(var refusal):
                return Reply.Card(reminders.Reason(step, found, ReminderWords.Of(refusal)));
            case Outcome<ReminderMark>.Accepted(var mark):
                var reply = Reply.Card(reminders.Reason(step, With(found, mark), words(mark)));
                return found.Council is { } council
                    ? await councils.ChangeAsync(
                        step,
                        council.Council.Id,
                        access => access.Read,
                        (_, _) =>
                            new StepResult(
                                new CouncilChange
                                {
                                    Audit = CouncilSteps.Audit(step, what, mark.Key),
                                    Writes = [new CouncilWrite.PutReminderMark(mark)],
                                },
                                reply
                            ),
                        cancellation
                    )
                    : await CommitAsync(step, found.Office!, mark, what, reply, cancellation); // MayMark: one of the two.
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Reply> CommitAsync(
        Step step,
        OfficeDay office,
        ReminderMark mark,
        string what,
        Reply reply,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (
                await offices.FindAsync(office.Office.Directory.Unit, cancellation) is { } loaded
                && await offices.TryCommitAsync(
                    loaded.Version,
                    new OfficeChange { Audit = CouncilSteps.Audit(step, what, mark.Key), Writes = [new OfficeWrite.PutReminderMark(mark)] },
                    cancellation
                )
            )
            {
                return reply;
            }
        }

        return Replies.ChangedMeanwhile();
    }

    private static FoundMatter With(FoundMatter found, ReminderMark mark) =>
        found with
        {
            Item = found.Item with { Marks = [.. found.Item.Marks.Where(m => m.Officer != mark.Officer), mark] },
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
}
