using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>
/// 協議: the section asks, the derived counterpart is told and answers, and the answer comes back and stands with what it was about
/// (記 第2-1(2), 第2-2(3)).
/// </summary>
internal sealed class ConsultFlow : IFlow
{
    public const string Ask = "consult.ask";
    public const string Answer = "consult.answer";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(CouncilVerbs.Consultations, "協議", at => Draw(at)),
            new Changes(Ask, (at, c) => at.ChangeAsync(at.Step.Council, (sitting, token) => AskAsync(at, sitting, token), c))
            {
                Rights = CouncilRights.Section,
            },
            new Reads(CouncilVerbs.Consultation, ShowAsync),
            new Changes(Answer, AnswerAsync) { Audience = Audience.Above },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(CouncilVerbs.Consultations, "2/0"),
            // The council, and the counterpart's list.
            new(Ask, "3/1")
            {
                Writes = ["council.consultation"],
                Audits = [Ask],
                Messages = [MessageKind.ConsultationAsked],
            },
            new(CouncilVerbs.Consultation, "2/0"),
            new(Answer, "2/1")
            {
                Writes = ["council.consultation", "council"],
                Audits = [Answer],
                Messages = [MessageKind.ConsultationAnswered],
                Ends = [ObligationKind.ConsultationAnswer],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                CouncilVerbs.Consultations,
                "設置、廃止、会則等について、協議を依頼し、回答を確かめます（署）。",
                "協議",
                "きょうぎ",
                "協議を依頼",
                "協議の記録"
            )
            {
                Audience = Audience.Station,
            },
        ];

    private static async ValueTask<StepResult> AskAsync(Reading reading, Sitting at, CancellationToken cancellation)
    {
        var form = ConsultForm.Read(at.Data);
        if (form.State.HasErrors)
        {
            return Draw(at, form.State, Replies.CheckInput);
        }

        var decided = new AskForConsultation($"{at.Step.Command.Id:N}", form.Chosen, form.TextTyped).Decide(at.Facts, at.Officer, at.Now);
        if (decided is Outcome<ConsultationRequest>.Refused(var refusal))
        {
            return Draw(at, form.With(refusal), ConsultForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput);
        }

        var request = ((Outcome<ConsultationRequest>.Accepted)decided).Value; // The only other case.
        var counterpart = await reading.OfficeAsync(request.Counterpart.Unit, cancellation);
        var audit = at.Audit(Ask, request.Id);
        var messages = counterpart is null ? [] : ConsultationMessages.Asked(request, counterpart.Facts.Directory, audit, at.Today);
        return at.Commit(
            new CouncilChange
            {
                Audit = audit,
                Writes = [new CouncilWrite.Put<ConsultationRequest>(CouncilKinds.Consultation, request)],
                Messages = messages,
            },
            after =>
                Draw(
                    after,
                    note: messages.Count == 0
                        ? $"協議の依頼を記録しました。{request.Counterpart.Name}には通知できる職員がいないため、電話等で連絡してください。"
                        : $"{request.Counterpart.Name}長に協議を依頼しました。"
                )
        );
    }

    private static Task<Reply> ShowAsync(Reading at, CancellationToken cancellation) =>
        at.FromAboveAsync(at.Step.Council, facts => Refused(at.Step, facts), facts => Draw(at.Step, facts), cancellation);

    private static Task<Reply> AnswerAsync(Changing at, CancellationToken cancellation) =>
        at.ChangeFromAboveAsync(
            at.Step.Council,
            Replies.NotYours,
            facts => Find(at.Step, facts) is { } request && IsCounterpart(at.Step, request) ? null : Replies.NotAllowed(),
            facts => Decide(at.Step, facts),
            cancellation
        );

    private static StepResult Decide(Step step, CouncilFacts facts)
    {
        var form = ReplyForm.Read(step.Data);
        if (form.State.HasErrors)
        {
            return Draw(step, facts, form.State, Replies.CheckInput);
        }

        return new AnswerConsultation(step.Flow, step.Version, form.Chosen, form.TextTyped)
            .Decide(facts, step.Officer, step.Now)
            .Match<StepResult>(
                answered =>
                {
                    var audit = step.Audit(Answer, answered.Id);
                    var council = AnswerConsultation.Kept(facts.Council, answered, ConsultationWords.ResultOf(answered), step.Today);
                    var change = new CouncilChange
                    {
                        Audit = audit,
                        Writes =
                        [
                            new CouncilWrite.Put<ConsultationRequest>(CouncilKinds.Consultation, answered),
                            .. council == facts.Council ? [] : new CouncilWrite[] { new CouncilWrite.PutCouncil(council) },
                        ],
                        Messages = ConsultationMessages.Answered(answered, facts, audit, step.Today),
                    };
                    return StepResult.Of(facts, change, after => Draw(step, after, note: "回答を警察署に送りました。"));
                },
                refusal =>
                    Draw(
                        step,
                        facts,
                        form.With(refusal),
                        ReplyForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    /// <summary>The station reads it, and whoever may answer it; nobody else.</summary>
    private static Reply? Refused(Step step, CouncilFacts facts) =>
        Access.Of(step.Officer, facts, step.Today).Read || (Find(step, facts) is { } request && IsCounterpart(step, request))
            ? null
            : Replies.NotYours();

    private static bool IsCounterpart(Step step, ConsultationRequest request) =>
        AnswerConsultation.MayAnswer(step.Officer, request, step.Today);

    private static ConsultationRequest? Find(Step step, CouncilFacts facts) => facts.Consultations.FirstOrDefault(c => c.Id == step.Flow);

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        Reply.Card(
            ConsultCard.Render(
                new ConsultView
                {
                    Drawing = at.Draw(),
                    Council = at.Council,
                    Register = [.. at.Facts.Consultations.OrderByDescending(c => c.At)],
                    Counterpart = CouncilStations.CounterpartOf(at.Council, at.Today),
                    MayAsk = at.Access.Section,
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );

    private static Reply Draw(Step step, CouncilFacts facts, FormState? form = null, string? note = null) =>
        Find(step, facts) is { } request
            ? Reply.Card(
                ConsultationCard.Render(
                    new ConsultationView
                    {
                        Drawing = step.Draw(),
                        Council = facts.Council,
                        Request = request,
                        StationName = facts.Council.AnsweringOn(step.Today)?.Name ?? "",
                        MayAnswer = request.IsOpen && IsCounterpart(step, request),
                        MayTakeOver =
                            request
                                is { Kind: ConsultationKind.Bylaw, Answer: ConsultationAnswer.NoObjection or ConsultationAnswer.Opinion }
                            && Access.Of(step.Officer, facts, step.Today).Section,
                        IsCounterpart = IsCounterpart(step, request),
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            )
            : Reply.Sentence(RefusalWords.Of(new Refusal("consult.answered-already")));
}
