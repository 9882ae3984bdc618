using System.IO.Compression;
using System.Text.Json.Nodes;
using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.Storage;

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
    public async Task A_long_one_says_how_far_it_is_on_one_card_and_at_the_end_that_it_was_saved()
    {
        var chat = await _bot.OpenChatOf(World.Section);
        await AskAsync(chat);
        var gate = HoldAt(World.East);
        await AcceptAsync(chat);
        await gate.Reached;

        var card = await CardAsync(chat);
        card.Text.ShouldContain("2件のうち1件まで作成しました。");
        gate.Open();
        await UntilAsync(chat, () => Ends(chat).Count > 0);

        Ends(chat).ShouldHaveSingleItem().Text.ShouldContain("ファイルを保存しました。");
        Ends(chat)[0].Buttons.ShouldBe(["様式", "本日の対応"]);
        _drive.Uploads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stopped_on_its_card_it_leaves_no_file_and_asked_again_it_is_whole()
    {
        var chat = await _bot.OpenChatOf(World.Section);
        await AskAsync(chat);
        var gate = HoldAt(World.East);
        await AcceptAsync(chat);
        await gate.Reached;
        var card = await CardAsync(chat);

        (await chat.PressOnAsync(card, "取りやめる")).Text.ShouldContain("作成を取りやめます。");
        gate.Open();
        await UntilAsync(chat, () => Ends(chat).Any(c => c.Text.Contains("一括作成を取りやめました。", StringComparison.Ordinal)));
        _drive.Uploads.ShouldBeEmpty();

        await AskAsync(chat);
        ReadDocument
            .Fields(await _drive.AcceptedAsync(chat), isSheet: false)
            .Count(f => f.Tag == "member")
            .ShouldBe((await _bot.FactsAsync(World.Central)).Members.Count + (await _bot.FactsAsync(World.East)).Members.Count);
    }

    /// <summary>The copies of the records have names: who has taken them is kept with the station.</summary>
    [Fact]
    public async Task Who_takes_the_documents_of_a_half_is_written_down()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 6, 12), "M0");
        var chat = await _bot.OpenChatOf(World.Section);
        await chat.SayAsync("送付する");
        await chat.PressAsync("令和8年度上半期");
        await chat.PressAsync("書類を作成");
        Taken().ShouldBeEmpty();

        (await _drive.AcceptedAsync(chat)).Length.ShouldBeGreaterThan(1_000);

        Taken().ShouldHaveSingleItem().Body.ShouldContain(World.Section.Id.Value);

        IReadOnlyList<Row> Taken() =>
            [.. _bot.Storage.Stations.Rows.Where(r => r.Partition == "S1" && r.Body.Contains("package.make", StringComparison.Ordinal))];
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

    private static async Task AskAsync(Chat chat)
    {
        await chat.SayAsync("一括作成");
        await chat.PressAsync("ファイルを作成", ("purpose", "4月1日の交付式"));
    }

    private Task AcceptAsync(Chat chat) =>
        _drive.AcceptAsync(chat, JsonNode.Parse(FileDrive.Offered(chat).GetProperty("content").GetProperty("acceptContext").GetRawText())!);

    /// <summary>The part of this council waits before it is written.</summary>
    private Gate HoldAt(CouncilId council)
    {
        var gate = new Gate();
        _bot.Storage.Hooks.Councils.OnBefore = call =>
            call.Operation == TableOperation.Transaction && call.Partition == Keys.Of(council) ? gate.EnterAsync() : Task.CompletedTask;
        return gate;
    }

    /// <summary>Lets time go by until the card about the file comes, and has it on top.</summary>
    private async Task<SeenCard> CardAsync(Chat chat)
    {
        await UntilAsync(chat, () => chat.Sent.Any(IsMaking));
        chat.Take(chat.Sent.Last(IsMaking));
        return chat.Card;
    }

    private static bool IsMaking(Support.BotFramework.ConnectorRequest sent) =>
        sent.Json.GetRawText().Contains("件まで作成しました。", StringComparison.Ordinal);

    /// <summary>How the card was replaced, once there was nothing left to stop.</summary>
    private static IReadOnlyList<SeenCard> Ends(Chat chat) =>
        [.. chat.Updates.Where(u => u.ActivityId == chat.Message).Select(Chat.CardOf).Where(c => !c.Buttons.Contains("取りやめる"))];

    private async Task UntilAsync(Chat chat, Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            _bot.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, limit.Token);
        }
    }

    private sealed class Gate
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void Open() => _open.TrySetResult();

        public Task EnterAsync()
        {
            _reached.TrySetResult();
            return _open.Task;
        }
    }
}
