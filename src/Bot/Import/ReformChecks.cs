using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <summary>
/// A file from before a registered 組織の変更 is refused row by row: nothing that headquarters have registered is overwritten by an import. On the
/// day of each change the files must say what it says.
/// </summary>
internal sealed class ReformChecks(ImportInput input, ImportProblems problems) : InputChecks(input, problems)
{
    private const string Code = "交番等コード";

    public void Run(IEnumerable<RegisteredReform> reforms)
    {
        foreach (var change in reforms.Where(r => !r.TakenBack).OrderBy(r => r.Day).SelectMany(r => r.Changes))
        {
            CheckStation(change);
            CheckBoxes(change);
            CheckPostings(change);
        }
    }

    private void CheckStation(ReformChange change)
    {
        foreach (var entry in Input.Stations.Valid.Where(s => s.Value.Code == change.From.Id.Value))
        {
            var row = entry.Value;
            if (change.Kind == ReformKind.MergeStation && row.Period.Days.Contains(change.Day))
            {
                Report(
                    entry,
                    "有効終了日",
                    $"{Registered(change)}有効終了日を{Day(change.Last)}とし、統合先警察署コードを記入してください。"
                );
            }
            else if (change.Kind == ReformKind.MergeStation && row.Period.Days.To == change.Last && row.MergedInto != change.Into.Id.Value)
            {
                Report(entry, "統合先警察署コード", $"{Registered(change)}統合先は{change.Into.Name}（{change.Into.Id}）です。");
            }
            else if (change.Kind == ReformKind.MoveStation && row.Period.Days.Contains(change.Day) && row.Period.Area != change.Into.Area)
            {
                Report(
                    entry,
                    "方面",
                    $"{Registered(change)}{Day(change.Day)}からの行を{change.Into.Area.Japanese()}として追加してください。"
                );
            }
        }
    }

    private void CheckBoxes(ReformChange change)
    {
        foreach (var box in change.Boxes)
        {
            var rows = Input.PoliceBoxStations.Valid.Where(l => l.Value.PoliceBox == box.Id.Value).ToList();
            foreach (var entry in rows.Where(e => e.Value.Days.Contains(change.Day) && e.Value.Station != Owner(change)?.Value))
            {
                Report(entry, "警察署コード", $"{Registered(change)}{Words(change, box)}");
            }

            if (Owner(change) is { } owner && !rows.Exists(e => e.Value.Station == owner.Value && e.Value.Days.Contains(change.Day)))
            {
                ReportMissing(change, box, rows);
            }

            foreach (
                var entry in Input.CouncilPoliceBoxes.Valid.Where(l => change.Kind == ReformKind.CloseBox && IsOf(l.Value, box, change.Day))
            )
            {
                Report(entry, "終了日", $"{Registered(change)}{box.Name}は{Day(change.Last)}までです。終了日を記入してください。");
            }
        }
    }

    /// <summary>The police box has no row for the day: of a new one, or where the old row ends and none follows.</summary>
    private void ReportMissing(ReformChange change, PoliceBox box, List<Entry<PoliceBoxStationRow>> rows)
    {
        var sentence = $"{Registered(change)}{Words(change, box)}";
        if (rows.Count > 0)
        {
            if (!rows.Exists(e => e.Value.Days.Contains(change.Day)))
            {
                Report(rows[^1], "終了日", sentence);
            }
        }
        else if (Input.Stations.Valid.FirstOrDefault(s => s.Value.Code == change.Into.Id.Value) is { } station)
        {
            Report(station, "警察署コード", sentence);
        }
    }

    private void CheckPostings(ReformChange change)
    {
        foreach (
            var entry in Input.Assignments.Valid.Where(a => change.EndedUnits.Contains(a.Value.Unit) && a.Value.Days.Contains(change.Day))
        )
        {
            Report(
                entry,
                "終了日",
                $"{Registered(change)}この所属は{Day(change.Last)}までです。終了日と、新しい所属の行を記入してください。"
            );
        }
    }

    private static bool IsOf(CouncilPoliceBoxRow row, PoliceBox box, DateOnly day) =>
        row.PoliceBox == box.Id.Value && row.Days.Contains(day);

    /// <summary>To which the change's police boxes belong on its day; null for none.</summary>
    private static StationId? Owner(ReformChange change) =>
        change.Kind switch
        {
            ReformKind.MergeStation or ReformKind.MoveBox or ReformKind.OpenBox => change.Into.Id,
            ReformKind.MoveStation => change.From.Id,
            _ => null,
        };

    private static string Words(ReformChange change, PoliceBox box) =>
        change.Kind == ReformKind.CloseBox
            ? $"{box.Name}は{Day(change.Last)}までです。終了日を記入してください。"
            : $"{box.Name}（{box.Id}）は{Day(change.Day)}から{change.Into.Name}（{change.Into.Id}）です。その行を記入してください。";

    private static string Registered(ReformChange change) =>
        $"{Day(change.Day)}付けの組織の変更（{Kind(change)}）が登録されています。ファイルはその前の内容です。";

    private static string Kind(ReformChange change) =>
        change.Kind switch
        {
            ReformKind.MergeStation => $"{change.From.Name}の統合",
            ReformKind.MoveStation => $"{change.From.Name}の方面の変更",
            ReformKind.MoveBox => "交番等の移管",
            ReformKind.OpenBox => "交番等の新設",
            ReformKind.CloseBox => "交番等の廃止",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Day(DateOnly day) => JapaneseDate.WithoutWeekday(day);
}
