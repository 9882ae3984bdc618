using KobanBot.Bot.Graph;
using KobanBot.Bot.Graph.Installations;
using KobanBot.Bot.Tests.BotFramework;
using KobanBot.Core.Correspondence;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Graph;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Graph;

/// <summary>What goes over the wire to look an account up and to install the app, and what each answer of Graph comes to.</summary>
public sealed class GraphInstallerTests : IAsyncLifetime
{
    private const string Account = "p1@koban.example";
    private const string Id = "11111111-aaaa-4bbb-8ccc-000000000001";
    private const string Catalog = "22222222-aaaa-4bbb-8ccc-000000000002";

    private readonly FakeTimeProvider _clock = new(AuthenticatedChannel.Now);
    private FakeGraph _graph = null!;
    private GraphInstaller _installer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _graph.Accounts[Account] = Id;
        var options = new InstallationOptions { CatalogId = Catalog, BaseUrl = _graph.BaseUrl };
        _installer = new GraphInstaller(
            new InstallationGraph(() => new GraphConnection(new FakeCredential(_clock), _graph.BaseUrl)),
            Options.Create(options),
            _clock,
            NullLogger<GraphInstaller>.Instance
        );
    }

    public async ValueTask DisposeAsync()
    {
        _installer.Dispose();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task The_account_is_looked_up_and_the_app_of_the_catalogue_is_installed_for_it()
    {
        (await InstallAsync()).ShouldBe(new InstallResult(InstallOutcome.Installed) { EntraObjectId = Id });

        _graph
            .Requests.Select(r => $"{r.Method} {Uri.UnescapeDataString(r.RawPath)}")
            .ShouldBe([$"GET /v1.0/users/{Account}?$select=id", $"POST /v1.0/users/{Id}/teamwork/installedApps"]);
        _graph.Requests.ShouldAllBe(r => r.Authorization == "Bearer token-1" || r.Authorization == "Bearer token-2");
        _graph.Installed[Id].ShouldBe($"{_graph.BaseUrl}/appCatalogs/teamsApps/{Catalog}");
    }

    [Fact]
    public async Task A_known_account_is_not_looked_up()
    {
        (await _installer.InstallAsync(Account, Id, Cancellation)).Outcome.ShouldBe(InstallOutcome.Installed);

        _graph.Requests.ShouldHaveSingleItem().Method.ShouldBe("POST");
    }

    /// <summary>Installed, and the answer was lost: the next try hears 409, and that is as good.</summary>
    [Fact]
    public async Task What_was_half_done_is_found_done()
    {
        _graph.Installed[Id] = "by hand, or by an answer that was lost";

        (await InstallAsync()).ShouldBe(new InstallResult(InstallOutcome.Installed) { EntraObjectId = Id });
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_named_so()
    {
        _graph.Accounts.Clear();

        (await InstallAsync()).ShouldBe(new InstallResult(InstallOutcome.NoAccount));
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "60", 60)]
    [InlineData(500, null, 300)]
    public async Task A_service_that_asks_to_wait_is_left_alone_for_everybody(int status, string? retryAfter, int seconds)
    {
        _graph.FailNext(ConnectorFault.Answer(status, retryAfter: retryAfter));
        var until = _clock.GetUtcNow().AddSeconds(seconds);

        (await InstallAsync()).ShouldBe(new InstallResult(InstallOutcome.Later) { NotBefore = until });
        (await InstallAsync()).ShouldBe(new InstallResult(InstallOutcome.Later) { NotBefore = until, WasNotAsked = true });
        _graph.Requests.Count.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(seconds));
        (await InstallAsync()).Outcome.ShouldBe(InstallOutcome.Installed);
    }

    /// <summary>An expired consent: nobody is asked for until somebody has mended it, and then all goes on.</summary>
    [Theory]
    [InlineData(401, "InvalidAuthenticationToken")]
    [InlineData(403, "Authorization_RequestDenied")]
    public async Task A_missing_consent_is_asked_for_again_after_an_hour(int status, string code)
    {
        _graph.FailNext(ConnectorFault.Code(status, code));

        (await InstallAsync()).Outcome.ShouldBe(InstallOutcome.Denied);
        (await InstallAsync()).WasNotAsked.ShouldBeTrue();

        _clock.Advance(TimeSpan.FromHours(1));
        (await InstallAsync()).Outcome.ShouldBe(InstallOutcome.Installed);
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_for_later_and_the_account_that_was_found_stays_known()
    {
        _graph.Gate = () =>
        {
            if (_graph.Requests.Count == 2)
            {
                _graph.FailNext(ConnectorFault.Reset);
            }

            return Task.CompletedTask;
        };

        var result = await InstallAsync();

        (result.Outcome, result.EntraObjectId).ShouldBe((InstallOutcome.Later, Id));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        using var installer = new GraphInstaller(
            new InstallationGraph(() => new GraphConnection(new FakeCredential(_clock) { IsAway = true }, _graph.BaseUrl)),
            Options.Create(new InstallationOptions { CatalogId = Catalog, BaseUrl = _graph.BaseUrl }),
            _clock,
            NullLogger<GraphInstaller>.Instance
        );

        (await installer.InstallAsync(Account, entraObjectId: null, Cancellation)).Outcome.ShouldBe(InstallOutcome.Denied);
        _graph.Requests.ShouldBeEmpty();
    }

    private Task<InstallResult> InstallAsync() => _installer.InstallAsync(Account, entraObjectId: null, Cancellation);
}
