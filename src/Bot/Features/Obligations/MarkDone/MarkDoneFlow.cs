using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Request = KobanBot.Core.Obligations.MarkDone;

namespace KobanBot.Bot.Features.Obligations.MarkDone;

/// <summary>済み: an officer enters that something owed was done, or was decided not to be done. Every entry can be taken back.</summary>
internal sealed class MarkDoneFlow(CouncilSteps councils, ObligationRules rules) : IFlow
{
    public const string Open = ObligationVerbs.Done;
    public const string Save = "done.save";
    public const string Undo = "done.undo";

    public const string DayKey = "doneOn";

    public IReadOnlyList<Verb> Verbs => [Old.Reads(Open, OpenAsync), Old.Changes(Save, SaveAsync), Old.Changes(Undo, UndoAsync)];

    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(step, Council(step), (facts, access) => Show(step, facts, access), cancellation);

    public Task<Reply> SaveAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), access => access.Read, (facts, access) => Decide(step, facts, access), cancellation);

    public Task<Reply> UndoAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), access => access.Read, (facts, access) => Withdraw(step, facts, access), cancellation);

    private StepResult Decide(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var form = MarkDoneForm.Read(step.Data);
        if (form.DoneOn is not { } day || form.State.HasErrors)
        {
            return Show(step, facts, access, form.State, Replies.CheckInput);
        }

        return new Request(Key(step), day, form.MeansText, form.NoteText).Decide(facts, access, step.Officer.Id, step.Today, rules) switch
        {
            Outcome<Fulfilment>.Accepted(var done) => StepResult.Of(
                facts,
                Change(step, "done.save", done),
                after => Done(step, after, access, done, ObligationWords.Saved(done.Kind))
            ),
            Outcome<Fulfilment>.Refused(var refusal) => Show(
                step,
                facts,
                access,
                form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private StepResult Withdraw(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var day = JapaneseDate.TryParse(step.Data.Text(DayKey), out var on) ? on : DateOnly.MinValue;
        return new WithdrawDone(Key(step), day).Decide(facts, access) switch
        {
            Outcome<Fulfilment>.Accepted(var done) => StepResult.Of(
                facts,
                Change(step, "done.undo", done),
                after => Show(step, after, access, note: "取り消しました。この事項は未処理に戻りました。")
            ),
            Outcome<Fulfilment>.Refused(var refusal) => Show(step, facts, access, note: RefusalWords.Of(refusal)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The open obligation; else who has entered it; else one sentence.</summary>
    private Reply Show(Step step, CouncilFacts facts, CouncilAccess access, FormState? form = null, string? note = null)
    {
        if (Request.Find(facts, Key(step), step.Today, rules) is { } open)
        {
            return Reply.Card(
                MarkDoneCard.Render(
                    new MarkDoneView
                    {
                        Drawing = step.Draw(),
                        Council = facts.Council.Id,
                        CouncilName = facts.Council.Name,
                        Obligation = open,
                        Today = step.Today,
                        About = About(facts, open.Kind, open.Subject),
                        MayMark = ObligationAccess.MayMarkDone(access, open),
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            );
        }

        return Request.Done(facts, Key(step)) is { } done
            ? Done(step, facts, access, done, "すでに完了しています。")
            : Reply.Sentence(RefusalWords.Of(new Refusal("done.not-open")));
    }

    private static Reply Done(Step step, CouncilFacts facts, CouncilAccess access, Fulfilment done, string note) =>
        Reply.Card(
            MarkDoneCard.RenderDone(
                new DoneView
                {
                    Drawing = step.Draw(),
                    Council = facts.Council.Id,
                    CouncilName = facts.Council.Name,
                    Done = done,
                    By = ObligationWords.Who(facts, done.By),
                    About = About(facts, done.Kind, done.Subject),
                    MayWithdraw = ObligationAccess.MayWithdraw(access, done),
                    Note = note,
                }
            )
        );

    /// <summary>Whom or what it is about, for those who may read the council in their own chat.</summary>
    private static string? About(CouncilFacts facts, ObligationKind kind, string subject) =>
        kind switch
        {
            ObligationKind.AbsenteeContact => Name(facts, subject[(subject.IndexOf('/', StringComparison.Ordinal) + 1)..]),
            ObligationKind.MemberVacancy or ObligationKind.MemberVisit or ObligationKind.LetterRetrieval => Name(facts, subject),
            ObligationKind.LongRunningReview or ObligationKind.MeasureNotice => facts
                .Feedback.FirstOrDefault(f => f.Entry.Id == subject)
                ?.Entry.Text,
            _ => null,
        };

    private static string? Name(CouncilFacts facts, string member) => facts.Member(new MemberId(member))?.Name;

    private static CouncilChange Change(Step step, string what, Fulfilment done) =>
        new() { Audit = CouncilSteps.Audit(step, what, Key(step)), Writes = [new CouncilWrite.PutFulfilment(done)] };

    private static string? FieldOf(Refusal refusal) =>
        refusal.Code switch
        {
            "done.in-future" or "done.too-early" => MarkDoneForm.Day,
            "done.means-missing" => MarkDoneForm.Means,
            "done.reason-missing" => MarkDoneForm.Note,
            _ => null,
        };

    private static string Key(Step step) => step.Data.Text(ObligationVerbs.ObligationKey);

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));
}
