using KobanBot.Core.Reminders;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>Which scheduled summaries a reader has had: what is not remembered is sent again.</summary>
public sealed class SummaryNotesTests
{
    private static readonly DateTimeOffset Until = new(2026, 6, 1, 0, 5, 0, TimeSpan.Zero);

    [Fact]
    public void A_summary_is_found_by_its_own_key()
    {
        var notes = SummaryNotes.None.With(new SummaryNote("monthly|2026-05|HQ", null, 1)).With(new SummaryNote("yearly|2025|HQ", null, 2));

        notes.Find("yearly|2025|HQ")!.Attempts.ShouldBe(2); // It is there.
        notes.Find("monthly|2026-06|HQ").ShouldBeNull();
    }

    [Fact]
    public void A_second_try_takes_the_place_of_the_first_and_no_others()
    {
        var notes = SummaryNotes
            .None.With(new SummaryNote("monthly|2026-05|HQ", Until, 1))
            .With(new SummaryNote("yearly|2025|HQ", null, 1))
            .With(new SummaryNote("monthly|2026-05|HQ", null, 2));

        notes.Notes.ShouldBe([new SummaryNote("yearly|2025|HQ", null, 1), new SummaryNote("monthly|2026-05|HQ", null, 2)]);
    }

    [Fact]
    public void The_newest_forty_are_remembered()
    {
        var notes = Enumerable.Range(1, 41).Aggregate(SummaryNotes.None, (n, i) => n.With(new SummaryNote($"{i}", null, 1)));

        notes.Notes.Select(n => n.Key).ShouldBe(Enumerable.Range(2, 40).Select(i => $"{i}"));
    }

    [Fact]
    public void A_summary_has_ended_when_no_replica_has_it_in_hand()
    {
        new SummaryNote("monthly|2026-05|HQ", Until, 1).IsEnded.ShouldBeFalse();
        new SummaryNote("monthly|2026-05|HQ", null, 1).IsEnded.ShouldBeTrue();
    }
}
