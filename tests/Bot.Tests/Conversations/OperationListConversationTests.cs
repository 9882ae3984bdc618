using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>第2号様式 from 4月1日現在 over a new 運営責任者 to its 補正, by real activities.</summary>
public sealed class OperationListConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R019")]
    [Trait("Rule", "R020")]
    [Trait("Rule", "R039")]
    [Trait("Rule", "R098")]
    public async Task A_new_lead_officer_is_a_numbered_correction_with_old_and_new_and_nothing_is_open_afterwards()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("様式2");
        section.Card.Text.ShouldContain("記録されていません。");
        await section.PressAsync("4月1日現在を記録");
        section.Card.Text.ShouldContain("令和8年4月1日現在の一覧を記録しました。");
        section.Card.Text.ShouldContain("補正なし");
        (await OfficeAsync()).Fulfilments.ShouldHaveSingleItem().Kind.ShouldBe(ObligationKind.OperationListAnnual);

        await section.OpenAsync("lead.open", ("council", World.Central.Value));
        await section.PressAsync("指定する", ("officer", "P2"), ("from", "2026-11-24"));
        (await OpenAsync()).ShouldContain(ObligationKind.OperationListCorrection);

        await section.SayAsync("名簿の補正");
        section.Card.Text.ShouldContain("補正されていない変更（3件）");
        section.Card.Text.ShouldContain("運営担当者の人数：3人 → 2人"); // One has left in October.
        section.Card.Text.ShouldContain("運営責任者の階級・氏名：巡査部長 試験 一郎 → 巡査 試験 二郎");
        var before = section.Card;
        await section.PressAsync("補正を記録");

        section.Card.Text.ShouldContain("補正1を記録しました。");
        section.Card.Text.ShouldContain("1回（最後は令和8年11月24日）");
        section.Card.HasButton("補正を記録").ShouldBeFalse();
        (await OpenAsync()).ShouldNotContain(ObligationKind.OperationListCorrection);
        (await OfficeAsync()).Corrections.ShouldBeEmpty();

        // The same press again records nothing more.
        await section.PressOnAsync(before, "補正を記録");
        (await OfficeAsync()).Editions.Select(e => e.Number).ShouldBe([0, 1]);

        await section.SayAsync("補正の一覧");
        section.Card.Text.ShouldContain("補正1　令和8年11月24日");
        section.Card.Text.ShouldContain("巡査部長 試験 四郎");
        section.Card.Text.ShouldContain("運営責任者の指定年月日：令和6年4月1日 → 令和8年11月24日");
    }

    [Fact]
    public async Task What_has_changed_since_the_copies_were_sent_is_one_tap_away()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("第2号様式");
        await section.PressAsync("4月1日現在を記録");
        await section.SayAsync("送付する");
        await section.PressAsync("令和8年度上半期");
        await section.PressAsync("送付する", ("day", "2026-11-24"));
        await section.OpenAsync("lead.open", ("council", World.Central.Value));
        await section.PressAsync("指定する", ("officer", "P2"), ("from", "2026-11-24"));

        await section.SayAsync("第2号様式");
        await section.PressAsync("前回送付後の変更");

        section.Card.Text.ShouldContain("前回送付");
        section.Card.Text.ShouldContain("巡査部長 試験 一郎 → 巡査 試験 二郎");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_supervisor_reads_and_does_not_record_and_a_police_box_does_neither()
    {
        var (chief, lead) = (await _bot.OpenChatOf(World.StationChief), await _bot.OpenChatOf(World.Lead));

        await chief.SayAsync("様式2");
        chief.Card.Heading.ShouldBe("運営状況一覧（第2号様式）");
        chief.Card.HasButton("4月1日現在を記録").ShouldBeFalse();
        await chief.OpenAsync("form2.save");
        chief.Sentence.ShouldContain("署の地域警察担当課（係）の方が行います");
        await lead.OpenAsync("form2.open");
        lead.Sentence.ShouldContain("警察署の地域警察担当課（係）と幹部が使います");

        (await OfficeAsync()).Editions.ShouldBeEmpty();
    }

    private async Task<OfficeFacts> OfficeAsync() => (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts; // Imported.

    private async Task<IEnumerable<ObligationKind>> OpenAsync() =>
        ObligationPlanner
            .Of(await _bot.FactsAsync(World.Central), JapanTime.DayOf(_bot.Clock.GetUtcNow()), ObligationRules.Default)
            .Select(o => o.Kind);
}
