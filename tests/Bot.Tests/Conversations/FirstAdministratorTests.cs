using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>Who begins in an installation without anybody.</summary>
public sealed class FirstAdministratorTests
{
    private const string Named = "First@koban.example";

    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task Who_is_named_by_the_configuration_begins_with_the_rights_of_the_headquarters()
    {
        (await AdministratorsOf(Named).TryAddAsync("first@KOBAN.example", "試験 一葉", CancellationToken.None)).ShouldBeTrue();

        var found = (await _storage.PersonStore.FindByPrincipalNameAsync(Named, CancellationToken.None)).ShouldNotBeNull().Officer;
        found.Title.ShouldBe("管理者 試験 一葉");
        found.On(new DateOnly(2026, 11, 24)).Select(a => a.Role).ShouldBe([Role.Headquarters]);
        _storage.People.Rows.ShouldContain(r => r.Key.StartsWith("7audit|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_is_let_in()
    {
        (await AdministratorsOf(Named).TryAddAsync("second@koban.example", null, CancellationToken.None)).ShouldBeFalse();
        (await AdministratorsOf().TryAddAsync(Named, null, CancellationToken.None)).ShouldBeFalse();

        _storage.People.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_the_headquarters_has_officers_the_setting_has_no_effect()
    {
        await World.FillAsync(_storage);

        (await AdministratorsOf(Named).TryAddAsync(Named, null, CancellationToken.None)).ShouldBeFalse();

        (await _storage.PersonStore.FindByPrincipalNameAsync(Named, CancellationToken.None)).ShouldBeNull();
    }

    private FirstAdministrators AdministratorsOf(params IReadOnlyList<string> names) =>
        new(
            new PersonnelStore(_storage.Tables),
            _storage.OfficeStore,
            Options.Create(new PeopleOptions { FirstAdministrators = names }),
            new FakeTimeProvider(World.Now),
            NullLogger<FirstAdministrators>.Instance
        );
}
