using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Facts;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using KobanBot.Support.Graph;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>A planned meeting in the calendar of the section, from the first save to the cancellation, with real activities and over HTTP to a Graph of ours.</summary>
public sealed class InvitationConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Both are set before any test.
    private FakeGraph _graph = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _bot = await BotUnderTest.StartAsync(builder =>
        {
            builder.Services.Replace(
                ServiceDescriptor.Singleton(p => new MailCredential(() => new FakeCredential(p.GetRequiredService<TimeProvider>())))
            );
            builder.Services.Configure<MeetingCalendarOptions>(o => (o.Mailbox, o.BaseUrl) = ("section@koban.example", _graph.BaseUrl));
            builder.Services.Configure<MailOptions>(o => (o.Mailbox, o.BaseUrl) = ("koban-bot@koban.example", _graph.BaseUrl));
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_is_entered_moved_and_cancelled_in_the_calendar_and_by_mail()
    {
        var lead = await PlanAsync();
        var added = await NextAsync(e => e.Count == 1);
        ((string?)added["start"]!["dateTime"]).ShouldBe("2027-01-20T05:00:00");
        ((string?)added["start"]!["timeZone"]).ShouldBe("UTC");
        ((string?)added["subject"]).ShouldBe("中央交番連絡協議会　定期会議");
        added["attendees"]!
            .AsArray()
            .Select(a => (string?)a!["emailAddress"]!["address"])
            .ShouldBe(["p1@koban.example", "p2@koban.example", "p5@koban.example", "p6@koban.example"]);
        (await MailAsync(1)).ShouldContain("To: <p4@koban.example>");
        (await ToldAsync(0)).EventId.ShouldBe("event-1");

        await lead.SayAsync("開催計画");
        await lead.PressAsync("1月20日（水）の計画を修正");
        await lead.PressAsync("保存", ("date", "2027-01-27"));
        var moved = await ToldAsync(1);
        ((string?)_graph.Events["event-1"]["start"]!["dateTime"]).ShouldBe("2027-01-27T05:00:00");
        (await MailAsync(2)).ShouldContain("method=REQUEST");
        (await lead.PressAsync("予定表を確認")).Text.ShouldContain("予定表に登録済み");

        await lead.PressAsync("計画を修正");
        await lead.PressAsync("1月27日（水）の計画を修正");
        await lead.PressAsync("1月27日（水）の計画を取り消す");
        await ToldAsync(2);
        _graph.Events.ShouldBeEmpty();
        (await MailAsync(3)).ShouldContain("method=CANCEL");
        moved.Id.ShouldBe((await InvitationAsync()).Id);
    }

    [Fact]
    public async Task Who_has_answered_stands_on_the_plan()
    {
        var lead = await PlanAsync();
        await ToldAsync(0);
        var attendees = _graph.Events["event-1"]["attendees"]!.AsArray();
        attendees[0]!["status"] = new JsonObject { ["response"] = "accepted" };
        attendees[1]!["status"] = new JsonObject { ["response"] = "declined" };

        await lead.PressAsync("予定表を確認");

        lead.Card.Text.ShouldContain("予定表に登録済み　出席1人　欠席1人　未回答2人");
    }

    [Fact]
    public async Task What_was_moved_in_Outlook_by_hand_is_said_and_never_written_over()
    {
        var lead = await PlanAsync();
        await ToldAsync(0);
        _graph.Events["event-1"]["start"]!["dateTime"] = "2027-01-21T01:30:00";

        await lead.SayAsync("開催計画");
        await lead.PressAsync("1月20日（水）の計画を修正");
        await lead.PressAsync("保存", ("place", "別館"));
        await UntilAsync(i => i.ChangedByHand);

        ((string?)_graph.Events["event-1"]["start"]!["dateTime"]).ShouldBe("2027-01-21T01:30:00");
        _graph.Requests.ShouldNotContain(r => r.Method == "PATCH");
        (await lead.PressAsync("予定表を確認")).Text.ShouldContain("予定表では令和9年1月21日（木） 10:30　町内会館に変更されています");
        (await InvitationAsync()).Planned.Place.ShouldBe("別館");
    }

    [Fact]
    public async Task What_was_deleted_in_Outlook_is_said()
    {
        var lead = await PlanAsync();
        await ToldAsync(0);
        _graph.Events.Clear();

        (await lead.PressAsync("予定表を確認")).Text.ShouldContain("予定表から削除されています");
    }

    [Theory]
    [InlineData(503, null)]
    [InlineData(429, "120")]
    [InlineData(403, null)]
    [InlineData(401, null)]
    public async Task While_Graph_is_down_the_chat_goes_on_and_says_what_waits(int status, string? retryAfter)
    {
        _graph.Outage = ConnectorFault.Answer(status, retryAfter: retryAfter);

        var lead = await PlanAsync();
        lead.Card.Text.ShouldContain("保存しました。");
        lead.Card.Text.ShouldContain("予定表への登録を待っています");
        await lead.PressAsync("予定表を確認");
        lead.Card.Text.ShouldContain("予定表への登録を待っています");

        await WaitAsync(() => Task.FromResult(_graph.Requests.Any(r => r.RawPath.EndsWith("events", StringComparison.Ordinal))));
        _graph.Outage = null;
        await WaitAsync(async () =>
        {
            var ended = Ended();
            _bot.Clock.Advance(TimeSpan.FromMinutes(10));
            await TriedAsync(ended);
            return (await InvitationAsync()).ToldSequence == 0;
        });
        _graph.Events.Count.ShouldBe(1);
    }

    /// <summary>How often the calendar was tried so far, whatever came of it.</summary>
    private int Ended() => _bot.Logs.Lines.Count(l => l.Contains("CalendarEntry ended as", StringComparison.Ordinal));

    /// <summary>The limits of a call are on the bot's clock as well: to move it on during a call would end the call.</summary>
    private async Task TriedAsync(int before)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (Ended() == before && waited.Elapsed < TimeSpan.FromSeconds(1))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }
    }

    private async Task<Chat> PlanAsync()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("開催計画");
        await lead.PressAsync("保存", ("date", "2027-01-20"), ("start", "14:00"), ("place", "町内会館"));
        return lead;
    }

    private async Task<JsonObject> NextAsync(Func<System.Collections.Concurrent.ConcurrentDictionary<string, JsonObject>, bool> isReached)
    {
        await WaitAsync(() => Task.FromResult(isReached(_graph.Events)));
        return _graph.Events.Values.Single();
    }

    /// <summary>The n-th mail, as the mailbox got it.</summary>
    private async Task<string> MailAsync(int number)
    {
        IReadOnlyList<GraphRequest> Mails() => [.. _graph.Requests.Where(r => r.RawPath.EndsWith("sendMail", StringComparison.Ordinal))];
        await WaitAsync(() => Task.FromResult(Mails().Count >= number));
        return Encoding.UTF8.GetString(Convert.FromBase64String(Mails()[number - 1].Text));
    }

    private Task<Invitation> ToldAsync(int sequence) => UntilAsync(i => i.ToldSequence == sequence);

    private async Task<Invitation> UntilAsync(Func<Invitation, bool> isReached)
    {
        await WaitAsync(async () => (await _bot.FactsAsync(World.Central)).Invitations is [var one] && isReached(one));
        return await InvitationAsync();
    }

    private async Task<Invitation> InvitationAsync() => (await _bot.FactsAsync(World.Central)).Invitations.ShouldHaveSingleItem();

    private async Task WaitAsync(Func<Task<bool>> isReached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!await isReached())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"Graph was asked:\n{string.Join('\n', _graph.Requests.Select(r => $"{r.Method} {r.RawPath}"))}\nThe bot's log:\n{string.Join('\n', _bot.Logs.Lines)}"
                );
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }
}
