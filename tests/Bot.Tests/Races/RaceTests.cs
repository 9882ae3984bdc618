using KobanBot.Support.Races;

namespace KobanBot.Bot.Tests.Races;

/// <summary>Ten thousand and more are a campaign: `bench -- races`.</summary>
public sealed class RaceTests
{
    private const int Races = 400;

    [Fact]
    public async Task No_interleaving_loses_doubles_or_mixes_anything()
    {
        var faults = await RaceCampaign.RunAsync(firstSeed: 1, Races, SeededBug.None, stopsAtFirst: false);

        faults.ShouldBeEmpty();
    }

    /// <summary>The same seeds as above, so that what they prove is proved.</summary>
    [Theory]
    [InlineData(nameof(SeededBug.DraftWithoutIfMatch))]
    [InlineData(nameof(SeededBug.HeadWithoutIfMatch))]
    [InlineData(nameof(SeededBug.LostRaceReportedAsWon))]
    [InlineData(nameof(SeededBug.AnswersForgotten))]
    public async Task A_seeded_bug_is_found(string bug)
    {
        var faults = await RaceCampaign.RunAsync(firstSeed: 1, Races, Enum.Parse<SeededBug>(bug), stopsAtFirst: true);

        faults.ShouldNotBeEmpty();
    }
}
