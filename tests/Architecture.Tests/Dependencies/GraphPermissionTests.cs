using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Manifest;
using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Features.Turns;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>
/// What the code asks of Microsoft Graph, read from the compiled code, against the list in docs/permissions.md: a call without its permission fails,
/// and so does a permission that no call needs.
/// </summary>
public sealed partial class GraphPermissionTests
{
    private static readonly Lazy<IReadOnlyList<Listed>> List = new(() =>
        [
            .. File.ReadLines(Repository.At("docs", "permissions.md"))
                .Select(line => Row().Match(line))
                .Where(match => match.Success)
                .Select(match => new Listed(match.Groups["call"].Value, match.Groups["permission"].Value, match.Groups["rest"].Value)),
        ]
    );

    [Fact]
    public void Every_call_of_the_code_is_listed_with_its_permission_and_no_other()
    {
        var calls = Calls();
        calls.Count.ShouldBeGreaterThan(3);

        List.Value.Select(l => l.Call).ShouldBe(calls, ignoreOrder: true);
    }

    [Fact]
    public void Every_permission_has_a_reason_and_a_scope_that_limits_it()
    {
        List.Value.ShouldNotBeEmpty();
        foreach (var row in List.Value)
        {
            var cells = row.Rest.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            cells.Length.ShouldBe(2, row.Call);
            cells.ShouldAllBe(cell => cell.Length > 20);
        }
    }

    /// <summary>Least of all: no permission that reads or sends for everybody but those of the list.</summary>
    [Fact]
    public void The_permissions_are_these_four() =>
        List
            .Value.Select(l => l.Permission)
            .Distinct()
            .ShouldBe(
                ["Mail.Send", "Calendars.ReadWrite", "User.ReadBasic.All", "TeamsAppInstallation.ReadWriteSelfForUser.All"],
                ignoreOrder: true
            );

    /// <summary>Calls beside the SDK stand in one file, which makes a PDF; its requests and its permission are named apart, and it is off unless it is set.</summary>
    [Fact]
    public void What_is_asked_by_plain_HTTP_is_the_conversion_to_PDF_alone()
    {
        var asking = Directory
            .EnumerateFiles(Repository.At("src", "Bot", "Graph"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetFileName(file), Verbs: PlainRequest().Matches(File.ReadAllText(file))))
            .Where(file => file.Verbs.Count > 0)
            .ToList();
        var page = File.ReadAllText(Repository.At("docs", "permissions.md"));
        var section = page[page.IndexOf("## Conversion to PDF", StringComparison.Ordinal)..];

        asking.ShouldHaveSingleItem().Name.ShouldBe("GraphPdf.cs");
        string[] verbs = [.. asking[0].Verbs.Select(v => v.Groups["verb"].Value.ToUpperInvariant()).Distinct()];
        verbs.ShouldBe(["PUT", "GET", "DELETE"], ignoreOrder: true);
        verbs.ShouldAllBe(verb => section.Contains($"`{verb}"));
        section.ShouldContain("`Files.ReadWrite.All`");
        new PdfOptions().Graph.ShouldBeFalse();
    }

    /// <summary>The package itself asks for none: Graph is asked by the bot's own identity, and consented to in Entra.</summary>
    [Fact]
    public void The_manifest_asks_for_no_permission_of_Graph()
    {
        var manifest = AppManifest.Read();

        // To read the appointment beside which the page stands; Outlook gives it, not Graph.
        AppManifest.TextsOf(manifest["authorization"]!).Values.ShouldBe(["MailboxItem.Read.User", "Delegated"]);

        // Who the app is towards Graph, so that "itself" of the installation's permission means this one; it asks for nothing.
        AppManifest.TextsOf(manifest["webApplicationInfo"]!).Values.ShouldBe([AppManifest.BotId, $"https://{AppManifest.BotDomain}"]);
        manifest["permissions"]!.ToJsonString().ShouldBe("""["identity","messageTeamMembers"]""");
    }

    /// <summary>Requests of the SDK's builders: `users/{mailbox}/events` POST and so on.</summary>
    private static List<string> Calls()
    {
        using var module = ModuleDefinition.ReadModule(typeof(FlowTable).Assembly.Location);
        return
        [
            .. module
                .GetTypes()
                .SelectMany(t => t.Methods)
                .Where(m => m.HasBody)
                .SelectMany(m => m.Body.Instructions)
                .Where(i => i.OpCode.Code is Code.Call or Code.Callvirt)
                .Select(i => (MethodReference)i.Operand)
                .Where(m =>
                    m.DeclaringType.Namespace?.StartsWith("Microsoft.Graph.", StringComparison.Ordinal) == true
                    && m.DeclaringType.Name.EndsWith("RequestBuilder", StringComparison.Ordinal)
                )
                .Select(m => (Path: PathOf(m.DeclaringType), Request: Request().Match(m.Name)))
                .Where(m => m.Request.Success)
                .Select(m => $"{m.Request.Groups["verb"].Value.ToUpperInvariant()} {m.Path}")
                .Distinct(),
        ];
    }

    /// <summary>Microsoft.Graph.Users.Item.Events.Item.Cancel.CancelRequestBuilder: users/{}/events/{}/cancel.</summary>
    private static string PathOf(TypeReference builder) =>
        string.Join(
            '/',
            builder.Namespace.Split('.').Skip(2).Select(part => part == "Item" ? "{}" : char.ToLowerInvariant(part[0]) + part[1..])
        );

    private sealed record Listed(string Call, string Permission, string Rest);

    [GeneratedRegex(@"^\| `(?<call>[A-Z]+ users/[^`]+)` \| `(?<permission>[A-Za-z.]+)` (?<rest>\|.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"HttpMethod\.(?<verb>Get|Put|Post|Patch|Delete|Head)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex PlainRequest();

    [GeneratedRegex("^(To)?(?<verb>Get|Post|Patch|Put|Delete)(Async|RequestInformation)", RegexOptions.ExplicitCapture)]
    private static partial Regex Request();
}
