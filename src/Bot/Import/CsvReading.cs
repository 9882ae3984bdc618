using CsvHelper;
using KobanBot.Bot.Csv;

namespace KobanBot.Bot.Import;

/// <summary>Reads the records of a CSV file, and says what is wrong with its shape.</summary>
internal static class CsvReading
{
    private const int LargestFile = 64 * 1024 * 1024;

    public static async Task<IReadOnlyList<CsvRow>> ReadAsync(
        string folder,
        CsvFile file,
        ImportProblems problems,
        CancellationToken cancellation
    )
    {
        var path = Path.Combine(folder, file.Name);
        if (!File.Exists(path))
        {
            if (file.Required)
            {
                problems.AddUnread(file, null, "ファイルがありません。");
            }

            return [];
        }

        if (new FileInfo(path).Length > LargestFile)
        {
            problems.AddUnread(file, null, "ファイルが大きすぎます（64 MBまで）。");
            return [];
        }

        try
        {
            // Excel keeps the file open for writing and lets others read it.
            await using var opened = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[opened.Length];
            await opened.ReadExactlyAsync(bytes, cancellation);
            return Read(bytes, file, problems);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.AddUnread(file, null, "ファイルを開けません。Excelなどで開いている場合は閉じて、もう一度実行してください。");
            return [];
        }
    }

    public static IReadOnlyList<CsvRow> Read(ReadOnlySpan<byte> bytes, CsvFile file, ImportProblems problems)
    {
        if (CsvText.Decode(bytes) is not { } text)
        {
            problems.AddUnread(file, null, "文字コードを判別できません。UTF-8又はCP932（Shift_JIS）のCSVで保存してください。");
            return [];
        }

        using var reader = CsvReader.FromText(
            text,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Skip,
                OnMalformedRecord = record =>
                    problems.Add(file, (int)record.LineNumber, "引用符（\"）の使い方に誤りがあるか、引用符が閉じられていません。"),
            }
        );
        return Records(reader, file, problems);
    }

    private static List<CsvRow> Records(CsvReader reader, CsvFile file, ImportProblems problems)
    {
        var rows = new List<CsvRow>();
        if (!reader.Read())
        {
            problems.AddUnread(file, 1, "見出しの行がありません。");
            return rows;
        }

        if (Header(Fields(reader), file, problems) is not { } header)
        {
            problems.NoteUnread(file);
            return rows;
        }

        while (reader.Read())
        {
            var (line, record) = ((int)reader.LineNumber, Fields(reader));
            if (record.Skip(header.Count).Any(c => c.Trim().Length > 0))
            {
                problems.Add(file, line, "見出しより列が多くあります。値に「,」を含むときは引用符で囲んでください。");
            }
            else if (record.Any(c => c.Trim().Length > 0))
            {
                var cells = header.Select((column, i) => (column, i < record.Length ? record[i] : ""));
                rows.Add(new CsvRow(file, line, cells.ToDictionary(c => c.column, c => c.Item2)));
            }
        }

        return rows;
    }

    private static string[] Fields(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))];

    private static List<string>? Header(string[] record, CsvFile file, ImportProblems problems)
    {
        var columns = record.Select(c => Cells.Narrowed(c)).ToList();
        while (columns.Count > 0 && columns[^1].Length == 0)
        {
            columns.RemoveAt(columns.Count - 1);
        }

        var before = problems.Total;
        foreach (var column in columns.GroupBy(c => c).Where(g => g.Count() > 1))
        {
            problems.Add(file, 1, "同じ見出しの列が2つあります。", column.Key);
        }

        foreach (var column in columns.Except(file.Columns).Except(file.MoreColumns))
        {
            problems.Add(file, 1, "この見出しの列は取り込めません。", column);
        }

        foreach (var column in file.Columns.Except(columns))
        {
            problems.Add(file, 1, "列がありません。", column);
        }

        return problems.Total == before ? columns : null;
    }
}
