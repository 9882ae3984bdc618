using System.Text.Json;

namespace KobanBot.Support.Cards;

/// <summary>What the official library says about one card file.</summary>
internal sealed record ParsedCard(string File, IReadOnlyList<ParserMessage> Messages);

/// <summary>One complaint; the phase is Parse, ToJSON or Validation.</summary>
internal sealed record ParserMessage(string Phase, string Message);

/// <summary>What does not fit when one card is drawn `Width` pixels wide.</summary>
internal sealed record CardLayout(string File, int Width, IReadOnlyList<string> Problems);

/// <summary>The scripts in `dev/cards`: the official parser and the official renderer in a real browser.</summary>
internal static class CardScripts
{
    /// <summary>Every approved card of every test project.</summary>
    public static IReadOnlyList<string> ApprovedCards() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(NodeModules.RepositoryRoot, "tests"), "*.approved.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    public static async Task<IReadOnlyList<ParsedCard>> ParseAsync(IEnumerable<string> files, CancellationToken cancellation) =>
        Read<ParsedCard>(await NodeModules.RunAsync("cards/parse.cjs", files, cancellation));

    public static async Task<IReadOnlyList<CardLayout>> MeasureAsync(IEnumerable<string> files, CancellationToken cancellation) =>
        Read<CardLayout>(await NodeModules.RunAsync("cards/screenshots.cjs", files, cancellation));

    private static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web)!;
}
