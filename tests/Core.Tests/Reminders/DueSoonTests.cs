using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Reminders;

public sealed class DueSoonTests
{
    // A request that is looked at again opens and is due on one day, so only a look on that very day, or later, finds it. From Monday 15 June.
    [Theory]
    [InlineData(7, "2026-06-15", true)]
    [InlineData(7, "2026-06-19", true)]
    [InlineData(7, "2026-06-22", true)] // the last day, between two looks
    [InlineData(7, "2026-06-23", false)]
    [InlineData(10, "2026-06-25", true)] // the last day is a look of its own
    [InlineData(10, "2026-06-26", false)]
    public void A_review_is_listed_up_to_the_last_day_of_the_look_ahead(int ahead, string review, bool listed)
    {
        var facts = Base with
        {
            Feedback = [Request("F1", D("2026-05-20"), FeedbackStatus.Planned) with { ToldOn = D("2026-05-25"), NextReview = D(review) }],
        };
        var rules = ReminderRules.Default with { Settings = new ReminderSettings { PreviewDays = ahead } };

        DueSoon
            .Of(facts, Day, rules)
            .Select(i => (i.Obligation.Kind, i.Obligation.Target))
            .ShouldBe(listed ? [(ObligationKind.LongRunningReview, D(review))] : []);
    }
}
