using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Import;

/// <summary>What an import will write: only made when nothing in the whole input is wrong.</summary>
internal sealed record ImportPlan(
    IReadOnlyList<Station> Stations,
    IReadOnlyList<CouncilImport> Councils,
    IReadOnlyList<Officer> Officers,
    IReadOnlyList<OfficeDirectory> Directories
)
{
    /// <summary>Null when anything is wrong; then <paramref name="problems"/> says what.</summary>
    public static Task<ImportPlan?> ReadAsync(string folder, DateOnly today, ImportProblems problems, CancellationToken cancellation) =>
        ReadAsync(folder, today, [], problems, cancellation);

    /// <param name="reforms">Registered by headquarters: what the files must know of.</param>
    public static async Task<ImportPlan?> ReadAsync(
        string folder,
        DateOnly today,
        IReadOnlyList<RegisteredReform> reforms,
        ImportProblems problems,
        CancellationToken cancellation
    )
    {
        var input = await ImportInput.ReadAsync(folder, problems, cancellation);
        if (problems.HasUnread)
        {
            return null;
        }

        new OrganisationChecks(input, problems).Run();
        new ReformChecks(input, problems).Run(reforms);
        new MemberChecks(input, problems).Run();
        var meetings = new MeetingChecks(input, problems, today);
        meetings.Run();
        if (problems.Total > 0)
        {
            return null;
        }

        var organisation = new OrganisationFacts(input, today);
        var imports = new CouncilImports(input, organisation);
        var facts = input.Councils.Values.ToDictionary(c => c.Code, imports.FactsOf);
        meetings.CheckAttendance(facts);
        new CouncilStationChecks(input, problems).Run(facts);
        if (problems.Total > 0)
        {
            return null;
        }

        List<Station> stations = [.. organisation.Stations()];
        List<Officer> officers = [.. organisation.Officers()];
        var directories = OfficeDirectories.Of(stations, [.. facts.Values.Select(f => f.Council)], officers);
        return new ImportPlan(stations, [.. facts.Values.Select(imports.Of)], officers, directories);
    }
}

/// <summary>On every day a council belongs to one station, through its police boxes.</summary>
internal sealed class CouncilStationChecks(ImportInput input, ImportProblems problems) : InputChecks(input, problems)
{
    public void Run(IReadOnlyDictionary<string, CouncilFacts> councils)
    {
        foreach (var entry in Input.Councils.Valid)
        {
            var stations = councils[entry.Value.Code].Council.Stations;
            if (stations.Count == 0)
            {
                Report(entry, "連絡協議会コード", "対象の交番等から警察署を特定できません。期間を確認してください。");
            }
            else if (stations.Zip(stations.Skip(1)).Any(pair => pair.First.Days.Overlaps(pair.Second.Days)))
            {
                Report(entry, "連絡協議会コード", "対象の交番等が、同じ日に異なる警察署に属しています。");
            }
        }
    }
}
