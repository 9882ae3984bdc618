using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>組織の変更 by the headquarters, from the first word to what is stored, and the way back.</summary>
public sealed class ReformConversationTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 4, 1);

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_station_is_merged_and_its_councils_change_hands_on_the_day_by_themselves()
    {
        var hq = await _bot.OpenChatOf(World.HqOfficer);
        await hq.SayAsync("警察署の統合");
        await hq.PressAsync("内容を確認", ("kind", "MergeStation"), ("day", "R9.4.1"), ("lines", "中央警察署 → 北"));
        hq.Card.Text.ShouldContain("中央警察署を北警察署に統合");
        hq.Card.Text.ShouldContain("署が変わる連絡協議会　2件");
        hq.Card.Text.ShouldContain("警視 試験 六郎（中央警察署）");
        hq.Card.Text.ShouldContain("3月31日（水）で終わり、北警察署が引き継ぎます");
        (await _bot.FactsAsync(World.Central)).Council.Stations.ShouldHaveSingleItem();

        await hq.PressAsync("登録する");

        hq.Card.Text.ShouldContain("登録しました。");
        hq.Card.Text.ShouldContain("警察署の統合　予定");
        var (section, other) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.OtherStation));
        await section.OpenAsync("council.show", ("council", "C1"));
        section.Card.Text.ShouldContain("中央交番連絡協議会");
        await other.OpenAsync("council.show", ("council", "C1"));
        other.Sentence.ShouldContain("現在の配置では表示できません");

        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 15, 0, 0, TimeSpan.Zero)); // 1 April in Japan.

        await section.OpenAsync("council.show", ("council", "C1"));
        section.Sentence.ShouldContain("現在の配置では表示できません");
        await other.OpenAsync("council.show", ("council", "C1"));
        other.Card.Text.ShouldContain("中央交番連絡協議会");
        await other.SayAsync("設置状況");
        other.Card.Text.ShouldContain("所管区 2のうち、設置又は代替 2");
    }

    [Fact]
    public async Task It_is_taken_back_until_its_day()
    {
        var hq = await _bot.OpenChatOf(World.HqOfficer);
        await RegisterAsync(hq, "MergeStation", "中央警察署　北警察署");

        await hq.SayAsync("登録済みの組織の変更");
        await hq.PressAsync("4月1日（木）の変更を取り消す");

        hq.Card.Text.ShouldContain("取り消しました。");
        hq.Card.Text.ShouldContain("取消し済み");
        var council = (await _bot.FactsAsync(World.Central)).Council;
        council.Stations.ShouldBe([new StationLink(new StationId("S1"), "中央警察署", Area.Kushiro, council.Stations[0].Days)]);
        council.Stations[0].Days.To.ShouldBeNull();

        await RegisterAsync(hq, "MergeStation", "中央警察署　北警察署");
        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 4, 1, 1, 0, 0, TimeSpan.Zero));
        await hq.SayAsync("登録済みの組織の変更");
        hq.Card.Text.ShouldContain("実施済み");
        hq.Card.Text.ShouldNotContain("この変更を取り消す");
    }

    [Fact]
    public async Task A_police_box_that_is_closed_leaves_its_council_without_a_lead_and_this_is_said()
    {
        var hq = await _bot.OpenChatOf(World.HqOfficer);
        await hq.SayAsync("組織の変更");

        await hq.PressAsync("内容を確認", ("kind", "CloseBox"), ("day", "2027-04-01"), ("lines", "中央交番"));

        hq.Card.Text.ShouldContain("運営責任者が欠員になる連絡協議会　要綱 第4-4　1件");
        hq.Card.Text.ShouldContain("中央交番連絡協議会（巡査部長 試験 一郎）");
        hq.Card.Text.ShouldContain("所管区が足りなくなる連絡協議会");
        await hq.PressAsync("登録する");
        var facts = await _bot.FactsAsync(World.Central);
        facts.LeadOn(Day.AddDays(-1))?.Officer.ShouldBe(World.Lead.Id);
        facts.LeadOn(Day).ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_place_and_nothing_typed_is_lost()
    {
        var hq = await _bot.OpenChatOf(World.HqOfficer);
        await hq.SayAsync("組織の変更");

        await hq.PressAsync("内容を確認", ("kind", "MergeStation"), ("day", "R8.11.24"), ("lines", "中央警察署 北警察署"));
        hq.Card.Text.ShouldContain("変更日には、明日から3年以内の日付を入力してください。");
        await hq.PressAsync("内容を確認", ("day", "R9.4.1"), ("lines", "南警察署 北警察署"));
        hq.Card.Text.ShouldContain("「南警察署」は、変更日にある別の警察署の名称ではありません。");
        hq.Card.Json.ToJsonString().ShouldContain("2027-04-01");

        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("組織の変更");
        section.Sentence.ShouldContain("警察本部地域企画課が登録します");
        await section.OpenAsync("reform.save", ("kind", "MergeStation"), ("day", "R9.4.1"), ("lines", "中央警察署 北警察署"));
        section.Sentence.ShouldContain("警察本部地域企画課が登録します");
        (await _bot.FactsAsync(World.Central)).Council.Stations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_new_police_box_takes_councils_and_officers_and_then_stays()
    {
        var hq = await _bot.OpenChatOf(World.HqOfficer);
        await RegisterAsync(hq, "OpenBox", "新町駐在所　中央警察署");
        await hq.SayAsync("登録済みの組織の変更");
        var early = hq.Card;
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("異動");
        await section.PressAsync("内容を確認", ("rows", "P2 新町駐在所 R9.4.1"));
        section.Card.Text.ShouldContain("中央交番 → 新町駐在所");
        await section.PressAsync("登録する");

        await hq.SayAsync("登録済みの組織の変更");
        hq.Card.HasButton("4月1日（木）の変更を取り消す").ShouldBeFalse();
        hq.Card.Text.ShouldContain("取消しの前に、巡査 試験 二郎さんの異動を取り消すよう、署に連絡してください。");
        await hq.PressOnAsync(early, "4月1日（木）の変更を取り消す");

        hq.Card.Text.ShouldContain("巡査 試験 二郎さんの配置が登録されているため、取り消すことができません。");
    }

    private static async Task RegisterAsync(Chat hq, string kind, string lines)
    {
        await hq.SayAsync("組織の変更");
        await hq.PressAsync("内容を確認", ("kind", kind), ("day", "R9.4.1"), ("lines", lines));
        await hq.PressAsync("登録する");
        hq.Card.Text.ShouldContain("登録しました。");
    }
}
