using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>支援依頼: the police box asks, a supervisor of the station answers, the police box reads the answer (記 第3-1).</summary>
internal sealed class SupportFlow(CouncilSteps councils, ICouncilStore store) : IFlow
{
    public const string Open = "support.open";
    public const string Save = "support.save";
    public const string List = "support.list";
    public const string Show = "support.show";
    public const string Answer = "support.answer";
    public const string Read = "support.read";

    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Reads(Open, OpenAsync),
            Old.Changes(Save, SaveAsync),
            Old.Reads(List, ListAsync),
            Old.Reads(Show, ShowAsync),
            Old.Changes(Answer, AnswerAsync),
            Old.Changes(Read, ReadAsync),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(List, "地域警察幹部への支援依頼と、その対応を表示します。", "支援依頼", "しえんいらい", "支援一覧"),
            new(Open, "他機関との連絡調整など、地域警察幹部の支援を依頼します。", "支援を依頼", "しえんをいらい", "支援", "しえん"),
        ];

    /// <summary>Those who run the council; the station asks nobody but itself.</summary>
    public static bool MayAsk(CouncilAccess access) => access.Operates;

    /// <summary>By words or button; the button may name an open request of residents.</summary>
    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(
            step,
            "支援を依頼",
            Open,
            council =>
                councils.ReadAsync(
                    step,
                    council,
                    (facts, access) => MayAsk(access) ? DrawAsk(step, facts) : Replies.NotAllowed(),
                    cancellation
                )
        );

    public Task<Reply> SaveAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), MayAsk, (facts, access) => Ask(step, facts, access), cancellation);

    /// <summary>What is open or unread in one council, or in all councils of the officer.</summary>
    public async Task<Reply> ListAsync(Step step, CancellationToken cancellation) =>
        await CouncilLists.ReadAsync(store, step, cancellation) is not { } seen
            ? Replies.NotYours()
            : Reply.Card(
                SupportCard.RenderList(
                    new SupportListView(
                        step.Draw(),
                        seen.Only,
                        seen.Title,
                        [
                            .. seen
                                .Councils.SelectMany(c =>
                                    c.Facts.SupportRequests.Concat(c.Facts.AnsweredSupport)
                                        .Select(s => new SupportLine(c.Facts.Council.Id, c.Facts.Council.Name, s))
                                )
                                .OrderBy(l => l.Request.At),
                        ],
                        seen.Councils.Any(c => MayAsk(c.Access)),
                        step.Today
                    )
                )
            );

    public Task<Reply> ShowAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(step, Council(step), (facts, access) => Draw(step, facts, access), cancellation);

    public Task<Reply> AnswerAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), a => a.Supervises, (facts, access) => Respond(step, facts, access), cancellation);

    public Task<Reply> ReadAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(
            step,
            Council(step),
            MayAsk,
            (facts, access) =>
                new ReadSupport(Flow(step)).Decide(facts) switch
                {
                    Outcome<SupportRequest>.Accepted(var read) => Changed(
                        step,
                        facts,
                        access,
                        "support.read",
                        read,
                        "確認済みとしました。"
                    ),
                    Outcome<SupportRequest>.Refused(var refusal) => Draw(step, facts, access, note: RefusalWords.Of(refusal)),
                    _ => throw new System.Diagnostics.UnreachableException(),
                },
            cancellation
        );

    private static StepResult Ask(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var form = AskForm.Read(step.Data);
        if (form.State.HasErrors)
        {
            return DrawAsk(step, facts, form.State, Replies.CheckInput);
        }

        var about = Flow(step) is { Length: > 0 } feedback ? feedback : null;
        var request = new AskForSupport($"{step.Command.Id:N}", about, form.TextTyped, form.AgencyTyped);
        return request.Decide(facts, step.Officer.Id, step.Now) switch
        {
            Outcome<SupportRequest>.Accepted(var asked) => Changed(
                step,
                facts,
                access,
                "support.ask",
                asked,
                "地域警察幹部に支援を依頼しました。"
            ),
            Outcome<SupportRequest>.Refused(var refusal) => DrawAsk(
                step,
                facts,
                form.State.With(refusal.Code == "support.text-missing" ? AskForm.Text : null, RefusalWords.Of(refusal)),
                refusal.Code == "support.text-missing" ? Replies.CheckInput : RefusalWords.Of(refusal)
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static StepResult Respond(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var form = AnswerForm.Read(step.Data);
        if (form.Chosen is not { } status || form.State.HasErrors)
        {
            return Draw(step, facts, access, form.State, Replies.CheckInput);
        }

        var answer = new AnswerSupport(Flow(step), step.Data.Number(Buttons.VersionKey) ?? -1, status, form.AnswerTyped);
        return answer.Decide(facts, step.Officer.Id, step.Now) switch
        {
            Outcome<SupportRequest>.Accepted(var answered) => Changed(
                step,
                facts,
                access,
                "support.answer",
                answered,
                "対応状況を記録しました。"
            ),
            Outcome<SupportRequest>.Refused(var refusal) => Draw(
                step,
                facts,
                access,
                form.State.With(refusal.Code == "support.answer-missing" ? AnswerForm.Answer : null, RefusalWords.Of(refusal)),
                refusal.Code == "support.answer-missing" ? Replies.CheckInput : RefusalWords.Of(refusal)
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static StepResult Changed(Step step, CouncilFacts facts, CouncilAccess access, string what, SupportRequest request, string note)
    {
        var audit = CouncilSteps.Audit(step, what, request.Id, Before(facts, request));
        return new StepResult(
            new CouncilChange
            {
                Audit = audit,
                Writes = [new CouncilWrite.PutSupport(request)],
                Messages = request.Read ? [] : SupportMessages.Of(facts, request, audit),
            },
            Reply.Card(SupportCard.Render(View(step, facts, access, request) with { Note = note, MayAnswer = false }))
        );
    }

    private static Reply DrawAsk(Step step, CouncilFacts facts, FormState? form = null, string? note = null) =>
        Reply.Card(
            SupportCard.RenderAsk(
                new AskView
                {
                    Drawing = step.Draw(),
                    Council = facts.Council.Id,
                    CouncilName = facts.Council.Name,
                    About = About(facts, Flow(step)),
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );

    private static Reply Draw(Step step, CouncilFacts facts, CouncilAccess access, FormState? form = null, string? note = null) =>
        Find(facts, Flow(step)) is { } request
            ? Reply.Card(SupportCard.Render(View(step, facts, access, request) with { Form = form ?? FormState.Clean, Note = note }))
            : Reply.Sentence(RefusalWords.Of(new Refusal("support.closed")));

    private static SupportView View(Step step, CouncilFacts facts, CouncilAccess access, SupportRequest request) =>
        new()
        {
            Drawing = step.Draw(),
            Council = facts.Council.Id,
            CouncilName = facts.Council.Name,
            Request = request,
            About = About(facts, request.Feedback),
            AskedBy = ObligationWords.Who(facts, request.By),
            AnsweredBy = request.AnsweredBy is { } by ? ObligationWords.Who(facts, by) : null,
            MayAnswer = access.Supervises && request.IsOpen,
            MayRead = MayAsk(access) && !request.IsOpen && !request.Read,
        };

    private static SupportRequest? Find(CouncilFacts facts, string id) =>
        facts.SupportRequests.Concat(facts.AnsweredSupport).FirstOrDefault(s => s.Id == id);

    private static Feedback? About(CouncilFacts facts, string? feedback) =>
        facts.Feedback.FirstOrDefault(f => f.IsOpen && f.Entry.Id == feedback);

    /// <summary>The answer that the new one replaces.</summary>
    private static string? Before(CouncilFacts facts, SupportRequest request) =>
        Find(facts, request.Id) is { } before ? $"{before.Status}|{before.Answer}" : null;

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));

    private static string Flow(Step step) => step.Data.Text(Buttons.FlowKey);
}
