using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using Request = KobanBot.Core.Meetings.RecordMeasure;

namespace KobanBot.Bot.Features.Meetings.RecordMeasure;

/// <summary>要望一覧 and 措置状況: what became of a request, between two meetings.</summary>
internal sealed class RecordMeasureFlow(CouncilSteps councils, ICouncilStore store, ObligationRules rules) : IFlow
{
    public const string List = "measure.list";
    public const string Open = ObligationVerbs.Measure;
    public const string Save = "measure.save";

    public const string PageKey = "page";

    public IReadOnlyList<Verb> Verbs => [Old.Reads(List, ListAsync), Old.Reads(Open, OpenAsync), Old.Changes(Save, SaveAsync)];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                List,
                "未完了の要望を古い順に表示し、措置状況を入力します。",
                "要望一覧",
                "ようぼういちらん",
                "要望",
                "ようぼう",
                "措置状況",
                "そちじょうきょう"
            ),
        ];

    /// <summary>The open requests of one council, or of all councils of the officer.</summary>
    public async Task<Reply> ListAsync(Step step, CancellationToken cancellation)
    {
        if (await CouncilLists.ReadAsync(store, step, cancellation) is not { } seen)
        {
            return Replies.NotYours();
        }

        List<RequestLine> lines =
        [
            .. seen
                .Councils.SelectMany(c =>
                    Request.Open(c.Facts).Select(f => new RequestLine(c.Facts.Council.Id, c.Facts.Council.Name, f, IsAsked(c.Facts, f)))
                )
                .OrderBy(l => l.Request.MeetingDate),
        ];
        return Reply.Card(
            RecordMeasureCard.RenderList(
                new RequestListView(
                    step.Draw(),
                    seen.Only,
                    seen.Title,
                    lines,
                    Math.Clamp(step.Data.Number(PageKey) ?? 0, 0, Math.Max(0, (lines.Count - 1) / RecordMeasureCard.PageSize)),
                    step.Today
                )
            )
        );
    }

    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(step, Council(step), (facts, access) => Draw(step, facts, access), cancellation);

    public Task<Reply> SaveAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), MayRecord, (facts, access) => Decide(step, facts, access), cancellation);

    private StepResult Decide(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var form = RecordMeasureForm.Read(step.Data);
        if (form.Chosen is not { } status || form.State.HasErrors)
        {
            return Draw(step, facts, access, form.State, Replies.CheckInput);
        }

        var request = new Request(
            step.Data.Text(Buttons.FlowKey),
            step.Data.Number(Buttons.VersionKey) ?? -1,
            status,
            form.MeasureText,
            form.PersonText,
            form.ToldOn,
            Feedback.IsFinal(status) ? null : form.NextReview
        );
        return request.Decide(facts, step.Officer.Id, step.Today) switch
        {
            Outcome<Feedback>.Accepted(var entered) => new StepResult(
                new CouncilChange
                {
                    Audit = CouncilSteps.Audit(step, "measure.save", entered.Entry.Id, Before(facts, entered)),
                    Writes = [new CouncilWrite.PutFeedback(entered)],
                },
                Reply.Card(
                    RecordMeasureCard.RenderSaved(
                        View(step, facts, access, entered) with
                        {
                            Findings = Request.Review(entered, rules.Settings),
                        }
                    )
                )
            ),
            Outcome<Feedback>.Refused(var refusal) => Draw(
                step,
                facts,
                access,
                form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Reply Draw(Step step, CouncilFacts facts, CouncilAccess access, FormState? form = null, string? note = null) =>
        Request.Find(facts, step.Data.Text(Buttons.FlowKey)) is { } request
            ? Reply.Card(
                RecordMeasureCard.Render(
                    View(step, facts, access, request) with
                    {
                        Due = DueOf(facts, request, step.Today),
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            )
            : Reply.Sentence(RefusalWords.Of(new Refusal("measure.closed")));

    private static RecordMeasureView View(Step step, CouncilFacts facts, CouncilAccess access, Feedback request) =>
        new()
        {
            Drawing = step.Draw(),
            Council = facts.Council.Id,
            CouncilName = facts.Council.Name,
            Request = request,
            Today = step.Today,
            EnteredBy = request.EnteredBy is { } by ? ObligationWords.Who(facts, by) : null,
            SupportIsAsked = IsAsked(facts, request),
            MayRecord = MayRecord(access),
            MayAskForSupport = SupportRequests.SupportFlow.MayAsk(access),
        };

    private string? DueOf(CouncilFacts facts, Feedback request, DateOnly today) =>
        ObligationPlanner
            .Of(facts, today, rules)
            .FirstOrDefault(o =>
                o.Kind is ObligationKind.MeasureNotice or ObligationKind.LongRunningReview && o.Subject == request.Entry.Id
            )
            is { } open
            ? ObligationWords.Due(open, today)
            : null;

    /// <summary>The state that nothing else keeps: a feedback's row is replaced.</summary>
    private static string? Before(CouncilFacts facts, Feedback entered) =>
        Request.Find(facts, entered.Entry.Id) is { } before
            ? string.Join('|', before.Entry.Status, $"{before.ToldOn:O}", $"{before.NextReview:O}", before.Entry.Measure)
            : null;

    private static bool IsAsked(CouncilFacts facts, Feedback request) => facts.SupportRequests.Any(s => s.Feedback == request.Entry.Id);

    private static bool MayRecord(CouncilAccess access) => ObligationAccess.MayAct(access, ObligationKind.MeasureNotice);

    private static string? FieldOf(Refusal refusal) =>
        refusal.Code switch
        {
            "measure.told-in-future" or "measure.told-before-meeting" => RecordMeasureForm.Told,
            "measure.review-not-in-future" => RecordMeasureForm.Next,
            _ => null,
        };

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));
}
