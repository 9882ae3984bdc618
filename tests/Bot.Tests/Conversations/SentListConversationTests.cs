using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Core.Organisation;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using Microsoft.AspNetCore.Http;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>異動 by a CSV file that is sent in the personal chat, fetched over HTTP.</summary>
public sealed class SentListConversationTests : IAsyncLifetime
{
    private const string Heading = "職員番号,氏名,異動先,発令日\r\n";
    private const string Good = "P2,\"試験 二郎\",東駐在所,R8.12.1\r\n";
    private const string Bad = "P99,,中央交番,R8.12.1\r\nP1,試験 一郎,転出,2026/11/1\r\n";

    private byte[] _content = [];
    private int _asked;
    private LoopbackServer _drive = null!; // Set before every test.
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _bot = await BotUnderTest.StartAsync();
        _drive = await LoopbackServer.StartAsync(async context =>
        {
            Interlocked.Increment(ref _asked);
            context.Request.Headers.Authorization.Count.ShouldBe(0);
            if (context.Request.Path == "/elsewhere")
            {
                context.Response.Redirect("/list.csv");
                return;
            }

            // Without a length, as a service may answer: the limit holds all the same.
            await context.Response.Body.WriteAsync(_content);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("shift_jis")]
    [Trait("Rule", "R032")]
    public async Task The_good_rows_of_a_file_go_on_and_the_others_come_back_with_their_reasons(string encoding)
    {
        _content = Encoding.GetEncoding(encoding).GetBytes(Heading + Good + Bad);
        var section = await _bot.OpenChatOf(World.Section);

        await SendAsync(section, "異動.csv", $"{_drive.Address}list.csv");

        section.Card.Text.ShouldContain("登録する異動（1人）");
        section.Card.Text.ShouldContain("職員番号P99は登録されていません。");
        section.Card.Text.ShouldContain("発令日（令和8年11月1日）が本日より前の日付です。");
        (await OfficerAsync(World.Second)).Assignments.ShouldHaveSingleItem("only a preview");

        await section.PressAsync("登録する");

        section.Card.Text.ShouldContain("1人の異動を登録しました。下の2行は登録していません。");
        (await OfficerAsync(World.Second)).On(new DateOnly(2026, 12, 1)).Select(a => a.Unit).ShouldBe(["K2"]);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Nothing_is_fetched_for_somebody_who_keeps_no_list()
    {
        _content = Encoding.UTF8.GetBytes(Good);
        var lead = await _bot.OpenChatOf(World.Lead);

        await SendAsync(lead, "異動.csv", $"{_drive.Address}list.csv");

        lead.Sentence.ShouldBe("異動の登録は、署の地域警察担当課（係）の方が行います。");
        _asked.ShouldBe(0);
    }

    [Theory]
    [InlineData("https://files.example/list.csv")]
    [InlineData("http://192.0.2.1/list.csv")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://contoso.sharepoint.com.evil.example/list.csv")]
    [InlineData("https://user@contoso.sharepoint.com/list.csv")]
    [InlineData("no address")]
    public async Task An_address_elsewhere_is_not_asked(string address)
    {
        var section = await _bot.OpenChatOf(World.Section);

        await SendAsync(section, "異動.csv", address);

        section.Sentence.ShouldContain("ファイルを受け取れませんでした。");
    }

    [Theory]
    [InlineData(64 * 1024, "一覧は60行、4,000字までです。")]
    [InlineData((64 * 1024) + 1, "ファイルを受け取れませんでした。")]
    public async Task A_file_that_is_too_large_is_not_read(int bytes, string sentence)
    {
        _content = Encoding.ASCII.GetBytes(new string('9', bytes));
        var section = await _bot.OpenChatOf(World.Section);

        await SendAsync(section, "異動.csv", $"{_drive.Address}list.csv");

        section.Sentence.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _content = Encoding.UTF8.GetBytes(Good);
        var section = await _bot.OpenChatOf(World.Section);

        await SendAsync(section, "異動.csv", $"{_drive.Address}elsewhere");

        section.Sentence.ShouldContain("ファイルを受け取れませんでした。");
        _asked.ShouldBe(1);
    }

    [Theory]
    [InlineData("写真.png", "ファイルは、勤務員の異動の一覧（CSV")]
    [InlineData("異動.csv", "ファイルの文字を読み取れませんでした。")]
    public async Task What_is_no_text_of_a_list_is_told(string name, string sentence)
    {
        _content = [0xFF, 0xFE, 0x00, 0x41];
        var section = await _bot.OpenChatOf(World.Section);

        await SendAsync(section, name, $"{_drive.Address}list.csv");

        section.Sentence.ShouldContain(sentence);
    }

    private static async Task SendAsync(Chat chat, string name, string address)
    {
        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["attachments"] = new JsonArray(
                    new JsonObject
                    {
                        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                        ["contentUrl"] = "https://contoso-my.sharepoint.com/personal/list.csv",
                        ["name"] = name,
                        ["content"] = new JsonObject
                        {
                            ["downloadUrl"] = address,
                            ["uniqueId"] = "unique-1",
                            ["fileType"] = "csv",
                        },
                    },
                    new JsonObject { ["contentType"] = "text/html", ["content"] = "<div></div>" }
                ),
            }
        );
        chat.TakeAnswer();
    }

    private async Task<Officer> OfficerAsync(Officer officer) =>
        (await _bot.Storage.PersonStore.FindAsync(officer.Id, CancellationToken.None))!.Officer; // Imported.
}
