using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Summaries;

/// <summary>How the kinds are cut, in the order of the cards. What is not known is a part of its own, so that the sums add up.</summary>
public static class FigureParts
{
    public const string Unknown = "unknown";

    /// <summary>意見, which owes no measure, among the states of the requests.</summary>
    public const string Opinion = "Opinion";

    public const string Male = "male";
    public const string Female = "female";
    public const string OtherSex = "other";

    private const int YoungestBand = 10;
    private const int OldestBand = 80;

    private static readonly string[] None = [""];

    private static readonly Dictionary<FigureKind, IReadOnlyList<string>> Parts = new()
    {
        [FigureKind.Sex] = [Male, Female, OtherSex, Unknown],
        [FigureKind.Age] = [.. Enumerable.Range(1, 8).Select(n => $"{n * 10}"), Unknown],
        [FigureKind.Category] = [.. Enum.GetNames<SelectionCategory>(), Unknown],
        [FigureKind.Field] = Enum.GetNames<FeedbackField>(),
        [FigureKind.Status] = [.. Enum.GetNames<FeedbackStatus>(), Opinion],
        [FigureKind.OpenAge] = ["30", "90", "180", "older"],
        [FigureKind.Coverage] = Enum.GetNames<CoverageState>(),
        [FigureKind.LateOf] = Enum.GetNames<ObligationKind>(),
        [FigureKind.ComingOf] = Enum.GetNames<ObligationKind>(),
        [FigureKind.TurnDone] = Enum.GetNames<TurnCheck>(),
        [FigureKind.TurnOpen] = Enum.GetNames<TurnCheck>(),
    };

    /// <summary>One empty part for a kind that is not cut.</summary>
    public static IReadOnlyList<string> Of(FigureKind kind) => Parts.GetValueOrDefault(kind, None);

    public static string OfSex(Member member) =>
        member.Sex?.Trim() switch
        {
            null or "" => Unknown,
            "男" or "男性" => Male,
            "女" or "女性" => Female,
            _ => OtherSex,
        };

    /// <summary>10代以下 and 80代以上 are the outer bands.</summary>
    public static string OfAge(Member member) =>
        member.AgeBand is { } band ? $"{Math.Clamp(band / 10 * 10, YoungestBand, OldestBand)}" : Unknown;

    /// <summary>The category that was entered first: a person counts once (A6).</summary>
    public static string OfCategory(Member member) => member.Categories.Count == 0 ? Unknown : member.Categories[0].ToString();

    public static string OfStatus(Feedback feedback) =>
        feedback.Entry.Kind == FeedbackKind.Opinion ? Opinion : feedback.Entry.Status.ToString();

    /// <summary>Days since the meeting: up to 30, 90, 180, more.</summary>
    public static string OfOpenAge(Feedback feedback, DateOnly day) =>
        (day.DayNumber - feedback.MeetingDate.DayNumber) switch
        {
            <= 30 => "30",
            <= 90 => "90",
            <= 180 => "180",
            _ => "older",
        };
}
