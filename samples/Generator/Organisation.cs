namespace KobanBot.Generator;

/// <summary>Stations, police boxes, councils and who works where.</summary>
internal sealed class Organisation(Prefecture prefecture)
{
    /// <summary>The first station of each area is the one of the small sample.</summary>
    private static readonly (string Area, string Digit, string[] Stations)[] Areas =
    [
        ("札幌", "1", Words("中央 北 南 東 西 緑丘 白樺 若葉 星見台 川添 桜台 山手 大原 泉野 新港 月岡 青柳 松ヶ丘")),
        ("函館", "2", Words("浜町 汐見 灯台 岬 入舟 波越 砂坂 磯野 朝凪 夕凪")),
        ("旭川", "3", Words("雪原 盆地 樹氷 霧立 野花 麦畑 牧丘 森前 谷地 石渡 銀嶺 峠下")),
        ("釧路", "4", Words("湿原 霧浜 鶴見野 湖畔 葦原 岸辺 東雲 汽笛 花咲台 風待")),
        ("北見", "5", Words("流氷 薄荷野 北斗 海明 網場 涼風 氷平 玉石")),
    ];

    /// <summary>Merged on 1 April 2026: code, name, successor.</summary>
    private static readonly (string Code, string Name, string Successor)[] MergedAway =
    [
        ("191", "古町", "106"),
        ("192", "奥沢", "107"),
        ("291", "古浜", "202"),
        ("391", "鉱山", "302"),
        ("491", "木場", "401"),
        ("591", "沢端", "502"),
    ];

    private static readonly string[] Places = Words(
        "駅前 本町 元町 栄町 旭町 錦町 新町 末広 緑町 曙町 泉町 花園 若松 港町 山の手 川沿 高台 学園 大通 橋本"
    );

    private readonly Staffing _staffing = new(prefecture);

    public void Build()
    {
        BuildStations();
        var regular = 0;
        foreach (var station in prefecture.Stations.Where(s => s.MergedInto is null && s.To is null).ToList())
        {
            _staffing.StaffStation(station);
            if (station.Code == "101")
            {
                BuildCentralStation(station);
            }
            else if (station.Code.EndsWith("01", StringComparison.Ordinal))
            {
                BuildSmallSampleStation(station);
            }
            else
            {
                // 58 stations, 700 councils: 10 + 4 × 8 in the small sample, 22 × 13 + 31 × 12 in the others.
                BuildStation(station, ++regular, councils: regular <= 22 ? 13 : 12);
            }
        }

        _staffing.StaffHeadquarters();
    }

    private void BuildStations()
    {
        foreach (var (area, digit, names) in Areas)
        {
            for (var i = 0; i < names.Length; i++)
            {
                prefecture.Stations.Add(new Station($"{digit}{i + 1:00}", $"{names[i]}警察署", area, Prefecture.Beginning, null, null));
            }

            foreach (var (code, name, successor) in MergedAway.Where(m => m.Code.StartsWith(digit, StringComparison.Ordinal)))
            {
                var last = Prefecture.Merger.AddDays(-1);
                var station = new Station(code, $"{name}警察署", area, Prefecture.Beginning, last, successor);
                prefecture.Stations.Add(station);
                _staffing.StaffStation(station);
            }
        }

        // One station had another name until 2020.
        var renamed = prefecture.Stations.FindIndex(s => s.Code == "303");
        var now = prefecture.Stations[renamed];
        var change = new DateOnly(2020, 4, 1);
        prefecture.Stations[renamed] = now with { From = change };
        prefecture.Stations.Insert(renamed, now with { Name = "霧氷警察署", To = change.AddDays(-1) });
    }

