using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>引継ぎ時の確認事項: what was open before the day from which matters are tracked.</summary>
public sealed class OlderMattersConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        foreach (var id in new[] { World.Central, World.East })
        {
            var council = (await _bot.FactsAsync(id)).Council;
            await _bot.CommitAsync(id, new CouncilWrite.PutCouncil(council with { TrackedSince = new DateOnly(2026, 11, 24) }));
        }
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task What_is_older_is_listed_without_ages_and_reminded_of_by_nobody()
    {
        var east = await _bot.OpenChatOf(World.EastOfficer);

        await east.SayAsync("期限");
        east.Card.Text.ShouldNotContain("街路灯");
        await east.SayAsync("引継ぎ時の確認事項");

        east.Card.Text.ShouldContain("令和8年11月24日より前からの事項です。");
        east.Card.Text.ShouldContain("6月12日");
        east.Card.Text.ShouldNotContain("経過");
        east.Card.Text.ShouldNotContain("超過");
    }

    [Fact]
    public async Task Every_line_leads_on_and_what_is_done_leaves_the_list()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("older.show", ("council", "C2"));
        var list = section.Card;
        var ways = list.Actions.Where(a => ((string)a["title"]!).Contains('：', StringComparison.Ordinal)).ToList();
        ways.Count.ShouldBe(await CountAsync(World.East));

        foreach (var way in ways)
        {
            await section.PressOnAsync(list, (string)way["title"]!);
            section.Sentence.ShouldBeEmpty();
            section.Card.Text.ShouldNotContain("表示できません");
        }

        await section.OpenAsync("older.show", ("council", "C2"));
        await section.PressAsync("措置状況");
        await section.PressAsync("保存", ("status", "Done"), ("measure", "街路灯を設置した"), ("told", "2026-11-24"));
        await section.OpenAsync("older.show", ("council", "C2"));
        section.Card.Actions.Count(a => ((string)a["title"]!).Contains('：', StringComparison.Ordinal)).ShouldBe(ways.Count - 1);
    }

    [Fact]
    public async Task What_the_station_itself_owed_is_listed_entered_and_looked_at()
    {
        var (section, lead) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.Lead));
        await lead.SayAsync("署の引継ぎ時の確認事項");
        lead.Sentence.ShouldContain("署の地域警察担当課（係）と幹部が確認します。");

        section.Card.Text.ShouldContain("中央警察署：引継ぎ時の確認事項");
        await section.PressAsync("中央警察署：引継ぎ時の確認事項");
        var before = section.Card.Actions.Count(a => ((string)a["title"]!).EndsWith("：半期の送付", StringComparison.Ordinal));
        before.ShouldBeGreaterThan(0);
        section.Card.Text.ShouldNotContain("経過");
        await section.PressAsync("：半期の送付");
        await section.PressAsync("送付する", ("day", "2026-11-20"));
        section.Card.Text.ShouldContain("送付を入力しました。");

        await section.SayAsync("署の引継ぎ時の確認事項");
        section.Card.Actions.Count(a => ((string)a["title"]!).EndsWith("：半期の送付", StringComparison.Ordinal)).ShouldBe(before - 1);
        await section.PressAsync("確認済みにする");
        section.Card.HasButton("確認済みにする").ShouldBeFalse();
        await section.SayAsync("ホーム");
        section.Card.Text.ShouldNotContain("中央警察署：引継ぎ時の確認事項");
    }

    [Fact]
    public async Task It_stands_on_the_home_card_until_somebody_has_looked()
    {
        var section = await _bot.OpenChatOf(World.Section);
        section.Card.Text.ShouldContain("東駐在所連絡協議会：引継ぎ時の確認事項");

        await section.PressAsync("東駐在所連絡協議会：引継ぎ時の確認事項");
        await section.PressAsync("確認済みにする");

        section.Card.HasButton("確認済みにする").ShouldBeFalse();
        await section.SayAsync("ホーム");
        section.Card.Text.ShouldNotContain("東駐在所連絡協議会：引継ぎ時の確認事項");
        (await _bot.FactsAsync(World.East)).Council.OlderCheckedOn.ShouldBe(new DateOnly(2026, 11, 24));
    }

    private async Task<int> CountAsync(CouncilId council) =>
        OlderMatters.Of(await _bot.FactsAsync(council), new DateOnly(2026, 11, 24), Core.Guideline.ObligationRules.Default).Count;
}
