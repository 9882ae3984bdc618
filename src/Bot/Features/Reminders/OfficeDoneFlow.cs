using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>済み of what an office owes: sent, passed on, made. Every entry can be taken back at once.</summary>
internal sealed class OfficeDoneFlow(ReminderFlow reminders) : IFlow
{
    public const string Open = "office.done";
    public const string Save = "office.done.save";
    public const string Undo = "office.done.undo";

    public const string Day = "day";
    public const string Means = "means";
    public const string Note = "note";
    public const string DoneOn = "doneOn";
    public const int NoteLength = 100;

    private const string SendPackage =
        "半期の送付は、「半期の送付」と送信すると表示されるカードで入力します。送付書類の作成と、到着の確認もできます。";

    public static readonly IReadOnlyList<string> AllMeans = ["電子データ", "文書", "持参", "その他"];

    public IReadOnlyList<Verb> Verbs => [new Reads(Open, OpenAsync), new Changes(Save, SaveAsync), new Changes(Undo, UndoAsync)];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "5/0"),
            new(Save, "6/1")
            {
                Writes = ["office.done"],
                Audits = ["office.done"],
                Ends =
                [
                    ObligationKind.EstablishmentSlip,
                    ObligationKind.HalfYearSubmission,
                    ObligationKind.OperationListAnnual,
                    ObligationKind.OperationListCorrection,
                ],
            },
            new(Undo, "2/1")
            {
                Writes = ["office.done"],
                Audits = ["office.undo"],
                Opens =
                [
                    ObligationKind.EstablishmentSlip,
                    ObligationKind.HalfYearSubmission,
                    ObligationKind.OperationListAnnual,
                    ObligationKind.OperationListCorrection,
                ],
            },
        ];

    private async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation) =>
        await reminders.FindAsync(at, cancellation) is not { } found ? ReminderFlow.Gone()
        : IsSentAsPackage(found) ? Reply.Sentence(SendPackage)
        : Draw(at.Step, found, FormState.Clean);

    /// <summary>半期の送付 of the station goes by its own card; entries of former days can be taken back here still.</summary>
    private static bool IsSentAsPackage(FoundMatter found) => found.Item.Obligation is { Kind: ObligationKind.HalfYearSubmission, Leg: 1 };

    /// <summary>Decides on what is stored when it is written: somebody else may have entered the same matter since it was found open.</summary>
    private async Task<Reply> SaveAsync(Changing at, CancellationToken cancellation)
    {
        var step = at.Step;
        if (await reminders.FindAsync(at, cancellation) is not { } found)
        {
            return ReminderFlow.Gone();
        }

        if (IsSentAsPackage(found))
        {
            return Reply.Sentence(SendPackage);
        }

        var fields = new FieldReader(step.Data);
        var day = fields.Date(Day, required: "日付を入力してください。");
        var note = fields.Text(Note, NoteLength);
        var means = AllMeans.Contains(step.Data.Text(Means)) ? step.Data.Text(Means) : "";
        if (day is not { } on || fields.Errors.Count > 0)
        {
            return Draw(step, found, fields.State(), Replies.CheckInput);
        }

        var request = new MarkOfficeDone(on, means, note);
        return found.Item.Obligation is { Council: { } council } obligation
            ? await at.ChangeFromAboveAsync(
                council,
                ReminderFlow.Gone,
                facts => MarkOfficeDone.MayMark(obligation, PostsAt(step, facts, obligation)) ? null : NotAllowed(),
                facts =>
                    request
                        .Decide(obligation, facts.Fulfilments, PostsAt(step, facts, obligation), step.Officer.Id, step.Today)
                        .Match(done => Put(step, found, done), refused => Refused(step, found, fields, refused)),
                cancellation
            )
            : await at.ChangeOfficeAsync(
                found.Item.Obligation.Station?.Value ?? "",
                ReminderFlow.Gone,
                office =>
                    MarkOfficeDone.MayMark(found.Item.Obligation, PostsAt(step, office.Facts, found.Item.Obligation)) ? null : NotAllowed(),
                office =>
                    request
                        .Decide(
                            found.Item.Obligation,
                            office.Facts.Fulfilments,
                            PostsAt(step, office.Facts, found.Item.Obligation),
                            step.Officer.Id,
                            step.Today
                        )
                        .Match(done => Put(office, found, done), refused => Refused(step, found, fields, refused)),
                cancellation
            );
    }

    /// <summary>The button carries what was entered; it is taken back only where it stands, and only by who may enter it.</summary>
    private async Task<Reply> UndoAsync(Changing at, CancellationToken cancellation)
    {
        var step = at.Step;
        if (
            !ObligationKey.TryParse(step.Data.Text(ReminderVerbs.ObligationKey), out var key)
            || !JapaneseDate.TryParse(step.Data.Text(DoneOn), out var day)
        )
        {
            return ReminderFlow.Gone();
        }

        // The passed-on Form 1 of a council lies with the council; the 方面本部 itself reads nothing else there.
        var request = new WithdrawOfficeDone(key.Kind, key.Subject, key.Period, day);
        return key.Kind == ObligationKind.EstablishmentSlip
            ? await at.ChangeFromAboveAsync(
                new CouncilId(key.Owner),
                ReminderFlow.Gone,
                facts => request.MayWithdraw(PostsAt(step, facts)) ? null : Replies.NotAllowed(),
                facts =>
                    request
                        .Decide(facts.Fulfilments, PostsAt(step, facts))
                        .Match(
                            withdrawn => new StepResult(
                                new CouncilChange
                                {
                                    Audit = UndoAudit(step, request),
                                    Writes = [new CouncilWrite.PutFulfilment(withdrawn)],
                                },
                                Undone(step, request, facts.Council.Name)
                            ),
                            refused => Refused(refused)
                        ),
                cancellation
            )
            : await at.ChangeOfficeAsync(
                step.Data.Text(OfficeDoneCard.Station),
                ReminderFlow.Gone,
                office => request.MayWithdraw(PostsAt(step, office.Facts)) ? null : Replies.NotAllowed(),
                office =>
                    office.Facts.Station is not { } station
                        ? ReminderFlow.Gone()
                        : request
                            .Decide(office.Facts.Fulfilments, PostsAt(step, office.Facts))
                            .Match(
                                withdrawn =>
                                    office.Commit(
                                        UndoAudit(step, request),
                                        new OfficeWrite.PutFulfilment(withdrawn),
                                        Undone(step, request, station.Name)
                                    ),
                                refused => Refused(refused)
                            ),
                cancellation
            );
    }

    private static Reply NotAllowed() => Reply.Sentence(RefusalWords.Of(new Refusal("done.not-allowed")));

    /// <summary>The person's posts over the office, of today; what goes up through another 方面本部 is that one's.</summary>
    private static IReadOnlySet<Responsible> PostsAt(Step step, OfficeFacts office, Obligation? obligation = null) =>
        Posts.At(step.Officer, office.Station?.Id, obligation?.Through ?? office.Station?.PeriodOn(step.Today)?.Area, step.Today);

    private static IReadOnlySet<Responsible> PostsAt(Step step, CouncilFacts facts, Obligation? obligation = null)
    {
        var station = facts.Council.AnsweringOn(step.Today);
        return Posts.At(step.Officer, station?.Station, obligation?.Through ?? station?.Area, step.Today);
    }

    private static StepResult Put(Step step, FoundMatter found, Fulfilment done) =>
        new(
            new CouncilChange
            {
                Audit = step.Audit("office.done", found.Item.Obligation.Key),
                Writes = [new CouncilWrite.PutFulfilment(done)],
            },
            Done(step, found, done)
        );

    private static OfficeResult Put(OfficeSitting at, FoundMatter found, Fulfilment done) =>
        at.Commit(at.Step.Audit("office.done", found.Item.Obligation.Key), new OfficeWrite.PutFulfilment(done), Done(at.Step, found, done));

    private static Reply Done(Step step, FoundMatter found, Fulfilment done) =>
        Reply.Card(OfficeDoneCard.RenderDone(step.Draw(), found.Item, done, "入力しました。この事項の通知は終わります。"));

    /// <summary>At its field; what is about the entry as a whole is a sentence, since there is nothing left to correct.</summary>
    private static Reply Refused(Step step, FoundMatter found, FieldReader fields, Refusal refusal)
    {
        if (refusal.Property is null)
        {
            return Reply.Sentence(RefusalWords.Of(refusal));
        }

        fields.Fail(refusal.Property == nameof(MarkOfficeDone.Means) ? Means : Day, RefusalWords.Of(refusal));
        return Draw(step, found, fields.State(), Replies.CheckInput);
    }

    private static Reply Refused(Refusal refusal) =>
        refusal.Code == "done.not-allowed" ? Replies.NotAllowed() : Reply.Sentence(RefusalWords.Of(refusal));

    private static AuditEntry UndoAudit(Step step, WithdrawOfficeDone request) =>
        step.Audit("office.undo", $"{request.Kind}|{request.Subject}|{request.Period}");

    private static Reply Undone(Step step, WithdrawOfficeDone request, string where) =>
        Reply.Card(OfficeDoneCard.RenderUndone(step.Draw(), ObligationTraits.Of(request.Kind).Name, where));

    private static Reply Draw(Step step, FoundMatter found, FormState form, string? note = null) =>
        Reply.Card(
            OfficeDoneCard.Render(
                new OfficeDoneView
                {
                    Drawing = step.Draw(),
                    Item = found.Item,
                    Today = step.Today,
                    MayMark = MarkOfficeDone.MayMark(found.Item.Obligation, found.Posts),
                    Form = form,
                    Note = note,
                }
            )
        );
}
