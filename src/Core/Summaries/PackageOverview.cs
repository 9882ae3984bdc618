using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Summaries;

/// <summary>How far the documents of a half have come.</summary>
public enum PackageState
{
    /// <summary>未送付, also after it was taken back.</summary>
    NotSent,

    /// <summary>送付済み: it is between two offices, or lies with the area's headquarters.</summary>
    OnItsWay,

    /// <summary>Entered as 済み by a former release, which asked for no arrival.</summary>
    Entered,

    /// <summary>到着 at 警察本部地域企画課.</summary>
    Arrived,
}

/// <summary>半期の送付 of one station's half.</summary>
/// <param name="Owed">The station as it stood when the half ended.</param>
/// <param name="Unit">Who deals with it: the station itself, or the one that it was merged into.</param>
/// <param name="Newest">The newest dispatch, standing or taken back.</param>
/// <param name="State">How far it has come.</param>
public sealed record PackageLine(StationLink Owed, Station Unit, HalfYearPackage Package, HalfYearDispatch? Newest, PackageState State)
{
    public static PackageState StateOf(HalfYearDispatch? newest, bool isEntered) =>
        newest is { Stands: true }
            ? newest.ArrivedOn is null
                ? PackageState.OnItsWay
                : PackageState.Arrived
            : isEntered
                ? PackageState.Entered
                : PackageState.NotSent;
}

/// <summary>The packages of a half over a prefecture or an area: n of 58 have arrived, and which have not.</summary>
public static class PackageOverview
{
    /// <summary>One line for each station that had councils in the half, by its code.</summary>
    public static IReadOnlyList<PackageLine> Of(SummaryCase at)
    {
        var day = Obligation.DaySubject(at.Half.First);
        return
        [
            .. from row in Figures.Of(at, new FigureKey(FigureKind.SubmissionsDue)).Rows.OfType<SubmissionRow>()
            let owed = row.At.Station
            let unit = at.Data.Index.Answering(owed, at.Today) ?? at.Data.Index.Find(owed)
            where unit is not null
            let newest = new[] { unit.Id, owed }
                .Distinct()
                .SelectMany(s => at.Data.Dispatches.GetValueOrDefault(s) ?? [])
                .Where(d => d.Owed == owed && d.Half == at.Half.First)
                .MaxBy(d => d.Number)
            let entered = new[] { unit.Id, owed }
                .SelectMany(s => at.Data.Done.GetValueOrDefault(s) ?? [])
                .Any(f => !f.Withdrawn && f.Kind == ObligationKind.HalfYearSubmission && f.Subject == owed.Value && f.Period == day)
            select new PackageLine(row.At, unit, row.Package, newest, PackageLine.StateOf(newest, entered)),
        ];
    }
}
