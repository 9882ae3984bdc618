using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Graph.Files;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.Graph;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>A form as PDF, with a small program in the place of LibreOffice, and a Graph of ours.</summary>
public sealed class PdfConversationTests : IAsyncLifetime
{
    private readonly string _program = Path.Combine(Directory.CreateTempSubdirectory("koban-pdf-chat-").FullName, "soffice");

    private FileDrive _drive = null!; // Set before every test.
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("printf '%%PDF-of-%s' \"$(basename \"${11}\")\" > \"${10}/form.pdf\"");
        _bot = await BotUnderTest.StartAsync(builder => builder.Configuration["Pdf:LibreOffice"] = _program);
        _drive = await FileDrive.StartAsync(_bot, () => []);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_program)!, recursive: true); // A file lies in a folder.
    }

    [Fact]
    public async Task A_form_comes_as_PDF_when_that_was_chosen()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("PDFで作成");
        chat.Card.Text.ShouldContain("選択すると、PDFを作成します。");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");

        FileDrive.Offered(chat).GetProperty("name").GetString().ShouldBe("連絡協議会開催結果記録簿_中央交番連絡協議会_20261110.pdf");
        Encoding.ASCII.GetString(await _drive.AcceptedAsync(chat)).ShouldBe("%PDF-of-form.docx");
        (await _bot.FactsAsync(World.Central)).Issues.ShouldHaveSingleItem().Form.ShouldBe("MeetingResult");
    }

    [Fact]
    public async Task A_roster_too_after_its_purpose()
    {
        var chat = await _bot.OpenChatOf(World.StationChief);
        await chat.SayAsync("様式 中央");
        await chat.PressAsync("PDFで作成");
        await chat.PressAsync("連絡協議会委員名簿（第4号様式）");
        await chat.PressAsync("ファイルを作成", ("purpose", "備付け"));

        Encoding.ASCII.GetString(await _drive.AcceptedAsync(chat)).ShouldBe("%PDF-of-form.xlsx");
    }

    [Fact]
    public async Task The_papers_of_a_meeting_come_as_one_PDF()
    {
        var chat = await KitAsync();
        await chat.PressAsync("会議キット");

        FileDrive.Offered(chat).GetProperty("name").GetString().ShouldBe("会議キット_中央交番連絡協議会_20261218.pdf");
        Encoding.ASCII.GetString(await _drive.AcceptedAsync(chat)).ShouldBe("%PDF-of-form.docx");
    }

    [Theory]
    [InlineData("CommissionLetter", "委嘱状_一括_20261124.pdf")]
    [InlineData("EstablishmentSlip", "連絡協議会設置（廃止）票_一括_20261124.pdf")]
    public async Task All_letters_and_slips_of_a_station_are_one_PDF(string form, string name)
    {
        var chat = await BatchAsync(form);

        FileDrive.Offered(chat).GetProperty("name").GetString().ShouldBe(name);
        Encoding.ASCII.GetString(await _drive.AcceptedAsync(chat)).ShouldBe("%PDF-of-form.docx");
    }

    [Fact]
    public async Task All_rosters_of_a_station_are_PDFs_in_one_file()
    {
        var chat = await BatchAsync("MemberRoster");

        using var zip = new ZipArchive(new MemoryStream(await _drive.AcceptedAsync(chat)));
        zip.Entries.Select(e => Path.GetExtension(e.Name)).ShouldBe([".pdf", ".pdf"]);
        foreach (var entry in zip.Entries)
        {
            await using var from = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var text = new StreamReader(from);
            (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("%PDF-of-form.xlsx");
        }
    }

    [Fact]
    public async Task What_was_issued_comes_again_as_PDF_without_a_further_number()
    {
        var chat = await IssuedAsync();
        await chat.PressAsync("PDF作成");

        FileDrive.Offered(chat).GetProperty("name").GetString().ShouldBe("連絡協議会開催結果記録簿_中央交番連絡協議会_20261110.pdf");
        Encoding.ASCII.GetString(await _drive.AcceptedAsync(chat)).ShouldBe("%PDF-of-form.docx");
        (await _bot.FactsAsync(World.Central)).Issues.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("kit", "「会議キット」と送信すると、Wordのファイルで保存できます。")]
    [InlineData("letters", "「一括作成」と送信し、ファイルの種類で「Word又はExcel」を選ぶと、保存できます。")]
    [InlineData("rosters", "「一括作成」と送信し、ファイルの種類で「Word又はExcel」を選ぶと、保存できます。")]
    [InlineData("issue", "「発行した様式」と送信し、同じ発行番号の「同じファイルを作成」を押すと、Word又はExcelのファイルで保存できます。")]
    public async Task Where_none_of_these_can_be_made_the_way_to_the_same_is_said(string file, string instead)
    {
        var chat = file switch
        {
            "kit" => await KitAsync(),
            "letters" => await BatchAsync("CommissionLetter"),
            "rosters" => await BatchAsync("MemberRoster"),
            _ => await IssuedAsync(),
        };
        if (file is "kit" or "issue")
        {
            await chat.PressAsync(file == "kit" ? "会議キット" : "PDF作成");
        }

        var uploads = _drive.Uploads.Count;
        await WriteAsync("exit 1");
        var sent = chat.Sent.Count;
        await _drive.AcceptAsync(chat, ContextOf(chat));
        await SaidAsync(_bot, chat, sent);

        chat.Sent[^1].Text.ShouldBe($"PDFを作成できませんでした。{instead}");
        _drive.Uploads.Count.ShouldBe(uploads);
    }

    [Fact]
    public async Task Where_none_can_be_made_the_way_to_the_document_is_said()
    {
        await WriteAsync("exit 1");
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("PDFで作成");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        var sent = chat.Sent.Count;

        await _drive.AcceptAsync(chat, ContextOf(chat));
        await SaidAsync(_bot, chat, sent);

        chat.Sent[^1].Text.ShouldStartWith("PDFを作成できませんでした。「様式」と送信し、");
        _drive.Uploads.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "%PDF-of-graph")]
    [InlineData("exit 1", "%PDF-of-graph")]
    [InlineData("printf '%%PDF-here' > \"${10}/form.pdf\"", "%PDF-here")]
    public async Task Graph_makes_it_in_the_persons_own_drive_where_LibreOffice_is_not_or_has_made_none(string? script, string made)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var bot = await StartOnAsync(graph, script);
        await using var drive = await FileDrive.StartAsync(bot, () => []);

        var pdf = await drive.AcceptedAsync(await ChosenAsync(bot));

        Encoding.ASCII.GetString(pdf).ShouldBe(made);
        graph.Drive.ShouldBeEmpty("it is removed again");
        string[] asked = made == "%PDF-here" ? [] : ["PUT", "GET", "GET", "DELETE"];
        graph.Requests.Select(r => r.Method).ShouldBe(asked);
        graph
            .Requests.Where(r => r.Method == "PUT")
            .ShouldAllBe(r => r.RawPath.Contains("/users/p1%40koban.example/drive/root:/KobanBot-"));
    }

    [Theory]
    [InlineData(403, "%PDF-of-graph")]
    [InlineData(0, "<html>")]
    public async Task What_Graph_refuses_or_makes_of_it_is_no_PDF(int status, string content)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var bot = await StartOnAsync(graph, script: null);
        await using var drive = await FileDrive.StartAsync(bot, () => []);
        var chat = await ChosenAsync(bot);
        graph.PdfContent = content;
        if (status > 0)
        {
            graph.FailNext(ConnectorFault.Answer(status));
        }

        var sent = chat.Sent.Count;
        await drive.AcceptAsync(chat, ContextOf(chat));
        await SaidAsync(bot, chat, sent);

        chat.Sent[^1].Text.ShouldStartWith("PDFを作成できませんでした。");
        graph.Drive.ShouldBeEmpty();
    }

    /// <summary>様式 of a council with a plan, on which PDF was chosen.</summary>
    private async Task<Chat> KitAsync()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("開催計画");
        await chat.PressAsync("保存", ("date", "2026-12-18"));
        await chat.SayAsync("様式");
        await chat.PressAsync("PDFで作成");
        return chat;
    }

    private async Task<Chat> BatchAsync(string form)
    {
        var chat = await _bot.OpenChatOf(World.Section);
        await chat.SayAsync("一括作成");
        await chat.PressAsync("ファイルを作成", ("form", form), ("format", "pdf"), ("purpose", "備付け"));
        return chat;
    }

    /// <summary>The card of a record that was issued as docx.</summary>
    private async Task<Chat> IssuedAsync()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        await _drive.AcceptedAsync(chat);
        await chat.SayAsync("発行した様式");
        await chat.PressAsync(chat.Card.Buttons[0]);
        return chat;
    }

    /// <summary>Whatever fails on the way: nothing of the document stays in the person's drive, and nothing is asked that can do no good.</summary>
    [Fact]
    public async Task Nothing_half_done_stays_in_the_persons_drive()
    {
        (string Case, ConnectorFault[] Faults, string[] Asked)[] cases =
        [
            ("all is well", [], ["PUT", "GET", "GET", "DELETE"]),
            ("the answer to the upload is lost", [ConnectorFault.PartialAnswer], ["PUT", "DELETE"]),
            ("the upload is cut", [ConnectorFault.Reset], ["PUT", "DELETE"]),
            ("the upload is in doubt", [ConnectorFault.Answer(503)], ["PUT", "DELETE"]),
            ("too many uploads", [ConnectorFault.Answer(429, retryAfter: "60")], ["PUT"]),
            ("an expired consent", [ConnectorFault.Answer(401)], ["PUT"]),
            ("a full drive", [ConnectorFault.Answer(507)], ["PUT", "DELETE"]),
        ];
        await using var graph = await FakeGraph.StartAsync();
        await using var bot = await StartOnAsync(graph, script: null);
        var source = bot.Services.GetServices<IPdfSource>().OfType<GraphPdf>().Single();

        foreach (var (title, faults, asked) in cases)
        {
            var before = graph.Requests.Count;
            graph.FailNext(faults);

            var pdf = await source.TryMakeAsync(new PdfJob([1, 2, 3], "docx", "p1@koban.example"), TestContext.Current.CancellationToken);

            (pdf is not null).ShouldBe(faults.Length == 0, title);
            graph.Requests.Skip(before).Select(r => r.Method).ShouldBe(asked, title);
            graph.Drive.ShouldBeEmpty(title);
        }

        bot.Logs.Errors.ShouldBeEmpty();
    }

    private async Task<BotUnderTest> StartOnAsync(FakeGraph graph, string? script)
    {
        if (script is not null)
        {
            await WriteAsync(script);
        }

        return await BotUnderTest.StartAsync(builder =>
        {
            builder.Services.Replace(
                ServiceDescriptor.Singleton(p => new FilesCredential(() => new FakeCredential(p.GetRequiredService<TimeProvider>())))
            );
            builder.Services.Configure<PdfOptions>(o =>
                (o.LibreOffice, o.Graph, o.GraphBaseUrl) = (script is null ? "" : _program, true, graph.BaseUrl)
            );
        });
    }

    private static async Task<Chat> ChosenAsync(BotUnderTest bot)
    {
        await bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await bot.OpenChatOf(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("PDFで作成");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        return chat;
    }

    private static JsonNode ContextOf(Chat chat) =>
        JsonNode.Parse(FileDrive.Offered(chat).GetProperty("content").GetProperty("acceptContext").GetRawText())!; // A consent has one.

    private static async Task SaidAsync(BotUnderTest bot, Chat chat, int sent)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (chat.Sent.Count == sent)
        {
            await bot.Connector.NextAsync(limit.Token);
        }
    }

    private async Task WriteAsync(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program in LibreOffice's place is a shell script.");
        await File.WriteAllTextAsync(_program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
