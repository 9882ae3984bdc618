using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Catalogue;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>要望一覧 and 措置状況: what became of a request, between two meetings.</summary>
internal sealed class RecordMeasureFlow : IFlow
{
    public const string List = "measure.list";
    public const string Open = ObligationVerbs.Measure;
    public const string Save = "measure.save";

    public const string PageKey = "page";

    /// <summary>Those who have to tell the participants.</summary>
    private static readonly CouncilRights Recorders = ObligationAccess.ToAct(ObligationKind.MeasureNotice);

    public IReadOnlyList<Verb> Verbs =>
        [new Reads(List, ListAsync), Reads.Council(Open, at => Draw(at)), Changes.Council(Save, Recorders, Decide)];

    public IReadOnlyList<Effect> Effects =>
        [
            // The lists read every council of the person, like home; here one.
            new(List, "2/0"),
            new(Open, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.feedback"],
                Audits = ["measure.save"],
                Opens = [ObligationKind.LongRunningReview, ObligationKind.MeasureNotice],
                Ends = [ObligationKind.LongRunningReview, ObligationKind.MeasureNotice],
            },
        ];

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
            )
            {
                Audience = Audience.Council,
                Signs =
                [
                    "要望|意見|要請|苦情 措置|回答|対応|処理|一覧|見|入力|結果|状況|返事",
                    "要望|意見|苦情|要請",
                    "措置",
                    "住民|地域 要望|意見|声",
                ],
            },
        ];

    /// <summary>The open requests of one council, or of all councils of the officer.</summary>
    private static async Task<Reply> ListAsync(Reading at, CancellationToken cancellation) =>
        await at.CouncilsAsync(cancellation) is { } seen
            ? Reply.Card(RequestListCard.Render(RequestListView.Of(at.Step, seen)))
            : Replies.NotYours();

    private static StepResult Decide(Sitting at)
    {
        var form = RecordMeasureForm.Read(at.Data, at.Step.Flow, at.Step.Version);
        return form.State.HasErrors
            ? Draw(at, form.State, Replies.CheckInput)
            : (form.Request with { NextReview = Feedback.IsFinal(form.Request.Status) ? null : form.Request.NextReview })
                .Decide(at.Facts, at.Officer.Id, at.Today)
                .Match(
                    entered =>
                        at.Commit(
                            at.Audit("measure.save", entered.Entry.Id, Before(at.Facts, entered)),
                            new CouncilWrite.PutFeedback(entered),
                            after => DrawSaved(after, entered)
                        ),
                    refusal =>
                        Draw(
                            at,
                            form.State.With(MeasureFields.All.IdOf(refusal), RefusalWords.Of(refusal)),
                            MeasureFields.All.IdOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                        )
                );
    }

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        RecordMeasure.Find(at.Facts, at.Step.Flow) is { } request
            ? Reply.Card(
                RecordMeasureCard.Render(View(at, request) with { Due = DueOf(at, request), Form = form ?? FormState.Clean, Note = note })
            )
            : Reply.Sentence(RefusalWords.Of(new Refusal("measure.closed")));

    private static Reply DrawSaved(Sitting at, Feedback entered) =>
        Reply.Card(MeasureSavedCard.Render(View(at, entered) with { Findings = RecordMeasure.Review(entered, at.Step.Rules.Settings) }));

    private static RecordMeasureView View(Sitting at, Feedback request) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Request = request,
            Today = at.Today,
            EnteredBy = request.EnteredBy is { } by ? ObligationWords.Who(at.Facts, by) : null,
            SupportIsAsked = RequestLine.IsAsked(at.Facts, request),
            MayRecord = at.Access.HasAny(Recorders),
            MayAskForSupport = SupportFlow.MayAsk(at.Access),
        };

    private static string? DueOf(Sitting at, Feedback request) =>
        ObligationPlanner
            .Of(at.Facts, at.Today, at.Step.Rules)
            .FirstOrDefault(o =>
                o.Kind is ObligationKind.MeasureNotice or ObligationKind.LongRunningReview && o.Subject == request.Entry.Id
            )
            is { } open
            ? ObligationWords.Due(open, at.Today)
            : null;

    /// <summary>The state that nothing else keeps: a feedback's row is replaced.</summary>
    private static string? Before(CouncilFacts facts, Feedback entered) =>
        RecordMeasure.Find(facts, entered.Entry.Id) is { } before
            ? string.Join('|', before.Entry.Status, $"{before.ToldOn:O}", $"{before.NextReview:O}", before.Entry.Measure)
            : null;
}
