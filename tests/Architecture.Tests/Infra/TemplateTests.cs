using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>What infra/README.md promises, read from the compiled template.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private const string ClientId = "22222222-2222-4222-8222-222222222222";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private IReadOnlyList<JsonObject> _resources = [];
    private Dictionary<string, JsonObject> _modules = [];
    private string _template = "";

    public async ValueTask InitializeAsync()
    {
        _template = (await Bicep.BuildMainAsync()).Output;
        _modules = JsonNode.Parse(_template)!["resources"]!.AsObject().ToDictionary(r => r.Key, r => r.Value!.AsObject());
        _resources = [.. ResourcesIn(JsonNode.Parse(_template)!)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("storage")]
    [InlineData("backup")]
    public void The_storage_account_has_no_keys_no_public_blobs_and_no_old_tls(string module)
    {
        var storage = Properties(module, "Microsoft.Storage/storageAccounts");

        storage["allowSharedKeyAccess"]!.GetValue<bool>().ShouldBeFalse();
        storage["allowBlobPublicAccess"]!.GetValue<bool>().ShouldBeFalse();
        storage["supportsHttpsTrafficOnly"]!.GetValue<bool>().ShouldBeTrue();
        storage["minimumTlsVersion"]!.GetValue<string>().ShouldBe("TLS1_2");
        storage["publicNetworkAccess"]!.GetValue<string>().ShouldBe("[if(parameters('privateAccess'), 'Disabled', 'Enabled')]");
    }

    [Fact]
    public void The_role_on_tables_changes_rows_and_neither_creates_nor_deletes_a_table()
    {
        var assignment = Resource("storage", "Microsoft.Authorization/roleAssignments");
        var permission = Properties("storage", "Microsoft.Authorization/roleDefinitions")["permissions"]!.AsArray().ShouldHaveSingleItem()!;
        const string Rows = "Microsoft.Storage/storageAccounts/tableServices/tables/entities/";

        assignment["properties"]!["roleDefinitionId"]!.GetValue<string>().ShouldContain("Microsoft.Authorization/roleDefinitions");
        assignment["scope"]!.GetValue<string>().ShouldContain("Microsoft.Storage/storageAccounts/tableServices/tables");
        permission["actions"]!.AsArray().ShouldBeEmpty();
        permission["dataActions"]!
            .AsArray()
            .Select(a => a!.GetValue<string>())
            .ShouldBe([Rows + "read", Rows + "write", Rows + "delete", Rows + "add/action", Rows + "update/action"]);
        _template.ShouldNotContain("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3");
    }

    [Fact]
    public void The_role_on_exports_deletes_neither_a_version_nor_the_container()
    {
        var permission = Properties("backup", "Microsoft.Authorization/roleDefinitions")["permissions"]!.AsArray().ShouldHaveSingleItem()!;
        const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";

        permission["actions"]!.AsArray().ShouldBeEmpty();
        permission["dataActions"]!
            .AsArray()
            .Select(a => a!.GetValue<string>())
            .ShouldBe([Blobs + "read", Blobs + "write", Blobs + "add/action", Blobs + "delete"]);
        Properties("backup", "Microsoft.Storage/storageAccounts/blobServices")["isVersioningEnabled"]!.GetValue<bool>().ShouldBeTrue();
        Resource("backup", "Microsoft.Authorization/locks")["properties"]!["level"]!.GetValue<string>().ShouldBe("CanNotDelete");
    }

    [Fact]
    public void Private_access_reaches_tables_and_exports_by_a_network_of_its_own()
    {
        Properties("network", "Microsoft.Network/privateEndpoints")["privateLinkServiceConnections"]!
            .ToJsonString()
            .ShouldContain("groupIds");
        Parameter("network", "tableAccountId").ShouldContain("reference('storage')");
        Parameter("network", "blobAccountId").ShouldContain("reference('backup')");
        Parameter("hosting", "subnetId").ShouldContain("reference('network')");
        Parameter("container", "subnetId").ShouldContain("reference('network')");
    }

    [Fact]
    public void The_container_always_runs_and_is_scaled_within_the_share_of_teams()
    {
        var scale = Properties("container", "Microsoft.App/containerApps")["template"]!["scale"]!;

        scale["minReplicas"]!.GetValue<string>().ShouldBe("[parameters('instances')]");
        scale["maxReplicas"]!.GetValue<string>().ShouldBe("[min(add(parameters('instances'), 1), 7)]");
        Parameter("container", "settings").ShouldBe(Parameter("hosting", "settings"));
    }

    [Fact]
    public void The_template_makes_every_table_of_the_bot()
    {
        var names = JsonNode.Parse(_template)!["resources"]!
            .AsObject()
            .Select(r => r.Value!["properties"]?["template"]?["variables"]?["tableNames"]?.AsArray())
            .OfType<JsonArray>()
            .ShouldHaveSingleItem();

        names.Select(n => n!.GetValue<string>()).ShouldBe(KobanBot.Bot.Storage.Tables.All);
        Resource("storage", "Microsoft.Storage/storageAccounts/tableServices/tables")["copy"]!["count"]!
            .GetValue<string>()
            .ShouldBe("[length(variables('tableNames'))]");
    }

    [Fact]
    public void The_web_app_speaks_https_stays_awake_and_is_watched()
    {
        var app = Properties("hosting", "Microsoft.Web/sites");
        var site = app["siteConfig"]!;

        app["httpsOnly"]!.GetValue<bool>().ShouldBeTrue();
        site["alwaysOn"]!.GetValue<bool>().ShouldBeTrue();
        site["healthCheckPath"]!.GetValue<string>().ShouldBe("/health");
        site["linuxFxVersion"]!.GetValue<string>().ShouldBe("DOTNETCORE|10.0");
        site["ftpsState"]!.GetValue<string>().ShouldBe("Disabled");
    }

    [Fact]
    public void The_web_app_is_told_what_the_options_of_the_bot_are_called()
    {
        AppSettings()
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Production",
                    ["Bot__AppId"] = "[reference('identity').outputs.clientId.value]",
                    ["Bot__AppType"] = "ManagedIdentity",
                    ["Bot__TenantId"] = "[parameters('tenantId')]",
                    ["Bot__AllowedTenants__0"] = "[parameters('tenantId')]",
                    ["Bot__Replicas"] = "[string(variables('largest'))]",
                    ["Storage__AccountUri"] = "[reference('storage').outputs.tableEndpoint.value]",
                    ["Storage__CreateTables"] = "false",
                    ["AZURE_CLIENT_ID"] = "[reference('identity').outputs.clientId.value]",
                    ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                        "[reference('monitoring').outputs.applicationInsightsConnectionString.value]",
                    ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
                    ["Backup__Container"] =
                        "[coalesce(tryGet(if(parameters('nightlyBackup'), reference('backup'), null()), 'outputs', 'containerUri', 'value'), '')]",
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public void The_bot_starts_with_what_the_web_app_is_told()
    {
        var settings = AppSettings()
            .ToDictionary(
                setting => setting.Key.Replace("__", ":"),
                setting =>
                    (string?)
                        setting
                            .Value.Replace("[reference('identity').outputs.clientId.value]", ClientId)
                            .Replace("[string(variables('largest'))]", "7")
            );
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(BotOptions.Section);

        // A setting that the bot does not know stops the binder.
        var options = section.Get<BotOptions>(binder => binder.ErrorOnUnknownConfiguration = true)!;

        options.AppType.ShouldBe(BotAppType.ManagedIdentity);
        options.Replicas.ShouldBe(7);
        options.EffectiveTenants.ShouldBe(["[parameters('tenantId')]"]);
        var production = new HostingEnvironment { EnvironmentName = settings["ASPNETCORE_ENVIRONMENT"]! };
        new BotOptionsValidator(production).Validate(null, options).FailureMessage.ShouldBeNull();
    }

    [Fact]
    public void The_bot_is_registered_for_one_tenant_with_its_identity_and_for_teams()
    {
        var bot = Properties("bot", "Microsoft.BotService/botServices");

        bot["msaAppType"]!.GetValue<string>().ShouldBe("UserAssignedMSI");
        bot["disableLocalAuth"]!.GetValue<bool>().ShouldBeTrue();
        Properties("bot", "Microsoft.BotService/botServices/channels")["channelName"]!.GetValue<string>().ShouldBe("MsTeamsChannel");
        _template.ShouldContain("/api/messages");
    }

    [Fact]
    public void Storage_exports_hosts_and_bot_send_their_logs_to_the_workspace()
    {
        var scopes = _resources
            .Where(resource => resource["type"]!.GetValue<string>() == "Microsoft.Insights/diagnosticSettings")
            .Select(resource => resource["scope"]!.GetValue<string>());

        scopes.Count().ShouldBe(5);
        foreach (
            var kind in (string[])
                [
                    "Microsoft.Storage/storageAccounts/tableServices",
                    "Microsoft.Storage/storageAccounts/blobServices",
                    "Microsoft.Web/sites",
                    "Microsoft.App/managedEnvironments",
                    "Microsoft.BotService/botServices",
                ]
        )
        {
            scopes.ShouldContain(scope => scope.Contains(kind));
        }
    }

    [Theory]
    [InlineData("listKeys(")]
    [InlineData("listAccountSas(")]
    [InlineData("secureString")]
    [InlineData("AccountKey=")]
    public void No_secret_is_read_or_passed(string sign)
    {
        _resources.ShouldNotBeEmpty();

        _template.ShouldNotContain(sign, Case.Insensitive);
    }

    private Dictionary<string, string> AppSettings() =>
        _modules["hosting"]["properties"]!["parameters"]!["settings"]!["value"]!
            .AsArray()
            .ToDictionary(setting => setting!["name"]!.GetValue<string>(), setting => setting!["value"]!.GetValue<string>());

    private string Parameter(string module, string name) =>
        _modules[module]["properties"]!["parameters"]![name]!["value"]!.ToJsonString(Readable);

    private JsonNode Properties(string module, string type) => Resource(module, type)["properties"]!;

    private JsonObject Resource(string module, string type) =>
        ResourcesIn(_modules[module]["properties"]!).Single(resource => resource["type"]!.GetValue<string>() == type);

    private static IEnumerable<JsonObject> ResourcesIn(JsonNode node) =>
        node switch
        {
            JsonObject resource when resource.ContainsKey("apiVersion") => [resource, .. Below(resource.Select(member => member.Value))],
            JsonObject other => Below(other.Select(member => member.Value)),
            JsonArray list => Below(list),
            _ => [],
        };

    private static IEnumerable<JsonObject> Below(IEnumerable<JsonNode?> nodes) => nodes.OfType<JsonNode>().SelectMany(ResourcesIn);
}
