namespace KobanBot.Bot.Import;

/// <summary>Something that keeps the input from being imported.</summary>
/// <param name="Row">The line of the file; null when the file itself is meant.</param>
/// <param name="Value">What stood there, at most 40 characters, and nothing personal.</param>
internal sealed record ImportProblem(string File, int? Row, string Column, string Value, string Reason);

/// <summary>Collects everything that is wrong with an input; the first 1,000 are kept, all are counted.</summary>
internal sealed class ImportProblems
{
    public const int Listed = 1000;

    private const int LongestValue = 40;
    private const string Hidden = "（非表示）";

    /// <summary>Columns whose values are never repeated: a report is looked at over shoulders and ends up in tickets.</summary>
    private static readonly HashSet<string> Personal =
    [
        "氏名",
        "ふりがな",
        "住所",
        "電話",
        "連絡しやすい時間",
        "年代",
        "性別",
        "発言者",
        "氏名・所属",
        "解嘱事由",
        "終了日の理由",
    ];

    private readonly List<ImportProblem> _problems = [];

    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);

    public int Total { get; private set; }

    /// <summary>A file could not be read at all: what others say of its rows cannot be compared, and is not reported row by row.</summary>
    public bool HasUnread => _unread.Count > 0;

    /// <summary>In the order of files and rows.</summary>
    public IReadOnlyList<ImportProblem> First => [.. _problems.OrderBy(p => Order(p.File)).ThenBy(p => p.Row)];

    public void Add(CsvFile file, int? row, string reason, string column = "") =>
        Add(new ImportProblem(file.Name, row, Shortened(column), "", reason));

    /// <summary>The file itself is what is wrong.</summary>
    public void AddUnread(CsvFile file, int? row, string reason)
    {
        NoteUnread(file);
        Add(file, row, reason);
    }

    public void NoteUnread(CsvFile file) => _unread.Add(file.Name);

    public void Add(CsvRow row, string column, string reason) =>
        Add(new ImportProblem(row.File.Name, row.Line, column, Shown(column, row.Cells.GetValueOrDefault(column, "")), reason));

    private void Add(ImportProblem problem)
    {
        if (++Total <= Listed)
        {
            _problems.Add(problem);
        }
    }

    private static string Shown(string column, string value) =>
        value.Length == 0 ? ""
        : Personal.Contains(column) ? Hidden
        : Shortened(value);

    private static string Shortened(string value)
    {
        var line = string.Concat(value.Trim().Select(c => char.IsControl(c) ? ' ' : c));
        if (line.Length <= LongestValue)
        {
            return line;
        }

        var end = LongestValue - 1;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end), "…");
    }

    private static int Order(string file)
    {
        var at = ImportFiles.All.ToList().FindIndex(f => f.Name == file);
        return at < 0 ? int.MaxValue : at;
    }
}
