using KobanBot.Bot.Cards;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>再通知, 引継ぎ and 担当者に連絡: who hears when, never what is due.</summary>
internal sealed class MarkFlow(ReminderFlow reminders, ReminderRules rules) : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            new Changes(ReminderVerbs.Snooze, SnoozeAsync),
            new Changes(ReminderVerbs.Unsnooze, UnsnoozeAsync),
            new Changes(ReminderVerbs.Nudge, NudgeAsync),
            new Reads(ReminderVerbs.Delegate, DelegateAsync),
            new Changes(ReminderVerbs.SaveDelegate, SaveDelegateAsync),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(ReminderVerbs.Unsnooze, "6/1") { Writes = ["council.mark"], Audits = ["reminder.snooze.undo"] },
            new(ReminderVerbs.Snooze, "6/1") { Writes = ["council.mark", "office.mark"], Audits = ["reminder.snooze"] },
            new(ReminderVerbs.Nudge, "6/1")
            {
                Writes = ["council.mark"],
                Audits = ["reminder.nudge"],
                Messages = [MessageKind.Nudge],
            },
            new(ReminderVerbs.Delegate, "5/0"),
            new(ReminderVerbs.SaveDelegate, "6/1") { Writes = ["council.mark"], Audits = ["reminder.delegate", "reminder.take-back"] },
        ];

    private async Task<Reply> NudgeAsync(Changing at, CancellationToken cancellation) =>
        await reminders.FindAsync(at, cancellation) is { Council: { } council } found
            ? await at.ChangeAsync(council.Council.Id, sitting => Nudge(sitting, found), cancellation)
            : ReminderFlow.Gone();

    private StepResult Nudge(Sitting at, FoundMatter found)
    {
        var key = found.Item.Obligation.Key;
        if (MatterReaders.Find(at.Facts, key, at.Today, rules) is not { } item)
        {
            return ReminderFlow.Gone();
        }

        var level = DigestPlanner.RungOf(at.Officer.Id, item, found.Posts, at.Today)?.Level;
        return NudgeResponsible
            .Decide(at.Facts, item, level, at.Today, at.Audit("reminder.nudge", key))
            .Match(
                change =>
                    at.Commit(
                        change,
                        after =>
                            Reply.Card(
                                reminders.Reason(
                                    at.Step,
                                    found with
                                    {
                                        Item = MatterReaders.Find(after.Facts, key, at.Today, rules)!, // Open: a mark ends nothing.
                                    },
                                    Nudged(at, change)
                                )
                            )
                    ),
                refused => Reply.Card(reminders.Reason(at.Step, found with { Item = item }, RefusalWords.Of(refused)))
            );
    }

    private string Nudged(Sitting at, CouncilChange change)
    {
        var to = at.Facts.Roster.FirstOrDefault(r => r.Officer == change.Messages[0].To)?.Title ?? "担当者";
        var others = change.Messages.Count > 1 ? $"ほか{change.Messages.Count - 1}人" : "";
        var quiet = rules.Settings.Quiet;
        return quiet.IsQuiet(at.Now)
            ? $"{to}{others}への連絡を受け付けました。夜間のため、{quiet.EndsAt(at.Now).AtJapan():H:mm}以降に届きます。"
            : $"{to}{others}に連絡しました。";
    }

    private async Task<Reply> SnoozeAsync(Changing at, CancellationToken cancellation) =>
        await reminders.FindAsync(at, cancellation) is { MayMark: true } found
            ? await MarkAsync(at, found, "reminder.snooze", fresh => Snooze(at.Step, fresh), cancellation)
            : ReminderFlow.Gone();

    private Marking Snooze(Step step, FoundMatter found) =>
        SnoozeReminder
            .Decide(found.Item, step.Officer.Id, LevelOf(step, found), step.Today, rules)
            .Match(
                mark =>
                    Marked(
                        step,
                        found,
                        $"{JapaneseDate.Long(mark.SnoozedUntil!.Value)}にもう一度通知します。署の担当者の「期限」にも表示されます。", // A snooze has a day.
                        mark
                    ),
                refused => Reply.Card(reminders.Reason(step, found, RefusalWords.Of(refused)))
            );

    private async Task<Reply> UnsnoozeAsync(Changing at, CancellationToken cancellation) =>
        await reminders.FindAsync(at, cancellation) is { MayMark: true } found
            ? await MarkAsync(at, found, "reminder.snooze.undo", fresh => Unsnooze(at.Step, fresh), cancellation)
            : ReminderFlow.Gone();

    private Marking Unsnooze(Step step, FoundMatter found) =>
        WithdrawSnooze
            .Decide(found.Item, step.Officer.Id, step.Today)
            .Match(
                mark => Marked(step, found, "再通知を取り消しました。この事項は「本日の対応」に表示されます。", mark),
                refused => Reply.Card(reminders.Reason(step, found, RefusalWords.Of(refused)))
            );

    private async Task<Reply> DelegateAsync(Reading at, CancellationToken cancellation) =>
        await reminders.FindAsync(at, cancellation) is { MayMark: true } found
            ? Reply.Card(DelegateCard.Render(View(at.Step, found, FormState.Clean)))
            : ReminderFlow.Gone();

    private async Task<Reply> SaveDelegateAsync(Changing at, CancellationToken cancellation)
    {
        if (await reminders.FindAsync(at, cancellation) is not { MayMark: true } found)
        {
            return ReminderFlow.Gone();
        }

        var step = at.Step;
        var to = step.Data.Text(DelegateCard.To);
        if (to == DelegateCard.Nobody)
        {
            return await MarkAsync(at, found, "reminder.take-back", fresh => TakeBack(step, fresh), cancellation);
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
                at,
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
        return DelegateReminder
            .Decide(
                found.Item,
                step.Officer.Id,
                LevelOf(step, found),
                to,
                until,
                [.. found.Colleagues(step.Officer.Id, step.Today).Select(c => c.Officer)],
                step.Today,
                rules
            )
            .Match(
                mark =>
                    DelegateReminder.GivenBack(found.Item, mark, step.Today) is { } back
                        ? Marked(step, found, "この事項の通知を、引継ぎ元の方に戻しました。", back, mark)
                        : Marked(step, found, $"{JapaneseDate.Long(until)}まで、この事項の通知を引き継ぎました。", mark),
                refused =>
                {
                    var field = refused.Property == nameof(until) ? DelegateCard.Until : DelegateCard.To;
                    fields.Fail(field, RefusalWords.Of(refused));
                    return Reply.Card(DelegateCard.Render(View(step, found, fields.State())));
                }
            );
    }

    /// <summary>
    /// Decides on what is stored when it is written, and anew when that has changed meanwhile: the same row says what the reader was told, and
    /// what he or she has asked.
    /// </summary>
    private async Task<Reply> MarkAsync(
        Changing at,
        FoundMatter found,
        string what,
        Func<FoundMatter, Marking> decide,
        CancellationToken cancellation
    ) =>
        found.Council is { } council
            ? await at.ChangeAsync(
                council.Council.Id,
                sitting =>
                    reminders.FindAgain(at.Step, found, sitting.Facts) is { } fresh
                        ? decide(fresh).OfCouncil(at.Step, what)
                        : ReminderFlow.Gone(),
                cancellation
            )
            : await at.ChangeOfficeAsync(
                found.Office!.Office.Directory.Unit, // MayMark: one of the two.
                ReminderFlow.Gone,
                office =>
                    office.Facts.Station is { } station
                    && Posts.At(at.Step.Officer, station.Id, station.PeriodOn(at.Step.Today)?.Area, at.Step.Today).Count > 0
                        ? null
                        : ReminderFlow.Gone(),
                office => found.FindAgain(office.Facts) is { } fresh ? decide(fresh).OfOffice(at.Step, what) : ReminderFlow.Gone(),
                cancellation
            );

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
        return DigestPlanner.RungOf(step.Officer.Id, own, found.Posts, step.Today)?.Level;
    }

    private DelegateView View(Step step, FoundMatter found, FormState form) =>
        new()
        {
            Drawing = step.Draw(),
            Item = found.Item,
            Colleagues = [.. found.Colleagues(step.Officer.Id, step.Today).Select(c => (c.Officer.Value, c.Title))],
            Until = rules.Calendar.OnOrAfter(step.Today.AddDays(7)),
            IsDelegated = found.Item.Marks.Any(m => m.Officer == step.Officer.Id && m.DelegateOn(step.Today) is not null),
            Form = form,
        };
}
