using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Guideline;
using KobanBot.Bot.Import;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Tests.Features;

/// <summary>The closed sets are those of the guideline, word by word.</summary>
public sealed class MeetingWordsTests
{
    [Fact]
    [Trait("Rule", "R110")]
    [Trait("Rule", "H2")]
    public void The_kinds_of_meetings_are_the_two_of_the_guideline()
    {
        Enum.GetValues<MeetingKind>().Length.ShouldBe(2);
        Enum.GetValues<MeetingKind>().ShouldAllBe(k => TextOf("要綱 第6-1").Contains(MeetingWords.Of(k)));
    }

    [Fact]
    [Trait("Rule", "R067")]
    [Trait("Rule", "R068")]
    [Trait("Rule", "R069")]
    public void The_categories_of_topics_are_those_of_the_guideline_and_others() =>
        Enum.GetValues<TopicCategory>().Where(c => !TextOf("記 第2-6(2)").Contains(MeetingWords.Of(c))).ShouldBe([TopicCategory.Other]);

    [Fact]
    [Trait("Rule", "R025")]
    [Trait("Rule", "R026")]
    [Trait("Rule", "R027")]
    public void The_categories_of_members_are_those_of_the_guideline_and_others()
    {
        var words = ImportWords.Categories.Known.Trim('「', '」').Split("」、「");

        words.Select(w => ImportWords.Categories.Find(w)).ShouldBe(Enum.GetValues<SelectionCategory>().Cast<SelectionCategory?>());
        words.Where(w => !TextOf("記 第2-3(1)ウ").Contains(w)).ShouldBe(["その他"]);
    }

    private static string TextOf(string clause) => GuidelineText.Instance.Find(clause)!.Clause.Text;
}
