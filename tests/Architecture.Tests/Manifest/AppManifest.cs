using System.Text.Json.Nodes;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Manifest;

/// <summary>manifest/manifest.json and its translation, with ids of a test in the place of the tokens.</summary>
internal static class AppManifest
{
    public const string AppId = "11111111-1111-4111-8111-111111111111";
    public const string BotId = "22222222-2222-4222-8222-222222222222";
    public const string BotDomain = "bot.example.jp";

    /// <summary>Commands that Teams offers in a scope (personal, team, groupChat), in its order.</summary>
    public static IReadOnlyList<string> CommandTitles(string scope) =>
        [
            .. Lists(Read())
                .Where(list => list["scopes"]!.AsArray().Any(s => s!.GetValue<string>() == scope))
                .SelectMany(list => list["commands"]!.AsArray())
                .Select(command => command!["title"]!.GetValue<string>()),
        ];

    public static string Source => File.ReadAllText(Repository.At("manifest", "manifest.json"));

    public static JsonObject Read() =>
        JsonNode
            .Parse(Source.Replace("${{TEAMS_APP_ID}}", AppId).Replace("${{BOT_ID}}", BotId).Replace("${{BOT_DOMAIN}}", BotDomain))!
            .AsObject();

    public static JsonObject ReadEnglish() => JsonNode.Parse(File.ReadAllText(Repository.At("manifest", "en.json")))!.AsObject();

    public static IEnumerable<JsonObject> Commands(JsonObject manifest) =>
        Lists(manifest).SelectMany(list => list["commands"]!.AsArray()).Select(command => command!.AsObject());

    private static IEnumerable<JsonObject> Lists(JsonObject manifest) =>
        manifest["bots"]![0]!["commandLists"]!.AsArray().Select(list => list!.AsObject());

    /// <summary>Every text of a document with the path that a translation calls it by: bots[0].commandLists[0].commands[2].title.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(JsonNode document) =>
        Texts(document, "").ToDictionary(text => text.Path, text => text.Value);

    private static IEnumerable<(string Path, string Value)> Texts(JsonNode? node, string path) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Texts(member.Value, path == "" ? member.Key : $"{path}.{member.Key}")),
            JsonArray items => items.SelectMany((item, index) => Texts(item, $"{path}[{index}]")),
            JsonValue value when value.TryGetValue<string>(out var text) => [(path, text)],
            _ => [],
        };
}
