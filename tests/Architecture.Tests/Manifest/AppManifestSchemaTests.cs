using System.Text.Json.Nodes;

namespace KobanBot.Architecture.Tests.Manifest;

public sealed class AppManifestSchemaTests
{
    [Fact]
    public async Task The_validator_of_Microsoft_has_no_complaint()
    {
        (await MicrosoftValidator.ComplaintsAboutManifestAsync(AppManifest.Read())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_validator_of_Microsoft_complains_about_each_thing_that_is_wrong()
    {
        var manifest = AppManifest.Read();
        manifest.Remove("icons");
        manifest["id"] = "${{TEAMS_APP_ID}}";
        manifest["name"]!["short"] = new string('名', 31);
        manifest["bots"]![0]!["scopes"]!.AsArray().Add("groupchat");
        AddCommands(manifest, 6);

        var complaints = await MicrosoftValidator.ComplaintsAboutManifestAsync(manifest);

        complaints.Count.ShouldBe(5);
        complaints.ShouldContain(complaint => complaint.Contains("'icons'"));
        complaints.ShouldContain(complaint => complaint.StartsWith("/id "));
        complaints.ShouldContain(complaint => complaint.StartsWith("/name/short "));
        complaints.ShouldContain(complaint => complaint.StartsWith("/bots/0/scopes/3 "));
        complaints.ShouldContain(complaint => complaint.StartsWith("/bots/0/commandLists/0/commands "));
    }

    [Fact]
    public async Task The_translation_follows_its_schema()
    {
        (await MicrosoftValidator.ComplaintsAboutLocalizationAsync(AppManifest.ReadEnglish())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_translation_of_something_that_cannot_be_translated_is_complained_about()
    {
        var texts = AppManifest.ReadEnglish();
        texts["developer.name"] = "Somebody";
        texts["name.short"] = new string('n', 31);

        (await MicrosoftValidator.ComplaintsAboutLocalizationAsync(texts)).Count.ShouldBe(2);
    }

    private static void AddCommands(JsonObject manifest, int count)
    {
        var commands = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        for (var number = 0; number < count; number++)
        {
            commands.Add(new JsonObject { ["title"] = $"コマンド{number}" });
        }
    }
}
