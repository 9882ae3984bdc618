using System.Globalization;
using System.Text.RegularExpressions;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Dev;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.EndToEnd;
using Microsoft.Playwright;

namespace KobanBot.EndToEnd.Tests.Stations;

/// <summary>
/// The papers of a station in the real client, by cards alone: a meeting is recorded and printed, the letters of 1 April are printed and handed out, and
/// the half's documents go through the 方面本部 to 警察本部. The files come by links that are good once, which a browser opens. Each count is that of its list.
/// </summary>
public sealed partial class PapersOfAStationTests : IAsyncLifetime
{
    private const string Lead = "P11432";
    private const string Section = "P11431";
    private const string Area = "P12033";
    private const string Headquarters = "P12042";
    private const string Council = "湿原駅前交番連絡協議会";
    private static readonly CouncilId Id = new("C40101");
    private static readonly DateOnly Met = new(2027, 3, 9);
    private static readonly DateTimeOffset March = new(2027, 3, 10, 0, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset April = new(2027, 4, 1, 0, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly NewYear = new(2027, 4, 1);

    private BotUnderTest _bot = null!; // Set before the test, like the two below.
    private Browser _browser = null!;
    private PlaygroundUsers _users = null!;

    [GeneratedRegex(@"(?<copies>\d+)件（連絡協議会(?<held>\d+)／(?<all>\d+)）", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Copies();

    [GeneratedRegex(@"到着　(?<arrived>\d+)／(?<all>\d+)署", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Arrived();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tools = await NodeTools.PrepareAsync(line => TestContext.Current.SendDiagnosticMessage(line), Cancellation);
        _bot = await BotUnderTest.StartOnSampleAsync(
            "small",
            builder => builder.Configuration["Outlook:PublicUrl"] = FilePage.GetLeftPart(UriPartial.Authority)
        );
        _bot.Clock.SetUtcNow(March);
        _browser = await Browser.StartAsync(tools, Cancellation);
        _users = new PlaygroundUsers(tools, _browser, new Uri(_bot.Http.BaseAddress!, "api/messages")); // It has an address.
    }

    public async ValueTask DisposeAsync()
    {
        await _users.DisposeAsync();
        await _browser.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "R080")]
    [Trait("Rule", "R104")]
    public async Task A_meeting_is_printed_letters_are_handed_out_and_the_half_goes_to_the_headquarters()
    {
        var opening = new[] { Lead, Section, Area, Headquarters }.Select(OpenAsync).ToList();
        await using var lead = await opening[0];
        await using var section = await opening[1];
        await using var area = await opening[2];
        await using var headquarters = await opening[3];

        await RecordAsync(lead);
        await ReportAsync(section);
        await RenewAllAsync(section);
        _bot.Clock.SetUtcNow(April);
        await PrintRecordAsync(section);
        await HandOutLettersAsync(section);
        await SendAsync(section);
        await PassOnAsync(area);
        await ReceiveAsync(headquarters);
    }

    private async Task RecordAsync(ChatPage lead)
    {
        await lead.SayAsync("会議を記録");
        await lead.SetDateAsync("開催日（必須）", Met);
        await lead.SetTimeAsync("開始", new TimeOnly(14, 0));
        await lead.SetTimeAsync("終了", new TimeOnly(15, 0));
        await lead.PressAsync("次へ");
        await lead.UncheckAsync((await MembersAsync(Met))[0]);
        await lead.PressAsync("次へ");
        while ((await lead.HeadingsAsync())[0] == "前回までの要望等の措置状況")
        {
            await lead.PressAsync("次へ");
        }

        await lead.FillAsync("警察からの連絡事項", "春の交通安全運動について");
        await lead.PressAsync("次へ");
        await lead.FillAsync("内容", "通学路に街路灯を設置してほしい");
        await lead.PressAsync("次へ");
        await lead.PressAsync("次へ");
        await lead.PressAsync("確定して報告");
    }

    private static async Task ReportAsync(ChatPage section)
    {
        await section.WaitForHeadingAsync("記録の確定");
        await section.PressAsync("記録を見る");
        await section.UnfoldAsync("署長報告日");
        await section.PressAsync("署長報告済にする");
    }

    private static async Task RenewAllAsync(ChatPage section)
    {
        await section.SayAsync("任期 湿原駅前");
        await section.ChooseAsync("未確認の委員をまとめて入力", "未確認の委員を全員「再任の意向あり」");
        await section.PressAsync("意向を保存");
        await section.PressAsync("再任の手続");
        await section.PressAsync("再任を記録");
    }

    /// <summary>第5号様式, as it was recorded.</summary>
    private async Task PrintRecordAsync(ChatPage section)
    {
        await section.SayAsync("様式 湿原駅前");
        await section.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        var fields = await TakeAsync(section, $"連絡協議会開催結果記録簿_{Council}_20270309.docx", isTriedAgain: true);

        var members = await MembersAsync(Met);
        fields.ShouldContain(("council", Council));
        fields.ShouldContain(("absent.name", members[0]));
        fields.ShouldContain(("present", string.Join('、', members.Skip(1))));
        fields.ShouldContain(("present_count", $"{members.Count - 1}人"));
        fields.ShouldContain(("feedback_count", "1件"));
    }

    /// <summary>As many letters as members of 1 April, printed and then entered as handed out.</summary>
    private async Task HandOutLettersAsync(ChatPage section)
    {
        var members = await MembersAsync(NewYear);
        await section.SayAsync("委嘱状を印刷 湿原駅前");
        await section.FillAsync("利用目的（必須）", "4月1日の交付");
        await section.PressAsync("ファイルを作成");
        (await TakeAsync(section, $"委嘱状_{Council}_20270401.docx")).Where(f => f.Tag == "member").Select(f => f.Text).ShouldBe(members);

        await section.SayAsync("交付 湿原駅前");
        foreach (var member in members)
        {
            (await section.TextAsync()).ShouldContain(member);
        }

        await section.PressAsync("交付を記録");
        (await section.TextAsync()).ShouldContain("交付が未入力の委嘱状はありません。");
        (await _bot.FactsAsync(Id)).Members.Count(m => m.Newest?.LetterHandedOver == NewYear).ShouldBe(members.Count);
    }

    private async Task SendAsync(ChatPage section)
    {
        await section.SayAsync("半期の送付");
        await section.PressAsync("令和8年度下半期の半期の送付を表示");
        var counts = Copies().Match(await section.TextAsync());
        var records = await RecordsAsync();
        counts.Groups["copies"].Value.ShouldBe(Number(records.Sum(r => r)));
        counts.Groups["held"].Value.ShouldBe(Number(records.Count(r => r > 0)));
        counts.Groups["all"].Value.ShouldBe(Number(records.Count));
        (await section.TextAsync()).ShouldContain("湿原警察署→釧路方面本部地域課→警察本部地域企画課");

        await section.SetDateAsync("日付（必須）", NewYear);
        await section.PressAsync("送付する");
        (await section.TextAsync()).ShouldContain("送付を入力しました。");
    }

    private static async Task PassOnAsync(ChatPage area)
    {
        await area.SayAsync("到着");
        await area.PressAsync("湿原警察署の半期の送付を表示");
        await area.SetDateAsync("日付（必須）", NewYear);
        await area.PressAsync("到着を入力");
        await area.SetDateAsync("日付（必須）", NewYear);
        await area.PressAsync("本部に送付");
    }

    /// <summary>As many have come as the list has 到着, and as many as there are stations are counted.</summary>
    private static async Task ReceiveAsync(ChatPage headquarters)
    {
        await headquarters.SayAsync("到着");
        await headquarters.PressAsync("湿原警察署の半期の送付を表示");
        await headquarters.SetDateAsync("日付（必須）", NewYear);
        await headquarters.PressAsync("到着を入力");
        await headquarters.PressAsync("一覧");

        var counts = Arrived().Match(await headquarters.TextAsync());
        var rows = await headquarters
            .Card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "の半期の送付を表示" })
            .AllInnerTextsAsync();
        counts.Groups["all"].Value.ShouldBe(Number(rows.Count));
        rows.Count(row => row.TrimEnd().EndsWith("到着　›", StringComparison.Ordinal)).ShouldBe(1, string.Join('|', rows));
        counts.Groups["arrived"].Value.ShouldBe("1");
    }

    /// <summary>
    /// Presses 「開く」 and saves what the page hands out; a second press gets none. Who signs in is named in the address, as on a developer's machine;
    /// the bot's own address is that of this machine.
    /// </summary>
    private async Task<IReadOnlyList<(string Tag, string Text)>> TakeAsync(ChatPage chat, string name, bool isTriedAgain = false)
    {
        await chat.WaitForHeadingAsync("ファイルの出力");
        var page = await chat.Page.RunAndWaitForPopupAsync(() =>
            chat.Card.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "開く", Exact = true }).ClickAsync()
        );
        await Assertions.Expect(page.Locator("#sentence")).ToContainTextAsync("リンクは1回だけ使えます。");
        var save = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "ファイルを保存" });
        var download = await page.RunAndWaitForDownloadAsync(() => save.ClickAsync());
        await Assertions.Expect(page.Locator("#sentence")).ToHaveTextAsync("ファイルを保存しました。この画面は閉じてください。");
        if (isTriedAgain)
        {
            await page.ReloadAsync();
            await save.ClickAsync();
            await Assertions.Expect(page.Locator("#sentence")).ToContainTextAsync("このリンクは使用済みです。");
        }

        await page.CloseAsync();
        download.SuggestedFilename.ShouldBe(name);
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), Cancellation);
        ReadDocument.Problems(file, isSheet: false).ShouldBeEmpty();
        return ReadDocument.Fields(file, isSheet: false);
    }

    private async Task<IReadOnlyList<string>> MembersAsync(DateOnly day) =>
        [.. (await _bot.FactsAsync(Id)).MembersOn(day).Select(m => m.Name)];

    /// <summary>How many records of the second half each council of the station has.</summary>
    private async Task<IReadOnlyList<int>> RecordsAsync()
    {
        var counts = new List<int>();
        foreach (var number in Enumerable.Range(1, 8))
        {
            var facts = await _bot.FactsAsync(new CouncilId($"C4010{number}"));
            counts.Add(facts.Meetings.Count(m => m.Date >= new DateOnly(2026, 10, 1) && m.Date < NewYear));
        }

        return counts;
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static readonly Uri FilePage = new("https://bot.example/outlook/file.html");

    private async Task<ChatPage> OpenAsync(string officer)
    {
        var row = File.ReadLines(Path.Combine(RepositoryRoot.Combine("samples", "small"), "officers.csv"))
            .Select(l => l.Split(','))
            .First(c => c[0] == officer);
        var user = new PlaygroundUser($"00000000-0000-4000-8000-0000000{officer[1..]}", row[1], row[4]);
        var chat = await _users.OpenChatAsync(user, Browser.Phone, Cancellation);
        await chat.Page.Context.RouteAsync(
            $"{FilePage}*",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        Status = 302,
                        Headers = new Dictionary<string, string>
                        {
                            ["Location"] = $"{_bot.Http.BaseAddress}outlook/file.html?account={user.AadObjectId}",
                        },
                    }
                )
        );
        return chat;
    }
}
