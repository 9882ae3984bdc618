using System.Globalization;
using System.Text.RegularExpressions;
using KobanBot.Bot.Csv;
using KobanBot.Bot.Fields;
using KobanBot.Core.Text;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <summary>Reads the cells of one row into types, and reports each one that cannot be read. Names keep their characters.</summary>
internal sealed partial class Cells(CsvRow row, ImportProblems problems) : IColumns
{
    private const int LongestName = 200;
    private const int LongestText = 4000;

    /// <summary>Stands in for a day that could not be read, in a row that is not valid.</summary>
    private static readonly DateOnly NoDay = new(1900, 1, 1);

    private readonly HashSet<(string Column, string Reason)> _failed = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public bool Valid { get; private set; } = true;

    /// <summary>Reports each cell with a character that could not be read; nothing else is said of such a cell.</summary>
    public void ReportOddCharacters()
    {
        foreach (var (column, _) in row.Cells.Where(c => c.Value.Contains(CsvText.Odd, StringComparison.Ordinal)))
        {
            _ = Fail(column, "文字コードの誤りにより、読み取れない文字が含まれています。その文字を入力し直してください。", 0);
            _reported.Add(column);
        }
    }

    /// <summary>A key: letters of ASCII, digits, hyphen and underline; full-width ones are narrowed.</summary>
    public string Code(string column)
    {
        var code = OptionalCode(column);
        return code ?? (Narrow(column).Length == 0 ? Fail(column, "値がありません。", "") : "");
    }

    public string? OptionalCode(string column)
    {
        var code = Narrow(column);
        return code.Length == 0 ? null
            : CodeShape().IsMatch(code) ? code
            : Fail<string?>(column, "コードは英数字、「-」、「_」の40文字以内です。", null);
    }

    /// <summary>A name is one line, without what nobody sees.</summary>
    public string Name(string column) => Required(column, Visible.Line(Limited(column, LongestName)));

    public string? OptionalName(string column) => Visible.Line(Limited(column, LongestName)) is { Length: > 0 } name ? name : null;

    /// <summary>A name; empty when there is none.</summary>
    public string Line(string column) => OptionalName(column) ?? "";

    /// <summary>Text of several lines; empty when there is none.</summary>
    public string Text(string column) => Visible.Clean(Limited(column, LongestText));

    public string RequiredText(string column) => Required(column, Text(column));

    public DateOnly Day(string column) => Raw(column).Length == 0 ? Fail(column, "値がありません。", NoDay) : OptionalDay(column) ?? NoDay;

    public DateOnly? OptionalDay(string column)
    {
        var text = Raw(column);
        return text.Length == 0 ? null
            : DayText.TryReadCell(text, out var day, out var fault) ? day
            : Fail<DateOnly?>(column, $"日付として読めません{WhyNot(fault)}（例 2026-10-03、令和8年10月3日、R8.10.3）。", null);
    }

    private static string WhyNot(DayFault fault) => fault == DayFault.NotADay ? "" : $"。{DayWords.Of(fault).TrimEnd('。')}";

    /// <summary>Days from one column to another, both included; an empty end means until further notice.</summary>
    public DayRange Days(string first, string last)
    {
        var (from, to) = (Day(first), OptionalDay(last));
        return to < from ? Fail(last, $"「{first}」より前の日付です。", new DayRange(from, null)) : new DayRange(from, to);
    }

    public TimeOnly? OptionalTime(string column)
    {
        var text = Raw(column);
        return text.Length == 0 ? null
            : TimeText.TryReadCell(text, out var time) ? time
            : Fail<TimeOnly?>(column, "時刻として読めません（例 14:00、14時30分）。", null);
    }

    public int Number(string column)
    {
        var text = Narrow(column);
        return text.Length == 0 ? Fail(column, "値がありません。", 0)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number
            : Fail(column, "1から999までの数で記入してください。", 0);
    }

