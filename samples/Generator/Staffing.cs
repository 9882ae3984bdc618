namespace KobanBot.Generator;

/// <summary>Officers, their postings, and who leads which council.</summary>
internal sealed class Staffing(Prefecture prefecture)
{
    private const string Operating = "運営担当者";

    private static readonly DateOnly Posted = new(2023, 4, 1);

    private int _officers;

    /// <summary>署長, 地域課長, 地域警察幹部 and 地域課係.</summary>
    public void StaffStation(Station station)
    {
        if (station.Code == "101")
        {
            // The personas hold these posts.
            Post(station.Code, "地域警察幹部", "警部補", Posted);
            return;
        }

        Post(station.Code, "署長", "警視", Posted, station.To);
        Post(station.Code, "地域課長", "警部", Posted, station.To);
        Post(station.Code, "地域警察幹部", "警部補", Posted, station.To);
        var clerk = Post(station.Code, "地域課係", "巡査部長", Posted, station.To);
        if (station is { To: { } last, MergedInto: { } successor })
        {
            prefecture.Assignments.Add(new Assignment(clerk.Number, successor, "地域課係", last.AddDays(1), null));
        }
    }

    public void StaffBox(PoliceBox box, int officers)
    {
        // In one box of five the first officer came with the spring transfer of 2026.
        if (officers > 1 && Pick.Chance(20, "transfer" + box.Code))
        {
            Post(box.Code, Operating, "巡査部長", new DateOnly(2022, 4, 1), Prefecture.Merger.AddDays(-1));
            Post(box.Code, Operating, "巡査部長", Prefecture.Merger);
        }
        else
        {
            Post(box.Code, Operating, box.Kind == "駐在所" ? "巡査部長" : "警部補", Posted);
        }

        for (var i = 1; i < officers; i++)
        {
            Post(
                box.Code,
                Operating,
                i == 1 ? "巡査部長"
                    : i == 2 ? "巡査長"
                    : "巡査",
                Posted
            );
        }
    }

    /// <summary>中央交番 and the posts of its station: 試験 一郎 leads the council of the first koban.</summary>
    public void StaffPersonas(Station station, PoliceBox box)
    {
        PostPersona(1, "lead", "運営責任者（中央交番）", "巡査部長", box.Code, Operating);
        PostPersona(2, "officer", "運営担当者（中央交番）", "巡査", box.Code, Operating);
        Post(box.Code, Operating, "巡査長", Posted);
        PostPersona(5, "section", "地域課係（中央警察署）", "巡査部長", station.Code, "地域課係");
        PostPersona(3, "chief-section", "地域課長（中央警察署）", "警部", station.Code, "地域課長");
        PostPersona(6, "station-chief", "署長（中央警察署）", "警視", station.Code, "署長");
    }

    public void StaffChuzaishoPersona(PoliceBox box) =>
        PostPersona(4, "chuzaisho", "運営責任者（南駐在所、1人勤務）", "巡査部長", box.Code, Operating);

    public void StaffHeadquarters()
    {
        PostPersona(7, "area", "方面本部地域課（釧路）", "警部", "釧路", "方面本部");
        foreach (var area in (string[])["函館", "旭川", "釧路", "北見"])
        {
            Post(area, "方面本部", "警部", Posted);
            Post(area, "方面本部", "巡査部長", Posted);
        }

        PostPersona(8, "hq", "警察本部地域企画課", "警部", "本部", "本部");
        Post("本部", "本部", "警視", Posted);
        Post("本部", "本部", "警部補", Posted);
    }

    /// <summary>The last officer of one box also works at another.</summary>
    public void AssignToSecondBox(PoliceBox from, PoliceBox also)
    {
        var officer = prefecture.Assignments.Last(a => a.Unit == from.Code).Officer;
        prefecture.Assignments.Add(new Assignment(officer, also.Code, Operating, new DateOnly(2025, 4, 1), null));
    }

    /// <summary>The lead officer has left, and nobody has been designated since.</summary>
    public void VacateLead(PoliceBox box, DateOnly last)
    {
        var council = prefecture.CouncilPoliceBoxes.First(l => l.Right == box.Code).Left;
        var link = prefecture.LeadOfficers.FindIndex(l => l.Left == council && l.To is null);
        var officer = prefecture.LeadOfficers[link].Right;
        prefecture.LeadOfficers[link] = prefecture.LeadOfficers[link] with { To = last };
        var posting = prefecture.Assignments.FindIndex(a => a.Officer == officer && a.Unit == box.Code);
        prefecture.Assignments[posting] = prefecture.Assignments[posting] with { To = last };
    }

    /// <summary>The first officer of the box leads, as long as he or she is posted there.</summary>
    public void DesignateLead(Council council, PoliceBox box)
    {
        var first = prefecture.Assignments.Where(a => a.Unit == box.Code).ToList();
        var leads = first[0].To is null ? first.Take(1) : first.Take(2);
        foreach (var lead in leads)
        {
            var from = lead.From < council.Established ? council.Established : lead.From;
            var to = lead.To ?? council.Abolished;
            if (!(from > to) && !(from > council.Abolished))
            {
                prefecture.LeadOfficers.Add(new DatedLink(council.Code, lead.Officer, from, to));
            }
        }
    }

    private Officer Post(string unit, string role, string rank, DateOnly from, DateOnly? to = null) =>
        Post(Names.Officer(_officers), unit, role, rank, from, to);

    private void PostPersona(int number, string key, string label, string rank, string unit, string role)
    {
        var officer = Post(Names.Persona(number), unit, role, rank, Posted, null);
        prefecture.Personas.Add(new Persona(key, label, officer));
    }

    private Officer Post(PersonName name, string unit, string role, string rank, DateOnly from, DateOnly? to)
    {
        var officer = new Officer($"P{10001 + _officers++}", name, rank);
        prefecture.Officers.Add(officer);
        prefecture.Assignments.Add(new Assignment(officer.Number, unit, role, from, to));
        return officer;
    }
}
