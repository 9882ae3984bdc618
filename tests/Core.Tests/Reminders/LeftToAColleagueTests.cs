using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>Whether anybody responsible was told, whatever the marks say.</summary>
public sealed class LeftToAColleagueTests
{
    private static readonly DateOnly Later = Day.AddDays(20);

    [Fact]
    public void Two_who_leave_it_to_each_other_are_not_told_by_that() =>
        Of(Item(Left(Section, SectionChief), Left(SectionChief, Section)), told: []).ShouldNotBeNull();

    [Fact]
    public void What_was_left_to_a_colleague_who_has_heard_is_told() =>
        Of(Item(Left(Section, SectionChief)), told: [SectionChief]).ShouldBeNull();

    [Fact]
    public void What_was_left_to_a_colleague_who_has_not_heard_is_not() =>
        Of(Item(Left(Section, SectionChief)), told: []).ShouldNotBeNull();

    private static UnannouncedItem? Of(OpenItem item, IReadOnlyList<OfficerId> told) =>
        Unannounced.Of(item, Rung.First, [Section], told.ToDictionary(o => o, _ => Knows(item)), Later, ReminderRules.Default);

    private static ReaderState Knows(OpenItem item)
    {
        var stage = ReminderStages.Latest(item.Obligation, Rung.First, Later, ReminderRules.Default)!; // Long due.
        return new ReaderState
        {
            Ledger = new Ledger([
                new LedgerEntry(item.Obligation.Key, stage.Code, stage.Day, item.Obligation.Target, 1, item.Obligation.Trait.Name),
            ]),
        };
    }

    private static OpenItem Item(params (OfficerId From, OfficerId To)[] left)
    {
        var few = Base with { Members = [.. Base.Members.Take(4)] };
        var item = OpenItems.Of(few, Later, ReminderRules.Default, Nobody).Single(i => i.Obligation.Kind == ObligationKind.TooFewMembers);
        return item with
        {
            Marks =
            [
                .. left.Select(l => new ReminderMark(item.Obligation.Key, l.From)
                {
                    DelegatedTo = l.To,
                    DelegatedUntil = Later.AddDays(5),
                }),
            ],
        };
    }

    private static (OfficerId From, OfficerId To) Left(OfficerId from, OfficerId to) => (from, to);
}
