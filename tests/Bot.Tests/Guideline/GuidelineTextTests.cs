using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using KobanBot.Bot.Guideline;

namespace KobanBot.Bot.Tests.Guideline;

public sealed partial class GuidelineTextTests
{
    private static readonly GuidelineText Guideline = GuidelineText.Instance;
    private static readonly string Notice = Normalised(File.ReadAllText(BesideThisFile("hokkaido-5366.txt")));

    [Fact]
    public void Every_clause_says_what_the_public_notice_says()
    {
        var strangers = Guideline.All.Where(clause => !Notice.Contains(Normalised(AsPrinted(clause)))).Select(clause => clause.Id);

        strangers.ShouldBeEmpty();
        Guideline.All.Count.ShouldBe(85);
    }

    [Fact]
    [Trait("Rule", "R001")]
    [Trait("Rule", "R005")]
    public void The_text_is_that_of_the_notice_of_17_March_2025_in_force_since_1_April()
    {
        Guideline.Number.ShouldBe("道本地第5366号");
        Guideline.Find("表紙")!.Clause.Text.ShouldBe($"令和7年3月17日{Guideline.Number}");
        Guideline.Find("表紙 前文")!.Clause.Text.ShouldContain("令和7年4月1日から運用");
    }

    [Fact]
    public void Every_title_is_one_of_the_public_notice()
    {
        Guideline.All.Where(clause => !Notice.Contains(Normalised(clause.Title))).ShouldBeEmpty();
    }

    [Fact]
    public void Together_the_clauses_leave_nothing_of_the_articles_out()
    {
        var rest = Notice[Notice.IndexOf("第1趣旨この要綱は", StringComparison.Ordinal)..];
        foreach (var clause in Guideline.All.Where(clause => clause.Id.StartsWith("要綱", StringComparison.Ordinal) && clause.Text != ""))
        {
            rest = rest.Replace(Normalised(AsPrinted(clause)), "");
        }

        // What remains are the numbers and the titles: 第3設置1234第4組織12345…
        rest.ShouldBe("第1趣旨第2目的第3設置1234第4組織12345第5委員の委嘱及び解嘱123456第6会議1234第7連絡協議事項第8報告第9庶務");
    }

    [Fact]
    public void Only_three_slips_of_the_pen_are_corrected()
    {
        Guideline
            .Corrections.Select(correction => (correction.Clause, correction.Printed, correction.Corrected))
            .ShouldBe([
                ("記 第2-2(5)", "經由", "経由"),
                ("記 第2-4(3)", "移植の都度", "委嘱の都度"),
                ("要綱 第6-3", "必要なが生じた", "必要が生じた"),
            ]);
    }

