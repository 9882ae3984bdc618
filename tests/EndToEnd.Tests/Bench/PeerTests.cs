using System.Net.Http.Json;
using System.Text.Json;
using KobanBot.Dev;
using KobanBot.Support.BotFramework;

namespace KobanBot.EndToEnd.Tests.Bench;

/// <summary>The echo on the SDK's own adapter, beside which the bot is measured (bench/Peer): it does the work that the comparison says.</summary>
public sealed class PeerTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private FakeConnector? _connector;
    private ChildProcess? _peer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _http.BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var tools = await NodeTools.PrepareAsync(_ => { }, Cancellation);
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var folder = RepositoryRoot.Combine("artifacts", "bin", "Peer", configuration);
        _peer = ChildProcess.Start(
            "The peer",
            tools.Node,
            [Path.Combine(NodeTools.Folder, "node", "run.cjs"), "dotnet", Path.Combine(folder, "KobanBot.Peer.dll")],
            folder,
            new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = _http.BaseAddress.ToString() },
            onLine: null
        );
        await _peer.WaitForHttpAsync(new Uri(_http.BaseAddress, "ready"), status => status == 200, TimeSpan.FromSeconds(60), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_peer is not null)
        {
            await _peer.DisposeAsync();
        }

        if (_connector is not null)
        {
            await _connector.DisposeAsync();
        }

        _http.Dispose();
    }

    [Fact]
    public async Task A_message_comes_back_through_the_connector()
    {
        using var answer = await PostAsync(""" "type":"message","text":"ヘルプ" """);

        answer.EnsureSuccessStatusCode();
        var sent = await Connector.NextAsync(Cancellation);
        sent.Operation.ShouldBe("reply");
        sent.ConversationId.ShouldBe("chat");
        sent.Text.ShouldBe("ヘルプ");
    }

    [Fact]
    public async Task A_button_is_answered_with_a_card()
    {
        using var answer = await PostAsync(
            """
            "type":"invoke","name":"adaptiveCard/action",
            "value":{"action":{"type":"Action.Execute","verb":"home.help","data":{"command":"1"}},"trigger":"automatic"}
            """
        );

        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        body.GetProperty("statusCode").GetInt32().ShouldBe(200);
        body.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        body.GetProperty("value").GetProperty("body")[0].GetProperty("text").GetString().ShouldBe("home.help");
        Connector.Requests.ShouldBeEmpty();
    }

    private FakeConnector Connector => _connector ?? throw new InvalidOperationException("The connector is started before any test.");

    private Task<HttpResponseMessage> PostAsync(string properties)
    {
        var activity = $$"""
            {
              {{properties}}, "id":"1", "channelId":"msteams", "serviceUrl":"{{Connector.ServiceUrl}}",
              "from":{"id":"29:hanako"}, "recipient":{"id":"28:bot"},
              "conversation":{"id":"chat","conversationType":"personal","tenantId":"t"}
            }
            """;
        return _http.PostAsync(new Uri("/api/messages", UriKind.Relative), JsonBody(activity), Cancellation);
    }

    private static StringContent JsonBody(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
