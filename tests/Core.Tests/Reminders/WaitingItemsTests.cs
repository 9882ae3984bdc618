using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

public sealed class WaitingItemsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 6, 8, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_record_that_has_waited_longest_comes_first()
    {
        var draft = Draft("D1", null) with { State = DraftState.AwaitingLead, ChangedAt = Monday.AddDays(1) };
        var facts = Base with { Drafts = [draft, draft with { Id = new MeetingId("D2"), ChangedAt = Monday }] };

        WaitingItems.Of(facts, new CouncilAccess { Lead = true }).Select(w => w.Meeting.Value).ShouldBe(["D2", "D1"]);
    }

    [Fact]
    public void The_supplements_of_a_council_are_asked_for_in_the_order_of_its_meetings()
    {
        MeetingRecord[] records = [Record("R2", D("2026-06-03")), Record("R1", D("2026-05-20"))];
        var facts = Base with
        {
            Meetings =
            [
                .. records.Select(r =>
                    r with
                    {
                        State = RecordState.Confirmed,
                        Supplement = new SupplementRequest(Section, "出席者", Monday),
                    }
                ),
            ],
        };

        WaitingItems.Of(facts, new CouncilAccess { Edit = true }).Select(w => w.Meeting.Value).ShouldBe(["R1", "R2"]);
    }
}
