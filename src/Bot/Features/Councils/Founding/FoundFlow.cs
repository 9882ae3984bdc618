using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>設置 of a council, 統合 and 分割: the section enters it, sees what follows, and registers it as one (要綱 第3, 記 第2-2).</summary>
internal sealed class FoundFlow : IFlow
{
    public const string Check = "found.check";
    public const string Save = "found.save";

    public const string OnlySection = "連絡協議会の設置、統合、分割は、署の地域警察担当課（係）の方が登録します。";

    public const Audience Keepers = Audience.Section | Audience.SectionChief;

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(CouncilVerbs.Found, OpenAsync) { Audience = Keepers, ToOthers = OnlySection },
            new Reads(CouncilVerbs.FoundForm, FormAsync)
            {
                Audience = Keepers,
                ToOthers = OnlySection,
                IsLookup = true,
            },
            new Reads(Check, CheckAsync) { Audience = Keepers, ToOthers = OnlySection },
            new Changes(Save, SaveAsync) { Audience = Keepers, ToOthers = OnlySection },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(CouncilVerbs.Found, "2/0"),
            // The station and its councils, here two.
            new(CouncilVerbs.FoundForm, "4/0"),
            // The same, and whoever is posted at the police boxes and at the station.
            new(Check, "11/0"),
            // The same, the office to commit to, and then as many steps as the person waits for.
            new(Save, "53/23")
            {
                Writes = ["office.founding", "office.reorganisation", "office.directory", "person", "council", "council.roster"],
                Audits = ["found.save"],
                Opens = [ObligationKind.OperationListCorrection],
                Ends = [ObligationKind.TermEnd],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            Way(
                CouncilVerbs.Found,
                "連絡協議会を新しく設置します（署の地域課）。",
                null,
                ["協議会を設置", "設置", "せっち", "設置したい", "新しい協議会", "協議会を新設"],
                "協議会 設置|新設|新しく|作り|つくり|立ち上げ"
            ),
            Way(
                CouncilVerbs.FoundForm,
                "所管区や連絡協議会を統合します（署の地域課）。",
                FoundKind.Merged,
                ["協議会を統合", "統合", "とうごう", "統合したい", "交番が廃止になる", "駐在所が廃止になる"],
                "協議会|所管区 統合|合併|一緒|まとめ",
                "交番|駐在所 廃止|なくな|統合|閉鎖"
            ),
            Way(
                CouncilVerbs.FoundForm,
                "所管区を分割します（署の地域課）。",
                FoundKind.Split,
                ["協議会を分割", "分割", "ぶんかつ", "分割したい"],
                "協議会|所管区 分割|分け"
            ),
        ];

    private static Spoken Way(string verb, string meaning, FoundKind? kind, string[] ways, params string[] signs) =>
        new(verb, meaning, ways)
        {
            Audience = Keepers,
            Signs = signs,
            With = kind is null ? [] : [(FoundKindCard.Kind, kind.Id)],
        };

