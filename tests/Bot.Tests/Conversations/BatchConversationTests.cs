using System.IO.Compression;
using System.Text.Json.Nodes;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>様式の一括作成 of a station.</summary>
public sealed class BatchConversationTests : IAsyncLifetime
{
    private FileDrive _drive = null!; // Set before every test.
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        _drive = await FileDrive.StartAsync(_bot, () => []);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "R104")]
    public async Task All_letters_of_a_station_are_one_document_each_under_its_councils_number()
    {
        var chat = await _bot.OpenChatOf(World.Section);
        await chat.SayAsync("一括作成");
        await chat.PressAsync("ファイルを作成", ("purpose", ""));
        chat.Card.Text.ShouldContain("利用目的を入力してください。");
        await chat.PressAsync("ファイルを作成", ("purpose", "4月1日の交付式"));

        var file = await _drive.AcceptedAsync(chat);

        var (central, east) = (await _bot.FactsAsync(World.Central), await _bot.FactsAsync(World.East));
        var fields = ReadDocument.Fields(file, isSheet: false);
        fields.Where(f => f.Tag == "member").Select(f => f.Text).ShouldBe(central.Members.Concat(east.Members).Select(m => m.Name));
        fields.Where(f => f.Tag == "mark").ShouldAllBe(f => f.Text.StartsWith("発行第1号（第1版）", StringComparison.Ordinal));
        ReadDocument.Problems(file, isSheet: false).ShouldBeEmpty();
        foreach (var facts in new[] { central, east })
        {
            facts.Issues.ShouldHaveSingleItem().Form.ShouldBe("CommissionLetter");
        }
    }

    [Fact]
    [Trait("Rule", "R109")]
    public async Task All_rosters_are_sheets_in_one_file_and_asked_again_there_are_all_of_them_again()
    {
        var chat = await _bot.OpenChatOf(World.Section);
        await chat.SayAsync("名簿を一括作成");
        await chat.PressAsync("ファイルを作成", ("form", "MemberRoster"), ("purpose", "備付け"));
        var first = await _drive.AcceptedAsync(chat);
        await chat.SayAsync("一括作成");
        await chat.PressAsync("ファイルを作成", ("form", "MemberRoster"), ("purpose", "備付け"));
        var second = await _drive.AcceptedAsync(chat);

        foreach (var file in new[] { first, second })
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            zip.Entries.Count.ShouldBe(2);
            zip.Entries.ShouldAllBe(e => e.Name.StartsWith("連絡協議会委員名簿_", StringComparison.Ordinal));
        }

        (await _bot.FactsAsync(World.East)).Issues.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_consent_that_was_forged_makes_nothing()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("ヘルプ");

        await _drive.AcceptAsync(
            lead,
            new JsonObject
            {
                ["verb"] = "forms.batch.make",
                ["form"] = "CommissionLetter",
                ["purpose"] = "閲覧",
            }
        );
        await lead.SayAsync("一括作成");

        lead.Sentence.ShouldContain("署の地域課の方が行います。");
        _drive.Uploads.ShouldBeEmpty();
        (await _bot.FactsAsync(World.Central)).Issues.ShouldBeEmpty();
    }
}
