namespace KobanBot.Bot.Import;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line of the file in which the record begins, counted from 1 for the header.</param>
internal sealed record CsvRow(CsvFile File, int Line, IReadOnlyDictionary<string, string> Cells);

/// <summary>What is expected of a file.</summary>
/// <param name="Columns">All of them must be there, in whatever order.</param>
/// <param name="MoreColumns">They may be left out, and are empty then: files of before they came stay valid.</param>
internal sealed record CsvFile(string Name, bool Required, IReadOnlyList<string> Columns, IReadOnlyList<string> MoreColumns);

/// <summary>A record that has been read; not valid when one of its cells was not.</summary>
internal sealed record Entry<T>(T Value, CsvRow Row, bool Valid);

/// <summary>A file that has been read. Rows that are not valid are kept, so that references to them are not reported as well.</summary>
internal sealed class Table<T>(IReadOnlyList<Entry<T>> rows)
{
    public IReadOnlyList<Entry<T>> All { get; } = rows;

    public IEnumerable<Entry<T>> Valid => All.Where(r => r.Valid);

    public IEnumerable<T> Values => Valid.Select(r => r.Value);
}
