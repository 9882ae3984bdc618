namespace KobanBot.Core.Organisation;

/// <summary>階級 in their order (警察法 第62条), with 巡査長, which is a title above 巡査.</summary>
public static class Ranks
{
    private static readonly string[] HighestFirst =
    [
        "警視総監",
        "警視監",
        "警視長",
        "警視正",
        "警視",
        "警部",
        "警部補",
        "巡査部長",
        "巡査長",
        "巡査",
    ];

    public static IReadOnlyList<string> All => HighestFirst;

    /// <summary>The place in the order, highest first; what is no rank comes last.</summary>
    public static int Place(string rank) => Array.IndexOf(HighestFirst, rank) is >= 0 and var place ? place : HighestFirst.Length;
}
