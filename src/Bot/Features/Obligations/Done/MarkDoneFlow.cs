using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Obligations.Done;

/// <summary>済み: an officer enters that something owed was done, or was decided not to be done. Every entry can be taken back.</summary>
internal sealed class MarkDoneFlow : IFlow
{
    public const string Open = ObligationVerbs.Done;
    public const string Save = "done.save";
    public const string Undo = "done.undo";

    public const string DayKey = "doneOn";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.Council(Open, at => Show(at)),
            // Who may depends on the kind of what is owed: the decision says it.
            Changes.Council(Save, CouncilRights.Read, Decide),
            Changes.Council(Undo, CouncilRights.Read, Withdraw),
        ];

    private static readonly IReadOnlyList<ObligationKind> Markable =
    [
        .. Enum.GetValues<ObligationKind>().Where(k => ObligationTraits.Of(k).CanBeMarkedDone),
    ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.done"],
                Audits = ["done.save"],
                Ends = Markable,
            },
            new(Undo, "2/1")
            {
                Writes = ["council.done"],
                Audits = ["done.undo"],
                Opens = Markable,
            },
        ];

    private static StepResult Decide(Sitting at)
    {
        var form = MarkDoneForm.Read(at.Data);
        if (form.DoneOn is not { } day || form.State.HasErrors)
        {
            return Show(at, form.State, Replies.CheckInput);
        }

        return new MarkDone(Key(at), day, form.MeansText, form.NoteText)
            .Decide(at.Facts, at.Access, at.Officer.Id, at.Today, at.Step.Rules)
            .Match<StepResult>(
                done =>
                    at.Commit(
                        at.Audit(Save, Key(at)),
                        new CouncilWrite.PutFulfilment(done),
                        after => ShowDone(after, done, ObligationWords.Saved(done.Kind))
                    ),
                refusal =>
                    Show(
                        at,
                        form.State.With(MarkDoneForm.FieldOf(refusal), RefusalWords.Of(refusal)),
                        MarkDoneForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    private static StepResult Withdraw(Sitting at)
    {
        var day = JapaneseDate.TryParse(at.Data.Text(DayKey), out var on) ? on : DateOnly.MinValue;
        return new WithdrawDone(Key(at), day)
            .Decide(at.Facts, at.Access)
            .Match<StepResult>(
                done =>
                    at.Commit(
                        at.Audit(Undo, Key(at)),
                        new CouncilWrite.PutFulfilment(done),
                        after => Show(after, note: "取り消しました。この事項は未処理に戻りました。")
                    ),
                refusal => Show(at, note: RefusalWords.Of(refusal))
            );
    }

    /// <summary>The open obligation; else who has entered it; else one sentence.</summary>
    private static Reply Show(Sitting at, FormState? form = null, string? note = null)
    {
        if (MarkDone.Find(at.Facts, Key(at), at.Today, at.Step.Rules) is { } open)
        {
            return Reply.Card(
                MarkDoneCard.Render(
                    new MarkDoneView
                    {
                        Drawing = at.Draw(),
                        Council = at.Council.Id,
                        CouncilName = at.Council.Name,
                        Obligation = open,
                        Today = at.Today,
                        About = About(at.Facts, open.Kind, open.Subject),
                        MayMark = ObligationAccess.MayMarkDone(at.Access, open),
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            );
        }

        return MarkDone.Done(at.Facts, Key(at)) is { } done
            ? ShowDone(at, done, "すでに完了しています。")
            : Reply.Sentence(RefusalWords.Of(new Refusal("done.not-open")));
    }

    private static Reply ShowDone(Sitting at, Fulfilment done, string note) =>
        Reply.Card(
            MarkDoneCard.RenderDone(
                new DoneView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Done = done,
                    By = ObligationWords.Who(at.Facts, done.By),
                    About = About(at.Facts, done.Kind, done.Subject),
                    MayWithdraw = ObligationAccess.MayWithdraw(at.Access, done),
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

    private static string Key(Sitting at) => at.Data.Text(ObligationVerbs.ObligationKey);
}
