using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>What is news to somebody who was told a stage on a day, and where it aimed then.</summary>
public sealed class LedgerTests
{
    private static readonly ReminderSettings Settings = new();

    // Told T-10 on 1 October of a target on 11 October.
    [Theory]
    [InlineData("T-10", "2026-10-01", "2026-10-11", false)] // the same
    [InlineData("T-10", "2026-10-02", "2026-10-12", false)] // the same, a day later: moved by 1
    [InlineData("T-10", "2026-10-04", "2026-10-14", false)] // moved by 3
    [InlineData("T-10", "2026-10-05", "2026-10-15", true)] // moved by 4
    [InlineData("T-10", "2026-10-01", "2026-10-15", false)] // moved by 4, and told of this stage on its own day
    [InlineData("T-5", "2026-10-06", "2026-10-11", true)] // the next stage
    [InlineData("T-5", "2026-10-02", "2026-10-07", true)] // the next stage, of a day that moved forward
    [InlineData("T-5", "2026-10-01", "2026-10-08", false)] // forward by 3: what was told is near enough
    [InlineData("T-5", "2026-10-01", "2026-10-06", true)] // forward by 5: its stage was reached before anybody knew
    [InlineData("T-5", "2026-09-28", "2026-10-03", true)]
    [InlineData("T-20", "2026-09-20", "2026-10-11", false)] // an earlier stage
    [InlineData("T-20", "2026-09-30", "2026-10-20", false)] // moved back: the next stage says so
    public void A_stage_is_news_when_it_is_later_or_the_day_has_moved(string stage, string day, string target, bool expected)
    {
        var told = new LedgerEntry("k", "T-10", D("2026-10-01"), D("2026-10-11"), 1, "半期の送付");

        told.IsNews(new ReminderStage(stage, D(day)), D(target), Settings).ShouldBe(expected);
    }

    [Fact]
    public void Without_a_tolerance_every_move_is_news()
    {
        var told = new LedgerEntry("k", "T-10", D("2026-10-01"), D("2026-10-11"), 1, "半期の送付");

        told.IsNews(new ReminderStage("T-10", D("2026-10-02")), D("2026-10-12"), new ReminderSettings { MovedDays = 0 }).ShouldBeTrue();
    }

    [Fact]
    public void Only_what_the_text_leaves_to_the_moment_can_be_muted()
    {
        var muted = new ReaderPreferences { Muted = [ObligationKind.MeetingNotice, ObligationKind.RegularMeeting] };

        muted.IsMuted(ObligationKind.MeetingNotice).ShouldBeTrue();
        muted.IsMuted(ObligationKind.RegularMeeting).ShouldBeFalse();
        muted.IsMuted(ObligationKind.AbsenteeContact).ShouldBeFalse();
    }

    [Fact]
    public void Who_cannot_be_reached_is_tried_again_from_another_address_or_after_the_days()
    {
        var blocked = new Unreachability(D("2026-10-01"), "chat-1");

        blocked.StillHolds("chat-1", D("2026-10-07"), Settings).ShouldBeTrue();
        blocked.StillHolds("chat-1", D("2026-10-08"), Settings).ShouldBeFalse();
        blocked.StillHolds("chat-2", D("2026-10-02"), Settings).ShouldBeFalse();
        new Unreachability(D("2026-10-01"), null).StillHolds(null, D("2027-10-01"), Settings).ShouldBeTrue();
        new Unreachability(D("2026-10-01"), null).StillHolds("chat-1", D("2026-10-02"), Settings).ShouldBeFalse();
    }
}
