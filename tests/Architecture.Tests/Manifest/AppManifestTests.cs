using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Outlook;
using KobanBot.Support.Features;

namespace KobanBot.Architecture.Tests.Manifest;

/// <summary>What the schema lets pass.</summary>
public sealed partial class AppManifestTests
{
    /// <summary>What a conversation offers is what the flows declare for it: nothing that the bot refuses there, nothing forgotten.</summary>
    [Theory]
    [InlineData("personal", Scopes.Personal, 10)]
    [InlineData("team", Scopes.Team, 3)]
    [InlineData("groupChat", Scopes.GroupChat, 3)]
    internal void The_commands_of_a_scope_are_those_that_the_flows_declare_for_it(string name, Scopes scope, int count)
    {
        var declared = Flows.Declared.Commands.Where(c => c.IsInManifest && c.Scopes.HasFlag(scope)).Select(c => c.Ways[0]).ToList();

        declared.Count.ShouldBe(count);
        AppManifest.CommandTitles(name).ShouldBe(declared, ignoreOrder: true);
        Words(AppManifest.Read()["bots"]![0]!["scopes"]!).ShouldContain(name);
    }

    /// <summary>A command of the message extension starts what the flow declares for it, and is told in the manifest by its id.</summary>
    [Fact]
    public void The_commands_of_the_message_extension_are_those_that_the_flows_declare()
    {
        var extension = AppManifest.Read()["composeExtensions"]!.AsArray().ShouldHaveSingleItem()!.AsObject();

        extension["commands"]!
            .AsArray()
            .ToDictionary(c => (string)c!["id"]!, c => (string)c!["type"]!)
            .ShouldBe(
                Flows.Declared.Extensions.Values.ToDictionary(e => e.Id, e => e.Kind == ExtensionKind.Query ? "query" : "action"),
                ignoreOrder: true
            );
        ((string?)extension["botId"]).ShouldBe(AppManifest.BotId);
        ((string?)extension["commands"]![0]!["parameters"]![0]!["name"]).ShouldBe(KobanBot.Bot.Features.Searching.SearchFlow.TextKey);
        Flows.Declared.Extensions.Values.Select(e => e.Verb).Except(Flows.Declared.Verbs.Keys).ShouldBeEmpty();
    }

    /// <summary>The bot's own address and no other.</summary>
    [Fact]
    public void Only_links_to_the_bots_own_host_are_unfurled() =>
        Words(AppManifest.Read()["composeExtensions"]![0]!["messageHandlers"]![0]!["value"]!["domains"]!).ShouldBe([AppManifest.BotDomain]);

    [Fact]
    public void A_list_has_at_most_ten_places() =>
        AppManifest.Read()["bots"]![0]!["commandLists"]!.AsArray().ShouldAllBe(l => l!["commands"]!.AsArray().Count <= 10);

    [Fact]
    public void A_command_is_short_enough_for_the_menu()
    {
        // The schema allows 128 and 4,000 characters; the menu shows about 32 and 128.
        foreach (var command in AppManifest.Commands(AppManifest.Read()))
        {
            command["title"]!.GetValue<string>().Length.ShouldBeInRange(1, 32);
            command["description"]!.GetValue<string>().Length.ShouldBeInRange(1, 128);
        }
    }

