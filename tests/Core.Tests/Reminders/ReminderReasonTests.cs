using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>通知の理由 and 通知の予定: how it goes on if nothing is done.</summary>
public sealed class ReminderReasonTests
{
    /// <summary>
    /// The record of 20 May: the section hears on 10 June, the head of the section on Monday 29 June, and the station's head never, because the
    /// text gives no day.
    /// </summary>
    private static readonly CouncilFacts Owing = Base with { Meetings = [Record("R0", D("2025-09-10"))] };

    private static readonly string Key = Owing.Item(ObligationKind.MeetingRecord, Day).Obligation.Key;

    [Theory]
    [InlineData("2026-06-09", Responsible.Section, "2026-06-10")]
    [InlineData("2026-06-10", Responsible.SectionChief, "2026-06-29")] // who hears today is not next
    [InlineData("2026-06-28", Responsible.SectionChief, "2026-06-29")]
    [InlineData("2026-06-29", null, null)] // the end of the chain
    public void Next_is_the_first_post_that_has_not_heard_yet(string day, Responsible? next, string? on)
    {
        var reason = Of(Owing, Lead, D(day));

        (reason.NextPost, reason.NextPostOn).ShouldBe((next, on is null ? null : D(on)));
    }

    [Fact]
    public void Who_takes_over_where_every_post_is_vacant_hears_as_no_post()
    {
        var alone = Owing.Mark(new ReminderMark(Key, Lead) { DelegatedTo = Second, DelegatedUntil = D("2026-06-30") }) with
        {
            Roster = [.. Owing.Roster.Where(r => r.Officer == Second)],
        };

        var reason = Of(alone, Second, Day);

        (reason.Level, reason.Post, reason.NextPost).ShouldBe((0, null, null));
    }

    [Fact]
    public void What_was_put_off_comes_next_on_the_day_to_which_it_was_put_off()
    {
        var snoozed = Owing.Mark(new ReminderMark(Key, Lead) { SnoozedUntil = D("2026-05-29"), Snoozes = 2 });

        Of(Owing, Lead, D("2026-05-26")).NextStage.ShouldBe(new ReminderStage("S+7", D("2026-05-27")));
        Of(snoozed, Lead, D("2026-05-26")).NextStage.ShouldBe(new ReminderStage("Z2", D("2026-05-29")));
        Of(snoozed, Lead, D("2026-05-28")).NextStage.ShouldBe(new ReminderStage("Z2", D("2026-05-29")));
        Of(snoozed, Lead, D("2026-05-29")).NextStage.ShouldBe(new ReminderStage("R7", D("2026-06-03")));
    }

    [Fact]
    public void What_another_has_put_off_comes_to_the_reader_as_ever()
    {
        var snoozed = Owing.Mark(new ReminderMark(Key, Lead) { SnoozedUntil = D("2026-05-29"), Snoozes = 2 });

        Of(snoozed, Section, D("2026-05-26")).NextStage.ShouldBe(new ReminderStage("E1", D("2026-06-10")));
    }

    [Fact]
    public void Who_is_back_after_a_week_in_another_post_is_not_told_the_same_stage_again()
    {
        // Fewer than five members since 1 April 2025: the 14th repetition is on 26 May, the next on 25 June.
        var away = Base with
        {
            Members = [.. Base.Members.Take(4)],
            Roster =
            [
                .. Base.Roster.Where(r => r.Officer != Section),
                Entry("1000003", Role.CommunityPoliceSection, new DayRange(D("2015-04-01"), D("2026-05-31"))),
                Entry("1000003", Role.CommunityPoliceSection, new DayRange(D("2026-06-08"), null)),
            ],
        };
        var rules = ReminderRules.Default with { Settings = new ReminderSettings { PreviewDays = 31 } };

        ReminderForecast
            .Of(away.Forecast(away.Officer(Section)), D("2026-05-26"), rules)
            .Where(f => f.Item.Open!.Obligation.Kind == ObligationKind.TooFewMembers)
            .Select(f => (f.Day, f.Item.Stage.Code))
            .ShouldBe([(D("2026-05-27"), "R420"), (D("2026-06-25"), "R450")]);
    }

    private static ReminderReason Of(CouncilFacts facts, OfficerId reader, DateOnly day) =>
        ReminderReason.Of(
            reader,
            facts.Item(ObligationKind.MeetingRecord, day),
            Posts.Of(facts.Officer(reader), facts, day),
            told: null,
            day,
            ReminderRules.Default
        );
}
