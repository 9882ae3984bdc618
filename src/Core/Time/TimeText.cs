using System.Globalization;
using System.Text.RegularExpressions;

namespace KobanBot.Core.Time;

/// <summary>The one reader of times of day. A bare number, 14:5 or 午前12時 can be two things, and is none.</summary>
public static partial class TimeText
{
    private const int Longest = 20;
    private const double MinutesOfDay = 24 * 60;

    /// <summary>14:00, 14:00:00, 14時30分, 午後2時半, 7:30PM, 午後七時, 正午, 1400, in any width and with any blanks.</summary>
    public static bool TryRead(string? text, out TimeOnly time)
    {
        time = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return false;
        }

        var written = Written.Narrow(text);
        if (written == "正午")
        {
            time = new TimeOnly(12, 0);
            return true;
        }

        var match = Clock().Match(written);
        if (!match.Success || HourOf(match) is not { } hour)
        {
            return false;
        }

        var minute = match.Groups["half"].Success ? 30 : Number(match, "n");
        if (hour > 23 || minute > 59)
        {
            return false;
        }

        time = new TimeOnly(hour, minute);
        return true;
    }

    /// <summary>The same for a cell of a sheet, where a time may also be Excel's part of a day: 0.583333333.</summary>
    public static bool TryReadCell(string? text, out TimeOnly time)
    {
        time = default;
        if (
            text is null
            || !Part().IsMatch(Written.Narrow(text))
            || !double.TryParse(Written.Narrow(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
        )
        {
            return TryRead(text, out time);
        }

        var minutes = Math.Round(part * MinutesOfDay);
        if (Math.Abs((part * MinutesOfDay) - minutes) > 0.02 || minutes >= MinutesOfDay)
        {
            return false;
        }

        time = TimeOnly.MinValue.AddMinutes(minutes);
        return true;
    }

    private static int? HourOf(Match match)
    {
        var hour = Number(match, "h");
        return match.Groups["noon"].Value.Replace(".", "", StringComparison.Ordinal) switch
        {
            "" => hour,
            _ when hour > 12 || match.Groups["noon"].Captures.Count > 1 => null,
            "午後" or "PM" => hour == 12 ? 12 : hour + 12,
            "AM" => hour % 12,

            // 午前12時 is noon for some and midnight for others.
            _ => hour == 12 ? null : hour,
        };
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?:(?:1899[/-]12[/-]30|1900/1/0)[T ])?T?(?<noon>午前|午後|AM|PM|A\.M\.|P\.M\.)?(?:(?<h>[0-9]{1,2})(?::(?<n>[0-9]{2})(?::[0-5][0-9](?:\.[0-9]+)?)?"
            + @"|時(?:(?<half>半)|(?<n>[0-9]{1,2})分?(?:[0-5]?[0-9]秒)?)?|(?=AM$|PM$))|(?<h>[0-9]{2})(?<n>[0-9]{2}))(?<noon>AM|PM|A\.M\.|P\.M\.|午前|午後)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Clock();

    [GeneratedRegex(@"^0?\.[0-9]{1,17}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Part();
}
