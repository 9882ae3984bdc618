using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>A form as PDF, with a small program in the place of LibreOffice.</summary>
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
    public async Task Where_none_can_be_made_the_way_to_the_document_is_said()
    {
        await WriteAsync("exit 1");
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("PDFで作成");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        var sent = chat.Sent.Count;

        await _drive.AcceptAsync(
            chat,
            System.Text.Json.Nodes.JsonNode.Parse(FileDrive.Offered(chat).GetProperty("content").GetProperty("acceptContext").GetRawText())!
        );
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (chat.Sent.Count == sent)
        {
            await _bot.Connector.NextAsync(limit.Token);
        }

        chat.Sent[^1].Text.ShouldStartWith("PDFを作成できませんでした。「様式」と送信し、");
        _drive.Uploads.ShouldBeEmpty();
    }

    private async Task WriteAsync(string script)
    {
        await File.WriteAllTextAsync(_program, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(_program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