    /// <summary>中央警察署, where most of the people are whom one can try out.</summary>
    private void BuildCentralStation(Station station)
    {
        var central = AddBox(station, 1, "中央交番", "交番", "中央");
        _staffing.StaffPersonas(station, central);
        AddBeatCouncil(central);
        var east = AddBox(station, 2, "東交番", "交番", "東");
        _staffing.StaffBox(east, 4);
        AddBeatCouncil(east);
        var west = AddBox(station, 3, "西交番", "交番", "西");
        _staffing.StaffBox(west, 4);
        AddBeatCouncil(west);
        var north = AddBox(station, 4, "北交番", "交番", "北");
        _staffing.StaffBox(north, 5);
        AddBeatCouncil(north);
        _staffing.AssignToSecondBox(north, west);
        _staffing.VacateLead(west, new DateOnly(2026, 9, 30));
        var south = AddBox(station, 5, "南駐在所", "駐在所", "南");
        _staffing.StaffChuzaishoPersona(south);
        AddBeatCouncil(south);
        var terminal = AddBox(station, 6, "駅前交番", "交番", "駅前");
        _staffing.StaffBox(terminal, 6);
        AddSplitCouncils(terminal);
        AddSpecialPurposeCouncil(terminal, 0);
        AddSpecialPurposeCouncil(north, 1);
        AddSpecialPurposeCouncil(east, 2);
    }

    /// <summary>Eight councils each; every station has another oddity.</summary>
    private void BuildSmallSampleStation(Station station)
    {
        var boxes = AddBoxes(station, station.Code is "201" ? 9 : 8, kobans: 4);
        var merged = station.Code is "201" ? boxes.TakeLast(2).ToList() : [];
        foreach (var box in boxes.Except(merged))
        {
            AddBeatCouncil(box);
        }

        switch (station.Code)
        {
            case "201":
                // Two chuzaisho had a council each until they were united on 1 April 2026.
                foreach (var box in merged)
                {
                    AddBeatCouncil(box, Prefecture.Merger.AddDays(-1));
                }

                AddMergedCouncil(merged, Prefecture.Merger);
                break;
            case "301":
                TurnIntoStationBeat(station, boxes[3]);
                break;
            case "401":
                MoveFromMergedStation(station, [.. boxes.TakeLast(3)]);
                break;
            default:
                break;
        }
    }

    private void BuildStation(Station station, int index, int councils)
    {
        var (merged, split, purpose) = (index % 4 == 0, index % 5 == 1, index % 3 == 2);
        var beats = councils - (merged ? 1 : 0) - (split ? 2 : 0) - (purpose ? 1 : 0);
        var boxes = AddBoxes(station, beats + (merged ? 2 : 0) + (split ? 1 : 0), kobans: beats / 2);
        var united = merged ? boxes.TakeLast(2).ToList() : [];
        var divided = split ? boxes[0] : null;
        if (divided is not null)
        {
            AddSplitCouncils(divided);
        }

        foreach (var box in boxes.Except(united).Where(b => b != divided))
        {
            AddBeatCouncil(box);
        }

        if (merged)
        {
            AddMergedCouncil(united, new DateOnly(2015, 4, 1));
        }

        if (purpose)
        {
            AddSpecialPurposeCouncil(boxes[1], index / 3);
        }

        if (index % 6 == 3)
        {
            TurnIntoStationBeat(station, boxes[1]);
        }

        MoveFromMergedStation(station, [.. boxes.Except(united).TakeLast(3)]);
    }

    private List<PoliceBox> AddBoxes(Station station, int count, int kobans)
    {
        var name = station.Name.Replace("警察署", "", StringComparison.Ordinal);
        var boxes = new List<PoliceBox>();
        for (var i = 0; i < count; i++)
        {
            var kind = i < kobans ? "交番" : "駐在所";
            var box = AddBox(station, i + 1, $"{name}{Places[i]}{kind}", kind, name + Places[i]);
            _staffing.StaffBox(
                box,
                kind == "交番" ? 3 + Pick.Number(3, box.Code)
                    : i % 4 == 0 ? 2
                    : 1
            );
            boxes.Add(box);
        }

        return boxes;
    }

    private PoliceBox AddBox(Station station, int number, string name, string kind, string place)
    {
        var box = new PoliceBox($"B{station.Code}{number:00}", name, kind, place);
        prefecture.PoliceBoxes.Add(box);
        prefecture.PoliceBoxStations.Add(new DatedLink(box.Code, station.Code, Prefecture.Beginning, null));
        return box;
    }

