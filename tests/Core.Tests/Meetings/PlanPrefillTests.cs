using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class PlanPrefillTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly MeetingDraft Prefilled = RecordMeetingTests.Draft();

    [Fact]
    [Trait("Rule", "R056")]
    public void What_only_the_plan_has_entered_goes_when_the_meeting_turns_out_to_be_extraordinary()
    {
        var freed = PlanPrefill.Without(World.CentralFacts, Prefilled, Prefilled.Content with { Kind = MeetingKind.Extraordinary })!;

        freed.FromPlan.ShouldBeNull();
        (freed.Content.Date, freed.Content.Start, freed.Content.Place, freed.Content.Topics.Count).ShouldBe((null, null, "", 0));
    }

    [Fact]
    public void What_was_typed_stays()
    {
        var typed = Prefilled.Content with
        {
            Kind = MeetingKind.Extraordinary,
            Date = new DateOnly(2026, 11, 22),
            Start = new TimeOnly(18, 0),
            Place = "南集会所",
            Topics = [Prefilled.Content.Topics[0] with { Result = "夜回りを行う" }, Prefilled.Content.Topics[1]],
        };

        var freed = PlanPrefill.Without(World.CentralFacts, Prefilled, typed)!.Content;

        (freed.Date, freed.Start, freed.Place).ShouldBe((typed.Date, typed.Start, typed.Place));
        freed.Topics.ShouldBe([typed.Topics[0]]);
    }

    [Fact]
    public void What_was_edited_earlier_stays_though_it_is_as_planned_again()
    {
        var before = Prefilled with { Content = Prefilled.Content with { Place = "南集会所" } };

        PlanPrefill
            .Without(World.CentralFacts, before, Prefilled.Content with { Kind = MeetingKind.Extraordinary })!
            .Content.Place.ShouldBe("中央町内会館");
    }

    [Fact]
    public void A_regular_meeting_and_one_without_a_plan_keep_everything()
    {
        PlanPrefill.Without(World.CentralFacts, Prefilled, Prefilled.Content).ShouldBeNull();
        PlanPrefill
            .Without(World.CentralFacts, Prefilled with { FromPlan = null }, Prefilled.Content with { Kind = MeetingKind.Extraordinary })
            .ShouldBeNull();
    }

    [Fact]
    public void A_meeting_that_was_extraordinary_before_keeps_its_day()
    {
        var before = Prefilled with { Content = Prefilled.Content with { Kind = MeetingKind.Extraordinary } };

        PlanPrefill.Without(World.CentralFacts, before, before.Content).ShouldBeNull();
    }

    [Fact]
    public void Back_to_the_regular_meeting_the_plan_is_taken_over_again()
    {
        var freed = PlanPrefill.Without(World.CentralFacts, Prefilled, Prefilled.Content with { Kind = MeetingKind.Extraordinary })!;

        var again = PlanPrefill.Again(
            World.CentralFacts,
            freed,
            freed.Content with
            {
                Kind = MeetingKind.Regular,
            },
            Today,
            ObligationRules.Default.Settings
        )!;

        PlanPrefill.IsSame(again, Prefilled).ShouldBeTrue();
    }
}
