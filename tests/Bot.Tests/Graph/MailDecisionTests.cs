using System.Text;
using Azure.Identity;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Kiota.Abstractions;

namespace KobanBot.Bot.Tests.Graph;

/// <summary>What becomes of a mail by Graph's answers, and what a mailbox that is only asked tells. What is on the wire: <see cref="GraphLetterSenderTests"/>.</summary>
public sealed class MailDecisionTests : IDisposable
{
    private static readonly Letter Words = new("p1@koban.example", "本日の対応事項", "本文");
    private static readonly Letter Markup = Words with { Html = "<p>本文</p>" };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero));
    private readonly IOptions<MailOptions> _options = Options.Create(new MailOptions { Mailbox = "bot@koban.example" });
    private readonly MockedGraph _graph = new();
    private readonly MailRoom _room;
    private readonly GraphLetterSender _sender;

    public MailDecisionTests()
    {
        _room = new MailRoom(_options, Options.Create(new BotOptions()), _clock);
        _sender = new GraphLetterSender(_graph.Mailboxes, _room, _options, _clock, NullLogger<GraphLetterSender>.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MailboxProbe Probe =>
        new(_graph.Mailboxes, _options, Options.Create(new MeetingCalendarOptions { Mailbox = "plan@koban.example" }));

    public void Dispose()
    {
        _sender.Dispose();
        _room.Dispose();
    }

    [Theory]
    [InlineData(400, "ErrorInvalidRecipients", LetterOutcome.Unreachable)]
    [InlineData(400, "ErrorInvalidRequest", LetterOutcome.Failed)]
    [InlineData(401, "InvalidAuthenticationToken", LetterOutcome.Failed)]
    [InlineData(403, "ErrorAccessDenied", LetterOutcome.Failed)]
    [InlineData(404, "ErrorInvalidUser", LetterOutcome.Failed)]
    [InlineData(408, null, LetterOutcome.Ambiguous)]
    [InlineData(500, null, LetterOutcome.Ambiguous)]
    [InlineData(503, null, LetterOutcome.Ambiguous)]
    public async Task Each_status_has_its_outcome_with_and_without_markup(int status, string? code, LetterOutcome outcome)
    {
        _graph.Refuses(status, code);

        (await _sender.SendAsync(Words, Cancellation)).Outcome.ShouldBe(outcome);
        (await _sender.SendAsync(Markup, Cancellation)).Outcome.ShouldBe(outcome);
        _graph.Asked.Count.ShouldBe(2);
    }

    /// <summary>It is not tried again by itself where it may have left: nobody is to read the same twice.</summary>
    [Theory]
    [InlineData(HttpRequestError.ConnectionError, LetterOutcome.Failed)]
    [InlineData(HttpRequestError.NameResolutionError, LetterOutcome.Failed)]
    [InlineData(HttpRequestError.ResponseEnded, LetterOutcome.Ambiguous)]
    public async Task What_never_left_is_told_from_what_may_have_arrived(HttpRequestError error, LetterOutcome outcome)
    {
        _graph.Fails(() => new HttpRequestException(error));

        (await _sender.SendAsync(Markup, Cancellation)).Outcome.ShouldBe(outcome);
        _graph.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_expired_consent_has_sent_nothing()
    {
        _graph.Fails(() => new AuthenticationFailedException("expired"));

        (await _sender.SendAsync(Words, Cancellation)).Outcome.ShouldBe(LetterOutcome.Failed);
    }

    [Fact]
    public async Task A_pause_beyond_the_time_of_a_mail_postpones_it_and_the_next_without_asking()
    {
        _graph.Refuses(429, retryAfter: "120");

        var first = await _sender.SendAsync(Words, Cancellation);
        var second = await _sender.SendAsync(Words, Cancellation);

        first.ShouldBe(new LetterResult(LetterOutcome.Postponed) { NotBefore = _clock.GetUtcNow().AddMinutes(2) });
        second.ShouldBe(first);
        _graph.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Markup_goes_as_a_whole_message_and_words_alone_as_a_typed_one()
    {
        await _sender.SendAsync(Words, Cancellation);
        await _sender.SendAsync(Markup, Cancellation);

        _graph.Asked.ShouldAllBe(r => r.Method == Method.POST);
        _graph.Asked[0].Body.ShouldContain("saveToSentItems", Case.Insensitive);
        Encoding.UTF8.GetString(Convert.FromBase64String(_graph.Asked[1].Body)).ShouldContain("multipart/alternative");
    }

    /// <summary>Exchange lets in whom it then tells that the mail goes to nobody.</summary>
    [Theory]
    [InlineData(400, "Allowed")]
    [InlineData(401, "Denied")]
    [InlineData(403, "Denied")]
    [InlineData(404, "NotThere")]
    [InlineData(429, "Unknown")]
    [InlineData(503, "Unknown")]
    public async Task A_mailbox_that_is_only_asked_tells_whether_it_may_be_used(int status, string answer)
    {
        _graph.Refuses(status);

        (await Probe.MayMailAsync(Cancellation)).ToString().ShouldBe(answer);
        (await Probe.MayEnterAsync(Cancellation)).ToString().ShouldBe(answer);
    }

    [Fact]
    public async Task To_ask_sends_no_mail_to_anybody_and_reads_no_more_than_an_id()
    {
        (await Probe.MayMailAsync(Cancellation)).ShouldBe(MailboxAnswer.Allowed);
        (await Probe.MayEnterAsync(Cancellation)).ShouldBe(MailboxAnswer.Allowed);

        var body = _graph.Asked[0].Body;
        body.ShouldContain("\"toRecipients\":[]");
        body.ShouldNotContain("Recipients\":[{");
        _graph.Asked[1].Method.ShouldBe(Method.GET);
        Uri.UnescapeDataString(_graph.Asked[1].Uri.Query).ShouldBe("?$select=id&$top=1");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_tells_nothing()
    {
        _graph.Fails(() => new HttpRequestException("cut"));

        (await Probe.MayMailAsync(Cancellation)).ShouldBe(MailboxAnswer.Unknown);
    }
}
