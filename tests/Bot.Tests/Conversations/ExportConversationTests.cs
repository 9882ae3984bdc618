using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Core.Text;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>The figures as a file: asked for, agreed to, and put to the person's storage over HTTP.</summary>
public sealed class ExportConversationTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Method, string? Range, string? Authorization, long? Length, byte[] Body)> _uploads = new();
    private readonly ConcurrentQueue<int> _faults = new();
    private LoopbackServer _drive = null!; // Set before any test.
    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartOnSampleAsync("small");
        _drive = await LoopbackServer.StartAsync(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _uploads.Enqueue(
                (
                    context.Request.Method,
                    context.Request.Headers.ContentRange,
                    context.Request.Headers.Authorization,
                    context.Request.ContentLength,
                    body.ToArray()
                )
            );
            context.Response.StatusCode = _faults.TryDequeue(out var fault) ? fault : 201;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
    }

    [Theory]
    [InlineData("CSV", "csv")]
    [InlineData("Excel", "xlsx")]
    public async Task A_file_is_put_to_the_persons_storage_after_consent(string button, string type)
    {
        var chat = await AskAsync("hq", button);
        chat.Sentence.ShouldContain("あなたのOneDriveに保存されます。");
        var consent = chat.Sent[^1].Json.GetProperty("attachments")[0];
        consent.GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.teams.card.file.consent");
        consent.GetProperty("name").GetString().ShouldBe($"概況_全方面_令和8年度_20261125.{type}");

        await DecideAsync(chat, "accept", $"{_drive.Address}upload");
        var info = await AttachmentAsync(chat, "application/vnd.microsoft.teams.card.file.info");

        var upload = _uploads.ShouldHaveSingleItem();
        upload.Method.ShouldBe("PUT");
        upload.Authorization.ShouldBeNull();
        upload.Length.ShouldBe(upload.Body.Length);
        upload.Range.ShouldBe($"bytes 0-{upload.Body.Length - 1}/{upload.Body.Length}");
        consent
            .GetProperty("content")
            .GetProperty("sizeInBytes")
            .GetInt32()
            .ShouldBeInRange(upload.Body.Length - 64, upload.Body.Length + 64);
        info.GetProperty("content").GetProperty("uniqueId").GetString().ShouldBe("unique-1");
    }

    [Fact]
    public async Task The_file_says_what_the_card_says_in_both_formats()
    {
        var chat = await AskAsync("hq", "CSV");
        await chat.PressAsync("会議");
        var cells = chat.Card.Json["body"]!
            .AsArray()
            .Where(e => (string?)e!["type"] == "Table")
            .SelectMany(t => t!["rows"]!.AsArray())
            .Select(r => r!["cells"]!.AsArray())
            .ToList();
        string Shown(string label) => (string)cells.First(c => (string)c[0]!["items"]![0]!["text"]! == label)[1]!["items"]![0]!["text"]!;

        var lines = await CsvAsync("hq");
        var rows = (await UploadAsync("hq", "Excel")).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        foreach (var label in new[] { "連絡協議会", "委員5人未満", "開催済", "未開催", "平均出席率", "平均開催時間" })
        {
            var line = lines.First(l => l[0] == "全体" && l[3] == label);
            var shown = Shown(label).Replace(",", "", StringComparison.Ordinal).TrimEnd('%', '分', '›');
            decimal.Parse(line[4], CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(shown, CultureInfo.InvariantCulture), label);
            var row = rows.First(r => (string?)r["範囲"] == "全体" && (string?)r["項目"] == label);
            Convert.ToDecimal(row["値"], CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(shown, CultureInfo.InvariantCulture), label);
        }

        rows.Count.ShouldBe(lines.Count - 1);
        lines
            .Where(l => l[0] == "方面" && l[3] == "委員")
            .Sum(l => int.Parse(l[4], CultureInfo.InvariantCulture))
            .ShouldBe(int.Parse(lines.First(l => l[0] == "全体" && l[3] == "委員")[4], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_csv_is_what_Excel_opens()
    {
        await _drive.DisposeAsync();
        _drive = await LoopbackServer.StartAsync(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _uploads.Enqueue(("PUT", null, null, null, body.ToArray()));
        });
        var chat = await AskAsync("area", "CSV");
        await DecideAsync(chat, "accept", $"{_drive.Address}upload");
        await AttachmentAsync(chat, "application/vnd.microsoft.teams.card.file.info");

        var bytes = _uploads.Single().Body;

        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes).ShouldContain("\r\n方面,釧路方面,連絡協議会,連絡協議会,");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("中央,交番", "\"中央,交番\"")]
    [InlineData("\"引用\"", "\"\"\"引用\"\"\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData("中央交番", "中央交番")]
    [InlineData("", "")]
    public void A_text_never_becomes_a_formula(string text, string cell) => SheetText.Cell(text).ShouldBe(cell);

    [Fact]
    public async Task Who_declines_gets_nothing_but_a_word()
    {
        var chat = await AskAsync("hq", "CSV");

        await DecideAsync(chat, "decline", null);

        chat.Sent[^1].Text.ShouldBe("ファイルの保存を取りやめました。");
        _uploads.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://drive.example/upload")]
    [InlineData("https://sharepoint.com.example/upload")]
    [InlineData("https://user@contoso-my.sharepoint.com/upload")]
    [InlineData("https://contoso-my.sharepoint.com:8443/upload")]
    [InlineData("file:///tmp/upload")]
    [InlineData("upload")]
    public async Task Nothing_is_put_to_an_address_that_is_not_allowed(string address)
    {
        var chat = await AskAsync("hq", "CSV");

        await DecideAsync(chat, "accept", address);

        await SentenceAsync(chat, "ファイルを保存できませんでした。");
        _uploads.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/upload?token=1", true)]
    [InlineData("https://CONTOSO-my.SharePoint.com/upload", true)]
    [InlineData("https://evilsharepoint.com/upload", false)]
    public void Sharepoint_is_where_files_go(string address, bool isAllowed) =>
        _bot.Services.GetRequiredService<FileUploads>().IsAllowed(address, out _).ShouldBe(isAllowed);

    [Fact]
    public async Task An_upload_that_the_service_cannot_take_just_now_is_repeated_and_one_that_it_refuses_is_told()
    {
        var chat = await AskAsync("hq", "CSV");
        _faults.Enqueue(409);
        await DecideAsync(chat, "accept", $"{_drive.Address}upload");
        await SentenceAsync(chat, "ファイルを保存できませんでした。");
        _uploads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_consent_that_was_forged_for_another_unit_is_refused()
    {
        var chat = await AskAsync("section", "CSV");

        await DecideAsync(
            chat,
            "accept",
            $"{_drive.Address}upload",
            context: new JsonObject
            {
                ["verb"] = "summary.export",
                ["k"] = "P/2026/~More",
                ["format"] = "csv",
            }
        );

        await SentenceAsync(chat, "この範囲の状況は、現在の配置では表示できません。");
        _uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_file_can_be_taken_the_csv_is_shown_as_text()
    {
        var chat = await OpenAsync("hq");
        var invoke = chat.Invoke("summary.export", new JsonObject { ["k"] = "P/2026/~More", ["format"] = "csv" }, "manual");
        invoke["serviceUrl"] = $"{_bot.Connector.ServiceUrl}_connector";

        var answer = await chat.ActAsync(invoke);

        var text = answer["value"]!.ToJsonString(
            new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        text.ShouldContain("この画面ではファイルを受け取れないため");
        text.ShouldContain("全体,全方面,定期会議,開催済,");
    }

    private async Task<List<string[]>> CsvAsync(string persona) =>
        [
            .. Encoding
                .UTF8.GetString((await UploadAsync(persona, "CSV")).ToArray())
                .TrimStart('\uFEFF')
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split(',')),
        ];

    private async Task<MemoryStream> UploadAsync(string persona, string button)
    {
        var chat = await AskAsync(persona, button);
        _uploads.Clear();
        await DecideAsync(chat, "accept", $"{_drive.Address}upload");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (_uploads.IsEmpty)
        {
            await _bot.Connector.NextAsync(limit.Token);
        }

        return new MemoryStream(_uploads.First().Body);
    }

    private async Task<Chat> OpenAsync(string persona) => await _bot.OpenChatOf(await SamplePrefecture.PersonaAsync(_bot.Storage, persona));

    private async Task<Chat> AskAsync(string persona, string button)
    {
        var chat = await OpenChatAsync(persona);
        await chat.SayAsync("概況");
        await chat.PressAsync("期間・出力");
        await chat.PressAsync(button);
        return chat;
    }

    private async Task<Chat> OpenChatAsync(string persona)
    {
        var chat = _bot.ChatOf(await SamplePrefecture.PersonaAsync(_bot.Storage, persona));
        await chat.SayAsync("ヘルプ");
        return chat;
    }

    private static async Task DecideAsync(Chat chat, string action, string? uploadUrl, JsonObject? context = null)
    {
        var asked = chat.Sent.Last(s =>
            s.Json.TryGetProperty("attachments", out var a)
            && a[0].GetProperty("contentType").GetString()!.EndsWith("file.consent", StringComparison.Ordinal)
        );
        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = "fileConsent/invoke",
                ["value"] = new JsonObject
                {
                    ["type"] = "fileUpload",
                    ["action"] = action,
                    ["context"] =
                        context
                        ?? JsonNode.Parse(
                            asked.Json.GetProperty("attachments")[0].GetProperty("content").GetProperty("acceptContext").GetRawText()
                        ),
                    ["uploadInfo"] = uploadUrl is null
                        ? null
                        : new JsonObject
                        {
                            ["uploadUrl"] = uploadUrl,
                            ["contentUrl"] = "https://contoso-my.sharepoint.com/概況.csv",
                            ["name"] = "概況.csv",
                            ["uniqueId"] = "unique-1",
                            ["fileType"] = "csv",
                        },
                },
            }
        );
        chat.Status.ShouldBe(200);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    private async Task<System.Text.Json.JsonElement> AttachmentAsync(Chat chat, string type)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            foreach (var sent in chat.Sent)
            {
                if (sent.Json.TryGetProperty("attachments", out var all) && all[0].GetProperty("contentType").GetString() == type)
                {
                    return all[0];
                }
            }

            await _bot.Connector.NextAsync(limit.Token);
        }
    }

    private async Task SentenceAsync(Chat chat, string beginning)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!chat.Sent.Any(s => s.Text?.StartsWith(beginning, StringComparison.Ordinal) == true))
        {
            await _bot.Connector.NextAsync(limit.Token);
        }
    }
}