    /// <summary>年度: 2026, 令和8年度, R8.</summary>
    public FiscalYear Year(string column)
    {
        var text = Narrow(column).TrimEnd('度').TrimEnd('年');
        return text.Length == 0 ? Fail(column, "値がありません。", default(FiscalYear))
            : JapaneseDate.TryParse($"{text}年4月1日", out var day) ? FiscalYear.Of(day)
            : Fail(column, "年度として読めません（例 2026、令和8年度）。", default(FiscalYear));
    }

    /// <summary>年代: 60代 or 60.</summary>
    public int? AgeBand(string column)
    {
        var text = Narrow(column);
        return text.Length == 0 ? null
            : int.TryParse(text.TrimEnd('代'), NumberStyles.None, CultureInfo.InvariantCulture, out var band) && band is >= 10 and <= 110
                ? band / 10 * 10
            : Fail<int?>(column, "年代として読めません（例 60代）。", null);
    }

    public T OneOf<T>(string column, ImportWords<T> words)
        where T : struct, Enum =>
        Narrow(column).Length == 0 ? Fail(column, "値がありません。", default(T)) : OptionalOneOf(column, words) ?? default;

    public T? OptionalOneOf<T>(string column, ImportWords<T> words)
        where T : struct, Enum
    {
        var text = Narrow(column);
        return text.Length == 0 ? null
            : words.Find(text) is { } value ? value
            : Fail<T?>(column, $"{words.Known}のいずれかで記入してください。", null);
    }

    public TEnum? OptionalOneOf<TEnum>(string column, IReadOnlyDictionary<string, TEnum> words)
        where TEnum : struct, Enum => OptionalOneOf(column, ImportWords<TEnum>.Of(words));

    /// <summary>Several words of a closed set, parted by a semicolon, a slash or a new line.</summary>
    public IReadOnlyList<T> SeveralOf<T>(string column, ImportWords<T> words)
        where T : struct, Enum
    {
        var values = Split(column).Select(w => words.Find(Narrowed(w))).ToList();
        return values.Contains(null)
            ? Fail<IReadOnlyList<T>>(column, $"{words.Known}を「;」で区切って記入してください。", [])
            : [.. values.OfType<T>().Distinct()];
    }

    /// <summary>The parts of a list, parted by a semicolon, a slash or a new line.</summary>
    public IReadOnlyList<string> Split(string column) =>
        Text(column).Split([';', '；', '/', '／', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Columns that must not be empty, of fields that read them.</summary>
    public void Require(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            Required(column, Raw(column));
        }
    }

    /// <summary>A cell that is read twice is reported once.</summary>
    public T Fail<T>(string column, string reason, T value)
    {
        Valid = false;
        if (!_reported.Contains(column) && _failed.Add((column, reason)))
        {
            problems.Add(row, column, reason);
        }

        return value;
    }

    private string Required(string column, string text) =>
        text.Length == 0 && Raw(column).Length == 0 ? Fail(column, "値がありません。", "") : text;

    private string Limited(string column, int longest)
    {
        var text = Raw(column).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.Length > longest ? Fail(column, $"{longest}文字以内で記入してください。", "")
            : text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? Fail(column, "制御文字が含まれています。", "")
            : text;
    }

    private string Narrow(string column) => Narrowed(Raw(column));

    // A column that may be left out, and is, holds nothing in any row.
    private string Raw(string column) =>
        SheetText.Plain((row.File.MoreColumns.Contains(column) ? row.Cells.GetValueOrDefault(column, "") : row.Cells[column]).Trim());

    /// <summary>For codes, numbers, days and words of closed sets: full-width forms are folded, and white space is dropped.</summary>
    public static string Narrowed(string text) =>
        string.Concat(Width.Narrow(Visible.Clean(text)).Where(c => !char.IsWhiteSpace(c)).Select(Folded));

    private static char Folded(char c) =>
        c switch
        {
            '−' or '‐' or '‑' or '–' => '-',
            '･' => '・',
            '､' => '、',
            '｡' => '。',
            _ => c,
        };

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeShape();
}
