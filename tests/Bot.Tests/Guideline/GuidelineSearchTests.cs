using KobanBot.Bot.Guideline;

namespace KobanBot.Bot.Tests.Guideline;

public sealed class GuidelineSearchTests
{
    private static readonly GuidelineSearch Search = new(GuidelineText.Instance);

    [Fact]
    [Trait("Rule", "R006")]
    [Trait("Rule", "R004")]
    public void A_word_finds_the_articles_with_what_interprets_them()
    {
        var found = Search.Find("任期");

        found.Select(m => m.Clause.Id).ShouldBe(["要綱 第5-2", "要綱 第5-3"]);
        Ids(found[0]).ShouldBe(["記 第2-4(1)", "記 第2-4(1)ア", "記 第2-4(1)イ", "記 第2-4(1)ウ"]);
    }

    [Fact]
    [Trait("Rule", "R004")]
    public void A_word_of_a_note_finds_the_article_that_it_interprets_and_just_that_note()
    {
        var found = Search.Find("訪問").ShouldHaveSingleItem();

        found.Clause.Id.ShouldBe("要綱 第4-3");
        Ids(found).ShouldBe(["記 第2-3(3)イ"]);
    }

    [Theory]
    [Trait("Rule", "R007")]
    [InlineData("はまなす活動")]
    [InlineData("はまなす")]
    [InlineData("問題解決")]
    [InlineData("犯罪被害抑止等に向けた取組（問題解決）")]
    [InlineData("犯罪被害抑止等に向けた取組 (問題解決)")]
    public void The_former_term_finds_the_one_of_today(string spoken)
    {
        var found = Search.Find(spoken);

        found.SelectMany(m => m.Interpretations.Prepend(m.Clause)).Select(c => c.Id).ShouldContain("記 第2-6(3)");
        found.Select(m => m.Clause.Id).ShouldContain("記 第1");
    }

    [Fact]
    [Trait("Rule", "R007")]
    public void Only_the_former_term_is_pointed_out()
    {
        GuidelineSearch.FormerWordIn("会議　はまなす活動").ShouldBe("はまなす活動");
        GuidelineSearch.FormerWordIn("問題解決").ShouldBeNull();
    }

    [Theory]
    [Trait("Rule", "R006")]
    [InlineData("ＰＴＡ", "記 第2-5(3)")]
    [InlineData("pta役員", "記 第2-5(3)")]
    [InlineData("委嘱状　悪用", "記 第2-4(2)ウ")]
    [InlineData("委嘱状、悪用", "記 第2-4(2)ウ")]
    [InlineData("おおむね １０人", "記 第2-3(2)")]
    [InlineData("警察学校長", "表紙 宛先")]
    public void Width_case_and_spaces_do_not_matter_and_several_words_narrow(string spoken, string id)
    {
        var found = Search.Find(spoken).ShouldHaveSingleItem();

        found.Interpretations.Prepend(found.Clause).Select(c => c.Id).ShouldContain(id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("　、")]
    [InlineData("の")]
    [InlineData("1")]
    [InlineData("定足数")]
    [InlineData("任期 訪問")]
    public void What_says_nothing_or_stands_nowhere_finds_nothing(string spoken) => Search.Find(spoken).ShouldBeEmpty();

    [Fact]
    public void One_ideograph_may_be_a_word() => Search.Find("職").ShouldNotBeEmpty();

    [Fact]
    public void The_articles_come_first_in_their_order()
    {
        var ids = Search.Find("地域住民等").Select(m => m.Clause.Id).ToList();

        ids.ShouldBeUnique();
        ids.Where(i => i.StartsWith("要綱", StringComparison.Ordinal)).ShouldBeInOrder(SortDirection.Ascending);
        ids.SkipWhile(i => i.StartsWith("要綱", StringComparison.Ordinal)).ShouldAllBe(i => !i.StartsWith("要綱"));
    }

    private static IEnumerable<string> Ids(GuidelineMatch match) => match.Interpretations.Select(c => c.Id);
}
