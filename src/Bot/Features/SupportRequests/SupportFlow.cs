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
internal sealed class SupportFlow : IFlow
{
    public const string Open = "support.open";
    public const string Save = "support.save";
    public const string List = "support.list";
    public const string Show = "support.show";
    public const string Answer = "support.answer";
    public const string Read = "support.read";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(Open, "支援を依頼", at => DrawAsk(at)) with
            {
                Rights = CouncilRights.Operate,
            },
            Changes.Council(Save, CouncilRights.Operate, Ask),
            new Reads(List, ListAsync),
            Reads.Council(Show, at => Draw(at)),
            Changes.Council(Answer, CouncilRights.Supervise, Respond),
            Changes.Council(Read, CouncilRights.Operate, Finish),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(List, "2/0"),
            new(Open, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.support"],
                Audits = ["support.ask"],
                Messages = [MessageKind.SupportAsked],
            },
            new(Show, "2/0"),
            new(Answer, "2/1")
            {
                Writes = ["council.support"],
                Audits = ["support.answer"],
                Messages = [MessageKind.SupportAnswered],
            },
            new(Read, "2/1") { Writes = ["council.support"], Audits = ["support.read"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(List, "地域警察幹部への支援依頼と、その対応を表示します。", "支援依頼", "しえんいらい", "支援一覧")
            {
                Audience = Audience.Council,
            },
            new(Open, "他機関との連絡調整など、地域警察幹部の支援を依頼します。", "支援を依頼", "しえんをいらい", "支援", "しえん")
            {
                Audience = Audience.OperatingOfficer,
                Signs = ["幹部|上司|地域課|署 支援|相談|手伝|助け|協力", "相談", "他機関|役所|市役所|道路管理者|学校 調整|連絡|依頼|頼"],
            },
        ];

    /// <summary>Those who run the council; the station asks nobody but itself.</summary>
    public static bool MayAsk(CouncilAccess access) => access.Operates;

    /// <summary>What is open or unread in one council, or in all councils of the officer.</summary>
    private static async Task<Reply> ListAsync(Reading at, CancellationToken cancellation) =>
        await at.CouncilsAsync(cancellation) is not { } seen
            ? Replies.NotYours()
            : Reply.Card(
                SupportListCard.Render(
                    new SupportListView(
                        at.Step.Draw(),
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
                        at.Step.Today
                    )
                )
            );

    private static StepResult Ask(Sitting at)
    {
        var form = AskForm.Read(at.Data);
        if (form.State.HasErrors)
        {
            return DrawAsk(at, form.State, Replies.CheckInput);
        }

        var about = at.Step.Flow is { Length: > 0 } feedback ? feedback : null;
        return new AskForSupport($"{at.Step.Command.Id:N}", about, form.TextTyped, form.AgencyTyped)
            .Decide(at.Facts, at.Officer.Id, at.Now)
            .Match<StepResult>(
                asked => Changed(at, "support.ask", asked, "地域警察幹部に支援を依頼しました。"),
                refusal => DrawAsk(at, form.With(refusal), Refused(AskForm.FieldOf(refusal), refusal))
            );
    }

    private static StepResult Respond(Sitting at)
    {
        var form = AnswerForm.Read(at.Data);
        if (form.Chosen is not { } status || form.State.HasErrors)
        {
            return Draw(at, form.State, Replies.CheckInput);
        }

        return new AnswerSupport(at.Step.Flow, at.Step.Version, status, form.AnswerTyped)
            .Decide(at.Facts, at.Officer.Id, at.Now)
            .Match<StepResult>(
                answered => Changed(at, "support.answer", answered, "対応状況を記録しました。"),
                refusal => Draw(at, form.With(refusal), Refused(AnswerForm.FieldOf(refusal), refusal))
            );
    }

    /// <summary>The police box has read the answer.</summary>
    private static StepResult Finish(Sitting at) =>
        new ReadSupport(at.Step.Flow)
            .Decide(at.Facts)
            .Match<StepResult>(
                read => Changed(at, "support.read", read, "確認済みとしました。"),
                refusal => Draw(at, note: RefusalWords.Of(refusal))
            );

    private static StepResult Changed(Sitting at, string what, SupportRequest request, string note)
    {
        var audit = at.Audit(what, request.Id, Before(at.Facts, request));
        // Drawn of what was decided: a request that was read is no longer among the facts.
        return new StepResult(
            new CouncilChange
            {
                Audit = audit,
                Writes = [new CouncilWrite.PutSupport(request)],
                Messages = request.Read ? [] : SupportMessages.Of(at.Facts, request, audit),
            },
            Reply.Card(SupportCard.Render(View(at, request) with { Note = note, MayAnswer = false }))
        );
    }

    /// <summary>A refusal about a field stands at the field.</summary>
    private static string Refused(string? field, Refusal refusal) => field is null ? RefusalWords.Of(refusal) : Replies.CheckInput;

    private static Reply DrawAsk(Sitting at, FormState? form = null, string? note = null) =>
        Reply.Card(
            AskCard.Render(
                new AskView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    About = About(at.Facts, at.Step.Flow),
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        Find(at.Facts, at.Step.Flow) is { } request
            ? Reply.Card(SupportCard.Render(View(at, request) with { Form = form ?? FormState.Clean, Note = note }))
            : Reply.Sentence(RefusalWords.Of(new Refusal("support.closed")));

    private static SupportView View(Sitting at, SupportRequest request) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Request = request,
            About = About(at.Facts, request.Feedback),
            AskedBy = ObligationWords.Who(at.Facts, request.By),
            AnsweredBy = request.AnsweredBy is { } by ? ObligationWords.Who(at.Facts, by) : null,
            MayAnswer = at.Access.Supervises && request.IsOpen,
            MayRead = MayAsk(at.Access) && !request.IsOpen && !request.Read,
        };

    private static SupportRequest? Find(CouncilFacts facts, string id) =>
        facts.SupportRequests.Concat(facts.AnsweredSupport).FirstOrDefault(s => s.Id == id);

    private static Feedback? About(CouncilFacts facts, string? feedback) =>
        facts.Feedback.FirstOrDefault(f => f.IsOpen && f.Entry.Id == feedback);

    /// <summary>The answer that the new one replaces.</summary>
    private static string? Before(CouncilFacts facts, SupportRequest request) =>
        Find(facts, request.Id) is { } before ? $"{before.Status}|{before.Answer}" : null;
}
