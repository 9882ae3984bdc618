namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>Steps between folders of Bot that still lead back to where they start. The lists only ever get shorter.</summary>
internal static class KnownCircles
{
    private static readonly string[] OfBot = [];

    private static readonly string[] OfFeatures = [];

    public static IReadOnlyList<string> Below(string root) => root == "KobanBot.Bot" ? OfBot : OfFeatures;
}
