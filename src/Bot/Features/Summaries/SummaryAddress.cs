using System.Globalization;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>The topics of a summary, in the order in which they are looked at.</summary>
internal enum SummaryTopic
{
    /// <summary>対応: what is late, what comes, what is missing, 年度替わり.</summary>
    Duties,

    /// <summary>会議: submissions, councils, meetings.</summary>
    Main,
    Members,
    Feedback,

    /// <summary>方面別, 署別, 協議会別.</summary>
    Units,

    /// <summary>期間・出力.</summary>
    More,
}

/// <summary>
/// Where in the summaries a button leads: whose, which period, which topic or which figure's list, which page. It travels as one short text,
/// because a card of figures has dozens of them; what is in it is checked like everything that a card sends.
/// </summary>
internal sealed record SummaryAddress(SummaryScope Scope, SummaryPeriod Period)
{
    public const string Key = "k";

    /// <summary>委員 is a figure and a topic.</summary>
    private const char TopicMark = '~';

    /// <summary>The list of this figure; null for a topic's card.</summary>
    public FigureKey? Figure { get; init; }

    public SummaryTopic Topic { get; init; } = SummaryTopic.Main;

    /// <summary>An earlier day of the period, for 前年同期; null for the newest.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <summary>The rows themselves; else, where the scope has units below it, their counts.</summary>
    public bool Flat { get; init; }

    public string Code =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Scope.Code}/{Period.Code}{(AsOf is { } day ? $"@{day:yyyyMMdd}" : "")}/{Figure?.Code ?? $"{TopicMark}{Topic}"}"
        )
        + (
            Flat ? "/r"
            : Page > 0 ? "/"
            : ""
        )
        + (Page > 0 ? Page.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>Null for what no card carries.</summary>
    public static SummaryAddress? Parse(string code, HalfYearDivision division)
    {
        var parts = code.Split('/');
        if (parts.Length is not (3 or 4) || SummaryScope.Parse(parts[0]) is not { } scope)
        {
            return null;
        }

        var when = parts[1].Split('@');
        if (when.Length > 2 || !SummaryPeriod.TryParse(when[0], division, out var period))
        {
            return null;
        }

        DateOnly? asOf = null;
        if (when.Length == 2)
        {
            if (!DateOnly.TryParseExact(when[1], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return null;
            }

            asOf = day;
        }

        var end = parts.Length == 4 ? parts[3] : "";
        var (flat, number) = end.StartsWith('r') ? (true, end[1..]) : (false, end);
        var page = 0;
        if (number.Length > 0 && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out page))
        {
            return null;
        }

        var address = new SummaryAddress(scope, period)
        {
            AsOf = asOf,
            Page = page,
            Flat = flat,
        };
        return FigureKey.Parse(parts[2]) is { } figure ? address with { Figure = figure }
            : Enum.TryParse<SummaryTopic>(parts[2].TrimStart(TopicMark), out var topic) && $"{TopicMark}{topic}" == parts[2]
                ? address with
                {
                    Topic = topic,
                }
            : null;
    }

    /// <summary>A button or a place to tap that leads here. It changes nothing, so it carries no command.</summary>
    public AdaptiveExecuteAction To(string title, bool secondary = false) =>
        AdaptiveExecuteAction.Create(
            title,
            Figure is null ? SummaryVerbs.Open : SummaryVerbs.List,
            new System.Text.Json.Nodes.JsonObject { [Key] = Code },
            secondary: secondary
        );
}

internal static class SummaryVerbs
{
    public const string Open = "summary.open";

    /// <summary>署の状況.</summary>
    public const string Station = "summary.station";

    public const string List = "summary.list";
    public const string Record = "summary.record";
    public const string Export = "summary.export";
}
