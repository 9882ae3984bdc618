using KobanBot.Bot.Graph;
using KobanBot.Bot.Graph.Installations;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Moq;

namespace KobanBot.Bot.Tests.Graph;

/// <summary>What is decided by Graph's answers, with the SDK's request adapter in its place and nothing on the wire.</summary>
public sealed class InstallerDecisionTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero));
    private readonly Mock<IRequestAdapter> _adapter = new();

    public InstallerDecisionTests() => _adapter.SetupProperty(a => a.BaseUrl, "https://graph.example/v1.0");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, InstallOutcome.Refused)]
    [InlineData(403, InstallOutcome.Denied)]
    [InlineData(404, InstallOutcome.Refused)]
    [InlineData(408, InstallOutcome.Later)]
    [InlineData(409, InstallOutcome.Installed)]
    [InlineData(429, InstallOutcome.Later)]
    [InlineData(502, InstallOutcome.Later)]
    public async Task Each_status_of_an_installation_has_its_outcome(int status, InstallOutcome outcome)
    {
        Accounts();
        Installs().ThrowsAsync(new ODataError { ResponseStatusCode = status });

        var result = await Installer().InstallAsync("p1@koban.example", entraObjectId: null, Cancellation);

        (result.Outcome, result.EntraObjectId).ShouldBe((outcome, "id"));
    }

    /// <summary>A policy may keep the app from one person; three in a row are no policy for one person.</summary>
    [Fact]
    public async Task After_three_in_a_row_who_are_denied_nobody_is_asked_for_within_the_hour()
    {
        Accounts();
        Installs().ThrowsAsync(new ODataError { ResponseStatusCode = 403 });
        var installer = Installer();

        var asked = new List<bool>();
        for (var person = 0; person < 4; person++)
        {
            asked.Add(!(await installer.InstallAsync($"p{person}@koban.example", entraObjectId: null, Cancellation)).WasNotAsked);
        }

        asked.ShouldBe([true, true, true, false]);
    }

    [Fact]
    public async Task Somebody_between_who_gets_it_shows_that_the_permission_is_there()
    {
        Accounts();
        var answers = new Queue<int>([403, 403, 0, 403, 403]);
        Installs()
            .Returns(() =>
                answers.Dequeue() is var status and not 0
                    ? Task.FromException<UserScopeTeamsAppInstallation?>(new ODataError { ResponseStatusCode = status })
                    : Task.FromResult<UserScopeTeamsAppInstallation?>(new UserScopeTeamsAppInstallation())
            );
        var installer = Installer();

        for (var person = 0; person < 5; person++)
        {
            (await installer.InstallAsync($"p{person}@koban.example", entraObjectId: null, Cancellation)).WasNotAsked.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Without_the_apps_id_nothing_is_asked()
    {
        using var installer = new GraphInstaller(
            new InstallationGraph(() => throw new InvalidOperationException("Nothing is to be asked.")),
            Options.Create(new InstallationOptions()),
            _clock,
            NullLogger<GraphInstaller>.Instance
        );

        (await installer.InstallAsync("p1@koban.example", entraObjectId: null, Cancellation)).WasNotAsked.ShouldBeTrue();
    }

    private void Accounts() =>
        _adapter
            .Setup(a =>
                a.SendAsync(
                    It.IsAny<RequestInformation>(),
                    It.IsAny<ParsableFactory<User>>(),
                    It.IsAny<Dictionary<string, ParsableFactory<IParsable>>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(new User { Id = "id" });

    private Moq.Language.Flow.ISetup<IRequestAdapter, Task<UserScopeTeamsAppInstallation?>> Installs()
    {
        // The body is written by the adapter's own writer.
        _adapter.Setup(a => a.SerializationWriterFactory).Returns(new Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory());
        return _adapter.Setup(a =>
            a.SendAsync(
                It.IsAny<RequestInformation>(),
                It.IsAny<ParsableFactory<UserScopeTeamsAppInstallation>>(),
                It.IsAny<Dictionary<string, ParsableFactory<IParsable>>>(),
                It.IsAny<CancellationToken>()
            )
        );
    }

    private GraphInstaller Installer() =>
        new(
            new InstallationGraph(() => new GraphConnection(_adapter.Object)),
            Options.Create(new InstallationOptions { CatalogId = "22222222-aaaa-4bbb-8ccc-000000000002" }),
            _clock,
            NullLogger<GraphInstaller>.Instance
        );
}
