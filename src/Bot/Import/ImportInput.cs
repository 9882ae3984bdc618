namespace KobanBot.Bot.Import;

/// <summary>Everything that was read from a folder.</summary>
internal sealed record ImportInput
{
    public required Table<StationRow> Stations { get; init; }

    public required Table<PoliceBoxRow> PoliceBoxes { get; init; }

    public required Table<PoliceBoxStationRow> PoliceBoxStations { get; init; }

    public required Table<OfficerRow> Officers { get; init; }

    public required Table<AssignmentRow> Assignments { get; init; }

    public required Table<CouncilRow> Councils { get; init; }

    public required Table<CouncilPoliceBoxRow> CouncilPoliceBoxes { get; init; }

    public required Table<LeadOfficerRow> LeadOfficers { get; init; }

    public required Table<MemberRow> Members { get; init; }

    public required Table<CommissionRow> Commissions { get; init; }

    public required Table<PlanRow> Plans { get; init; }

    public required Table<PlanTopicRow> PlanTopics { get; init; }

    public required Table<MeetingRow> Meetings { get; init; }

    public required Table<AttendanceRow> Attendances { get; init; }

    public required Table<MeetingTopicRow> MeetingTopics { get; init; }

    public required Table<FeedbackRow> Feedback { get; init; }

    /// <summary>Reads all files; what cannot be read is reported and left out.</summary>
    public static async Task<ImportInput> ReadAsync(string folder, ImportProblems problems, CancellationToken cancellation)
    {
        ReportUnknownFiles(folder, problems);
        return new ImportInput
        {
            Stations = await TableAsync(ImportFiles.Stations, StationRow.Read),
            PoliceBoxes = await TableAsync(ImportFiles.PoliceBoxes, PoliceBoxRow.Read),
            PoliceBoxStations = await TableAsync(ImportFiles.PoliceBoxStations, PoliceBoxStationRow.Read),
            Officers = await TableAsync(ImportFiles.Officers, OfficerRow.Read),
            Assignments = await TableAsync(ImportFiles.Assignments, AssignmentRow.Read),
            Councils = await TableAsync(ImportFiles.Councils, CouncilRow.Read),
            CouncilPoliceBoxes = await TableAsync(ImportFiles.CouncilPoliceBoxes, CouncilPoliceBoxRow.Read),
            LeadOfficers = await TableAsync(ImportFiles.LeadOfficers, LeadOfficerRow.Read),
            Members = await TableAsync(ImportFiles.Members, MemberRow.Read),
            Commissions = await TableAsync(ImportFiles.Commissions, CommissionRow.Read),
            Plans = await TableAsync(ImportFiles.MeetingPlans, PlanRow.Read),
            PlanTopics = await TableAsync(ImportFiles.PlanTopics, PlanTopicRow.Read),
            Meetings = await TableAsync(ImportFiles.Meetings, MeetingRow.Read),
            Attendances = await TableAsync(ImportFiles.MeetingAttendance, AttendanceRow.Read),
            MeetingTopics = await TableAsync(ImportFiles.MeetingTopics, MeetingTopicRow.Read),
            Feedback = await TableAsync(ImportFiles.MeetingFeedback, FeedbackRow.Read),
        };

        async Task<Table<T>> TableAsync<T>(CsvFile file, Func<Cells, T> read) =>
            TableOf(await CsvReading.ReadAsync(folder, file, problems, cancellation), read, problems);
    }

    private static Table<T> TableOf<T>(IReadOnlyList<CsvRow> rows, Func<Cells, T> read, ImportProblems problems)
    {
        var entries = new List<Entry<T>>(rows.Count);
        foreach (var row in rows)
        {
            var cells = new Cells(row, problems);
            cells.ReportOddCharacters();
            var value = read(cells);
            entries.Add(new Entry<T>(value, row, cells.Valid));
        }

        return new Table<T>(entries);
    }

    // A misspelled name would otherwise be an optional file that is silently missing.
    private static void ReportUnknownFiles(string folder, ImportProblems problems)
    {
        var known = ImportFiles.All.Select(f => f.Name).Concat(ImportFiles.Ignored).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (!known.Contains(name))
            {
                problems.Add(new CsvFile(name, Required: false, [], []), null, "このファイル名は取り込めません。");
            }
        }
    }
}
