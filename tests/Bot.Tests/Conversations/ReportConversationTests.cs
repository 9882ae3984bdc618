using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>署への連絡 from the police box to the section and back, and what a death leads to, by real activities.</summary>
public sealed class ReportConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R046")]
    [Trait("Rule", "R116")]
    public async Task A_wish_to_resign_reaches_the_section_which_answers_and_begins_the_dismissal()
    {
        var (lead, section) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Section));
        await lead.SayAsync("署に連絡");
        await lead.PressAsync("署に送る", ("report-day", "2026-11-20"), ("text", "体調のため"));
        lead.Card.Text.ShouldContain("要訂正：連絡の種類を選択してください。");
        lead.Card.Inputs["text"].ShouldBe("体調のため");
        await lead.PressAsync("署に送る", ("report-kind", "Resignation"));
        lead.Card.Text.ShouldContain("要訂正：どの委員についての連絡か選択してください。");
        await lead.PressAsync("署に送る", ("report-member", "M3"));
        lead.Card.Text.ShouldContain("署の地域警察担当課（係）に知らせました。");

        var notice = await section.NoticeAsync("委員に関する連絡");
        notice.Text.ShouldNotContain("檜山");
        await section.SayAsync("本日の対応");
        section.Card.Text.ShouldContain("委員に関する連絡があります");
        await section.OpenAsync("report.show", ("council", "C1"), ("flow", (await ReportAsync()).Id));
        section.Card.Text.ShouldContain("檜山 四郎");
        section.Card.Text.ShouldContain("体調のため");
        await section.PressAsync("回答する");
        section.Card.Text.ShouldContain("要訂正：対応を入力してください。");
        var shown = section.Card;
        await section.PressAsync("回答する", ("answer", "辞退届を預かってください"));

        await lead.NoticeAsync("署への連絡の回答");
        await lead.OpenAsync("report.show", ("council", "C1"), ("flow", (await ReportAsync()).Id));
        lead.Card.Text.ShouldContain("辞退届を預かってください");
        await lead.PressAsync("確認済み");
        (await _bot.FactsAsync(World.Central)).Reports.ShouldBeEmpty();

        await section.PressOnAsync(shown, "解嘱を検討");
        section.Card.Heading.ShouldBe("解嘱の入力");
        section.Card.Inputs["reason"].ShouldBe("Resignation");
        section.Card.Inputs["requestedOn"].ShouldBe("2026-11-20");
    }

    [Fact]
    [Trait("Rule", "R023")]
    public async Task A_candidate_becomes_a_commission_with_the_name_that_is_known()
    {
        var (lead, section) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Section));
        await lead.SayAsync("候補者");
        await lead.PressAsync("署に送る", ("report-kind", "Candidate"), ("candidate", "根室 太郎"));
        await section.OpenAsync("report.show", ("council", "C1"), ("flow", (await ReportAsync()).Id));

        await section.PressAsync("委嘱を入力");

        section.Card.Heading.ShouldBe("委嘱の入力");
        section.Card.Inputs["m-name"].ShouldBe("根室 太郎");
    }

    [Fact]
    [Trait("Rule", "R047")]
    public async Task A_death_leads_to_every_place_where_the_member_still_stands()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), ["M3"]);
        var (lead, section) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Section));
        await lead.SayAsync("委員が亡くなった");
        await lead.PressAsync("次へ", ("member", "M3"));
        lead.Card.Text.ShouldContain("令和9年3月31日までの委員として記載されています。");
        lead.Card.Text.ShouldContain("令和8年11月10日の会議の欠席者です。");
        await lead.PressAsync("署に連絡");
        lead.Card.Inputs["report-kind"].ShouldBe("Death");
        lead.Card.Inputs["report-member"].ShouldBe("M3");
        await lead.PressAsync("署に送る");

        await section.SayAsync("委員が亡くなりました 中央");
        await section.PressAsync("次へ", ("member", "M3"));
        section.Card.Text.ShouldContain("署への連絡");
        await section.PressAsync("他の協議会");
        section.Card.Text.ShouldContain("東駐在所連絡協議会");
        await section.OpenAsync("loss.open", ("council", "C1"), ("member", "M3"));
        await section.PressAsync("解嘱の入力");
        section.Card.Inputs["reason"].ShouldBe("Death");
        await section.PressAsync("内容を確認");
        await section.PressAsync("解嘱を記録");

        await section.OpenAsync("loss.open", ("council", "C1"), ("member", "M3"));
        section.Card.Text.ShouldNotContain("委員名簿\n");
        section.Card.HasButton("解嘱の入力").ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task The_section_alone_answers_and_supervisors_do_not_come_here()
    {
        var (lead, chief) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.StationChief));
        await lead.SayAsync("署に連絡");
        await lead.PressAsync("署に送る", ("report-kind", "Moved"), ("report-member", "M3"));
        var report = await ReportAsync();

        await lead.OpenAsync("report.answer", ("council", "C1"), ("flow", report.Id), ("version", "0"), ("answer", "了解"));
        lead.Sentence.ShouldContain("現在の役割ではできません");
        await chief.OpenAsync("report.show", ("council", "C1"), ("flow", report.Id));
        chief.Sentence.ShouldContain("現在の役割ではできません");

        (await ReportAsync()).IsOpen.ShouldBeTrue();
    }

    private async Task<MemberReport> ReportAsync() => (await _bot.FactsAsync(World.Central)).Reports.ShouldHaveSingleItem();
}
