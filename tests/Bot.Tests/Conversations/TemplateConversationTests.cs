using System.Text.Json.Nodes;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>様式のひな形 from the file that the headquarters send to the form that is printed with it.</summary>
public sealed class TemplateConversationTests : IAsyncLifetime
{
    private static readonly byte[] Own = EditedPackage.Edited(
        FormDocuments.Template(MeetingResultForm.Form),
        "word/document.xml",
        t => t.Replace("連絡協議会開催結果記録簿", "独自の記録簿", StringComparison.Ordinal)
    );

    private byte[] _content = [];
    private FileDrive _drive = null!; // Set before every test.
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        _drive = await FileDrive.StartAsync(_bot, () => _content);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
    }

    [Fact]
    public async Task A_template_is_checked_looked_at_and_used_from_its_day_until_it_is_withdrawn()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await _bot.OpenChatOf(World.HqOfficer);
        await SendAsync(chat, "第5号様式.docx", Own);
        chat.Card.Text.ShouldContain("第1版として保存しました。");
        (await PrintedAsync()).ShouldNotContain("独自の記録簿"); // Nothing is printed with it yet.

        await chat.PressAsync("見本を作成");
        var sample = await _drive.AcceptedAsync(chat);
        ReadDocument.Fields(sample, isSheet: false).ShouldContain(("place", "〔場所〕"));
        await chat.PressAsync("使用開始日を保存", ("from", "2026-11-23"));
        chat.Card.Text.ShouldContain("使用開始日には、本日以降の日付を入力してください。");
        await chat.PressAsync("使用開始日を保存", ("from", "2026-11-24"));
        chat.Card.Text.ShouldContain("第1版　第5号様式.docx");
        var issued = await PrintedAsync();
        issued.ShouldContain("独自の記録簿");

        await SendAsync(chat, "第5号様式.docx", Own);
        chat.Card.Text.ShouldContain("同じファイルが第1版として登録されています。");
        await chat.PressAsync("第1版を取り下げる");
        await chat.PressAsync("取り下げる");
        chat.Card.Text.ShouldContain("標準のひな形");
        (await PrintedAsync()).ShouldNotContain("独自の記録簿");

        var lead = await OpenAsync(World.Lead);
        await lead.SayAsync("発行した様式");
        await lead.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        lead.Card.Text.ShouldContain("ひな形が変わっています。");
        await lead.PressAsync("前の発行");
        await lead.PressAsync("同じファイルを作成");
        TextOf(await _drive.AcceptedAsync(lead)).ShouldBe(issued, "with the template of its day");
    }

    [Fact]
    public async Task A_bad_file_is_refused_and_the_former_one_stays()
    {
        var chat = await _bot.OpenChatOf(World.HqOfficer);
        await SendAsync(chat, "第5号様式.docx", Own);
        await chat.PressAsync("使用開始日を保存", ("from", "2026-11-24"));

        await SendAsync(chat, "第5号様式.docx", EditedPackage.With(Own, "word/vbaProject.bin", [1]));

        chat.Card.Heading.ShouldBe("ひな形にできません");
        chat.Card.Text.ShouldContain("マクロが含まれています。");
        await chat.SayAsync("ひな形");
        chat.Card.Text.ShouldContain("第1版を使用中");
    }

    [Fact]
    public async Task Nothing_is_fetched_for_somebody_who_is_not_of_the_headquarters()
    {
        var section = await _bot.OpenChatOf(World.Section);

        await SendAsync(section, "第5号様式.docx", Own);

        section.Sentence.ShouldBe("様式のひな形は、警察本部地域企画課の方が登録します。");
        _drive.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_larger_than_a_template_is_not_read()
    {
        var chat = await _bot.OpenChatOf(World.HqOfficer);

        await SendAsync(chat, "第5号様式.docx", new byte[TemplatePackage.MostBytes + 1]);

        chat.Sentence.ShouldContain("300KB以下");
    }

    [Fact]
    public async Task The_products_own_template_is_handed_out_to_begin_from()
    {
        var chat = await _bot.OpenChatOf(World.HqOfficer);
        await chat.SayAsync("ひな形");
        await chat.PressAsync("委嘱状（第3号様式）");
        await chat.PressAsync("標準のひな形");

        (await _drive.AcceptedAsync(chat)).ShouldBe(FormDocuments.Template(CommissionLetterForm.Form));
    }

    private async Task<string> PrintedAsync()
    {
        var lead = await OpenAsync(World.Lead);
        await lead.SayAsync("様式");
        await lead.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        return TextOf(await _drive.AcceptedAsync(lead));
    }

    private static string TextOf(byte[] file)
    {
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return document.MainDocumentPart!.Document!.InnerText; // Every document has one.
    }

    private async Task<Chat> OpenAsync(Officer officer)
    {
        var chat = await _bot.OpenChatOf(officer);
        await chat.SayAsync("ヘルプ");
        return chat;
    }

    private async Task SendAsync(Chat chat, string name, byte[] content)
    {
        _content = content;
        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["attachments"] = new JsonArray(
                    new JsonObject
                    {
                        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                        ["contentUrl"] = "https://contoso-my.sharepoint.com/personal/form.docx",
                        ["name"] = name,
                        ["content"] = new JsonObject
                        {
                            ["downloadUrl"] = $"{_drive.Address}file",
                            ["uniqueId"] = "unique-1",
                            ["fileType"] = "docx",
                        },
                    }
                ),
            }
        );
        chat.TakeAnswer();
    }
}
