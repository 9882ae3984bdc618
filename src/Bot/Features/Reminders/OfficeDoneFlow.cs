using AdaptiveCards;
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
internal sealed class OfficeDoneFlow(ReminderFlow reminders, IOfficeStore offices, ICouncilStore councils, ReminderRules rules) : IFlow
{
    public const string Open = "office.done";
    public const string Save = "office.done.save";
    public const string Undo = "office.done.undo";

    public const string Day = "day";
    public const string Means = "means";
    public const string Note = "note";
    public const string DoneOn = "doneOn";
    public const int NoteLength = 100;

    private const string NotAllowed = "done.not-allowed";

    public static readonly IReadOnlyList<string> AllMeans = ["電子データ", "文書", "持参", "その他"];

    public IReadOnlyList<Verb> Verbs => [Old.Reads(Open, OpenAsync), Old.Changes(Save, SaveAsync), Old.Changes(Undo, UndoAsync)];

    public async Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        await reminders.FindAsync(step, cancellation) is { } found ? Draw(step, found, FormState.Clean) : ReminderFlow.Gone();

    public async Task<Reply> SaveAsync(Step step, CancellationToken cancellation)
    {
        if (await reminders.FindAsync(step, cancellation) is not { } found)
        {
            return ReminderFlow.Gone();
        }

        var fields = new FieldReader(step.Data);
        var day = fields.Date(Day, required: "日付を入力してください。");
        var note = fields.Text(Note, NoteLength);
        var means = AllMeans.Contains(step.Data.Text(Means)) ? step.Data.Text(Means) : "";
        if (day is not { } on || fields.Errors.Count > 0)
        {
            return Draw(step, found, fields.State(), Replies.CheckInput);
        }

        switch (new MarkOfficeDone(on, means, note).Decide(found.Item.Obligation, found.Posts, step.Officer.Id, step.Today))
        {
            case Outcome<Fulfilment>.Refused(var refusal):
                fields.Fail(refusal.Code == "done.means-missing" ? Means : Day, RefusalWords.Of(refusal));
                return Draw(step, found, fields.State(), refusal.Code == NotAllowed ? RefusalWords.Of(refusal) : Replies.CheckInput);
            case Outcome<Fulfilment>.Accepted(var done):
                return await PutAsync(
                    step,
                    found.Item.Obligation,
                    done,
                    "office.done",
                    Reply.Card(
                        OfficeDoneCard.RenderDone(
                            step.Draw(),
                            found.Item,
                            done,
                            "入力しました。この事項の通知は終わります。",
                            withdrawn: false
                        )
                    ),
                    cancellation
                );
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The button carries what was entered; it is taken back only where it stands, and only by who may enter it.</summary>
    public async Task<Reply> UndoAsync(Step step, CancellationToken cancellation)
    {
        var parts = step.Data.Text(ReminderVerbs.ObligationKey).Split('|');
        if (
            parts is not [var kindName, var owner, var subject, var period]
            || !Enum.TryParse<ObligationKind>(kindName, out var kind)
            || !JapaneseDate.TryParse(step.Data.Text(DoneOn), out var day)
        )
        {
            return ReminderFlow.Gone();
        }

        var request = new WithdrawOfficeDone(kind, subject, period, day);
        return kind == ObligationKind.EstablishmentSlip
            ? await UndoOfCouncilAsync(step, request, new CouncilId(owner), cancellation)
            : await UndoOfOfficeAsync(step, request, step.Data.Text(OfficeDoneCard.Station), cancellation);
    }

    private async Task<Reply> UndoOfOfficeAsync(Step step, WithdrawOfficeDone request, string unit, CancellationToken cancellation)
    {
        if (unit.Length is 0 or > 40 || await offices.FindAsync(unit, cancellation) is not { Facts.Station: { } station } office)
        {
            return ReminderFlow.Gone();
        }

        var posts = Posts.At(step.Officer, station.Id, station.PeriodOn(step.Today)?.Area, step.Today);
        switch (request.Decide(office.Facts.Fulfilments, posts))
        {
            case Outcome<Fulfilment>.Refused(var refusal):
                return Refused(refusal);
            case Outcome<Fulfilment>.Accepted(var withdrawn):
                var change = new OfficeChange
                {
                    Audit = CouncilSteps.Audit(step, "office.undo", $"{request.Kind}|{request.Subject}|{request.Period}"),
                    Writes = [new OfficeWrite.PutFulfilment(withdrawn)],
                };
                return await offices.TryCommitAsync(office.Version, change, cancellation)
                    ? Undone(step, request, station.Name)
                    : Replies.ChangedMeanwhile();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The passed-on Form 1 of a council lies with the council; the 方面本部 itself reads nothing else there.</summary>
    private async Task<Reply> UndoOfCouncilAsync(Step step, WithdrawOfficeDone request, CouncilId council, CancellationToken cancellation)
    {
        if (!council.IsWellFormed)
        {
            return ReminderFlow.Gone();
        }

        Outcome<Fulfilment> Asked(CouncilFacts facts)
        {
            var station = facts.Council.AnsweringOn(step.Today);
            return request.Decide(facts.Fulfilments, Posts.At(step.Officer, station?.Station, station?.Area, step.Today));
        }

        var result = await Commands(council)
            .RunAsync(
                step.Command,
                step.Officer.Id,
                loaded => Asked(loaded.Facts) is Outcome<Fulfilment>.Refused({ Code: NotAllowed } refusal) ? Refused(refusal).Pack() : null,
                (loaded, _) =>
                    ValueTask.FromResult(
                        Asked(loaded.Facts) switch
                        {
                            Outcome<Fulfilment>.Accepted(var withdrawn) => new Decision<CouncilChange>(
                                new CouncilChange
                                {
                                    Audit = CouncilSteps.Audit(step, "office.undo", $"{request.Kind}|{request.Subject}|{request.Period}"),
                                    Writes = [new CouncilWrite.PutFulfilment(withdrawn)],
                                },
                                Undone(step, request, loaded.Facts.Council.Name).Pack()
                            ),
                            Outcome<Fulfilment>.Refused(var refusal) => new Decision<CouncilChange>(null, Refused(refusal).Pack()),
                            _ => throw new System.Diagnostics.UnreachableException(),
                        }
                    ),
                cancellation
            );
        return result.Reply(ReminderFlow.Gone);
    }

    private Commands<LoadedCouncil, CouncilChange> Commands(CouncilId council) => new(new CouncilPartition(councils, council));

    private static Reply Refused(Refusal refusal) =>
        refusal.Code == NotAllowed ? Replies.NotAllowed() : Reply.Sentence(RefusalWords.Of(refusal));

    private static Reply Undone(Step step, WithdrawOfficeDone request, string where) =>
        Reply.Card(OfficeDoneCard.RenderUndone(step.Draw(), ObligationTraits.Of(request.Kind).Name, where));

    private async Task<Reply> PutAsync(
        Step step,
        Obligation obligation,
        Fulfilment done,
        string what,
        Reply reply,
        CancellationToken cancellation
    )
    {
        if (obligation.Council is { } council)
        {
            // The right was checked on the posts before; what is answered is drawn anew, whatever was kept.
            var result = await Commands(council)
                .RunAsync(
                    step.Command,
                    step.Officer.Id,
                    _ => null,
                    (_, _) =>
                        ValueTask.FromResult(
                            new Decision<CouncilChange>(
                                new CouncilChange
                                {
                                    Audit = CouncilSteps.Audit(step, what, obligation.Key),
                                    Writes = [new CouncilWrite.PutFulfilment(done)],
                                },
                                reply.Pack()
                            )
                        ),
                    cancellation
                );
            return result switch
            {
                CommandResult<CouncilChange>.Done or CommandResult<CouncilChange>.Repeated => reply,
                CommandResult<CouncilChange>.UsedUp => Replies.UsedUp(),
                _ => Replies.ChangedMeanwhile(),
            };
        }

        for (var attempt = 0; attempt < 2; attempt++)
        {
            // The key of the row holds the day, so that the same entry twice is one.
            if (
                obligation.Station is { } station
                && await offices.FindAsync(station.Value, cancellation) is { } office
                && await offices.TryCommitAsync(
                    office.Version,
                    new OfficeChange
                    {
                        Audit = CouncilSteps.Audit(step, what, obligation.Key),
                        Writes = [new OfficeWrite.PutFulfilment(done)],
                    },
                    cancellation
                )
            )
            {
                return reply;
            }
        }

        return Replies.ChangedMeanwhile();
    }

    private Reply Draw(Step step, FoundMatter found, FormState form, string? note = null) =>
        Reply.Card(
            OfficeDoneCard.Render(
                new OfficeDoneView
                {
                    Drawing = step.Draw(),
                    Item = found.Item,
                    Today = step.Today,
                    MayMark = MarkOfficeDone.MayMark(found.Item.Obligation, found.Posts),
                    Missing = Missing(found),
                    Form = form,
                    Note = note,
                }
            )
        );

    /// <summary>What the package still lacks; it is sent all the same (要綱 never blocks).</summary>
    private int? Missing(FoundMatter found)
    {
        var obligation = found.Item.Obligation;
        if (
            obligation is not { Kind: ObligationKind.HalfYearSubmission, Leg: 1 }
            || !JapaneseDate.TryParse(obligation.Period, out var first)
            || found.View.Offices.Count == 0
        )
        {
            return null;
        }

        var half = HalfYear.Of(first, rules.Obligations.Guideline.HalfYears);
        var package = HalfYearPackage.Of(new StationId(obligation.Subject), half, found.View.Councils, found.View.Day, rules.Obligations);
        return package.Councils.Sum(c => c.Unreported.Count + c.Unrecorded.Count);
    }
}

internal sealed record OfficeDoneView
{
    public required Drawing Drawing { get; init; }

    public required OpenItem Item { get; init; }

    public required DateOnly Today { get; init; }

    public bool MayMark { get; init; }

    /// <summary>Records that the package lacks; null where that is not asked.</summary>
    public int? Missing { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>済み of an office: day and means.</summary>
internal static class OfficeDoneCard
{
    public const string Station = "station";

    public static AdaptiveCard Render(OfficeDoneView view)
    {
        var obligation = view.Item.Obligation;
        var buttons = new Buttons(view.Drawing);
        (string, string) key = (ReminderVerbs.ObligationKey, obligation.Key);
        var day = view.Form.Value(OfficeDoneFlow.Day, view.Today.ToString("O"));
        var tooEarly = obligation.NotBefore > view.Today ? obligation.NotBefore : null;
        return new AdaptiveCard
        {
            Speak = $"{obligation.Trait.Name}。済みの入力",
            Body =
            [
                .. Shapes.Heading(Title(obligation), view.Item.Where),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock(Shapes.Plain(obligation.Sentence)) { Weight = "Bolder" },
                Shapes.Small(obligation.Clauses),
                .. view.Missing is > 0 and var missing
                    ?
                    [
                        Shapes.Note(
                            $"この半期の会議のうち、記録の確定又は署長報告が済んでいないものが{missing}件あります。送付後に済んだものは、追って送付してください。",
                            "warning"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. !view.MayMark ? [Shapes.Note("この事項の入力は、あなたの現在の役割ではできません。")]
                : tooEarly is { } from ? [Shapes.Note($"{JapaneseDate.Long(from)}から入力できます。")]
                : Fields(view.Form, day),
            ],
            Actions =
            [
                .. view.MayMark && tooEarly is null
                    ? [buttons.Button("済みにする", OfficeDoneFlow.Save, style: "positive", more: key)]
                    : Array.Empty<AdaptiveExecuteAction>(),
                buttons.Button("本日の対応", ReminderVerbs.Show, withoutInputs: true),
            ],
        };
    }

    public static AdaptiveCard RenderDone(Drawing drawing, OpenItem item, Fulfilment done, string note, bool withdrawn)
    {
        var buttons = new Buttons(drawing);
        return new AdaptiveCard
        {
            Speak = $"{item.Obligation.Trait.Name}。{note}",
            Body =
            [
                .. Shapes.Heading(item.Obligation.Trait.Name, item.Where),
                Shapes.Note(note, "good"),
                Shapes.Fact("実施日", JapaneseDate.Long(done.Day)),
                Shapes.Fact("方法", done.Means),
            ],
            Actions =
            [
                buttons.Button("本日の対応", ReminderVerbs.Show),
                .. withdrawn || item.Obligation.Station is not { } station
                    ? []
                    : new[]
                    {
                        buttons.Button(
                            "取り消す",
                            OfficeDoneFlow.Undo,
                            more:
                            [
                                (ReminderVerbs.ObligationKey, item.Obligation.Key),
                                (OfficeDoneFlow.DoneOn, done.Day.ToString("O")),
                                (Station, station.Value),
                            ]
                        ),
                    },
            ],
        };
    }

    public static AdaptiveCard RenderUndone(Drawing drawing, string what, string where) =>
        new()
        {
            Speak = $"{what}。取り消しました",
            Body = [.. Shapes.Heading(what, where), Shapes.Note("取り消しました。この事項は未処理に戻りました。", "good")],
            Actions = [new Buttons(drawing).Button("本日の対応", ReminderVerbs.Show)],
        };

    private static string Title(Obligation obligation) =>
        obligation.Kind == ObligationKind.OperationListAnnual ? "作成の入力" : "送付の入力";

    private static IEnumerable<AdaptiveElement> Fields(FormState form, string? day) =>
        [
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = OfficeDoneFlow.Day,
                    Label = "実施日（必須）",
                    Value = day,
                }
            ),
            .. JapaneseDate.TryParse(day, out var shown) ? [Shapes.Small(JapaneseDate.Long(shown))] : Array.Empty<AdaptiveElement>(),
            .. form.Field(
                new AdaptiveChoiceSetInput
                {
                    Id = OfficeDoneFlow.Means,
                    Label = "方法（必須）",
                    Choices = [.. OfficeDoneFlow.AllMeans.Select(m => new AdaptiveChoice(m, m))],
                    Value = form.Value(OfficeDoneFlow.Means, OfficeDoneFlow.AllMeans[0]),
                }
            ),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = OfficeDoneFlow.Note,
                    Label = "備考（氏名は入力しないでください）",
                    MaxLength = LimitedText.Room(OfficeDoneFlow.NoteLength),
                    Value = form.Value(OfficeDoneFlow.Note, null),
                }
            ),
        ];
}
