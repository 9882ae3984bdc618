using KobanBot.Support.Reforms;

namespace KobanBot.Core.Tests.Reforms;

/// <summary>What the preview of a 組織の変更 shows is what is there afterwards, and taken back everything is as before. Ten thousand: bench organisations.</summary>
public sealed class RandomOrganisationTests
{
    private const int Count = 200;

    [Fact]
    public async Task What_is_shown_is_what_happens_and_taken_back_all_is_as_before()
    {
        var (carriedOut, kinds) = (0, new HashSet<string>());
        for (var seed = 1; seed <= Count; seed++)
        {
            var run = await ReformCampaign.RunAsync(seed);

            run.Difference.ShouldBeNull($"seed {seed}");
            carriedOut += run.Reform is null ? 0 : 1;
            kinds.UnionWith(run.Reform?.Changes.Select(c => $"{c.Kind}") ?? []);
        }

        // Else the comparison says nothing.
        carriedOut.ShouldBeGreaterThan(Count / 2);
        kinds.Count.ShouldBe(5);
    }
}
