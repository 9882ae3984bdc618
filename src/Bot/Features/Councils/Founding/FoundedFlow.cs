using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>設置の予定: what a station has registered, by whom it can be taken back until its day.</summary>
internal sealed class FoundedFlow : IFlow
{
    public const string Undo = "found.undo";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(CouncilVerbs.Founded, ShowAsync) { Audience = Audience.Station, ToOthers = StationPost.OnlyStation },
            new Changes(Undo, UndoAsync) { Audience = FoundFlow.Keepers, ToOthers = FoundFlow.OnlySection },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(CouncilVerbs.Founded, "5/0"),
            new(Undo, "45/21")
            {
                Writes = ["office.founding", "office.reorganisation", "office.directory", "person", "council", "council.roster"],
                Audits = ["found.undo"],
                Opens = [ObligationKind.TermEnd],
                Ends = [ObligationKind.OperationListCorrection],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(CouncilVerbs.Founded, "予定された設置、統合、分割を表示し、取り消します（署）。", "設置の予定", "統合の予定", "分割の予定")
            {
                Audience = Audience.Station,
            },
        ];

    private static async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation) =>
        StationPost.Of(at.Step) is { } post && await at.OfficeAsync(post.Unit, cancellation) is { Facts: { Station: not null } office }
            ? Draw(at.Step, office, [.. (await at.AllCouncilsAsync(cancellation)).Councils.Select(c => c.Facts)])
            : Reply.Sentence(StationPost.OnlyStation);

    private static async Task<Reply> UndoAsync(Changing at, CancellationToken cancellation)
    {
        if (
            StationPost.Of(at.Step) is not { } post
            || await at.OfficeAsync(post.Unit, cancellation) is not { } office
            || office.Facts.Reorganisations.FirstOrDefault(r => r.Id == at.Step.Flow) is not { } plan
            || await FoundGround.ReadAsync(at, boxes: null, cancellation) is not { } ground
        )
        {
            return Reply.Sentence(RefusalWords.Of(new Refusal("found.changed-meanwhile")));
        }

        var rosters = Begun(ground, plan).SelectMany(c => c.Roster).Concat(office.Facts.Directory.Roster);
        var people = await at.OfficersAsync(rosters.Select(r => r.Officer), cancellation);
        return await at.ChangeOfficeAsync(
            post.Unit,
            () => Reply.Sentence(FoundFlow.OnlySection),
            sitting => StationPost.Of(sitting.Step) is { IsSection: true } ? null : Replies.NotAllowed(),
            sitting => TakeBack(sitting, ground with { People = people }),
            cancellation
        );
    }

    private static OfficeResult TakeBack(OfficeSitting at, ReorganisationGround ground) =>
        TakeBackReorganisation
            .Decide(at.Facts, ground, at.Step.Flow, at.Step.Today)
            .Match<OfficeResult>(
                over =>
                {
                    var audit = at.Step.Audit(Undo, over.Id);
                    var sequence = ReorganisationSequence.TakingBack(audit, over, [.. Begun(ground, over).Select(c => c.Council)], ground);
                    OfficeWrite[] writes =
                    [
                        new OfficeWrite.Put<Sequence<ReorganisationStep>>(OfficeKinds.Founding, sequence),
                        new OfficeWrite.Put<Reorganisation>(OfficeKinds.Reorganisation, over),
                    ];
                    var change = new OfficeChange { Audit = audit, Writes = writes };
                    return new OfficeResult(
                        change,
                        Draw(at.Step, at.Facts.After(change), ground.Councils, "予定を取り消しました。連絡協議会は元のまま続きます。")
                    );
                },
                refusal => Draw(at.Step, at.Facts, ground.Councils, RefusalWords.Of(refusal))
            );

    private static IEnumerable<CouncilFacts> Begun(ReorganisationGround ground, Reorganisation plan) =>
        plan.Begins.Select(b => ground.Council(b.Id)).OfType<CouncilFacts>();

    private static Reply Draw(Step step, OfficeFacts office, IReadOnlyList<CouncilFacts> councils, string? note = null) =>
        Reply.Card(
            FoundedCard.Render(
                new FoundedView
                {
                    Drawing = step.Draw(),
                    StationName = office.Station?.PeriodOn(step.Today)?.Name ?? "",
                    Today = step.Today,
                    Plans =
                    [
                        .. office
                            .Reorganisations.OrderBy(r => r.Day)
                            .Select(r => new FoundedPlan(
                                r,
                                [
                                    .. r
                                        .Ends.Select(l => councils.FirstOrDefault(c => c.Council.Id == l.Id))
                                        .OfType<CouncilFacts>()
                                        .Where(c => c.Council.Abolished is not null)
                                        .Select(c => EndingCouncil.Of(c, r.Day.AddDays(-1))),
                                ]
                            )),
                    ],
                    IsUnderWay = office.Foundings.Count > 0,
                    MayEdit = StationPost.Of(step) is { IsSection: true },
                    Note = note,
                }
            )
        );
}
