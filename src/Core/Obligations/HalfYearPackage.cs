using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>
/// 半期の送付, what belongs into it (記 第2-7(2)): the list of operation, and the records of every meeting of the half. A meeting belongs to
/// the station to which the council belonged on its day.
/// </summary>
/// <param name="OperationListAsOf">Which 第2号様式: as of this day (A3).</param>
public sealed record HalfYearPackage(StationId Station, HalfYear Half, DateOnly OperationListAsOf, IReadOnlyList<CouncilHalf> Councils)
{
    /// <summary>Nothing is missing: every meeting of the half is recorded and was reported to the chief.</summary>
    public bool IsComplete => Councils.All(c => c.Unreported.Count == 0 && c.Unrecorded.Count == 0);

    /// <param name="today">What was recorded or decided after the half has ended counts too.</param>
    public static HalfYearPackage Of(
        StationId station,
        HalfYear half,
        IEnumerable<CouncilFacts> councils,
        DateOnly today,
        ObligationRules rules
    ) =>
        new(
            station,
            half,
            AsOf(half, rules.Guideline),
            [
                .. councils
                    .Select(c => Of(station, half, c, today, rules))
                    .OfType<CouncilHalf>()
                    .OrderBy(c => c.Council.Value, StringComparer.Ordinal),
            ]
        );

    private static CouncilHalf? Of(StationId station, HalfYear half, CouncilFacts facts, DateOnly today, ObligationRules rules)
    {
        var council = facts.Council;
        var belonged = council.Stations.Any(s => s.Station == station && s.Days.Overlaps(new DayRange(half.First, half.Last)));
        if (!belonged || council.Established > half.Last || council.Abolished < half.First)
        {
            return null;
        }

        var held = facts.Meetings.Where(m => Belongs(m.Date)).OrderBy(m => m.Date).ThenBy(m => m.Id.Value, StringComparer.Ordinal).ToList();
        return new CouncilHalf(council.Id, council.Name)
        {
            Records = held,
            Unreported = [.. held.Where(m => m.State != RecordState.ReportedToChief).Select(m => m.Id)],
            // Only a planned day or a draft of the half can lack its record; most councils have neither, and the planner is dear.
            Unrecorded =
                facts.Drafts.Any(d => d.IsOpen) || facts.Plans.Any(p => p.Meetings.Any(m => Belongs(m.Date)))
                    ?
                    [
                        .. ObligationPlanner
                            .Of(facts, today > half.Last ? today : half.Last, rules)
                            .Where(o => o.Kind == ObligationKind.MeetingRecord && Belongs(o.Since))
                            .Select(o => o.Since),
                    ]
                    : [],
        };

        bool Belongs(DateOnly day) => half.Contains(day) && council.StationOn(day)?.Station == station;
    }

    /// <summary>The lists that go with it: that of the end of the half, and in spring the new one of 1 April too.</summary>
    public IReadOnlyList<DateOnly> OperationLists => OperationListAsOf == Half.Last ? [Half.Last] : [Half.Last, OperationListAsOf];

    /// <summary>With the half that ends in March goes the new list of 1 April, by setting the last one of the old year (A3).</summary>
    internal static DateOnly AsOf(HalfYear half, GuidelineSettings settings) =>
        half.Last is { Month: 3 } && settings.AprilOperationList == AprilOperationList.AsOfFirstOfApril ? half.Last.AddDays(1) : half.Last;
}

/// <summary>One council's part of a half.</summary>
public sealed record CouncilHalf(CouncilId Council, string Name)
{
    /// <summary>第5号様式, by day.</summary>
    public IReadOnlyList<MeetingRecord> Records { get; init; } = [];

    /// <summary>Records that have not been reported to the chief yet.</summary>
    public IReadOnlyList<MeetingId> Unreported { get; init; } = [];

    /// <summary>Days of meetings without a record.</summary>
    public IReadOnlyList<DateOnly> Unrecorded { get; init; } = [];

    /// <summary>開催なし: the list alone goes up.</summary>
    public bool NoMeeting => Records.Count == 0 && Unrecorded.Count == 0;
}