    /// <summary>A beat at the seat of the station, without a koban: the station's own officers answer for it.</summary>
    private void TurnIntoStationBeat(Station station, PoliceBox box)
    {
        var place = station.Name.Replace("警察署", "", StringComparison.Ordinal);
        var beat = box with { Name = $"{station.Name}直轄所管区", Kind = "署所管区", Place = place };
        prefecture.PoliceBoxes[prefecture.PoliceBoxes.IndexOf(box)] = beat;
        var code = prefecture.CouncilPoliceBoxes.First(l => l.Right == box.Code).Left;
        var council = prefecture.Councils.FindIndex(c => c.Code == code);
        prefecture.Councils[council] = prefecture.Councils[council] with { Name = $"{station.Name}所在地連絡協議会", Place = place };
    }

    /// <summary>Police boxes stay where they are when their station is merged away; only the station they belong to changes.</summary>
    private void MoveFromMergedStation(Station successor, IReadOnlyList<PoliceBox> boxes)
    {
        if (MergedAway.FirstOrDefault(m => m.Successor == successor.Code) is not { Code: { } former })
        {
            return;
        }

        foreach (var box in boxes)
        {
            var link = prefecture.PoliceBoxStations.FindIndex(l => l.Left == box.Code);
            var before = new DatedLink(box.Code, former, Prefecture.Beginning, Prefecture.Merger.AddDays(-1));
            prefecture.PoliceBoxStations[link] = prefecture.PoliceBoxStations[link] with { From = Prefecture.Merger };
            prefecture.PoliceBoxStations.Insert(link, before);
        }
    }

    private void AddBeatCouncil(PoliceBox box, DateOnly? abolished = null) =>
        AddCouncil(box.Code[1..], $"{box.Name}連絡協議会", "所管区", box.Place, [box], Prefecture.Beginning, abolished: abolished);

    private void AddSplitCouncils(PoliceBox box)
    {
        var since = new DateOnly(2012, 4, 1);
        AddCouncil(
            box.Code[1..] + "A",
            $"{box.Name}北地区連絡協議会",
            "単位（分割）",
            box.Place,
            [box],
            since,
            area: "線路より北の一丁目から四丁目まで"
        );
        AddCouncil(
            box.Code[1..] + "B",
            $"{box.Name}南地区連絡協議会",
            "単位（分割）",
            box.Place,
            [box],
            since,
            area: "線路より南の五丁目から八丁目まで"
        );
    }

    private void AddMergedCouncil(List<PoliceBox> boxes, DateOnly since)
    {
        var name = string.Concat(boxes[0].Place, "・", boxes[1].Place, "駐在所連絡協議会");
        AddCouncil(boxes[0].Code[1..] + "U", name, "単位（統合）", boxes[0].Place, boxes, since);
    }

    private void AddSpecialPurposeCouncil(PoliceBox box, int kind)
    {
        var (name, purpose) = (kind % 3) switch
        {
            0 => ("集合住宅管理者", "団地・アパート・マンション等の管理者との連携"),
            1 => ("繁華街", "繁華街・歓楽街の商店の経営者・雑居ビルの管理者等との連携"),
            _ => ("外国人住民", "外国人居住者等の安全な暮らしの支援"),
        };
        AddCouncil(box.Code[1..] + "P", $"{box.Name}{name}連絡協議会", "職種等", box.Place, [box], new DateOnly(2018, 4, 1), purpose);
    }

    private void AddCouncil(
        string code,
        string name,
        string kind,
        string place,
        List<PoliceBox> boxes,
        DateOnly established,
        string purpose = "",
        string area = "",
        DateOnly? abolished = null
    )
    {
        var council = new Council($"C{code}", name, kind, purpose, area, established, abolished) { Place = place };
        prefecture.Councils.Add(council);
        prefecture.CouncilPoliceBoxes.AddRange(boxes.Select(b => new DatedLink(council.Code, b.Code, established, abolished)));
        _staffing.DesignateLead(council, boxes[0]);
    }

    private static string[] Words(string text) => text.Split(' ');
}
