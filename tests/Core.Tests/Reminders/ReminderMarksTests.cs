using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>What 再通知 and 引継ぎ leave of each other, and of those of colleagues.</summary>
public sealed class ReminderMarksTests
{
    private static readonly OpenItem Item = (Base with { Meetings = [Record("R0", D("2025-09-10"))] }).Item(
        ObligationKind.MeetingRecord,
        Day
    );

    private static readonly ReminderMark Snoozed = new(Item.Obligation.Key, Lead) { SnoozedUntil = Day.AddDays(2), Snoozes = 1 };

    private static readonly ReminderMark OfSection = new(Item.Obligation.Key, Section)
    {
        DelegatedTo = SectionChief,
        DelegatedUntil = Day,
        Snoozes = 2,
    };

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Who_has_put_it_off_enough_reads_how_often_that_is(int most)
    {
        var rules = ReminderRules.Default with { Settings = new ReminderSettings { MostSnoozes = most } };
        var item = Item with { Marks = [Snoozed with { SnoozedUntil = Day, Snoozes = most }] };

        SnoozeReminder
            .Decide(item, Lead, 0, Day, rules)
            .ShouldBeOfType<Outcome<ReminderMark>.Refused>()
            .Refusal.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("reminder.snoozed-enough"), r => r.Values.ShouldBe([$"{most}"]));
    }

    [Fact]
    public void What_was_put_off_by_mistake_is_taken_back_and_does_not_count()
    {
        var item = Item with { Marks = [Snoozed with { Snoozes = 2 }] };

        var back = WithdrawSnooze.Decide(item, Lead, Day).ShouldBeOfType<Outcome<ReminderMark>.Accepted>().Value;
        (back.SnoozedUntil, back.Snoozes).ShouldBe((null, 1));
        foreach (var (of, day) in new[] { (Second, Day), (Lead, Day.AddDays(2)) })
        {
            WithdrawSnooze
                .Decide(item, of, day)
                .ShouldBeOfType<Outcome<ReminderMark>.Refused>()
                .Refusal.Code.ShouldBe("reminder.not-snoozed");
        }
    }

    [Fact]
    public void Who_leaves_it_to_a_colleague_keeps_what_was_put_off_before()
    {
        var item = Item with { Marks = [OfSection, Snoozed] };

        DelegateReminder
            .Decide(item, Lead, 0, Second, Day.AddDays(5), [Second], Day, ReminderRules.Default)
            .ShouldBeOfType<Outcome<ReminderMark>.Accepted>()
            .Value.ShouldBe(Snoozed with { DelegatedTo = Second, DelegatedUntil = Day.AddDays(5) });
    }

    [Fact]
    public void Nobody_takes_back_what_was_not_left_or_what_another_has_left()
    {
        DelegateReminder.TakeBack(Item with { Marks = [Snoozed] }, Lead).ShouldBeNull();
        DelegateReminder.TakeBack(Item with { Marks = [OfSection] }, Lead).ShouldBeNull();
        DelegateReminder
            .TakeBack(Item with { Marks = [Snoozed, OfSection] }, Section)
            .ShouldBe(OfSection with { DelegatedTo = null, DelegatedUntil = null });
    }

    [Fact]
    public void A_colleague_without_a_post_of_the_council_takes_nothing_over()
    {
        var item = Item with { Marks = [Snoozed with { DelegatedTo = Second, DelegatedUntil = Day }] };

        DigestPlanner.RungOf(Second, item, new HashSet<Responsible> { Responsible.OperatingOfficers }, Day).ShouldBe(Rung.First);
        DigestPlanner.RungOf(Second, item, new HashSet<Responsible>(), Day).ShouldBeNull();
    }
}
