using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>What is due and nobody was told of: neither a lost reminder nor what a reader has chosen may be mistaken for the other.</summary>
public sealed class UnannouncedTests
{
    /// <summary>The record of Wednesday 20 May is asked for from Thursday on.</summary>
    private static readonly CouncilFacts Owing = Base with { Meetings = [Record("R0", D("2025-09-10"))] };

    private static readonly Rung Next = new(1, Responsible.Section);

    private static readonly DateOnly Monday = D("2026-05-25");

    private static readonly OpenItem Owed = Owing.Item(ObligationKind.MeetingRecord, Monday);

    /// <summary>Of a meeting on 1 July, from 10 June on.</summary>
    private static readonly OpenItem Notice = (Base with { Plans = [Plan(2026, D("2026-05-20"), D("2026-07-01"))] }).Item(
        ObligationKind.MeetingNotice,
        Day
    );

    [Theory]
    [InlineData("2026-05-22", null)]
    [InlineData("2026-05-25", "S+1")] // two working days later
    [InlineData("2026-05-26", "S+1")]
    [InlineData("2026-05-27", "S+3")]
    public void A_stage_is_missed_two_working_days_after_its_own(string today, string? stage) =>
        (Unannounced.Of(Owed, Rung.First, [Lead], Nothing, D(today), ReminderRules.Default)?.Stage).ShouldBe(stage);

    [Fact]
    public void It_is_enough_that_one_of_the_holders_was_told_and_nothing_is_told_where_there_is_none()
    {
        Of(Owed, [Lead, Second], Knowing(Second, Told(Owed, "S+1", "2026-05-21"))).ShouldBeNull();
        Of(Owed, [Lead], Knowing(Second, Told(Owed, "S+1", "2026-05-21"))).ShouldNotBeNull();
        Of(Owed, [], Nothing).ShouldBe(new UnannouncedItem(Owed.Obligation.Key, "S+1", D("2026-05-21")));
    }

