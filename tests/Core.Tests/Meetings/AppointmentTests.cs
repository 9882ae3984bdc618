using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

/// <summary>An appointment of a calendar as the beginning of a record.</summary>
public sealed class AppointmentTests
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);
    private static readonly DateOnly Planned = new(2026, 11, 20);

    private static readonly Appointment Usual = new()
    {
        Start = new DateTimeOffset(2026, 11, 20, 14, 0, 0, Japan),
        End = new DateTimeOffset(2026, 11, 20, 15, 30, 0, Japan),
        Place = " 中央町内会館 ",
    };

    [Fact]
    public void Day_time_and_place_are_taken_over()
    {
        var read = AppointmentReading.Of(Usual);

        (read.Date, read.Start, read.End, read.Place).ShouldBe((Planned, new TimeOnly(14, 0), new TimeOnly(15, 30), "中央町内会館"));
        read.Notes.ShouldBeEmpty();
    }

    /// <summary>00:30 in Japan is 16:30 of the day before in Berlin.</summary>
    [Fact]
    public void Another_clock_is_turned_into_Japanese_time_and_told()
    {
        var berlin = TimeSpan.FromHours(1);
        var read = AppointmentReading.Of(
            Usual with
            {
                Start = new DateTimeOffset(2026, 11, 19, 16, 30, 0, berlin),
                End = new DateTimeOffset(2026, 11, 19, 17, 30, 0, berlin),
            }
        );

        (read.Date, read.Start, read.End).ShouldBe((Planned, new TimeOnly(0, 30), new TimeOnly(1, 30)));
        read.Notes.ShouldBe([AppointmentNote.OtherClock]);
    }

    /// <summary>A whole day is a day of the calendar and no instant: midnight in Berlin is still that day.</summary>
    [Theory]
    [InlineData(9)]
    [InlineData(1)]
    [InlineData(-8)]
    public void Of_a_whole_day_the_day_of_the_calendar_is_taken_and_no_time(int hours)
    {
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(hours));
        var read = AppointmentReading.Of(Usual with { Start = start, End = start.AddDays(1), IsAllDay = true });

        (read.Date, read.Start, read.End).ShouldBe((Planned, null, null));
        read.Notes.ShouldBe([AppointmentNote.AllDay]);
    }

    [Fact]
    public void Of_several_days_the_first_is_taken()
    {
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, Japan);

        AppointmentReading
            .Of(Usual with { Start = start, End = start.AddDays(2), IsAllDay = true })
            .Notes.ShouldBe([AppointmentNote.AllDay, AppointmentNote.SeveralDays]);
    }

    [Fact]
    public void An_end_on_the_day_after_is_left_out()
    {
        var read = AppointmentReading.Of(Usual with { End = new DateTimeOffset(2026, 11, 21, 0, 30, 0, Japan) });

        (read.Start, read.End).ShouldBe((new TimeOnly(14, 0), null));
        read.Notes.ShouldBe([AppointmentNote.EndsNextDay]);
    }

    [Fact]
    public void Of_a_whole_series_no_day_is_guessed_and_one_of_its_days_is_told()
    {
        var series = AppointmentReading.Of(Usual with { IsSeries = true });

        (series.Date, series.Start, series.Place).ShouldBe((null, new TimeOnly(14, 0), "中央町内会館"));
        series.Notes.ShouldBe([AppointmentNote.Series]);
        AppointmentReading.Of(Usual with { IsOccurrence = true }).Notes.ShouldBe([AppointmentNote.Occurrence]);
        AppointmentReading.Of(Usual with { IsOccurrence = true }).Date.ShouldBe(Planned);
    }

    [Fact]
    public void What_is_not_told_stays_empty()
    {
        var read = AppointmentReading.Of(new Appointment());

        (read.Date, read.Start, read.End, read.Place).ShouldBe((null, null, null, ""));
        read.Notes.ShouldBe([AppointmentNote.NoDay, AppointmentNote.NoPlace]);
    }

    [Fact]
    public void A_meeting_that_was_planned_for_the_day_gives_its_topics_and_what_is_missing()
    {
        var draft = Start(new MeetingContent { Kind = MeetingKind.Regular, Date = Planned });

        draft.FromPlan.ShouldBe(Planned);
        (draft.Content.Start, draft.Content.Place).ShouldBe((new TimeOnly(14, 0), "中央町内会館"));
        draft.Content.Topics.Count.ShouldBe(2);
        Start(new MeetingContent { Kind = MeetingKind.Regular, Date = Planned.AddDays(1) }).FromPlan.ShouldBeNull();
        Start(new MeetingContent { Kind = MeetingKind.Extraordinary, Date = Planned }).Content.Topics.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_entered_already_is_not_written_over()
    {
        var filled = AppointmentDrafts.Filled(
            new MeetingContent { Place = "東会館", Start = new TimeOnly(13, 0) },
            AppointmentReading.Of(Usual)
        );

        (filled.Place, filled.Start, filled.End).ShouldBe(("東会館", new TimeOnly(13, 0), new TimeOnly(15, 30)));
    }

    [Fact]
    public void The_draft_of_the_day_is_gone_on_with_the_begun_one_first_and_no_correction()
    {
        var opened = Start(new MeetingContent { Kind = MeetingKind.Regular, Date = Planned });
        var begun = opened with { Id = new MeetingId("D2"), Version = 2 };
        var correction = begun with { Id = new MeetingId("D3"), Revises = new RevisedRecord(1, "誤記訂正", []) };
        var facts = World.CentralFacts with { Drafts = [opened, begun, correction] };

        AppointmentDrafts.Of(facts, Planned)!.Id.ShouldBe(begun.Id);
        AppointmentDrafts.Of(facts, Planned.AddDays(1)).ShouldBeNull();
        AppointmentDrafts.Of(facts, null).ShouldBeNull();
        AppointmentDrafts.Of(facts with { Drafts = [correction] }, Planned).ShouldBeNull();
    }

    private static MeetingDraft Start(MeetingContent entered) =>
        AppointmentDrafts.Start(World.CentralFacts, entered, World.Lead, World.Now, new MeetingId("D1"));
}
