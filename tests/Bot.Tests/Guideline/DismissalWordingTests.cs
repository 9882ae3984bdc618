using KobanBot.Bot.Guideline;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Tests.Guideline;

public sealed class DismissalWordingTests
{
    private static readonly string Articles = GuidelineText.Instance.Find("要綱 第5-3")!.Clause.Text;
    private static readonly string Notes = GuidelineText.Instance.Find("記 第2-4(2)ア")!.Clause.Text;

    [Fact]
    [Trait("Rule", "R045")]
    [Trait("Rule", "R046")]
    [Trait("Rule", "R047")]
    [Trait("Rule", "R048")]
    [Trait("Rule", "R049")]
    [Trait("Rule", "R106")]
    public void Every_reason_for_a_dismissal_has_the_words_of_the_guideline()
    {
        DismissalWording.All.Select(w => w.Reason).ShouldBe(Enum.GetValues<DismissalReason>());
        DismissalWording.All.ShouldAllBe(w => Articles.Contains(w.Articles) && (w.Notes == null || Notes.Contains(w.Notes)));
        DismissalWording.All.Select(w => w.Notes).OfType<string>().Count().ShouldBe(Notes.Count(c => c == '○'));
        DismissalWording.All.ShouldAllBe(w => DismissalWording.Of(w.Reason) == w);
    }

    [Fact]
    [Trait("Rule", "R045")]
    [Trait("Rule", "R106")]
    public void The_articles_say_misdeed_and_the_notes_conduct_and_only_the_articles_have_another_special_reason()
    {
        DismissalWording.Of(DismissalReason.Misconduct).Articles.ShouldContain("非行");
        DismissalWording.Of(DismissalReason.Misconduct).Notes.ShouldNotBeNull().ShouldContain("行為");
        DismissalWording.All.Where(w => w.Notes is null).Select(w => w.Reason).ShouldBe([DismissalReason.OtherSpecialReason]);
        DismissalWording.Of(DismissalReason.OtherSpecialReason).Clauses.ShouldBe("要綱 第5-3");
        DismissalWording.Of(DismissalReason.Death).Clauses.ShouldBe("要綱 第5-3、記 第2-4(2)ア");
    }
}
