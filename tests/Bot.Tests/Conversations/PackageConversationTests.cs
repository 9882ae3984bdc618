using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>半期の送付 from the station through the area to the headquarters, each count as its list.</summary>
public sealed class PackageConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 6, 12), "M0");
        await _bot.SummariesFollowAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R080")]
    public async Task A_package_goes_from_the_station_through_the_area_to_the_headquarters()
    {
        var (section, area, hq) = (await OpenAsync(World.Section), await OpenAsync(World.AreaOfficer), await OpenAsync(World.HqOfficer));
        await hq.SayAsync("半期の送付");
        hq.Card.Text.ShouldContain("到着　0／1署");
        var unasked = hq.Card;
        await hq.PressAsync("未送付の1署に連絡");
        hq.Card.Text.ShouldContain("1署の地域警察担当課（係）に連絡しました。");
        hq.Card.HasButton("未送付の1署に連絡").ShouldBeFalse("once a day is enough");
        await hq.SayAsync("半期の送付");
        hq.Card.Text.ShouldContain("未送付1署（期日経過）　本日連絡済み");
        hq.Card.HasButton("未送付の1署に連絡").ShouldBeFalse("the list knows it too");
        await hq.OpenAsync("package.remind", ("half", (string)unasked.Button("未送付の1署に連絡")["data"]!["half"]!));
        hq.Card.Text.ShouldContain("本日はすでに1署に連絡しています。");
        await section.NoticeAsync("半期の送付の確認");

        await section.SayAsync("送付する");
        await section.PressAsync("令和8年度上半期");
        section.Card.Text.ShouldContain("中央警察署→釧路方面本部地域課→警察本部地域企画課");
        section.Card.Text.ShouldContain("1件（連絡協議会1／2）");
        section.Card.Text.ShouldContain("6月12日の記録簿が署長未報告");
        section.Card.Text.ShouldContain("日経過。送付はいつでも入力できます。");
        await section.PressAsync("送付する", ("day", "2026-11-20"));
        section.Card.Text.ShouldContain("送付を入力しました。");

        await area.SayAsync("到着");
        await area.PressAsync("中央警察署");
        await area.PressAsync("到着を入力", ("day", "2026-11-19"));
        area.Card.Text.ShouldContain("令和8年11月20日より前の日付は入力できません。");
        await area.PressAsync("到着を入力", ("day", "2026-11-21"));
        await hq.SayAsync("到着");
        await hq.PressAsync("中央警察署");
        hq.Card.HasButton("到着を入力").ShouldBeFalse("it lies with the area");
        await area.PressAsync("本部に送付", ("day", "2026-11-22"));
        await area.PressAsync("一覧");
        area.Card.Text.ShouldContain("到着　1／1署");

        await hq.SayAsync("到着");
        await hq.PressAsync("中央警察署");
        await hq.PressAsync("到着を入力", ("day", "2026-11-24"));
        await hq.PressAsync("一覧");
        hq.Card.Text.ShouldContain("到着　1／1署");
        hq.Card.Text.ShouldContain("未送付0署");
        hq.Card.HasButton("未送付の").ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_taken_back_is_owed_again_and_sent_anew_with_a_reason()
    {
        var section = await OpenAsync(World.Section);
        await section.SayAsync("送付する");
        await section.PressAsync("令和8年度上半期");
        await section.PressAsync("送付する", ("day", "2026-11-20"));
        await section.PressAsync("取り下げる", ("reason", ""));
        section.Card.Text.ShouldContain("理由を入力してください。");
        await section.PressAsync("取り下げる", ("reason", "記録簿の差替え"));
        section.Card.Text.ShouldContain("取り下げました。");

        await section.PressAsync("送付する", ("day", "2026-11-24"), ("reason", ""));
        section.Card.Text.ShouldContain("理由を入力してください。");
        await section.PressAsync("送付する", ("day", "2026-11-24"), ("reason", "記録簿の差替え"));

        section.Card.Text.ShouldContain("第1回　11月20日（金）送付　11月24日（火）取下げ（記録簿の差替え）");
        section.Card.Text.ShouldContain("第2回の送付　理由：記録簿の差替え");
        var office = (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts; // Of the world.
        office.Dispatches.Select(d => (d.Number, d.Stands)).ShouldBe([(1, false), (2, true)]);
    }

    /// <summary>木場警察署 was merged into 湿原警察署 on 1 April.</summary>
    [Fact]
    public async Task After_a_merger_the_successor_sends_it_and_above_it_is_said_whose_it_was()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var sender = (await bot.Storage.PersonStore.FindByPrincipalNameAsync("p11431@koban.example", CancellationToken.None))!.Officer; // Of the sample.
        var section = await bot.OpenChatOf(sender);
        var hq = await bot.OpenChatOf(await SamplePrefecture.PersonaAsync(bot.Storage, "hq"));

        await section.SayAsync("半期の送付");
        await section.PressAsync("令和7年度下半期（旧木場警察署分）");
        section.Card.Text.ShouldContain("旧木場警察署　令和7年度下半期");
        section.Card.Text.ShouldContain("湿原警察署→釧路方面本部地域課→警察本部地域企画課");
        await section.PressAsync("送付する", ("day", "2026-11-24"));
        section.Card.Text.ShouldContain("送付を入力しました。");

        await hq.SayAsync("半期の送付");
        await hq.PressAsync("前の半期");
        hq.Card.Text.ShouldContain("旧木場警察署（湿原警察署）");
        hq.Card.Text.ShouldContain("釧路方面本部地域課宛てに11月24日（火）送付");
    }

    [Fact]
    public async Task Nobody_else_sees_or_enters_it()
    {
        var (other, lead) = (await OpenAsync(World.OtherStation), await OpenAsync(World.Lead));
        foreach (
            var verb in new[] { "package.open", "package.send", "package.take-back", "package.receive", "package.pass-on", "package.make" }
        )
        {
            await other.OpenAsync(verb, ("package", "S1|S1|2026-04-01"), ("day", "2026-11-20"), ("means", "文書"));
            other.Sentence.ShouldNotBeEmpty(verb);
            await lead.OpenAsync(verb, ("package", "S1|S1|2026-04-01"), ("day", "2026-11-20"), ("means", "文書"));
            lead.Sentence.ShouldContain("できません", customMessage: verb);
        }

        (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts.Dispatches.ShouldBeEmpty(); // Of the world.
    }

    private async Task<Chat> OpenAsync(Core.Organisation.Officer officer)
    {
        var chat = await _bot.OpenChatOf(officer);
        await chat.SayAsync("ヘルプ");
        return chat;
    }
}
