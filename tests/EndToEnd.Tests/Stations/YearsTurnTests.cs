using System.Globalization;
using System.Text.RegularExpressions;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Dev;
using KobanBot.Support.Conversations;
using KobanBot.Support.EndToEnd;

namespace KobanBot.EndToEnd.Tests.Stations;

/// <summary>
/// The year's turn at one station, in the real client and through its cards alone: on 10 March 解嘱, 補充, 再任 and 異動, on 1 April 第2号様式, the new
/// 運営責任者 with the first 補正, the letters and 委員名簿. The bot runs on a clock that the test moves from the one day to the other.
/// </summary>
public sealed partial class YearsTurnTests : IAsyncLifetime
{
    private const string Council = "中央交番";
    private static readonly CouncilId Id = new("C10101");
    private static readonly DateTimeOffset March = new(2027, 3, 10, 0, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset April = new(2027, 4, 1, 0, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly NewYear = new(2027, 4, 1);

    private BotUnderTest _bot = null!; // Set before the test, like the two below.
    private Browser _browser = null!;
    private PlaygroundUsers _users = null!;

    [GeneratedRegex(@"(?<number>\d+)　中央交番連絡協議会：令和9年4月1日の委嘱による委員名簿", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"委員(?<number>\d+)人", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Members();

    [GeneratedRegex(@"委員\s+(?<number>\d+)人", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figure();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tools = await NodeTools.PrepareAsync(line => TestContext.Current.SendDiagnosticMessage(line), Cancellation);
        _bot = await BotUnderTest.StartOnSampleAsync("small");
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
    [Trait("Rule", "R019")]
    [Trait("Rule", "R020")]
    [Trait("Rule", "R039")]
    [Trait("Rule", "R040")]
    public async Task A_station_goes_through_the_year_s_turn_by_its_cards()
    {
        await using var section = await OpenAsync("P10029");

        await LoseTwoAsync(section);
        await ReplaceAsync(section, "宗谷 五月", "後任 一子");
        await ReplaceAsync(section, "留萌 八郎", "後任 二郎");
        await RenewAllAsync(section);
        await TransferAsync(section, "P10026\t試験 一郎\t転出\tR9.4.1\nP10033\t例示 十二郎\t中央交番\tR9.4.1\nP99999\t\t中央交番\tR9.4.1");

        _bot.Clock.SetUtcNow(April);
        await section.SayAsync("様式2");
        await section.PressAsync("4月1日現在を記録");
        (await section.TextAsync()).ShouldContain("令和9年4月1日現在の一覧を記録しました。");
        await DesignateAsync(section);
        await CorrectAsync(section);
        await HandOverLettersAsync(section);
        await RenewRosterAsync(section);

        await CountsAreEqualAsync(section);
    }

    /// <summary>委員の御逝去 and 辞退.</summary>
    private static async Task LoseTwoAsync(ChatPage section)
    {
        await section.SayAsync($"委員が亡くなりました {Council}");
        await section.ChooseAsync("委員", "宗谷 五月");
        await section.PressAsync("次へ");
        await section.PressAsync("解嘱の入力");
        await DismissAsync(section);
        await section.SayAsync($"解嘱 {Council}");
        await section.ChooseAsync("委員（在任9人）", "留萌 八郎");
        await section.PressAsync("次へ");
        await section.ChooseAsync("解嘱事由（必須）　要綱 第5-3、記 第2-4(2)ア", "辞退の申出");
        await DismissAsync(section);
    }

    private static async Task DismissAsync(ChatPage section)
    {
        await section.ChooseAsync("会議の運営への支障　記 第2-4(2)イ", "支障あり（後任を補充）");
        await section.PressAsync("内容を確認");
        await section.PressAsync("解嘱を記録");
    }

    private static async Task ReplaceAsync(ChatPage section, string predecessor, string name)
    {
        await section.SayAsync($"名簿 {Council}");
        await section.PressAsync($"{predecessor}の後任を補充");
        await section.FillAsync("氏名（必須）", name);
        await section.PressAsync("内容を確認");
        await section.PressAsync("委嘱を記録");
        (await section.TextAsync()).ShouldContain("令和9年3月31日");
    }

    private static async Task RenewAllAsync(ChatPage section)
    {
        await section.SayAsync($"任期 {Council}");
        await section.ChooseAsync("未確認の委員をまとめて入力", "未確認の委員を全員「再任の意向あり」");
        await section.PressAsync("意向を保存");
        await section.PressAsync("再任の手続");
        await section.PressAsync("再任を記録");
        (await section.TextAsync()).ShouldContain("10人");
    }

    /// <summary>A list as it is pasted from a sheet; the row with an unknown number comes back, and the others go on.</summary>
    private static async Task TransferAsync(ChatPage section, string rows)
    {
        await section.SayAsync("異動");
        await section.FillAsync("1行に1人：職員番号、異動先、発令日", rows);
        await section.PressAsync("内容を確認");
        (await section.TextAsync()).ShouldContain("運営責任者が欠員になります。");
        (await section.TextAsync()).ShouldContain("職員番号P99999は登録されていません。");
        await section.PressAsync("登録する");
        (await section.TextAsync()).ShouldContain("2人の異動を登録しました。");
    }

    private static async Task DesignateAsync(ChatPage section)
    {
        await section.SayAsync($"運営責任者 {Council}");
        await section.ChooseAsync("指定する勤務員（必須）", "巡査部長 例示 十二郎（配置1年未満、令和9年4月1日から）");
        await section.PressAsync("指定する");
        (await section.TextAsync()).ShouldContain("令和9年4月1日からの運営責任者を指定しました。");
    }

    private static async Task CorrectAsync(ChatPage section)
    {
        await section.SayAsync("名簿の補正");
        (await section.TextAsync()).ShouldContain("運営責任者の階級・氏名：空き → 巡査部長 例示 十二郎");
        await section.PressAsync("補正を記録");
        (await section.TextAsync()).ShouldContain("補正1を記録しました。");
        (await section.TextAsync()).ShouldContain("変更はありません。");
    }

    private static async Task HandOverLettersAsync(ChatPage section)
    {
        await section.SayAsync($"交付 {Council}");
        await section.PressAsync("交付を記録");
        (await section.TextAsync()).ShouldContain("記録しました");
    }

    /// <summary>第4号様式 of the new commissions, from the line of 本日の対応 that asks for it.</summary>
    private static async Task RenewRosterAsync(ChatPage section)
    {
        await section.SayAsync("本日の対応");
        var line = Asked().Match(await section.TextAsync());
        line.Success.ShouldBeTrue();
        await section.PressAsync($"{line.Groups["number"].Value}　済み");
        await section.PressAsync("済みにする");
        (await section.TextAsync()).ShouldContain("済みとして記録しました。");
    }

    /// <summary>On 委員名簿, on the card of the figures, in the extract that the station's figures come from, in 第2号様式 as it was recorded, and in what is stored.</summary>
    private async Task CountsAreEqualAsync(ChatPage section)
    {
        var facts = await _bot.FactsAsync(Id);
        var office = (await _bot.Storage.OfficeStore.FindAsync("101", Cancellation))!.Facts; // Of the sample.
        await section.SayAsync($"名簿 {Council}");
        var list = Members().Match(await section.TextAsync()).Groups["number"].Value;
        await section.SayAsync($"概況 {Council}");
        var figure = Figure().Match(await section.TextAsync()).Groups["number"].Value;
        var form = OperationDocument.Recorded(office.Editions)[(Id, "councils.members")];

        await _bot.SummariesFollowAsync();
        var extracts = await _bot.Storage.SummaryStore.LoadAsync(SummaryScope.Of(new StationId("101")), Cancellation);
        var extract = extracts.Councils.Single(c => c.Council.Id == Id);

        list.ShouldBe("10");
        figure.ShouldBe(list);
        extract.MembersOn(NewYear).Count().ToString(CultureInfo.InvariantCulture).ShouldBe(list);
        extract.LeadOn(NewYear)?.Officer.ShouldBe(new OfficerId("P10033"));
        form.ShouldBe($"{list}人");
        facts.MembersOn(NewYear).Count().ToString(CultureInfo.InvariantCulture).ShouldBe(list);
        office.Editions.Select(e => e.Number).ShouldBe([0, 1]);
        facts.LeadOn(NewYear)?.Officer.ShouldBe(new OfficerId("P10033"));
        facts.MembersOn(NewYear).ShouldAllBe(m => m.Newest != null && m.Newest.Term == CommissionTerm.Standard(2027));
        facts.Members.ShouldNotContain(m => m.Commissions.Any(c => c.LetterPendingOn(NewYear)));
        ObligationPlanner
            .Of(facts, NewYear, ObligationRules.Default)
            .ShouldNotContain(o => o.Kind == ObligationKind.MemberRoster || o.Kind == ObligationKind.OperationListCorrection);
    }

    private async Task<ChatPage> OpenAsync(string officer)
    {
        var row = File.ReadLines(Path.Combine(RepositoryRoot.Combine("samples", "small"), "officers.csv"))
            .Select(l => l.Split(','))
            .First(c => c[0] == officer);
        var user = new PlaygroundUser($"00000000-0000-4000-8000-0000000{officer[1..]}", row[1], row[4]);
        return await _users.OpenChatAsync(user, Browser.Phone, Cancellation);
    }
}
