using CsCheck;
using KobanBot.Bot.BotFramework.Pacing;

namespace KobanBot.Bot.Tests.BotFramework.Pacing;

public sealed class SendHistoryTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static TheoryData<string> Limits => [.. SendLimitTests.Published.Select(row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_last_reminder_below_a_limit_fits_and_the_next_waits_until_the_first_is_past(string name)
    {
        var limit = SendLimitTests.Named(name);
        var history = new SendHistory([limit]);

        Send(history, limit.MostReminders - 1, at: TimeSpan.Zero);
        var last = history.WaitAt(TimeSpan.Zero, TimeSpan.Zero);
        Send(history, 1, at: TimeSpan.Zero);

        last.ShouldBe(TimeSpan.Zero);
        history.WaitAt(TimeSpan.Zero, TimeSpan.Zero).ShouldBe(limit.Length);
        history.WaitAt(limit.Length - Tick, TimeSpan.Zero).ShouldBe(Tick);
        history.WaitAt(limit.Length, TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void With_turns_counted_the_whole_limit_is_never_crossed(string name)
    {
        var limit = SendLimitTests.Named(name);
        var history = new SendHistory([limit]);

        Send(history, limit.Most - 1, at: TimeSpan.Zero, isReminder: false);
        var last = history.WaitAt(TimeSpan.Zero, TimeSpan.Zero);
        Send(history, 1, at: TimeSpan.Zero, isReminder: false);

        last.ShouldBe(TimeSpan.Zero);
        history.WaitAt(TimeSpan.Zero, TimeSpan.Zero).ShouldBe(limit.Length);
    }

    [Fact]
    public void What_a_turn_uses_of_its_reserve_does_not_slow_reminders_down()
    {
        var limit = SendLimits.AppAndTenant;
        var history = new SendHistory([limit]);

        Send(history, limit.Most - limit.MostReminders, at: TimeSpan.Zero, isReminder: false);
        Send(history, limit.MostReminders - 1, at: TimeSpan.Zero);

        history.WaitAt(TimeSpan.Zero, TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_request_under_way_counts_for_a_whole_length_after_its_answer()
    {
        var history = new SendHistory([new SendLimit(2, TimeSpan.FromSeconds(1))]);
        var request = new SentRequest(TimeSpan.Zero, isReminder: true);
        history.Add(request, TimeSpan.Zero);

        var underWay = history.WaitAt(TimeSpan.FromSeconds(5), TimeSpan.Zero);
        request.Answered = TimeSpan.FromSeconds(6);

        underWay.ShouldBe(TimeSpan.FromSeconds(1));
        history.WaitAt(TimeSpan.FromSeconds(6.75), TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(0.25));
        history.WaitAt(TimeSpan.FromSeconds(7), TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void What_every_round_trip_takes_is_no_uncertainty()
    {
        var history = new SendHistory([new SendLimit(2, TimeSpan.FromSeconds(1))]);
        history.Add(new SentRequest(TimeSpan.Zero, isReminder: true) { Answered = TimeSpan.FromSeconds(0.3) }, TimeSpan.Zero);

        var wait = history.WaitAt(TimeSpan.FromSeconds(1), roundTrip: TimeSpan.FromSeconds(0.2));

        wait.ShouldBe(TimeSpan.FromSeconds(0.1));
    }

    [Fact]
    public void An_idle_history_is_empty()
    {
        var history = new SendHistory(SendLimits.Conversation);
        Send(history, 1, at: TimeSpan.Zero);

        history.IsIdleAt(TimeSpan.FromHours(1) - Tick, TimeSpan.Zero).ShouldBeFalse();
        history.IsIdleAt(TimeSpan.FromHours(1), TimeSpan.Zero).ShouldBeTrue();
        history.Count.ShouldBe(0);
    }

    [Fact]
    public void A_flood_of_turns_does_not_grow_without_end()
    {
        var history = new SendHistory(SendLimits.Conversation);

        Send(history, 100_000, at: TimeSpan.Zero, isReminder: false);

        history.Count.ShouldBeLessThanOrEqualTo(2 * SendLimits.ConversationHour.Most);
        history.WaitAt(TimeSpan.Zero, TimeSpan.Zero).ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void However_uneven_the_way_no_window_is_crossed_at_the_other_end() =>
        Gen.Int[0, 400]
            .Array[300]
            .Sample(
                ways =>
                {
                    var arrivals = Arrivals(ways, SendLimits.Conversation.Append(SendLimits.AppAndTenant));

                    foreach (var (most, seconds) in new[] { (7, 1), (8, 2), (60, 30), (1800, 3600) })
                    {
                        Busiest(arrivals, TimeSpan.FromSeconds(seconds)).ShouldBeLessThanOrEqualTo(most);
                    }
                },
                iter: 25
            );

    [Fact]
    public void The_apps_limit_too_is_never_crossed_at_the_other_end() =>
        Gen.Int[0, 400]
            .Array[300]
            .Sample(
                ways => Busiest(Arrivals(ways, [SendLimits.AppAndTenant]), TimeSpan.FromSeconds(1)).ShouldBeLessThanOrEqualTo(50),
                iter: 25
            );

    /// <summary>Sends as soon as each fits; a way of so many milliseconds there, none back.</summary>
    private static List<TimeSpan> Arrivals(int[] ways, IEnumerable<SendLimit> limits)
    {
        var history = new SendHistory([.. limits]);
        var underWay = new List<SentRequest>();
        var arrivals = new List<TimeSpan>();
        var now = TimeSpan.Zero;
        foreach (var way in ways)
        {
            while (history.WaitAt(now, TimeSpan.Zero) is var wait && wait > TimeSpan.Zero)
            {
                now = arrivals.Where(a => a > now).Append(now + wait).Min();
                Answer(underWay, arrivals, now);
            }

            var request = new SentRequest(now, isReminder: true);
            history.Add(request, TimeSpan.Zero);
            underWay.Add(request);
            arrivals.Add(now + TimeSpan.FromMilliseconds(way));
        }

        return arrivals;
    }

    private static void Answer(List<SentRequest> requests, List<TimeSpan> arrivals, TimeSpan now)
    {
        for (var i = 0; i < requests.Count; i++)
        {
            requests[i].Answered ??= arrivals[i] <= now ? now : null;
        }
    }

    private static int Busiest(List<TimeSpan> arrivals, TimeSpan length) =>
        arrivals.Max(last => arrivals.Count(a => a > last - length && a <= last));

    private static void Send(SendHistory history, int count, TimeSpan at, bool isReminder = true)
    {
        for (var i = 0; i < count; i++)
        {
            history.Add(new SentRequest(at, isReminder) { Answered = at }, TimeSpan.Zero);
        }
    }
}
