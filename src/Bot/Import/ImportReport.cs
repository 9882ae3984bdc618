using System.Globalization;
using System.Text;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Import;

/// <summary>Shows what is wrong with an input, on the console and as a file that Excel opens.</summary>
internal static class ImportReport
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly string[] Headings = ["ファイル", "行", "列", "値", "理由"];

    public static void Print(ImportProblems problems, TextWriter output)
    {
        var rows = problems.First.Select(Cells).Prepend(Headings).ToList();
        var widths = Enumerable.Range(0, Headings.Length - 1).Select(i => rows.Max(r => Width(r[i]))).ToList();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, i) => i < widths.Count ? Padded(cell, widths[i]) : cell)));
        }

        output.WriteLine(Summary(problems));
    }

    /// <summary>
    /// Writes the report beside the input, for its owner alone: it repeats what stands in the cells. False when the old one is open in another
    /// program.
    /// </summary>
    public static async Task<bool> TryWriteAsync(ImportProblems problems, string folder, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var row in problems.First.Select(Cells).Prepend(Headings))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        }

        if (problems.Total > ImportProblems.Listed)
        {
            text.Append(CultureInfo.InvariantCulture, $",,,,{Quoted(Summary(problems))}\r\n");
        }

        try
        {
            await WriteAsync(Path.Combine(folder, ImportFiles.ReportName), text, cancellation);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(string path, StringBuilder text, CancellationToken cancellation)
    {
        // A file that is there already would keep its mode. Where it is open, that is told rather than taken from under somebody's hands.
        if (File.Exists(path))
        {
            await using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }

            File.Delete(path);
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, WithMark, options);
        await writer.WriteAsync(text, cancellation);
    }

    private static string Summary(ImportProblems problems) =>
        problems.Total > ImportProblems.Listed
            ? $"誤りが{problems.Total:N0}件あります（先頭の{ImportProblems.Listed:N0}件を表示）。{Consequence(problems)}"
            : $"誤りが{problems.Total:N0}件あります。{Consequence(problems)}";

    /// <summary>What follows from it, once.</summary>
    private static string Consequence(ImportProblems problems) =>
        problems.HasUnread
            ? "何も取り込んでいません。読めないファイルがあるため、ファイルどうしの照合はまだ行っていません。"
            : "何も取り込んでいません。";

    private static string[] Cells(ImportProblem problem) =>
        [problem.File, problem.Row?.ToString(CultureInfo.InvariantCulture) ?? "", problem.Column, problem.Value, problem.Reason];

    private static string Quoted(string cell) => SheetText.Quoted(SheetText.Harmless(cell));

    private static string Padded(string cell, int width) => cell + new string(' ', width - Width(cell));

    // Kana and kanji take two columns of a terminal.
    private static int Width(string cell) => cell.EnumerateRunes().Sum(r => r.Value < 0x1100 ? 1 : 2);
}
