using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Reorganising;

/// <summary>What follows from a plan, computed by the functions that carry it out.</summary>
public sealed record ReorganisationEffects
{
    public IReadOnlyList<EndingCouncil> Ends { get; init; } = [];

    public IReadOnlyList<BeginningCouncil> Begins { get; init; } = [];

    /// <summary>設置票 and 廃止票 that are owed (記 第2-2(5)).</summary>
    public int Slips { get; init; }

    /// <summary>Most weighty first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public static ReorganisationEffects Of(
        PlannedReorganisation planned,
        ReorganisationGround ground,
        GuidelineSettings settings,
        DateOnly today
    )
    {
        List<CouncilFacts> begun = [.. planned.Begins.Select(c => ReorganisationMoves.Begun(c, ground.People))];
        List<CouncilFacts> ended =
        [
            .. planned
                .Plan.Ends.Select(l => ground.Council(l.Id))
                .OfType<CouncilFacts>()
                .Select(f => ReorganisationMoves.Ended(f.Council, planned.End).Match(c => f with { Council = c }, _ => f)),
        ];
        return new ReorganisationEffects
        {
            Ends = [.. ended.Select(f => EndingCouncil.Of(f, planned.End.Last))],
            Begins = [.. begun.Select(f => BeginningCouncil.Of(f, planned.Plan.Day))],
            Slips = begun.Count + ended.Count,
            Findings = ReorganisationReview.Of(planned, ground, ended, settings, today),
        };
    }
}

/// <summary>A council that is abolished: what it leaves open, and to how many members it has been explained.</summary>
public sealed record EndingCouncil(Council Council, OpenAtTheEnd Open, int Explained, RosterEntry? Lead)
{
    public static EndingCouncil Of(CouncilFacts facts, DateOnly last)
    {
        var told = (facts.Council.Abolition?.Explanations ?? []).Where(e => e.Day <= last).Select(e => e.Member).ToHashSet();
        return new EndingCouncil(
            facts.Council,
            OpenAtTheEnd.Of(facts, last),
            facts.MembersOn(last).Count(m => told.Contains(m.Id)),
            facts.LeadOn(last)
        );
    }
}

/// <summary>A council that is set up: who runs it from its first day, and with whom it is consulted about.</summary>
/// <param name="Counterpart">Null for a 所管区連絡協議会, which needs no 協議.</param>
public sealed record BeginningCouncil(Council Council, IReadOnlyList<RosterEntry> Operating, ConsultationCounterpart? Counterpart)
{
    public static BeginningCouncil Of(CouncilFacts facts, DateOnly day) =>
        new(
            facts.Council,
            facts.OperatingOn(day),
            facts.Council.Kind == CouncilKind.Beat ? null : CouncilStations.CounterpartOf(facts.Council, day)
        );
}

/// <summary>What the guideline has to say of a plan; none of it blocks.</summary>
public static class ReorganisationReview
{
    public static IReadOnlyList<Finding> Of(
        PlannedReorganisation planned,
        ReorganisationGround ground,
        IReadOnlyList<CouncilFacts> ended,
        GuidelineSettings settings,
        DateOnly today
    )
    {
        var (day, stations) = (planned.Plan.Day, ground.Stations);
        List<Finding> findings =
        [
            .. planned.Begins.SelectMany(c => CouncilReview.OfEstablishment(c, stations, settings)),
            .. ended.SelectMany(f => CouncilReview.OfAbolition(f, stations, settings).Select(x => Named(x, f.Council))),
            .. Uncovered(planned, ground, ended, settings),
            .. CoveredAlready(planned, ground),
        ];
        if (day < today)
        {
            findings.Add(
                new Finding(
                    FindingLevel.Warn,
                    "found.past",
                    $"設置日（{JapaneseDate.WithoutWeekday(day)}）が本日より前です。登録すると取り消せません。",
                    "記 第2-2(5)"
                )
            );
        }

        return [.. findings.DistinctBy(f => f.Sentence).OrderByDescending(f => f.Level)];
    }

    // Of several councils that end the sentence must say which.
    private static Finding Named(Finding finding, Council council) => finding with { Sentence = $"{council.Name}：{finding.Sentence}" };

    /// <summary>Beats that have a council on the day before and none on the day.</summary>
    private static IEnumerable<Finding> Uncovered(
        PlannedReorganisation planned,
        ReorganisationGround ground,
        IReadOnlyList<CouncilFacts> ended,
        GuidelineSettings settings
    )
    {
        var day = planned.Plan.Day;
        List<Council> before = [.. ground.Councils.Select(c => c.Council)];
        List<Council> after =
        [
            .. before.Where(c => ended.All(e => e.Council.Id != c.Id)),
            .. ended.Select(e => e.Council),
            .. planned.Begins,
        ];
        return Missing(before, day.AddDays(-1)) is var former
            ? Missing(after, day)
                .Where(b => !former.Contains(b))
                .Select(name => new Finding(
                    FindingLevel.Warn,
                    "found.uncovered",
                    $"{name}の所管区に連絡協議会がなくなります。",
                    "要綱 第3-1"
                ))
            : [];

        List<string> Missing(IReadOnlyList<Council> councils, DateOnly on) =>
            [
                .. Coverage
                    .Of(ground.Station.Id, ground.Stations, councils, settings, on)
                    .Where(b => b.State == CoverageState.NotSetUp)
                    .Select(b => b.PoliceBox.Name),
            ];
    }

    /// <summary>A 所管区 or 単位連絡協議会 where another one of them goes on; a 職種等連絡協議会 is set up beside them (要綱 第3-2).</summary>
    private static IEnumerable<Finding> CoveredAlready(PlannedReorganisation planned, ReorganisationGround ground)
    {
        var day = planned.Plan.Day;
        List<Council> others =
        [
            .. ground
                .Councils.Select(c => c.Council)
                .Where(c =>
                    c.Kind is CouncilKind.Beat or CouncilKind.Merged && c.ExistsOn(day) && planned.Plan.Ends.All(e => e.Id != c.Id)
                ),
        ];
        return planned
            .Begins.Where(c => c.Kind != CouncilKind.SpecialPurpose)
            .SelectMany(c => c.PoliceBoxes)
            .DistinctBy(b => b.PoliceBox)
            .SelectMany(b => others.Where(o => o.PoliceBoxesOn(day).Contains(b.PoliceBox)).Select(o => (Box: b.Name, Other: o.Name)))
            .Select(x => new Finding(
                FindingLevel.Warn,
                "found.covered-already",
                $"{x.Box}の所管区には、{x.Other}が設置されています。廃止する場合は選択してください。",
                "要綱 第3-1"
            ));
    }
}