    [Fact]
    public void Every_address_is_https()
    {
        var addresses = AppManifest.TextsOf(AppManifest.Read()).Where(text => text.Value.Contains("://")).ToList();

        addresses.Count.ShouldBe(14);
        addresses.Where(address => !address.Value.StartsWith("https://", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>The button beside an appointment opens the page that the bot serves, with icons that it serves too, and asks to read that one item only.</summary>
    [Fact]
    public void The_add_in_opens_a_page_of_the_bot_on_an_appointment()
    {
        var manifest = AppManifest.Read();
        var extension = manifest["extensions"]!.AsArray().ShouldHaveSingleItem()!;
        var ribbon = extension["ribbons"]!.AsArray().ShouldHaveSingleItem()!;
        var action = extension["runtimes"]![0]!["actions"]!.AsArray().ShouldHaveSingleItem()!;

        Words(ribbon["contexts"]!).ShouldBe(["meetingDetailsOrganizer", "meetingDetailsAttendee"]);
        ((string?)ribbon["tabs"]![0]!["groups"]![0]!["controls"]![0]!["actionId"]).ShouldBe((string?)action["id"]);
        Words(manifest["authorization"]!).ShouldBe(["MailboxItem.Read.User", "Delegated"]);
        var served = AppManifest
            .TextsOf(extension)
            .Values.Where(text => text.StartsWith("https://", StringComparison.Ordinal))
            .Select(text => new Uri(text))
            .ToList();
        served.ShouldAllBe(address => address.Host == AppManifest.BotDomain && address.Segments[1] == "outlook/");
        served.Select(address => PaneFiles.Find(address.Segments[^1])).ShouldAllBe(file => file != null);
        // Clients without the unified manifest show these two.
        Words(extension["alternates"]![0]!["alternateIcons"]!).Count().ShouldBe(2);
    }

    [Fact]
    public void The_developer_is_a_fictitious_one()
    {
        var texts = AppManifest.TextsOf(AppManifest.Read()["developer"]!);

        texts.Where(text => text.Key.EndsWith("Url", StringComparison.Ordinal)).Count().ShouldBe(3);
        texts
            .Where(text => text.Key.EndsWith("Url", StringComparison.Ordinal) && new Uri(text.Value).Host != "kobanbot.example.jp")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_bots_own_host_is_a_valid_domain()
    {
        Words(AppManifest.Read()["validDomains"]!).ShouldBe([AppManifest.BotDomain]);
    }

    [Fact]
    public void The_tokens_are_those_that_the_packaging_program_fills_in()
    {
        Token()
            .Matches(AppManifest.Source)
            .Select(match => match.Value)
            .Distinct()
            .ShouldBe(["${{TEAMS_APP_ID}}", "${{BOT_ID}}", "${{BOT_DOMAIN}}"]);
    }

    [Fact]
    public void The_version_has_three_numbers()
    {
        AppManifest.Read()["version"]!.GetValue<string>().ShouldMatch(@"^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$");
    }

    [Fact]
    public void The_manifest_and_its_translation_name_the_same_version_of_the_schema()
    {
        var manifest = AppManifest.Read();

        var version = manifest["manifestVersion"]!.GetValue<string>();

        manifest["$schema"]!.GetValue<string>().ShouldContain($"/teams/v{version}/MicrosoftTeams.schema.json");
        AppManifest.ReadEnglish()["$schema"]!
            .GetValue<string>()
            .ShouldContain($"/teams/v{version}/MicrosoftTeams.Localization.schema.json");
    }

    [Fact]
    public void Japanese_comes_first_and_English_is_the_one_other_language()
    {
        var localization = AppManifest.Read()["localizationInfo"]!;

        localization["defaultLanguageTag"]!.GetValue<string>().ShouldBe("ja");
        localization["additionalLanguages"]!.ToJsonString().ShouldBe("""[{"languageTag":"en","file":"en.json"}]""");
        Translatable(AppManifest.Read()).Where(text => !Japanese().IsMatch(text.Value)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_is_translated_and_nothing_that_does_not_exist()
    {
        var translated = AppManifest.ReadEnglish().Select(text => text.Key).Where(key => key != "$schema");

        // A command's title is not translated: it is what Teams sends, and the bot understands Japanese.
        translated.ShouldBe(
            Translatable(AppManifest.Read())
                .Select(text => text.Key)
                .Where(key => !(key.StartsWith("bots", StringComparison.Ordinal) && key.EndsWith("].title", StringComparison.Ordinal))),
            ignoreOrder: true
        );
    }

    [Theory]
    [InlineData("name.short", 30)]
    [InlineData("name.full", 100)]
    [InlineData("description.short", 80)]
    [InlineData("description.full", 4000)]
    public void A_name_or_description_is_there_and_fits_in_both_languages(string key, int longest)
    {
        AppManifest.TextsOf(AppManifest.Read())[key].Trim().Length.ShouldBeInRange(1, longest);
        AppManifest.ReadEnglish()[key]!.GetValue<string>().Trim().Length.ShouldBeInRange(1, longest);
    }

    [Fact]
    public void Every_file_that_is_named_exists()
    {
        var manifest = AppManifest.Read();

        string[] files =
        [
            .. Words(manifest["icons"]!),
            manifest["localizationInfo"]!["additionalLanguages"]![0]!["file"]!.GetValue<string>(),
        ];

        files.Where(file => !File.Exists(Repository.At("manifest", file))).ShouldBeEmpty();
    }

    private static IEnumerable<KeyValuePair<string, string>> Translatable(JsonObject manifest) =>
        AppManifest
            .TextsOf(manifest)
            .Where(text =>
                text.Key.StartsWith("name.", StringComparison.Ordinal)
                || text.Key.StartsWith("description.", StringComparison.Ordinal)
                || text.Key.EndsWith("].title", StringComparison.Ordinal)
                || text.Key.EndsWith("].description", StringComparison.Ordinal)
                || text.Key.EndsWith("].label", StringComparison.Ordinal)
                || text.Key.Contains(".supertip.", StringComparison.Ordinal)
            );

    private static IEnumerable<string> Words(JsonNode node) => AppManifest.TextsOf(node).Values;

    [GeneratedRegex(@"\$\{\{\w*\}\}")]
    private static partial Regex Token();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();
}
