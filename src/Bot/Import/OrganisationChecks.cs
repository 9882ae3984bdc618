using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Import;

/// <summary>Stations, police boxes, officers, councils and their lead officers.</summary>
internal sealed class OrganisationChecks(ImportInput input, ImportProblems problems) : InputChecks(input, problems)
{
    private const string From = "開始日";

    public void Run()
    {
        CheckStations();
        CheckPoliceBoxes();
        CheckOfficers();
        CheckAssignments();
        CheckCouncils();
        CheckLeadOfficers();
    }

    private void CheckStations()
    {
        RequireApart(Input.Stations, "有効開始日", s => s.Code, s => s.Period.Days, "同じ警察署の期間が重複しています");
        RequireKnown(Input.Stations, "統合先警察署コード", s => s.MergedInto, Keys(Input.Stations, s => s.Code), ImportFiles.Stations);
        foreach (var station in Input.Stations.Valid.Where(s => s.Value.MergedInto is not null))
        {
            if (station.Value.MergedInto == station.Value.Code)
            {
                Report(station, "統合先警察署コード", "自署が統合先になっています。");
            }
            else if (station.Value.Period.Days.To is null)
            {
                Report(station, "有効終了日", "統合先があるときは、終了日を記入してください。");
            }
        }
    }

    private void CheckPoliceBoxes()
    {
        RequireUnique(Input.PoliceBoxes, "交番等コード", b => b.Code);
        var boxes = Keys(Input.PoliceBoxes, b => b.Code);
        RequireKnown(Input.PoliceBoxStations, "交番等コード", l => l.PoliceBox, boxes, ImportFiles.PoliceBoxes);
        RequireKnown(Input.PoliceBoxStations, "警察署コード", l => l.Station, Keys(Input.Stations, s => s.Code), ImportFiles.Stations);
        RequireApart(Input.PoliceBoxStations, From, l => l.PoliceBox, l => l.Days, "同じ交番等の期間が重複しています");

        var linked = Keys(Input.PoliceBoxStations, l => l.PoliceBox);
        foreach (var box in Input.PoliceBoxes.Valid.Where(b => !linked.Contains(b.Value.Code)))
        {
            Report(box, "交番等コード", $"所属する警察署が{ImportFiles.PoliceBoxStations.Name}にありません。");
        }
    }

    private void CheckOfficers()
    {
        RequireUnique(Input.Officers, "職員番号", o => o.Number);
        RequireUnique(Input.Officers, "UPN", o => o.PrincipalName);
    }

    private void CheckAssignments()
    {
        RequireKnown(Input.Assignments, "職員番号", a => a.Officer, Keys(Input.Officers, o => o.Number), ImportFiles.Officers);
        RequireApart(Input.Assignments, From, a => (a.Officer, a.Unit, a.Role), a => a.Days, "同じ職員の同じ配置の期間が重複しています");

        var (boxes, stations) = (Keys(Input.PoliceBoxes, b => b.Code), Keys(Input.Stations, s => s.Code));
        foreach (var entry in Input.Assignments.Valid)
        {
            var unit = entry.Value.Unit;
            var (known, reason) = entry.Value.Role switch
            {
                Role.OperatingOfficer => (boxes.Contains(unit), $"{ImportFiles.PoliceBoxes.Name}にありません。"),
                Role.AreaHeadquarters => (entry.Value.Area is not null, $"{ImportWords.Areas.Known}のいずれかで記入してください。"),
                Role.Headquarters => (unit == OrganisationFacts.HeadquartersWord, "「本部」と記入してください。"),
                _ => (stations.Contains(unit), $"{ImportFiles.Stations.Name}にありません。"),
            };
            if (!known)
            {
                Report(entry, "所属コード", reason);
            }
        }
    }

    private void CheckCouncils()
    {
        RequireUnique(Input.Councils, "連絡協議会コード", c => c.Code);
        var councils = Keys(Input.Councils, c => c.Code);
        RequireKnown(Input.CouncilPoliceBoxes, "連絡協議会コード", l => l.Council, councils, ImportFiles.Councils);
        RequireKnown(
            Input.CouncilPoliceBoxes,
            "交番等コード",
            l => l.PoliceBox,
            Keys(Input.PoliceBoxes, b => b.Code),
            ImportFiles.PoliceBoxes
        );
        RequireApart(
            Input.CouncilPoliceBoxes,
            From,
            l => (l.Council, l.PoliceBox),
            l => l.Days,
            "同じ連絡協議会と交番等の期間が重複しています"
        );

        var boxes = Input.CouncilPoliceBoxes.All.ToLookup(l => l.Value.Council, l => l.Value);
        foreach (var council in Input.Councils.Valid)
        {
            // The most on one day: two that follow each other are one.
            List<CouncilPoliceBoxRow> linked = [.. boxes[council.Value.Code]];
            CheckKind(
                council,
                linked
                    .Select(day => linked.Where(l => l.Days.Contains(day.Days.From)).Select(l => l.PoliceBox).Distinct().Count())
                    .DefaultIfEmpty()
                    .Max()
            );
        }
    }

    /// <summary>H7; and without a police box nobody could run a council of whatever kind.</summary>
    private void CheckKind(Entry<CouncilRow> council, int boxes)
    {
        if (boxes == 0)
        {
            Report(council, "連絡協議会コード", $"対象の交番等が{ImportFiles.CouncilPoliceBoxes.Name}にありません（要綱 第4-3）。");
        }
        else if (council.Value.Kind == CouncilKind.Merged && boxes < 2)
        {
            Report(council, "種別", "単位（統合）の対象の交番等が2つ以上ありません（要綱 第3-1）。");
        }

        if (council.Value.Kind == CouncilKind.Split && council.Value.AreaText is null)
        {
            Report(council, "区域", "単位（分割）は区域を記入してください（要綱 第3-1）。");
        }
    }

    /// <summary>H3: one at a time, out of the officers of the council's police boxes.</summary>
    private void CheckLeadOfficers()
    {
        RequireKnown(Input.LeadOfficers, "連絡協議会コード", l => l.Council, Keys(Input.Councils, c => c.Code), ImportFiles.Councils);
        RequireKnown(Input.LeadOfficers, "職員番号", l => l.Officer, Keys(Input.Officers, o => o.Number), ImportFiles.Officers);
        RequireApart(Input.LeadOfficers, From, l => l.Council, l => l.Days, "運営責任者の期間が重複しています（要綱 第4-4）");

        var boxes = Input.CouncilPoliceBoxes.Values.ToLookup(l => l.Council);
        var postings = Input.Assignments.Values.Where(a => a.Role == Role.OperatingOfficer).ToLookup(a => (a.Officer, a.Unit));
        foreach (var lead in Input.LeadOfficers.Valid)
        {
            var day = lead.Value.Days.From;
            var posted = boxes[lead.Value.Council]
                .Where(b => b.Days.Contains(day))
                .Any(b => postings[(lead.Value.Officer, b.PoliceBox)].Any(a => a.Days.Contains(day)));
            if (!posted && boxes.Contains(lead.Value.Council))
            {
                Report(lead, "職員番号", "開始日に、対象の交番等の運営担当者ではありません（要綱 第4-4）。");
            }
        }
    }
}
