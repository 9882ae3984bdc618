using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>A request that takes time and of which nobody has been told yet.</summary>
public sealed class FeedbackObligationTests
{
    private const ObligationKind Notice = ObligationKind.MeasureNotice;
    private const ObligationKind Review = ObligationKind.LongRunningReview;

    private static readonly Feedback Planned = Request("F1", D("2026-05-20"), FeedbackStatus.Planned) with { NextReview = D("2026-07-01") };

    [Theory]
    [Trait("Rule", "R072")]
    [Trait("Rule", "R073")]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-07-01", true)]
    [InlineData("2026-12-01", true)]
    public void The_day_that_an_officer_has_set_comes_although_nobody_was_told(string day, bool review) =>
        Kinds(Planned, day).ShouldBe(review ? [Notice, Review] : [Notice]);

    [Fact]
    [Trait("Rule", "R073")]
    public void Looked_at_it_is_looked_at_again_after_the_guide_value_and_told_it_stays_so()
    {
        var seen = Base.With(Done(Review, "F1", D("2026-07-02"))) with { Feedback = [Planned] };

        seen.Open(D("2026-09-29"), Review).ShouldBeEmpty();
        seen.Open(D("2026-09-30"), Review).ShouldHaveSingleItem().Since.ShouldBe(D("2026-09-30"));
        Kinds(Planned with { ToldOn = D("2026-06-20") }, "2026-07-01").ShouldBe([Review]);
    }

    [Theory]
    [Trait("Rule", "R072")]
    [InlineData(FeedbackStatus.Planned, null)] // No day was set: what is due is to tell.
    [InlineData(FeedbackStatus.Done, "2026-07-01")] // What is finished is looked at no more.
    public void Otherwise_only_the_notice_is_due(FeedbackStatus status, string? review) =>
        Kinds(Planned with { Entry = Planned.Entry with { Status = status }, NextReview = review is null ? null : D(review) }, "2026-12-01")
            .ShouldBe([Notice]);

    private static IEnumerable<ObligationKind> Kinds(Feedback request, string day) =>
        (Base with { Feedback = [request] }).Open(D(day)).Select(o => o.Kind).Where(k => k is Notice or Review).Order();
}
