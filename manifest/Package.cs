// Makes the app package that is uploaded to Teams: `dotnet run manifest/Package.cs -- --help`. Needs the .NET SDK only.
using System.IO.Compression;
using System.Text.RegularExpressions;

const string Usage = """
    dotnet run manifest/Package.cs -- --app-id GUID --bot-id GUID --bot-domain HOST [--output FILE]

      --app-id      id of this app in the organisation's catalogue; any new GUID, kept for good
      --bot-id      client id of the bot's identity (output botAppId of infra/main.bicep)
      --bot-domain  host of the bot without https:// (output botDomain of infra/main.bicep)
      --output      the package; default manifest/kobanbot.zip
    """;

if (args is [] or ["--help"])
{
    Console.WriteLine(Usage);
    return 0;
}

// Values are looked up by the token that they replace in manifest.json.
var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
var output = default(string);
for (var index = 0; index < args.Length; index += 2)
{
    var value = index + 1 < args.Length ? args[index + 1] : "";
    switch (args[index])
    {
        case "--app-id" when Guid.TryParse(value, out var appId):
            tokens["TEAMS_APP_ID"] = appId.ToString();
            break;
        case "--bot-id" when Guid.TryParse(value, out var botId):
            tokens["BOT_ID"] = botId.ToString();
            break;
        case "--bot-domain" when Uri.CheckHostName(value) == UriHostNameType.Dns:
            tokens["BOT_DOMAIN"] = value;
            break;
        case "--output" when value.Length > 0:
            output = value;
            break;
        default:
            return Fail($"Not understood: {args[index]} {value}".TrimEnd());
    }
}

var folder = Directory.Exists("manifest") ? "manifest" : ".";
var manifest = Regex.Replace(
    File.ReadAllText(Path.Combine(folder, "manifest.json")),
    @"\$\{\{(?<name>\w+)\}\}",
    match => tokens.GetValueOrDefault(match.Groups["name"].Value, match.Value),
    RegexOptions.ExplicitCapture,
    TimeSpan.FromSeconds(5)
);
if (manifest.Contains("${{", StringComparison.Ordinal))
{
    return Fail("The manifest still has places without a value: --app-id, --bot-id and --bot-domain are all needed.");
}

output ??= Path.Combine(folder, "kobanbot.zip");
using (var zip = new ZipArchive(File.Create(output), ZipArchiveMode.Create))
{
    await AddAsync(zip, "manifest.json", System.Text.Encoding.UTF8.GetBytes(manifest));
    foreach (var file in (string[])["en.json", "color.png", "color32.png", "outline.png"])
    {
        await AddAsync(zip, file, await File.ReadAllBytesAsync(Path.Combine(folder, file)));
    }
}

Console.WriteLine($"Wrote {output}");
return 0;

static async Task AddAsync(ZipArchive zip, string name, byte[] content)
{
    var entry = zip.CreateEntry(name);
    // The same input makes the same package.
    entry.LastWriteTime = new DateTimeOffset(2025, 4, 1, 0, 0, 0, TimeSpan.Zero);
    await using var stream = await entry.OpenAsync();
    await stream.WriteAsync(content);
}

static int Fail(string reason)
{
    Console.Error.WriteLine(reason);
    Console.Error.WriteLine(Usage);
    return 2;
}
