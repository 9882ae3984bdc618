using KobanBot.EndToEnd.Tests.Storage;
using KobanBot.Support.Races;

namespace KobanBot.EndToEnd.Tests.Races;

/// <summary>The same races as in memory, at once and ungated, on real table storage: a council for each. More are `bench -- races --azurite`.</summary>
public sealed class AzuriteRaceTests(ServiceTables service)
{
    private const int Races = 100;

    [Fact]
    public async Task Races_on_Azurite_lose_double_or_mix_nothing()
    {
        var tables = await service.NewAsync();

        var faults = await RaceCampaign.RunFreelyAsync(tables, firstSeed: 1, Races, TestContext.Current.CancellationToken);

        faults.ShouldBeEmpty();
    }
}