    private static async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation) =>
        StationPost.Of(at.Step) is { } post && await at.OfficeAsync(post.Unit, cancellation) is { Facts.Station: { } station }
            ? Reply.Card(FoundKindCard.Render(at.Step.Draw(), station.PeriodOn(at.Step.Today)?.Name ?? station.Name))
            : Reply.Sentence(OnlySection);

    private static async Task<Reply> FormAsync(Reading at, CancellationToken cancellation) =>
        Kind(at.Step) is not { } kind ? await OpenAsync(at, cancellation)
        : await FoundGround.ReadAsync(at, boxes: null, cancellation) is { } ground ? Draw(at.Step, kind, ground, Chosen(at.Step))
        : Reply.Sentence(OnlySection);

    private static async Task<Reply> CheckAsync(Reading at, CancellationToken cancellation)
    {
        if (Kind(at.Step) is not { } kind || await GroundAsync(at, cancellation) is not { } ground)
        {
            return await OpenAsync(at, cancellation);
        }

        var form = FoundForm.Read(at.Step.Data, kind, $"{at.Step.Command.Id:N}", ground, at.Step.Today);
        return Planned(at.Step, kind, ground, form).Match(planned => Checked(at.Step, kind, ground, form, planned), refused => refused);
    }

    private static async Task<Reply> SaveAsync(Changing at, CancellationToken cancellation)
    {
        if (Kind(at.Step) is not { } kind || await GroundAsync(at, cancellation) is not { } ground)
        {
            return Reply.Sentence(OnlySection);
        }

        return await at.ChangeOfficeAsync(
            ground.Station.Id.Value,
            () => Reply.Sentence(OnlySection),
            office => StationPost.Of(office.Step) is { IsSection: true } ? null : Replies.NotAllowed(),
            office => Register(office, kind, ground),
            cancellation
        );
    }

    private static OfficeResult Register(OfficeSitting at, FoundKind kind, ReorganisationGround ground)
    {
        var form = FoundForm.Read(at.Step.Data, kind, $"{at.Step.Command.Id:N}", ground, at.Step.Today);
        return Planned(at.Step, kind, ground, form)
            .Match<OfficeResult>(
                planned =>
                {
                    var audit = at.Step.Audit(Save, planned.Plan.Id);
                    var sequence = ReorganisationSequence.Of(audit, planned, ground);
                    var effects = ReorganisationEffects.Of(planned, ground, at.Step.Rules.Guideline, at.Step.Today);
                    return new OfficeResult(
                        new OfficeChange
                        {
                            Audit = audit,
                            Writes = ReorganisationSequence.Register(at.Facts, sequence, planned.Plan, at.Step.Today),
                        },
                        Reply.Card(
                            FoundedCard.Render(
                                new FoundedView
                                {
                                    Drawing = at.Step.Draw(),
                                    StationName = NameOf(ground, at.Step.Today),
                                    Today = at.Step.Today,
                                    Plans = [new FoundedPlan(planned.Plan, effects.Ends)],
                                    MayEdit = true,
                                    Note = "登録しました。",
                                }
                            )
                        )
                    );
                },
                refused => refused
            );
    }

    /// <summary>The beat from whose row one comes.</summary>
    private static FormState Chosen(Step step) =>
        step.Data.Text(FoundForm.Boxes) is { Length: > 0 } box
            ? FormState.Clean with
            {
                Typed = new Dictionary<string, string> { [FoundForm.Boxes] = box },
            }
            : FormState.Clean;

    /// <summary>The officers of the police boxes that were chosen are read with the rest.</summary>
    private static Task<ReorganisationGround?> GroundAsync(Reading at, CancellationToken cancellation) =>
        FoundGround.ReadAsync(at, at.Step.Data.Choices(FoundForm.Boxes), cancellation);

    private static FoundKind? Kind(Step step) => FoundKind.Find(step.Data.Text(FoundKindCard.Kind));

    private static Planning Planned(Step step, FoundKind kind, ReorganisationGround ground, FoundForm form) =>
        form.Request is not { } request
            ? new Planning(null, Draw(step, kind, ground, form.State, Replies.CheckInput))
            : request
                .Decide(ground, step.Today)
                .Match(
                    planned => new Planning(planned, null),
                    refusal =>
                        FoundForm.FieldOf(refusal, kind) is { } field
                            ? new Planning(
                                null,
                                Draw(step, kind, ground, form.State.With(field, RefusalWords.Of(refusal)), Replies.CheckInput)
                            )
                            : new Planning(null, Draw(step, kind, ground, form.State, RefusalWords.Of(refusal)))
                );

    private static Reply Checked(Step step, FoundKind kind, ReorganisationGround ground, FoundForm form, PlannedReorganisation planned) =>
        Reply.Card(
            FoundCard.Render(
                View(step, kind, ground) with
                {
                    Form = form.State,
                    Planned = planned,
                    Effects = ReorganisationEffects.Of(planned, ground, step.Rules.Guideline, step.Today),
                }
            )
        );

    private static Reply Draw(Step step, FoundKind kind, ReorganisationGround ground, FormState? form = null, string? note = null) =>
        Reply.Card(FoundCard.Render(View(step, kind, ground) with { Form = form ?? FormState.Clean, Note = note }));

    private static FoundView View(Step step, FoundKind kind, ReorganisationGround ground) =>
        new()
        {
            Drawing = step.Draw(),
            StationName = NameOf(ground, step.Today),
            Kind = kind,
            Boxes = FoundForm.Offered(ground, step.Today),
            Ends = FoundForm.OfferedEnds(ground, step.Today),
        };

    private static string NameOf(ReorganisationGround ground, DateOnly day) => ground.Station.PeriodOn(day)?.Name ?? ground.Station.Name;

    /// <summary>A plan, or the card that says what is wrong with it.</summary>
    private sealed record Planning(PlannedReorganisation? Plan, Reply? Refused)
    {
        public T Match<T>(Func<PlannedReorganisation, T> planned, Func<Reply, T> refused) =>
            Plan is not null ? planned(Plan) : refused(Refused!); // One of the two.
    }
}