    [Fact]
    public void No_slip_of_the_pen_is_left_in_the_text()
    {
        var text = string.Concat(Guideline.All.Select(clause => clause.Text));

        Guideline.Corrections.Where(correction => text.Contains(correction.Printed)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_clause_that_the_product_cites_is_found_under_that_id()
    {
        var missing = ClauseIds.Cited.Where(id => Guideline.Find(id)?.Clause.Id != id);

        missing.ShouldBeEmpty();
        ClauseIds.Cited.Count.ShouldBe(67);
    }

    [Theory]
    [Trait("Rule", "R006")]
    [InlineData("5", "要綱 第5")]
    [InlineData("５", "要綱 第5")]
    [InlineData("第5", "要綱 第5")]
    [InlineData("第５", "要綱 第5")]
    [InlineData("第五", "要綱 第5")]
    [InlineData(" 要綱　５ ", "要綱 第5")]
    [InlineData("第5-2", "要綱 第5-2")]
    [InlineData("５－２", "要綱 第5-2")]
    [InlineData("5ー2", "要綱 第5-2")]
    [InlineData("要綱 第5-2", "要綱 第5-2")]
    [InlineData("要綱5の2", "要綱 第5-2")]
    [InlineData("運営要綱の第5条の2", "要綱 第5-2")]
    [InlineData("記1", "記 第1")]
    [InlineData("記2-4", "記 第2-4")]
    [InlineData("記　第２の４", "記 第2-4")]
    [InlineData("記 第2-4(1)ア", "記 第2-4(1)ア")]
    [InlineData("記２－４（１）ｱ", "記 第2-4(1)ア")]
    [InlineData("記2-4①ア", "記 第2-4(1)ア")]
    [InlineData("記2-4-1-ア", "記 第2-4(1)ア")]
    [InlineData("記 第2の4の(1)のア", "記 第2-4(1)ア")]
    [InlineData("表紙前文", "表紙 前文")]
    public void A_clause_is_found_however_it_is_typed(string spoken, string id)
    {
        Guideline.Find(spoken)!.Clause.Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("3-1", "要綱 第3-1")]
    [InlineData("2-4", "記 第2-4")]
    [InlineData("第2-4(1)ア", "記 第2-4(1)ア")]
    public void A_bare_number_means_the_articles_and_only_then_the_notes(string spoken, string id)
    {
        Guideline.Find(spoken)!.Clause.Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("要綱")]
    [InlineData("記")]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("要綱 第5-7")]
    [InlineData("要綱 第2-4")]
    [InlineData("記 第2-4(1)エ")]
    [InlineData("5-2 について")]
    [InlineData("-5")]
    [InlineData("5\u202E2")]
    [InlineData("任期")]
    [InlineData("前文")]
    public void What_names_no_clause_finds_nothing(string spoken)
    {
        Guideline.Find(spoken).ShouldBeNull();
    }

    [Fact]
    public void A_text_of_ten_thousand_characters_finds_nothing()
    {
        Guideline.Find(new string('5', 10_000)).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "R004")]
    public void An_article_comes_with_its_items_and_all_that_interprets_it()
    {
        var article = Guideline.Find("要綱 第5")!;

        Ids(article.Children).ShouldBe(["要綱 第5-1", "要綱 第5-2", "要綱 第5-3", "要綱 第5-4", "要綱 第5-5", "要綱 第5-6"]);
        Ids(article.Interpretations)
            .ShouldBe([
                "記 第2-4",
                "記 第2-4(1)",
                "記 第2-4(1)ア",
                "記 第2-4(1)イ",
                "記 第2-4(1)ウ",
                "記 第2-4(2)",
                "記 第2-4(2)ア",
                "記 第2-4(2)イ",
                "記 第2-4(2)ウ",
                "記 第2-4(3)",
            ]);
        article.Interprets.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R004")]
    public void An_item_comes_with_what_interprets_just_that_item()
    {
        var item = Guideline.Find("要綱 第5-2")!;

        item.Children.ShouldBeEmpty();
        Ids(item.Interpretations).ShouldBe(["記 第2-4(1)", "記 第2-4(1)ア", "記 第2-4(1)イ", "記 第2-4(1)ウ"]);
    }

    [Fact]
    public void An_item_without_an_interpretation_of_its_own_comes_with_that_of_its_article()
    {
        Ids(Guideline.Find("要綱 第6-1")!.Interpretations).ShouldBe(["記 第2-5", "記 第2-5(1)", "記 第2-5(2)", "記 第2-5(3)"]);
    }

    [Fact]
    [Trait("Rule", "R004")]
    public void A_note_tells_which_item_it_interprets()
    {
        Ids(Guideline.Find("記 第2-4(1)ア")!.Interprets).ShouldBe(["要綱 第5-2"]);
        Ids(Guideline.Find("記 第2-4")!.Interprets).ShouldBe(["要綱 第5"]);
        Ids(Guideline.Find("記 第2-1(2)")!.Interprets).ShouldBe(["要綱 第1"]);
    }

    [Fact]
    public void Every_article_but_the_purpose_and_the_clerical_work_is_interpreted()
    {
        var silent = Enumerable.Range(1, 9).Where(number => Guideline.Find($"要綱 第{number}")!.Interpretations.Count == 0);

        silent.ShouldBe([2, 9]);
    }

    [Fact]
    public void A_clause_without_a_title_has_that_of_the_nearest_heading()
    {
        Guideline.Find("記 第2-4(1)ア")!.Clause.Title.ShouldBe("任期");
        Guideline.Find("要綱 第5-2")!.Clause.Title.ShouldBe("委員の委嘱及び解嘱");
        Guideline.Find("要綱 第9")!.Clause.Title.ShouldBe("庶務");
    }

    private static IEnumerable<string> Ids(IEnumerable<GuidelineClause> clauses) => clauses.Select(clause => clause.Id);

    private static string AsPrinted(GuidelineClause clause) =>
        Guideline
            .Corrections.Where(correction => correction.Clause == clause.Id)
            .Aggregate(clause.Text, (text, correction) => text.Replace(correction.Corrected, correction.Printed));

    /// <summary>Without HTML, list marks and blanks, and with brackets of one width: what differs from one transcript to the next.</summary>
    private static string Normalised(string text) =>
        Blanks().Replace(ListMarks().Replace(Tags().Replace(text, ""), ""), "").Replace('(', '（').Replace(')', '）').Replace("○", "");

    private static string BesideThisFile(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, name);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("^ *- ", RegexOptions.Multiline)]
    private static partial Regex ListMarks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
