using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reforms;

/// <summary>組織の変更 taken back as a whole before its day, while nothing has been built on it.</summary>
public static class TakeBackReform
{
    public static Outcome<RegisteredReform> Decide(OfficeFacts headquarters, ReformState state, string id, DateOnly today)
    {
        if (headquarters.Reforms.FirstOrDefault(r => r.Id == id && !r.TakenBack) is not { } reform)
        {
            return new Refusal("reform.changed-meanwhile");
        }

        if (!reform.CanBeTakenBack(today))
        {
            return new Refusal("reform.day-come", JapaneseDate.Long(reform.Day));
        }

        if (headquarters.Reformings.Count > 0)
        {
            return new Refusal("reform.under-way");
        }

        if (Dependent(headquarters, reform, today) is { } later)
        {
            return new Refusal("reform.take-back-later", JapaneseDate.Long(later.Day));
        }

        return BuiltUpon(state, reform) is { } council ? new Refusal("reform.founded-meanwhile", council)
            : PostedAt(state, reform) is { } officer ? new Refusal("reform.posted-meanwhile", officer)
            : reform with { TakenBack = true };
    }

    /// <summary>One of the same stations or police boxes that comes later: it was decided on what this one makes of them.</summary>
    private static RegisteredReform? Dependent(OfficeFacts headquarters, RegisteredReform reform, DateOnly today) =>
        headquarters.Reforms.FirstOrDefault(r =>
            r.Id != reform.Id
            && r.CanBeTakenBack(today)
            && (r.Day > reform.Day || (r.Day == reform.Day && string.CompareOrdinal(r.Id, reform.Id) > 0))
            && r.Changes.Any(c => reform.Concerns(c.From.Id) || reform.Concerns(c.Into.Id))
        );

    /// <summary>A council that was set up since, on what the reform makes of a police box.</summary>
    private static string? BuiltUpon(ReformState state, RegisteredReform reform) =>
        state
            .Councils.Select(c => c.Council)
            .FirstOrDefault(council =>
                council.Withdrawn is null
                && reform.Changes.Any(change =>
                    change.Kind is ReformKind.OpenBox or ReformKind.MergeStation or ReformKind.MoveBox
                    && council.PoliceBoxes.Any(b => change.IsOfIt(b.PoliceBox))
                    && change.Councils.All(c => c.Id != council.Id)
                    && council.Stations.Any(s => s.Station == change.Into.Id && s.Days.From >= change.Day)
                    && council.Stations.All(s => s.Station != change.From.Id || change.Kind == ReformKind.OpenBox)
                )
            )
            ?.Name;

    private static string? PostedAt(ReformState state, RegisteredReform reform)
    {
        var opened = reform.Changes.Where(c => c.Kind == ReformKind.OpenBox).SelectMany(c => c.Boxes).Select(b => b.Id.Value).ToList();
        return state.People.FirstOrDefault(p => p.Assignments.Any(a => opened.Contains(a.Unit)))?.Title;
    }
}
