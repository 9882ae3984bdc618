using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;
using static KobanBot.Bot.Features.Meetings.RecordMeeting.RecordDrawing;
using Rules = KobanBot.Core.Meetings.RecordMeeting;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

/// <summary>会議を記録: the wizard. Every step saves the draft; every button works from the version that its card shows.</summary>
internal sealed class RecordMeetingFlow(CouncilSteps councils, ICouncilStore store) : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Changes(RecordVerbs.Start, StartAsync),
            Old.Changes(RecordVerbs.New, NewAsync),
            Old.Reads(RecordVerbs.Resume, ResumeAsync),
            Old.Reads(RecordVerbs.Refresh, ResumeAsync),
            Old.Changes(RecordVerbs.Next, NextAsync),
            Old.Changes(RecordVerbs.Back, BackAsync),
            Old.Changes(RecordVerbs.GoTo, GoToAsync),
            Old.Changes(RecordVerbs.Park, ParkAsync),
            Old.Reads(RecordVerbs.Leave, LeaveAsync),
            Old.Changes(RecordVerbs.Copy, CopyAsync),
            Old.Changes(RecordVerbs.EditItem, EditItemAsync),
            Old.Changes(RecordVerbs.SaveItem, SaveItemAsync),
            Old.Changes(RecordVerbs.RemoveItem, RemoveItemAsync),
            Old.Reads(RecordVerbs.Sheet, SheetAsync),
            Old.Changes(RecordVerbs.AskCancel, AskCancelAsync),
            Old.Changes(RecordVerbs.Cancel, CancelAsync),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                RecordVerbs.Start,
                "会議の開催結果を記録します。途中の下書きがあれば再開します。",
                "会議を記録",
                "会議の記録",
                "会議記録",
                "記録",
                "きろく",
                "記録する",
                "記録して",
                "会議",
                "かいぎ",
                "かいぎをきろく",
                "開催結果"
            )
            {
                IsInManifest = true,
            },
        ];

    /// <summary>会議を記録 by words or button: goes on with a draft when there is one, else starts from the plan.</summary>
    public Task<Reply> StartAsync(Step step, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(
            step,
            "会議を記録",
            RecordVerbs.Start,
            council =>
                councils.ChangeAsync(
                    step,
                    council,
                    a => a.Edit || a.Confirm,
                    (facts, access) => Begin(step, facts, access, evenIfDraft: false),
                    cancellation
                )
        );

    public Task<Reply> NewAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(
            step,
            Council(step),
            a => a.Edit,
            (facts, access) => Begin(step, facts, access, evenIfDraft: true),
            cancellation
        );

    /// <summary>Shows a draft at the step where it was left, or at the step asked for.</summary>
    public Task<Reply> ResumeAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(
            step,
            Council(step),
            (facts, access) =>
                facts.Draft(Draft(step)) is { IsOpen: true } draft && (access.Edit || access.Confirm)
                    ? Card(step, facts, access, draft, At(step) ?? draft.Step)
                    : Closed(step, facts),
            cancellation
        );

    /// <summary>次へ: takes the step's inputs and everything in the open form along.</summary>
    public Task<Reply> NextAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(step, (facts, draft, at) => Page(step, facts, draft, at) ?? new Target(StepAfter(facts, draft, at)), cancellation);

    /// <summary>戻る never loses input: it saves as well.</summary>
    public Task<Reply> BackAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(step, (facts, draft, at) => new Target(StepBefore(facts, draft, at)), cancellation);

    public Task<Reply> GoToAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(step, (_, _, at) => new Target(step.Data.Choice<RecordStep>(RecordVerbs.ToKey) ?? at), cancellation);

    public Task<Reply> EditItemAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(
            step,
            (_, _, at) => new Target(at, step.Data.Text(RecordVerbs.ToKey) is { Length: > 0 } to ? to : step.Data.Text(ItemList.Picker)),
            cancellation
        );

    public Task<Reply> SaveItemAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(step, (_, _, at) => new Target(at), cancellation);

    public Task<Reply> RemoveItemAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(step, (_, _, at) => new Target(at, Note: "削除しました。"), cancellation, removes: step.Data.Text(RecordVerbs.ItemKey));

    /// <summary>保存して閉じる.</summary>
    public Task<Reply> ParkAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(step, (_, _, at) => new Target(at, Park: true), cancellation);

    /// <summary>保存して閉じる where there is nothing left to save: reads only.</summary>
    public Task<Reply> LeaveAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(
            step,
            Council(step),
            (facts, _) => facts.Draft(Draft(step)) is { IsOpen: true } draft ? Parked(step, facts, draft) : Closed(step, facts),
            cancellation
        );

    /// <summary>第5号様式を表示: reads only.</summary>
    public Task<Reply> SheetAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(
            step,
            Council(step),
            (facts, access) => facts.Draft(Draft(step)) is { IsOpen: true } draft ? Sheet(step, facts, access, draft) : Closed(step, facts),
            cancellation
        );

    /// <summary>前回から複写: what seldom changes, from the newest confirmed record.</summary>
    public async Task<Reply> CopyAsync(Step step, CancellationToken cancellation)
    {
        var loaded = Council(step).IsWellFormed ? await store.FindAsync(Council(step), cancellation) : null;
        if (loaded is null || !Access.Of(step.Officer, loaded.Facts, step.Today).Edit)
        {
            return Replies.NotYours();
        }

        var last = loaded.Facts.Meetings.Where(m => m.Id != Draft(step)).MaxBy(m => m.Date);
        var body = last is null ? null : await store.FindRecordAsync(Council(step), last.Id, last.Revision, cancellation);
        return await SaveAsync(
            step,
            (_, _, at) =>
                new Target(
                    at,
                    Note: body is null
                        ? "前回の記録がありません。"
                        : $"{JapaneseDate.Long(last!.Date)}の記録から複写しました。入力済みの項目は変えていません。"
                ),
            cancellation,
            then: content => body is null ? content : Rules.CopyFrom(body.Content, content)
        );
    }

    /// <summary>入力をやめる asks first, and saves what stands on the card, so that a change of mind loses nothing.</summary>
    public Task<Reply> AskCancelAsync(Step step, CancellationToken cancellation) =>
        SaveAsync(step, (_, _, at) => new Target(at, AskCancel: true), cancellation);

    public Task<Reply> CancelAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(
            step,
            Council(step),
            a => a.Edit || a.Confirm,
            (facts, access) =>
            {
                if (facts.Draft(Draft(step)) is not { IsOpen: true } draft)
                {
                    return Closed(step, facts);
                }

                if (draft.Version != step.Data.Number(Buttons.VersionKey))
                {
                    return Card(step, facts, access, draft, draft.Step, note: RecordNotes.StillEntered(step, facts, draft));
                }

                var closed = Rules.Close(draft, DraftState.Cancelled, step.Officer.Id, step.Now);
                return new StepResult(
                    new CouncilChange
                    {
                        Audit = CouncilSteps.Audit(step, "record.cancel", draft.Id.Value),
                        Writes = [new CouncilWrite.PutDraft(closed)],
                        Messages = ClosedCards(step, draft),
                    },
                    Closed(step, facts with { Drafts = [closed] })
                );
            },
            cancellation
        );

    private static StepResult Begin(Step step, CouncilFacts facts, CouncilAccess access, bool evenIfDraft)
    {
        var open = facts.Drafts.Where(d => d.IsBegun).OrderByDescending(d => d.ChangedAt).ToList();
        if (open.Count > 0 && !evenIfDraft)
        {
            // The answer is kept although nothing else changes: a repeated delivery must not start what this one only offered.
            return new StepResult(
                new CouncilChange { Audit = CouncilSteps.Audit(step, "record.choice") },
                Choice(step, facts, access, open)
            );
        }

        if (!access.Edit)
        {
            return Replies.NotAllowed();
        }

        var draft = Rules.Start(facts, step.Officer, step.Now, new MeetingId(step.Command.Id.ToString("N")), step.Rules.Settings);
        if (facts.Draft(draft.Id) is { IsOpen: true } existing)
        {
            return Card(step, facts, access, existing, existing.Step);
        }

        if (Rules.Untouched(facts, draft) is { } untouched)
        {
            return new StepResult(
                new CouncilChange { Audit = CouncilSteps.Audit(step, "record.choice") },
                Card(step, facts, access, untouched, RecordStep.Basics)
            );
        }

        var shown = WithCard(step, draft);
        return new StepResult(
            new CouncilChange
            {
                Audit = CouncilSteps.Audit(step, "record.start", draft.Id.Value),
                Writes = [new CouncilWrite.PutDraft(shown)],
            },
            Card(step, facts with { Drafts = [shown] }, access, shown, RecordStep.Basics)
        );
    }

    /// <summary>Where a saved step leads.</summary>
    private sealed record Target(
        RecordStep Step,
        string? Item = null,
        string? Note = null,
        bool Park = false,
        bool AskCancel = false,
        int Page = 0
    );

    private Task<Reply> SaveAsync(
        Step step,
        Func<CouncilFacts, MeetingDraft, RecordStep, Target> where,
        CancellationToken cancellation,
        string? removes = null,
        Func<MeetingContent, MeetingContent>? then = null
    ) =>
        councils.ChangeAsync(
            step,
            Council(step),
            a => a.Edit || a.Confirm,
            (facts, access) =>
            {
                if (facts.Draft(Draft(step)) is not { IsOpen: true } draft)
                {
                    return Closed(step, facts);
                }

                var at = At(step) ?? draft.Step;
                if (draft.Version != step.Data.Number(Buttons.VersionKey))
                {
                    return ChangedMeanwhile(step, facts, access, draft, at, RecordForms.Read(step, facts, draft, at, removes: null).State);
                }

                var (content, form) = RecordForms.Read(step, facts, draft, at, removes);
                if (form.HasErrors)
                {
                    return Card(
                        step,
                        facts,
                        access,
                        draft,
                        at,
                        form,
                        step.Data.Text(RecordVerbs.ItemKey),
                        "入力内容を確認してください。入力したものはそのまま残っています。",
                        PageOf(step)
                    );
                }

                content = then?.Invoke(content) ?? content;
                var (before, typed) = (draft, content);
                (draft, content, var replanned) = RecordForms.OfKind(step, facts, draft, content);
                var target = where(facts, draft with { Content = content }, at);
                if (target.AskCancel && content == before.Content)
                {
                    // Nothing to save: whoever only looked in leaves no draft behind that others would take for begun.
                    return Reply.Card(RecordCards.AskCancel(Frame(step, facts, before, at), RecordNotes.Whose(step, facts, before)));
                }

                target = Told(step, facts, before, typed, draft with { Content = content }, replanned, target);
                if (target.Step == RecordStep.EarlierFeedback)
                {
                    content = Rules.WithEarlier(facts, draft with { Content = content });
                }

                var saved = Accepted(Rules.Save(draft, draft.Version, content, target.Step, step.Officer, step.Now));
                var shown = WithCard(step, saved);
                var after = facts with { Drafts = [shown] };
                return new StepResult(
                    new CouncilChange
                    {
                        Audit = CouncilSteps.Audit(step, step.Verb, draft.Id.Value),
                        Writes = [new CouncilWrite.PutDraft(shown)],
                    },
                    target.Park ? Parked(step, after, shown)
                        : target.AskCancel
                            ? Reply.Card(
                                RecordCards.AskCancel(Frame(step, after, shown, target.Step), RecordNotes.Whose(step, facts, before))
                            )
                        : Card(step, after, access, shown, target.Step, item: target.Item, note: target.Note, page: target.Page)
                );
            },
            cancellation
        );

    /// <summary>What the plan no longer enters, and what is doubtful, is told before the officer goes on.</summary>
    private static Target Told(
        Step step,
        CouncilFacts facts,
        MeetingDraft before,
        MeetingContent typed,
        MeetingDraft after,
        string? replanned,
        Target target
    ) =>
        replanned is not null
            ? target with
            {
                // What stands on this card and is to be entered anew keeps the officer here.
                Step = IsSameWhenAndWhere(typed, after.Content) ? target.Step : RecordStep.Basics,
                Note = replanned,
            }
        : step.Verb == RecordVerbs.Next && IsNewlyDoubtful(step, facts, before, after)
            ? target with
            {
                Step = RecordStep.Basics,
                Note = "保存しました。次の点を確かめてください。このまま進む場合は、もう一度「次へ」を押してください。",
            }
        : target;

    private static bool IsSameWhenAndWhere(MeetingContent one, MeetingContent other) =>
        (one.Date, one.Start, one.Place) == (other.Date, other.Start, other.Place);

    /// <summary>A doubt is told once, where it was entered; pressing 次へ again goes on, since only 確定 may be blocked.</summary>
    private static bool IsNewlyDoubtful(Step step, CouncilFacts facts, MeetingDraft before, MeetingDraft after)
    {
        var time = JapanTime.TimeOf(step.Now);
        var known = MeetingDoubts.Of(facts, before, step.Today, time).Select(d => (d.Finding.Code, d.Recorded)).ToHashSet();
        return MeetingDoubts.Of(facts, after, step.Today, time).Any(d => !known.Contains((d.Finding.Code, d.Recorded)));
    }

    /// <summary>Step 3 may have several pages; 次へ turns them before it goes on.</summary>
    private static Target? Page(Step step, CouncilFacts facts, MeetingDraft draft, RecordStep at)
    {
        var page = PageOf(step) + 1;
        return at == RecordStep.EarlierFeedback && page < EarlierFeedbackForm.Pages(Rules.Earlier(facts, draft).Count)
            ? new Target(at, Page: page)
            : null;
    }

    private static RecordStep StepAfter(CouncilFacts facts, MeetingDraft draft, RecordStep at) =>
        Rules.StepsOf(facts, draft).FirstOrDefault(s => s > at, RecordStep.Review);

    private static RecordStep StepBefore(CouncilFacts facts, MeetingDraft draft, RecordStep at) =>
        Rules.StepsOf(facts, draft).LastOrDefault(s => s < at, RecordStep.Basics);

    private static T Accepted<T>(Outcome<T> outcome) =>
        outcome is Outcome<T>.Accepted(var value) ? value : throw new System.Diagnostics.UnreachableException();
}
