using KobanBot.Bot.Fields;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Organisation;
using KobanBot.Core.Text;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Officers;

/// <summary>A list as it is typed or pasted from a sheet: one officer a line, number first, then the destination, then the day.</summary>
internal sealed record TransferForm(string Typed, string DayTyped, IReadOnlyList<TransferLine> Lines)
{
    public const string Rows = "rows";
    public const string Day = "day";

    /// <summary>Characters of the whole list.</summary>
    public const int RowsLength = 4000;

    private static readonly char[] Between = [' ', '　', '\t', ',', '、', '→'];

    public IEnumerable<OfficerId> Officers =>
        Lines.Where(l => l.Row.Number.Length is > 0 and <= 20).Select(l => new OfficerId(l.Row.Number)).Distinct();

    public static TransferForm Read(CardData data)
    {
        var typed = data.Text(Rows) is { Length: > RowsLength } tooLong ? tooLong[..RowsLength] : data.Text(Rows);
        var common = JapaneseDate.TryParse(data.Text(Day), out var day) ? day : (DateOnly?)null;
        return new TransferForm(
            typed,
            data.Text(Day),
            [
                .. typed
                    .Split('\n')
                    .Where(l => l.Trim().Length > 0 && !IsHeading(l))
                    .Take(PlanTransfers.MostRows)
                    .Select(l => Line(l, common)),
            ]
        );
    }

    /// <summary>The first row of a sheet, which names the columns.</summary>
    private static bool IsHeading(string line) => line.TrimStart(' ', '　', '"').StartsWith("職員番号", StringComparison.Ordinal);

    // A sheet has the name between number and destination: it is not needed, and not compared.
    private static TransferLine Line(string line, DateOnly? common)
    {
        var parts = Width
            .Narrow(line)
            .Replace("\"", "", StringComparison.Ordinal)
            .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var hasDay = parts.Length > 1 && JapaneseDate.TryParse(parts[^1], out _);
        var day = hasDay && JapaneseDate.TryParse(parts[^1], out var own) ? own : common;
        var destination = hasDay ? parts[..^1] : parts;
        return new TransferLine(
            line.Trim(),
            new TransferRow(parts.Length == 0 ? "" : parts[0], destination.Length > 1 ? destination[^1] : "", day)
        );
    }
}

/// <param name="Text">As it was typed, so that it can be given back.</param>
internal sealed record TransferLine(string Text, TransferRow Row);
