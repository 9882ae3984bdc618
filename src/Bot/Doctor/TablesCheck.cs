using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Doctor;

/// <summary>Each table: there, readable, and open to a change. The change is the deletion of a row that does not exist, so nothing is written.</summary>
internal sealed class TablesCheck(StorageTables tables) : IDoctorCheck
{
    private static readonly Row Nowhere = new("~doctor", "~doctor", Schema: 1, "") { ETag = "W/\"~doctor\"" };

    public string Name => "表と権限";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        try
        {
            // A range, because a point read cannot tell a missing table from a missing row.
            await Task.WhenAll(tables.All.Select(t => t.ReadRangeAsync(Nowhere.Partition, "~", "~~", cancellation)));
        }
        catch (StorageUnavailableException)
        {
            return new Finding(
                Name,
                Verdict.Broken,
                "表を読めません。",
                "Storage:AccountUri、表の有無、IDのロール、ネットワーク（プライベートエンドポイント）を確認してください。"
            );
        }

        try
        {
            await Task.WhenAll(tables.All.Select(t => t.TryWriteAsync(Nowhere.Partition, [RowWrite.Delete(Nowhere)], cancellation)));
            return new Finding(Name, Verdict.Fine, $"{tables.All.Count()}表を読み書きできます。");
        }
        catch (StorageUnavailableException)
        {
            return new Finding(
                Name,
                Verdict.Broken,
                "表を変更できません。",
                "IDに、表の行を変更するロールを割り当ててください（infra/README.md）。"
            );
        }
    }
}
