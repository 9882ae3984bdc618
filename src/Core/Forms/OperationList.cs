using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>運営状況一覧 (第2号様式) of a station as of a day, from the facts of its councils. It designates the lead officers (記 第2-3(4)ウ).</summary>
/// <param name="Corrections">補正 of the fiscal year, by day.</param>
public sealed record OperationList(string Station, DateOnly Day, IReadOnlyList<DateOnly> Corrections, IReadOnlyList<OperationLine> Councils)
{
    /// <summary>Councils that do not exist on the day, or belong to another station then, are left out.</summary>
    public static OperationList Of(StationId station, IEnumerable<CouncilFacts> councils, DateOnly day, GuidelineSettings settings)
    {
        List<CouncilFacts> listed =
        [
            .. councils
                .Where(c => c.Council.ExistsOn(day) && c.Council.StationOn(day)?.Station == station)
                .OrderBy(c => c.Council.Id.Value, StringComparer.Ordinal),
        ];
        var year = FiscalYear.Of(day);
        return new OperationList(
            listed.Select(c => c.Council.StationOn(day)!.Name).FirstOrDefault() ?? "", // Each has one.
            day,
            [
                .. listed
                    .SelectMany(c => c.Fulfilments)
                    .Where(f =>
                        f is { Withdrawn: false, Kind: ObligationKind.OperationListCorrection } && year.Contains(f.Day) && f.Day <= day
                    )
                    .Select(f => f.Day)
                    .Distinct()
                    .Order(),
            ],
            [.. listed.Select((c, i) => OperationLine.Of(c, i + 1, day, settings))]
        );
    }
}

/// <summary>A council's line, as the cards count it.</summary>
public sealed record OperationLine
{
    public required int Number { get; init; }

    public required Council Council { get; init; }

    public required IReadOnlyList<string> PoliceBoxes { get; init; }

    /// <summary>運営責任者; null while the post is vacant.</summary>
    public required RosterEntry? Lead { get; init; }

    /// <summary>指定年月日.</summary>
    public required DateOnly? LeadSince { get; init; }

    /// <summary>運営担当者.</summary>
    public required int Operating { get; init; }

    public required Composition Composition { get; init; }

    /// <summary>委嘱期間 of the members, each once.</summary>
    public required IReadOnlyList<CommissionTerm> Terms { get; init; }

    /// <summary>定期会議 that the year's plan has.</summary>
    public required IReadOnlyList<DateOnly> Planned { get; init; }

    /// <summary>Meetings of the fiscal year up to the day.</summary>
    public required IReadOnlyList<MeetingRecord> Held { get; init; }

    /// <summary>未了の要望.</summary>
    public required int OpenRequests { get; init; }

    public static OperationLine Of(CouncilFacts facts, int number, DateOnly day, GuidelineSettings settings)
    {
        var (council, year, composition) = (facts.Council, FiscalYear.Of(day), Composition.On(facts, day, settings));
        var lead = facts.LeadOn(day);
        return new OperationLine
        {
            Number = number,
            Council = council,
            PoliceBoxes = [.. council.PoliceBoxes.Where(b => b.Days.Contains(day)).Select(b => b.Name).Distinct()],
            Lead = lead,
            LeadSince = lead is null ? null : council.Leads.First(l => l.Days.Contains(day)).Days.From, // LeadOn reads the same list.
            Operating = facts.OperatingOn(day).Count,
            Composition = composition,
            Terms =
            [
                .. composition
                    .Members.SelectMany(m => m.Commissions.Where(c => c.Covers(day)).Select(c => c.Term))
                    .Distinct()
                    .OrderBy(t => t.First),
            ],
            Planned = [.. facts.PlanFor(year)?.Meetings.Select(m => m.Date) ?? []],
            Held =
            [
                .. facts
                    .Meetings.Where(m => year.Contains(m.Date) && m.Date <= day)
                    .OrderBy(m => m.Date)
                    .ThenBy(m => m.Id.Value, StringComparer.Ordinal),
            ],
            OpenRequests = facts.Feedback.Count(f => f.IsOpen),
        };
    }
}
