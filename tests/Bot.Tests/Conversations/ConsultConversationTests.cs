using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>協議 from the section to the counterpart and back, by real activities.</summary>
public sealed class ConsultConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R010")]
    [Trait("Rule", "R015")]
    public async Task It_reaches_the_derived_counterpart_which_answers_and_the_answer_comes_back()
    {
        var (section, area) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.AreaOfficer));
        await section.SayAsync("協議を依頼 中央");
        section.Card.Text.ShouldContain("相手方は釧路方面本部地域課長です");
        await section.PressAsync("依頼する", ("consultKind", "Abolition"));
        section.Card.Text.ShouldContain("協議の内容を入力してください。");
        await section.PressAsync("依頼する", ("consultKind", "Abolition"), ("consultText", "統合のため廃止したい"));
        section.Card.Text.ShouldContain("釧路方面本部地域課長に協議を依頼しました。");

        await area.NoticeAsync("協議の依頼");
        await area.SayAsync("協議の一覧");
        area.Card.Text.ShouldContain("回答待ち 1件");
        await area.PressAsync("中央交番連絡協議会の廃止の協議");
        area.Card.Text.ShouldContain("統合のため廃止したい");
        area.Card.Text.ShouldNotContain("阿寒");
        await area.PressAsync("回答する", ("consultAnswer", "Opinion"));
        area.Card.Text.ShouldContain("意見又は再協議の理由を入力してください。");
        await area.PressAsync("回答する", ("consultAnswer", "Opinion"), ("consultOpinion", "委員に説明すること"));
        area.Card.Text.ShouldContain("回答を警察署に送りました。");

        await section.NoticeAsync("協議の回答");
        await section.SayAsync("協議 中央");
        section.Card.Text.ShouldContain("意見あり");
        var consultation = (await _bot.FactsAsync(World.Central)).Council.Abolition?.Consultation;
        consultation?.Result.ShouldBe("意見あり（委員に説明すること）");
        consultation?.Counterpart.Unit.ShouldBe("Kushiro");
    }

    [Fact]
    public async Task What_is_to_be_consulted_about_again_is_no_consultation_yet()
    {
        var (section, area) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.AreaOfficer));
        var id = await AskAsync(section);
        await area.OpenAsync("consult.show", ("council", "C1"), ("flow", id));
        var shown = area.Card;
        await area.PressAsync("回答する", ("consultAnswer", "Again"), ("consultOpinion", "区域を見直すこと"));

        (await _bot.FactsAsync(World.Central)).Council.Abolition.ShouldBeNull();
        await area.PressOnAsync(shown, "回答する", ("consultAnswer", "NoObjection"));
        (await _bot.FactsAsync(World.Central)).Consultations.Single().Answer.ShouldBe(ConsultationAnswer.Again);
        await section.SayAsync("協議 中央");
        await section.PressAsync("依頼する", ("consultKind", "Abolition"), ("consultText", "見直した"));
        (await _bot.FactsAsync(World.Central)).Consultations.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("NoObjection", "", "異議なし")]
    [InlineData("Opinion", "会長の定めを検討すること", "意見あり（会長の定めを検討すること）")]
    [Trait("Rule", "R010")]
    public async Task The_answer_about_local_rules_is_taken_over_with_day_result_and_counterpart(string answer, string text, string result)
    {
        var (section, area) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.AreaOfficer));
        await section.SayAsync("会則");
        await section.PressAsync("会則等を追加");
        section.Card.Text.ShouldNotContain("回答がありました");
        var id = await AskAsync(section, "Bylaw");
        await area.OpenAsync("consult.show", ("council", "C1"), ("flow", id));
        await area.PressAsync("回答する", ("consultAnswer", answer), ("consultOpinion", text));

        await section.OpenAsync("consult.show", ("council", "C1"), ("flow", id));
        await section.PressAsync("会則等に入れる");
        section.Card.Text.ShouldContain("令和8年11月24日に釧路方面本部地域課から");
        section.Card.Inputs["consultation"].ShouldBe(result);
        await section.PressAsync("保存", ("title", "中央警察署連絡協議会会則"), ("enacted", "2026-12-01"));

        var bylaw = (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts.Bylaws.ShouldHaveSingleItem(); // The sample has it.
        (bylaw.Consultation?.Day, bylaw.Consultation?.Result, bylaw.Consultation?.Counterpart.Unit).ShouldBe(
            (new DateOnly(2026, 11, 24), result, "Kushiro")
        );
        await section.PressAsync("会則等を追加");
        section.Card.Text.ShouldNotContain("回答がありました");
    }

    [Fact]
    public async Task What_is_to_be_consulted_about_again_is_not_taken_over_into_local_rules()
    {
        var (section, area) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.AreaOfficer));
        var id = await AskAsync(section, "Bylaw");
        await area.OpenAsync("consult.show", ("council", "C1"), ("flow", id));
        await area.PressAsync("回答する", ("consultAnswer", "Again"), ("consultOpinion", "区域を見直すこと"));

        await section.OpenAsync("bylaw.edit");
        section.Card.Text.ShouldNotContain("回答がありました");
        section.Card.Inputs.GetValueOrDefault("consultation").ShouldBeNullOrEmpty();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Nobody_but_the_counterpart_answers_and_nobody_else_reads()
    {
        var (section, headquarters, lead) = (
            await _bot.OpenChatOf(World.Section),
            await _bot.OpenChatOf(World.HqOfficer),
            await _bot.OpenChatOf(World.OtherStation)
        );
        var id = await AskAsync(section);

        foreach (var other in new[] { headquarters, lead })
        {
            await other.OpenAsync("consult.show", ("council", "C1"), ("flow", id));
            other.Sentence.ShouldContain("現在の配置では表示できません");
        }

        await headquarters.OpenAsync("consult.answer", ("council", "C1"), ("flow", id), ("version", "0"), ("consultAnswer", "NoObjection"));
        await section.OpenAsync("consult.answer", ("council", "C1"), ("flow", id), ("version", "0"), ("consultAnswer", "NoObjection"));
        (await _bot.FactsAsync(World.Central)).Consultations.Single().IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Unanswered_the_section_is_told_after_a_week()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await AskAsync(section);
        var facts = await _bot.FactsAsync(World.Central);

        Due(facts, 6).ShouldBeEmpty();
        Due(facts, 7).ShouldHaveSingleItem().Sentence.ShouldContain("釧路方面本部地域課長の回答がありません");
        _bot.Clock.Advance(TimeSpan.FromDays(8));
        await section.SayAsync("本日の対応");
        section.Card.Text.ShouldContain("釧路方面本部地域課長の回答がありません");
    }

    private static IReadOnlyList<Obligation> Due(CouncilFacts facts, int days) =>
        [
            .. ObligationPlanner
                .Of(facts, new DateOnly(2026, 11, 24).AddDays(days), ObligationRules.Default)
                .Where(o => o.Kind == ObligationKind.ConsultationAnswer),
        ];

    private async Task<string> AskAsync(Chat section, string kind = "Abolition")
    {
        await section.SayAsync("協議 中央");
        await section.PressAsync("依頼する", ("consultKind", kind), ("consultText", "協議したい"));
        return (await _bot.FactsAsync(World.Central)).Consultations.Single().Id;
    }
}
