using System.Text.Json;
using Azure.Identity;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace KobanBot.Bot.Tests.Graph;

/// <summary>What becomes of an entry by Graph's answers. What is on the wire: <see cref="Conversations.InvitationConversationTests"/>.</summary>
public sealed class CalendarDecisionTests : IDisposable
{
    private static readonly CalendarEntry Meeting = new()
    {
        Uid = "plan-1",
        Sequence = 2,
        Subject = "連絡協議会",
        Text = "本文",
        Start = new DateTimeOffset(2026, 11, 20, 5, 0, 0, TimeSpan.Zero),
        End = new DateTimeOffset(2026, 11, 20, 6, 30, 0, TimeSpan.Zero),
        Place = "中央交番",
        Invited = ["p1@koban.example", "p2@koban.example"],
    };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero));
    private readonly MockedGraph _graph = new();
    private readonly GraphCalendar _calendar;

    public CalendarDecisionTests() =>
        _calendar = new GraphCalendar(
            _graph.Mailboxes,
            Options.Create(new MeetingCalendarOptions { Mailbox = "plan@koban.example" }),
            _clock,
            NullLogger<GraphCalendar>.Instance
        );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _calendar.Dispose();

    /// <summary>Minutes are those until it is asked again; none where that is no use.</summary>
    [Theory]
    [InlineData(400, null, CalendarOutcome.Refused, null)]
    [InlineData(401, null, CalendarOutcome.Later, 60)]
    [InlineData(403, null, CalendarOutcome.Later, 60)]
    [InlineData(404, null, CalendarOutcome.Gone, null)]
    [InlineData(408, null, CalendarOutcome.Later, 5)]
    [InlineData(409, null, CalendarOutcome.Refused, null)]
    [InlineData(410, null, CalendarOutcome.Gone, null)]
    [InlineData(429, "120", CalendarOutcome.Later, 2)]
    [InlineData(429, "Tue, 20 Oct 2026 00:10:00 GMT", CalendarOutcome.Later, 10)]
    [InlineData(429, "soon", CalendarOutcome.Later, 5)]
    [InlineData(500, null, CalendarOutcome.Later, 5)]
    [InlineData(503, "60", CalendarOutcome.Later, 1)]
    public async Task Each_status_of_a_change_a_cancellation_and_a_reading_has_its_outcome(
        int status,
        string? retryAfter,
        CalendarOutcome outcome,
        int? minutes
    )
    {
        _graph.Refuses(status, retryAfter: retryAfter);

        CalendarResult[] results =
        [
            await _calendar.ChangeAsync("id", Meeting, Cancellation),
            await _calendar.CancelAsync("id", "中止", Cancellation),
            await _calendar.ReadAsync("id", Cancellation),
        ];

        results.ShouldAllBe(r => r.Outcome == outcome);
        results.ShouldAllBe(r => r.NotBefore == (minutes == null ? null : Until(minutes.Value)));
    }

    /// <summary>Of an entry that was never there only the mailbox can be missing; it is not taken as entered.</summary>
    [Fact]
    public async Task A_calendar_that_is_not_there_waits_for_somebody_to_mend_it()
    {
        _graph.Refuses(404, "ErrorInvalidUser");

        (await _calendar.AddAsync(Meeting, Cancellation)).ShouldBe(new CalendarResult(CalendarOutcome.Later) { NotBefore = Until(60) });
    }

    [Theory]
    [InlineData("cut", 5)]
    [InlineData("no token", 60)]
    [InlineData("no answer", 5)]
    public async Task What_may_have_been_entered_is_asked_again_and_not_lost(string failure, int minutes)
    {
        _graph.Says = failure switch
        {
            "cut" => _ => throw new HttpRequestException("cut"),
            "no token" => _ => throw new AuthenticationFailedException("expired"),
            _ => async cancellation =>
            {
                _clock.Advance(TimeSpan.FromSeconds(20));
                await Task.Delay(Timeout.Infinite, cancellation);
                return null;
            },
        };
        var asked = _clock.GetUtcNow();

        var result = await _calendar.AddAsync(Meeting, Cancellation);

        result.Outcome.ShouldBe(CalendarOutcome.Later);
        result.NotBefore.ShouldBe((failure == "no answer" ? asked.AddSeconds(20) : asked).AddMinutes(minutes));
    }

    [Fact]
    public async Task A_process_that_is_stopped_decides_nothing()
    {
        using var stop = new CancellationTokenSource();
        _graph.Says = async cancellation =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        };

        await Should.ThrowAsync<OperationCanceledException>(() => _calendar.AddAsync(Meeting, stop.Token));
    }

    /// <summary>The transaction id is what keeps an entry single after an answer that was lost.</summary>
    [Fact]
    public async Task An_entry_takes_the_plans_own_id_along_and_its_times_in_UTC()
    {
        _graph.Says = _ => Task.FromResult<object?>(new Event { Id = "event-1" });

        var result = await _calendar.AddAsync(Meeting, Cancellation);

        result.ShouldBe(new CalendarResult(CalendarOutcome.Done) { Id = "event-1" });
        var request = _graph.Asked.ShouldHaveSingleItem();
        request.Method.ShouldBe(Method.POST);
        var sent = JsonDocument.Parse(request.Body).RootElement;
        sent.GetProperty("transactionId").GetString().ShouldBe("plan-1");
        sent.GetProperty("start").GetProperty("dateTime").GetString().ShouldBe("2026-11-20T05:00:00");
        sent.GetProperty("start").GetProperty("timeZone").GetString().ShouldBe("UTC");
        sent.GetProperty("end").GetProperty("dateTime").GetString().ShouldBe("2026-11-20T06:30:00");
        sent.GetProperty("attendees").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_whole_day_is_named_by_its_midnight_in_Japan()
    {
        var day = Meeting with
        {
            IsWholeDay = true,
            Start = new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero),
            End = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero),
        };

        await _calendar.ChangeAsync("id", day, Cancellation);

        var sent = JsonDocument.Parse(_graph.Asked.ShouldHaveSingleItem().Body).RootElement;
        sent.GetProperty("isAllDay").GetBoolean().ShouldBeTrue();
        sent.GetProperty("start").GetProperty("dateTime").GetString().ShouldBe("2026-11-20T00:00:00");
        sent.GetProperty("start").GetProperty("timeZone").GetString().ShouldBe("Tokyo Standard Time");
        sent.GetProperty("end").GetProperty("dateTime").GetString().ShouldBe("2026-11-21T00:00:00");
    }

    [Fact]
    public async Task An_entry_that_is_read_tells_where_it_stands_and_who_has_answered()
    {
        _graph.Says = _ =>
            Task.FromResult<object?>(
                new Event
                {
                    Start = new DateTimeTimeZone { DateTime = "2026-11-21T05:00:00.0000000", TimeZone = "UTC" },
                    Location = new Location { DisplayName = "公民館" },
                    Attendees =
                    [
                        new Attendee
                        {
                            EmailAddress = new EmailAddress { Address = "P1@koban.example" },
                            Status = new ResponseStatus { Response = ResponseType.Declined },
                        },
                        new Attendee { EmailAddress = new EmailAddress { Address = "p2@koban.example" } },
                        new Attendee { EmailAddress = new EmailAddress { Address = "p1@koban.example" } },
                        new Attendee(),
                    ],
                }
            );

        var read = (await _calendar.ReadAsync("id", Cancellation)).Read.ShouldNotBeNull();

        read.Start.ShouldBe(new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero));
        (read.IsWholeDay, read.Place).ShouldBe((false, "公民館"));
        read.Answers.ShouldBe(
            new Dictionary<string, string> { ["p1@koban.example"] = "Declined", ["p2@koban.example"] = "" },
            ignoreOrder: true
        );
    }

    [Theory]
    [InlineData(true, "2026-11-21T05:00:00")]
    [InlineData(false, "昨日")]
    [InlineData(false, null)]
    public async Task What_is_cancelled_there_or_has_no_time_is_gone(bool cancelled, string? start)
    {
        _graph.Says = _ =>
            Task.FromResult<object?>(
                new Event
                {
                    IsCancelled = cancelled,
                    Start = new DateTimeTimeZone { DateTime = start },
                }
            );

        (await _calendar.ReadAsync("id", Cancellation)).Outcome.ShouldBe(CalendarOutcome.Gone);
    }

    private DateTimeOffset Until(int minutes) => _clock.GetUtcNow().AddMinutes(minutes);
}
