using System.IO.Compression;
using System.Text.Json;
using KobanBot.Bot.BotFramework;

namespace KobanBot.Bot.Doctor;

/// <summary>Whether an app package is for this bot. Only the command has a package at hand; the bot itself has none.</summary>
internal static class PackageCheck
{
    private const string Name = "アプリのパッケージ";

    /// <param name="path">The zip file that was uploaded to the tenant.</param>
    public static Finding Look(string path, BotOptions options)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            using var manifest = (zip.GetEntry("manifest.json") ?? throw new InvalidDataException("no manifest")).Open();
            var ids = JsonDocument
                .Parse(manifest)
                .RootElement.GetProperty("bots")
                .EnumerateArray()
                .Select(bot => bot.GetProperty("botId").GetString())
                .ToList();
            return ids.All(id => string.Equals(id, options.AppId, StringComparison.OrdinalIgnoreCase))
                ? new Finding(Name, Verdict.Fine, "パッケージのボットのIDは、設定と一致します。")
                : new Finding(
                    Name,
                    Verdict.Broken,
                    "パッケージのボットのIDが、設定（Bot:AppId）と一致しません。",
                    "infra の出力 botAppId でパッケージを作り直してください（manifest/README.md）。"
                );
        }
        catch (Exception unreadable)
            when (unreadable is IOException or InvalidDataException or JsonException or KeyNotFoundException or UnauthorizedAccessException)
        {
            return new Finding(
                Name,
                Verdict.Broken,
                $"パッケージを読み取れません：{path}",
                "manifest/README.md の手順で作り直してください。"
            );
        }
    }
}
