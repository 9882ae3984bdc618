using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Summaries;

/// <summary>The extracts follow the councils, and one rebuild finds and names everything that does not.</summary>
public sealed class ProjectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_row_is_read_back_as_the_extract_that_it_was()
    {
        foreach (var council in (await SamplePrefecture.DataAsync("small", SummaryScope.Prefecture)).Councils)
        {
            StorageJson.Write(ExtractRow.Of(ExtractRow.Of(council).ToExtract())).ShouldBe(StorageJson.Write(ExtractRow.Of(council)));
            StorageJson.Write(ExtractRow.Of(council).ToExtract()).ShouldBe(StorageJson.Write(council));
        }
    }

    [Fact]
    public async Task A_second_rebuild_has_nothing_to_report()
    {
        var storage = await SamplePrefecture.CopyAsync("small");

        (await storage.SummaryProjection.RebuildAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rebuild_reports_and_puts_right_every_difference()
    {
        var storage = await SamplePrefecture.CopyAsync("small");
        var stations = storage.Stations;
        var missing = (await stations.FindAsync("101", Keys.ExtractOf(new CouncilId("C10101")), None))!;
        var wrong = (await stations.FindAsync("101", Keys.ExtractOf(new CouncilId("C10102")), None))!;
        var entry = (await stations.FindAsync(Keys.StationIndex, Keys.EntryOf(new StationId("401")), None))!;
        await stations.TryWriteAsync("101", [RowWrite.Delete(missing), RowWrite.Put(wrong with { Body = missing.Body }, wrong)], None);
        await stations.TryWriteAsync(Keys.StationIndex, [RowWrite.Delete(entry)], None);
        await stations.TryWriteAsync("201", [RowWrite.Insert(missing with { Partition = "201", ETag = null })], None);

        var differences = await storage.SummaryProjection.RebuildAsync(None);

        differences.ShouldBe(
            [
                "警察署 401：一覧になし",
                "連絡協議会 C10101（警察署 101）：集計用の事実なし",
                "連絡協議会 C10101（警察署 201）：所属しない署に集計用の事実あり",
                "連絡協議会 C10102（警察署 101）：集計用の事実が異なる",
            ],
            ignoreOrder: true
        );
        (await storage.SummaryProjection.RebuildAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_projections_at_once_the_newer_facts_stay()
    {
        var storage = await SamplePrefecture.CopyAsync("small");
        var id = new CouncilId("C10101");
        var other = new SummaryProjection(new MemoryStorage(storage.Councils, storage.Stations, storage.People, storage.Accounts).Tables);
        var entered = false;
        storage.Hooks.Stations.OnBefore = async call =>
        {
            if (call.Operation == TableOperation.Transaction && !entered)
            {
                entered = true;
                var loaded = (await storage.CouncilStore.FindAsync(id, None))!;
                await storage.CouncilStore.TryCommitAsync(loaded.Version, Planned(loaded.Facts, 2028), None);
                await other.ProjectAsync(id, None);
            }
        };
        var first = (await storage.CouncilStore.FindAsync(id, None))!;
        await storage.CouncilStore.TryCommitAsync(first.Version, Planned(first.Facts, 2027), None);

        await storage.SummaryProjection.ProjectAsync(id, None);

        entered.ShouldBeTrue();
        var council = (await storage.SummaryStore.LoadAsync(SummaryScope.Of(new StationId("101")), None)).Councils.Single(c =>
            c.Council.Id == id
        );
        council.PlanFor(new FiscalYear(2028)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_station_reads_one_range_for_itself_and_each_merged_one_and_the_headquarters_one_for_each_station()
    {
        var storage = await SamplePrefecture.CopyAsync("full");

        (await ReadsAsync(storage, SummaryScope.Of(new StationId("101")))).ShouldBe(2);
        (await ReadsAsync(storage, SummaryScope.Of(new StationId("401")))).ShouldBe(3);
        (await ReadsAsync(storage, SummaryScope.Of(new CouncilId("C10101")))).ShouldBe(3);
        (await ReadsAsync(storage, SummaryScope.Prefecture)).ShouldBe(65);
    }

    [Fact]
    public async Task A_council_that_moved_lies_with_both_stations_and_is_counted_once()
    {
        var storage = await SamplePrefecture.CopyAsync("small");
        var data = await storage.SummaryStore.LoadAsync(SummaryScope.Prefecture, None);

        data.Councils.Select(c => c.Council.Id).ShouldBeUnique();
        storage.Stations.Rows.Count(r => r.Key == Keys.ExtractOf(new CouncilId("C40106"))).ShouldBe(2);
    }

    private static async Task<int> ReadsAsync(MemoryStorage storage, SummaryScope scope)
    {
        using var calls = StorageCalls.Start();
        await storage.SummaryStore.LoadAsync(scope, None);
        return calls.Reads;
    }

    private static CouncilChange Planned(CouncilFacts facts, int year) =>
        new()
        {
            Audit = new AuditEntry(World.Now.AddSeconds(year), World.Lead.Id, "plan", new Guid(year, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
            Writes =
            [
                new CouncilWrite.PutPlan(
                    new Core.Facts.MeetingPlan
                    {
                        Year = new FiscalYear(year),
                        Version = 1,
                        Meetings = [],
                    }
                ),
            ],
        };
}