    [Theory]
    [InlineData("2026-05-26", null, false)]
    [InlineData("2026-05-25", null, true)] // it is back today
    [InlineData(null, "2026-05-25", false)] // and the colleague was told
    [InlineData(null, "2026-05-24", true)] // it is the reader's own again
    [InlineData(null, null, true)]
    public void Who_has_put_it_off_or_left_it_to_a_colleague_knows_of_it(string? snoozed, string? delegated, bool missed)
    {
        var mark = new ReminderMark(Owed.Obligation.Key, Lead)
        {
            SnoozedUntil = snoozed is null ? null : D(snoozed),
            DelegatedTo = delegated is null ? null : Second,
            DelegatedUntil = delegated is null ? null : D(delegated),
        };

        var told = delegated is null ? Nothing : Knowing(Second, Told(Owed, "S+1", "2026-05-21"));
        (Of(Owed with { Marks = [mark] }, [Lead], told) is not null).ShouldBe(missed);
        Of(Owed with { Marks = [mark] }, [Section], Nothing).ShouldNotBeNull("the mark is another's");
    }

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(true, null, false)]
    [InlineData(false, "T-7", false)]
    [InlineData(true, "T-7", false)]
    public void Who_has_muted_the_kind_wants_to_hear_nothing_and_who_was_told_has_heard(bool muted, string? told, bool missed)
    {
        var state = new ReaderState
        {
            Ledger = new Ledger(told is null ? [] : [Told(Notice, told, "2026-06-10")]),
            Preferences = new ReaderPreferences { Muted = muted ? [ObligationKind.MeetingNotice] : [] },
        };
        var states = new Dictionary<OfficerId, ReaderState> { [Lead] = state };

        (Unannounced.Of(Notice, Rung.First, [Lead], states, Day, ReminderRules.Default) is not null).ShouldBe(missed);
    }

    [Fact]
    public void Who_was_told_an_earlier_stage_has_not_heard_of_this_one()
    {
        var told = Knowing(Lead, Told(Owed, "S+1", "2026-05-21"));

        Unannounced.Of(Owed, Rung.First, [Lead], told, D("2026-05-26"), ReminderRules.Default).ShouldBeNull();
        Unannounced
            .Of(Owed, Rung.First, [Lead], told, D("2026-05-27"), ReminderRules.Default)
            .ShouldBe(new UnannouncedItem(Owed.Obligation.Key, "S+3", Monday));
    }

    [Fact]
    public void Every_post_that_should_have_heard_by_its_level_is_looked_at()
    {
        OfficerId[] Holders(Responsible post) =>
            post switch
            {
                Responsible.LeadOfficer => [Lead],
                Responsible.Section => [Lead, Section],
                Responsible.SectionChief => [Lead],
                _ => [],
            };

        Unannounced
            .HoldersOf(Owed, Holders)
            .Select(p => (p.Rung.Level, string.Join(',', p.Holders)))
            .ShouldBe([(0, $"{Lead}"), (1, $"{Section}")]);
        Unannounced.HoldersOf(Owed with { Chain = [] }, Holders).Select(p => (p.Rung.Level, p.Holders.Count)).ShouldBe([(0, 0)]);
        Unannounced.HoldersOf(Owed, _ => []).Select(p => (p.Rung.Level, p.Holders.Count)).ShouldBe([(0, 0)]);
    }

    [Fact]
    public void Who_is_next_has_to_hear_two_working_days_after_the_matter_has_gone_up()
    {
        var up = ReminderStages.RisesOn(Owed.Obligation, Next, ReminderRules.Default)!.Value; // Rises to the section.
        var late = ReminderRules.Default.Calendar.AddWorkingDays(up, 2);

        Unannounced.Of(Owed, Next, [Section], Nothing, late.AddDays(-1), ReminderRules.Default).ShouldBeNull();
        Unannounced.Of(Owed, Next, [Section], Nothing, late, ReminderRules.Default)!.Stage.ShouldBe("E1");
        Unannounced
            .Of(Owed, Next, [Section], Knowing(Section, Told(Owed, "E1", $"{up:yyyy-MM-dd}")), late, ReminderRules.Default)
            .ShouldBeNull();
    }

    [Fact]
    public void What_waits_for_somebody_is_looked_at_too()
    {
        var asked = new WaitingItem(WaitingKind.Support, Owing.Council.Id, "試験町", new("S1"), D("2026-05-20"), Version: 1)
        {
            Sentence = "支援を依頼されています",
            Clauses = "記 第3-1",
        };
        var told = Knowing(Second, new LedgerEntry(asked.Key, "S+1", D("2026-05-21"), asked.Since, 1, "支援依頼"));

        Unannounced.Of(asked, [Lead, Second], Nothing, D("2026-05-22"), ReminderRules.Default).ShouldBeNull();
        Unannounced.Of(asked, [Lead, Second], Nothing, Monday, ReminderRules.Default)!.Stage.ShouldBe("S+1");
        Unannounced.Of(asked, [Lead, Second], told, Monday, ReminderRules.Default).ShouldBeNull();
        Unannounced.Of(asked, [Lead], told, Monday, ReminderRules.Default).ShouldNotBeNull();
    }

    private static readonly Dictionary<OfficerId, ReaderState> Nothing = [];

    private static UnannouncedItem? Of(OpenItem item, OfficerId[] holders, Dictionary<OfficerId, ReaderState> told) =>
        Unannounced.Of(item, Rung.First, holders, told, Monday, ReminderRules.Default);

    private static Dictionary<OfficerId, ReaderState> Knowing(OfficerId officer, LedgerEntry entry) =>
        new() { [officer] = new ReaderState { Ledger = new Ledger([entry]) } };

    private static LedgerEntry Told(OpenItem item, string stage, string on) =>
        new(item.Obligation.Key, stage, D(on), item.Obligation.Target, 1, item.Obligation.Trait.Name);
}
