using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Import;

/// <summary>An older file after a registered 組織の変更 overwrites nothing: each row that does not know of it is refused with the reason.</summary>
public sealed class ReformImportTests
{
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly ReformStation Central = new(new StationId("101"), "中央警察署", Area.Sapporo);
    private static readonly ReformStation Other = new(new StationId("102"), "北警察署", Area.Sapporo);
    private static readonly PoliceBox Box = Of("B1", "中央交番");
    private static readonly PoliceBox Village = Of("B2", "古町駐在所");

    public static TheoryData<string, string[]> Reforms { get; } =
        new()
        {
            {
                nameof(ReformKind.MergeStation),
                [
                    "stations.csv 2 有効終了日 統合先警察署コードを記入",
                    "police_box_stations.csv 2 警察署コード 中央交番（B1）は令和9年4月1日から北警察署（102）です。",
                    "police_box_stations.csv 4 警察署コード 古町駐在所（B2）は令和9年4月1日から北警察署（102）です。",
                    "assignments.csv 4 終了日 この所属は令和9年3月31日まで",
                ]
            },
            { nameof(ReformKind.MoveStation), ["stations.csv 2 方面 令和9年4月1日からの行を函館方面として"] },
            {
                nameof(ReformKind.MoveBox),
                ["police_box_stations.csv 2 警察署コード 中央交番（B1）は令和9年4月1日から北警察署（102）です。"]
            },
            { nameof(ReformKind.OpenBox), ["stations.csv 4 警察署コード 南交番（B7）は令和9年4月1日から北警察署（102）です。"] },
            {
                nameof(ReformKind.CloseBox),
                [
                    "police_box_stations.csv 2 警察署コード 中央交番は令和9年3月31日までです。",
                    "council_police_boxes.csv 2 終了日 中央交番は令和9年3月31日までです。",
                    "assignments.csv 2 終了日 この所属は令和9年3月31日まで",
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Reforms))]
    public async Task Each_row_from_before_is_refused_with_the_reason_and_nothing_is_written(string kind, string[] expected)
    {
        using var folder = Folder();
        var storage = await RegisteredAsync(Reform(Enum.Parse<ReformKind>(kind)));

        var (code, output) = await folder.ImportAsync(storage.ImportStore, tracked: new DateOnly(2026, 4, 1));

        code.ShouldBe(1);
        output.ShouldContain("令和9年4月1日付けの組織の変更");
        var report = (await File.ReadAllLinesAsync(folder.ReportPath, TestContext.Current.CancellationToken)).Skip(1).ToList();
        report.Count.ShouldBe(expected.Length, string.Join('\n', report));
        foreach (var line in expected)
        {
            report.ShouldContain(r => line.Split(' ', 4).All(part => r.Contains(part, StringComparison.Ordinal)), line);
        }

        (await storage.CouncilStore.FindAsync(new CouncilId("C1"), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_knows_of_it_is_taken_and_so_is_any_once_it_was_taken_back()
    {
        using var folder = Folder()
            .Replace("police_box_stations.csv", "B1,101,1995-04-01,", "B1,101,1995-04-01,2027-03-31\nB1,102,2027-04-01,");
        (await folder.ImportAsync((await RegisteredAsync(Reform(ReformKind.MoveBox))).ImportStore, tracked: Day)).ExitCode.ShouldBe(0);

        using var older = Folder();
        var back = await RegisteredAsync(Reform(ReformKind.MergeStation) with { TakenBack = true });
        (await older.ImportAsync(back.ImportStore, tracked: Day)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_change_that_is_history_counts_too()
    {
        using var folder = Folder();
        var storage = await RegisteredAsync(Reform(ReformKind.MoveBox) with { IsOver = true });

        (await folder.ImportAsync(storage.ImportStore, tracked: Day)).ExitCode.ShouldBe(1);
    }

    private static ImportFolder Folder() =>
        new ImportFolder().Replace(
            "stations.csv",
            "191,古町警察署,札幌,1995-04-01,2026-03-31,101",
            "191,古町警察署,札幌,1995-04-01,2026-03-31,101\n102,北警察署,札幌,1995-04-01,,"
        );

    private static RegisteredReform Reform(ReformKind kind)
    {
        var into =
            kind == ReformKind.MoveStation ? Central with { Area = Area.Hakodate }
            : kind == ReformKind.CloseBox ? Central
            : Other;
        IReadOnlyList<PoliceBox> boxes = kind switch
        {
            ReformKind.MergeStation => [Box, Village],
            ReformKind.MoveStation => [],
            ReformKind.OpenBox => [Of("B7", "南交番")],
            _ => [Box],
        };
        var from = kind == ReformKind.OpenBox ? Other : Central;
        return new RegisteredReform
        {
            Id = "r1",
            Day = Day,
            Changes = [new ReformChange(kind, Day, from, into, boxes)],
        };
    }

    private static PoliceBox Of(string id, string name) =>
        new(
            new PoliceBoxId(id),
            name,
            PoliceBoxKind.Koban,
            [new PoliceBoxPeriod(new StationId("101"), new DayRange(new(1995, 4, 1), null))]
        );

    private static async Task<MemoryStorage> RegisteredAsync(RegisteredReform reform)
    {
        var storage = new MemoryStorage();
        await storage.ImportStore.PutDirectoryAsync(
            new OfficeDirectory("HQ", OfficeKind.Headquarters, Area: null, [], [], []),
            CancellationToken.None
        );
        var headquarters = (await storage.OfficeStore.FindAsync("HQ", CancellationToken.None))!; // Just put.
        var write = new OfficeWrite.Put<RegisteredReform>(HeadquartersKinds.Reform, reform);
        (
            await storage.OfficeStore.TryCommitAsync(headquarters.Version, new OfficeChange { Writes = [write] }, CancellationToken.None)
        ).ShouldBeTrue();
        return storage;
    }
}
