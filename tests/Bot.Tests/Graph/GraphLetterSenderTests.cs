using System.Text;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Tests.BotFramework;
using KobanBot.Core.Correspondence;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Graph;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Tests.Graph;

public sealed class GraphLetterSenderTests : IAsyncLifetime
{
    private static readonly Letter Reminder = new("p1@koban.example", "本日の対応事項", "Teamsで「本日の対応」と送信してください。");

    // Waits below 9 s are skipped; the limit of one mail is 30 s.
    private readonly SkippingClock _clock = new(AuthenticatedChannel.Now, TimeSpan.FromSeconds(9));
    private readonly MailOptions _options = new() { Mailbox = "koban-bot@koban.example" };
    private FakeGraph _graph = null!;
    private MailRoom? _room;
    private GraphLetterSender? _sender;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GraphLetterSender Sender
    {
        get
        {
            _room ??= new MailRoom(Options.Create(_options), Options.Create(new BotOptions()), _clock);
            return _sender ??= new GraphLetterSender(
                MailboxGraph.As(new MailCredential(() => new FakeCredential(_clock))),
                _room,
                Options.Create(_options),
                _clock,
                NullLogger<GraphLetterSender>.Instance
            );
        }
    }

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _options.BaseUrl = _graph.BaseUrl;
    }

    public async ValueTask DisposeAsync()
    {
        _sender?.Dispose();
        _room?.Dispose();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_goes_out_from_the_mailbox_as_the_bot()
    {
        var result = await SendAsync();

        result.ShouldBe(new LetterResult(LetterOutcome.Sent));
        var request = _graph.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        Uri.UnescapeDataString(request.RawPath).ShouldBe("/v1.0/users/koban-bot@koban.example/sendMail");
        request.Authorization.ShouldBe("Bearer token-1");
        var message = request.Body.GetProperty("Message");
        message.GetProperty("subject").GetString().ShouldBe("本日の対応事項");
        message.GetProperty("body").GetProperty("contentType").GetString().ShouldBe("text");
        message.GetProperty("body").GetProperty("content").GetString().ShouldBe(Reminder.Text);
        message.GetProperty("toRecipients")[0].GetProperty("emailAddress").GetProperty("address").GetString().ShouldBe("p1@koban.example");
        request.Body.GetProperty("SaveToSentItems").GetBoolean().ShouldBeFalse();
    }

    /// <summary>A program that shows no markup, or reads aloud, has the same in words.</summary>
    [Fact]
    public async Task A_mail_with_markup_takes_its_words_along()
    {
        await Sender.SendAsync(Reminder with { Html = "<p>本日の対応</p>" }, Cancellation);

        var sent = Encoding.UTF8.GetString(Convert.FromBase64String(_graph.Requests.ShouldHaveSingleItem().Text));
        sent.ShouldContain("Content-Type: multipart/alternative");
        var words = sent.IndexOf(Convert.ToBase64String(Encoding.UTF8.GetBytes(Reminder.Text))[..70], StringComparison.Ordinal);
        var markup = sent.IndexOf(Convert.ToBase64String(Encoding.UTF8.GetBytes("<p>本日の対応</p>")), StringComparison.Ordinal);
        words.ShouldBeGreaterThan(sent.IndexOf("text/plain; charset=utf-8", StringComparison.Ordinal));
        // The last form that a program knows is the one it shows.
        markup.ShouldBeGreaterThan(sent.IndexOf("text/html; charset=utf-8", StringComparison.Ordinal));
        markup.ShouldBeGreaterThan(words);
    }

    [Fact]
    public async Task Without_a_mailbox_the_channel_is_off()
    {
        _options.Mailbox = "";

        var result = await SendAsync();

        Sender.IsOn.ShouldBeFalse();
        result.Outcome.ShouldBe(LetterOutcome.Failed);
        _graph.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_throttled_mail_is_repeated_when_the_mailbox_says()
    {
        _graph.FailNext(ConnectorFault.Answer(429, retryAfter: "7"));

        var result = await SendAsync();

        result.Outcome.ShouldBe(LetterOutcome.Sent);
        _clock.Waits.ShouldContain(TimeSpan.FromSeconds(7));
        _graph.Requests.Count.ShouldBe(2);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("20", LetterOutcome.Sent)]
    [InlineData("30", LetterOutcome.Postponed)]
    public async Task A_pause_that_ends_before_the_time_of_a_mail_is_waited_for(string retryAfter, LetterOutcome outcome)
    {
        _graph.FailNext(ConnectorFault.Answer(429, retryAfter: retryAfter));

        var pause = TimeSpan.FromSeconds(int.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture));
        var sending = SendAsync();
        while (outcome == LetterOutcome.Sent && !_clock.Standing.Contains(pause))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        if (outcome == LetterOutcome.Sent)
        {
            _clock.Advance(pause);
        }

        (await sending).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task A_longer_pause_postpones_all_mail()
    {
        _graph.FailNext(ConnectorFault.Answer(429, retryAfter: "60"));

        var first = await SendAsync();
        var second = await SendAsync();

        first.ShouldBe(new LetterResult(LetterOutcome.Postponed) { NotBefore = AuthenticatedChannel.Now.AddSeconds(60) });
        second.ShouldBe(first);
        _graph.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_mail_in_doubt_is_reported_and_not_repeated(int status)
    {
        _graph.FailNext(status == 0 ? ConnectorFault.Reset : ConnectorFault.Answer(status, retryAfter: status == 503 ? "1" : null));

        var result = await SendAsync();

        result.Outcome.ShouldBe(LetterOutcome.Ambiguous);
        _graph.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400, "ErrorInvalidRecipients", LetterOutcome.Unreachable)]
    [InlineData(400, "ErrorInvalidRequest", LetterOutcome.Failed)]
    [InlineData(403, "ErrorAccessDenied", LetterOutcome.Failed)]
    [InlineData(404, "ErrorInvalidUser", LetterOutcome.Failed)]
    public async Task A_refusal_says_whether_the_address_is_to_blame(int status, string code, LetterOutcome outcome)
    {
        _graph.FailNext(ConnectorFault.Code(status, code));

        (await SendAsync()).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task What_never_left_is_no_doubt()
    {
        await _graph.DisposeAsync();

        (await SendAsync()).Outcome.ShouldBe(LetterOutcome.Failed);
    }

    [Fact]
    public async Task Without_a_token_for_the_mailbox_a_mail_fails_and_nothing_else_does()
    {
        using var room = new MailRoom(Options.Create(_options), Options.Create(new BotOptions()), _clock);
        using var sender = new GraphLetterSender(
            MailboxGraph.As(new MailCredential(() => new FakeCredential(_clock) { IsAway = true })),
            room,
            Options.Create(_options),
            _clock,
            NullLogger<GraphLetterSender>.Instance
        );

        (await sender.SendAsync(Reminder, Cancellation)).Outcome.ShouldBe(LetterOutcome.Failed);
        (await sender.SendAsync(Reminder, Cancellation)).Outcome.ShouldBe(LetterOutcome.Failed);
        _graph.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_mail_whose_time_is_over_is_postponed(int seconds)
    {
        var late = Reminder with { Until = _clock.GetUtcNow().AddSeconds(seconds) };

        (await Sender.SendAsync(late, Cancellation)).Outcome.ShouldBe(LetterOutcome.Postponed);
        (await SendAsync()).Outcome.ShouldBe(LetterOutcome.Sent);
        _graph.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_is_not_waited_for_longer_than_its_sender_has_it_in_hand()
    {
        _graph.FailNext(ConnectorFault.Answer(429, retryAfter: "20"));

        var result = await Sender.SendAsync(Reminder with { Until = _clock.GetUtcNow().AddSeconds(10) }, Cancellation);

        result.ShouldBe(new LetterResult(LetterOutcome.Postponed) { NotBefore = AuthenticatedChannel.Now.AddSeconds(20) });
        _graph.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("koban-bot@koban.example", 36, false)]
    [InlineData("koban-bot@koban.example", 35, true)]
    [InlineData("", 36, true)]
    public void A_mail_ends_within_the_lease_of_its_digest(string mailbox, int timeout, bool isFine)
    {
        var mail = new MailOptions { Mailbox = mailbox, Timeout = TimeSpan.FromSeconds(timeout) };

        new LeaseValidator(Options.Create(mail)).Validate(null, new DeliveryOptions()).Succeeded.ShouldBe(isFine);
    }

    [Fact]
    public async Task Thirty_mails_go_within_a_minute_and_the_next_waits_for_the_first_to_be_past()
    {
        for (var i = 0; i < 30; i++)
        {
            (await SendAsync()).Outcome.ShouldBe(LetterOutcome.Sent);
        }

        var next = await SendAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var later = await SendAsync();

        next.ShouldBe(new LetterResult(LetterOutcome.Postponed) { NotBefore = AuthenticatedChannel.Now.AddMinutes(1) });
        later.Outcome.ShouldBe(LetterOutcome.Sent);
        _graph.Requests.Count.ShouldBe(31);
    }

    [Fact]
    public async Task A_day_has_its_limit_too()
    {
        _options.PerDay = 3;
        for (var i = 0; i < 3; i++)
        {
            await SendAsync();
        }

        _clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        var next = await SendAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));

        next.Outcome.ShouldBe(LetterOutcome.Postponed);
        (await SendAsync()).Outcome.ShouldBe(LetterOutcome.Sent);
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_four_are_on_their_way_at_once()
    {
        var gate = new TaskCompletionSource();
        var underWay = 0;
        var most = 0;
        _graph.Gate = async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await gate.Task;
            Interlocked.Decrement(ref underWay);
        };

        var sending = Enumerable.Range(0, 6).Select(_ => SendAsync()).ToList();
        while (Volatile.Read(ref underWay) < 4)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        gate.SetResult();
        (await Task.WhenAll(sending)).ShouldAllBe(r => r.Outcome == LetterOutcome.Sent);

        most.ShouldBe(4);
    }

    [Theory]
    [InlineData("Mailbox", "koban-bot", "Mail:Mailbox must be")]
    [InlineData("PerMinute", "31", "Mail:PerMinute must lie between 1 and 30")]
    [InlineData("PerMinute", "0", "Mail:PerMinute must lie between 1 and 30")]
    [InlineData("PerDay", "10001", "Mail:PerDay must lie between 1 and 10000")]
    [InlineData("Concurrent", "5", "Mail:Concurrent must lie between 1 and 4")]
    [InlineData("BaseUrl", "http://graph.example/v1.0", "Mail:BaseUrl must be")]
    [InlineData("Timeout", "00:00:00", "Mail:Timeout must be")]
    public void A_wrong_setting_is_named(string setting, string value, string sentence)
    {
        var options = new MailOptions();
        var property = typeof(MailOptions).GetProperty(setting)!;
        property.SetValue(
            options,
            System.ComponentModel.TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value)
        );

        new MailOptionsValidator().Validate(null, options).FailureMessage.ShouldNotBeNull().ShouldContain(sentence);
    }

    [Fact]
    public void The_usual_settings_are_the_published_limits_and_leave_mail_off()
    {
        var options = new MailOptions();

        new MailOptionsValidator().Validate(null, options).Succeeded.ShouldBeTrue();
        (options.PerMinute, options.PerDay, options.Concurrent).ShouldBe((30, 10_000, 4));
        options.IsOn.ShouldBeFalse();
    }

    private Task<LetterResult> SendAsync() => Sender.SendAsync(Reminder, Cancellation);
}
