using System.Net;
using KobanBot.Support.BotFramework;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Delivery;

/// <summary>The test of the test: the strict connector sees a limit that is crossed by one.</summary>
public sealed class StrictConnectorTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(7, 0.9, "7 in 1 s")]
    [InlineData(8, 1.9, "8 in 2 s")]
    [InlineData(60, 29.9, "60 in 30 s")]
    [InlineData(1800, 3599, "1800 in 3600 s")]
    public async Task One_message_too_many_within_a_window_of_one_conversation_is_refused(int most, double seconds, string limit)
    {
        await using var connector = await StrictConnector.StartAsync(SeededFaults.None, _clock);
        using var http = new HttpClient();

        for (var i = 0; i < most; i++)
        {
            (await PostAsync(http, connector, "chat")).ShouldBe(HttpStatusCode.OK, $"the {i + 1}th");
            _clock.Advance(TimeSpan.FromSeconds(seconds / most));
        }

        (await PostAsync(http, connector, "chat")).ShouldBe(HttpStatusCode.TooManyRequests);
        connector.Crossed.ShouldHaveSingleItem().ShouldStartWith(limit);
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(51, 1)]
    public async Task The_51st_request_of_the_app_within_a_second_is_refused(int requests, int crossed)
    {
        await using var connector = await StrictConnector.StartAsync(SeededFaults.None, _clock);
        using var http = new HttpClient();

        for (var i = 0; i < requests; i++)
        {
            await PostAsync(http, connector, $"chat-{i}");
        }

        connector.Crossed.Count.ShouldBe(crossed);
        connector.Busiest.ShouldBe(requests);
    }

    [Fact]
    public async Task A_window_that_is_past_counts_no_more()
    {
        await using var connector = await StrictConnector.StartAsync(SeededFaults.None, _clock);
        using var http = new HttpClient();

        for (var i = 0; i < 60; i++)
        {
            await PostAsync(http, connector, "chat");
            _clock.Advance(TimeSpan.FromSeconds(0.5));
        }

        await PostAsync(http, connector, "chat");
        connector.Crossed.ShouldBeEmpty();
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, StrictConnector connector, string conversation)
    {
        using var answer = await http.PostAsync(
            new Uri($"{connector.ServiceUrl}v3/conversations/{conversation}/activities"),
            new StringContent("{}"),
            Cancellation
        );
        return answer.StatusCode;
    }
}
