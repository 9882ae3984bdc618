using System.Globalization;
using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Reminders.ThreeYears;

/// <summary>One digest that somebody got.</summary>
/// <param name="Lines">What it said.</param>
internal sealed record Heard(string Reader, DateOnly Day, IReadOnlyList<string> Lines);

/// <summary>
/// A station of 釧路方面 with its councils, from morning to morning over three fiscal years: the planner alone is asked, and every digest
/// arrives.
/// </summary>
internal sealed class TownOfThreeYears
{
    private static readonly DateOnly Long = new(2015, 4, 1);
    private static readonly HashSet<OfficerId> Everybody = [];
    private static readonly ReminderRules Rules = ReminderRules.Default;

    private static readonly (string Id, string Title, Role Role, string Unit)[] Above =
    [
        ("section", "係員", Role.CommunityPoliceSection, "01"),
        ("kacho", "地域課長", Role.SectionChief, "01"),
        ("shocho", "署長", Role.StationChief, "01"),
        ("area", "方面本部", Role.AreaHeadquarters, nameof(Area.Kushiro)),
        ("hq", "警察本部", Role.Headquarters, "HQ"),
    ];

    private readonly IReadOnlyList<NeglectingCouncil> _councils;
    private readonly bool _stationActs;
    private readonly List<(string Title, Officer Officer)> _readers;
    private readonly Dictionary<OfficerId, Ledger> _ledgers = [];
    private readonly List<Heard> _heard = [];
    private StationFacts _station;

    public TownOfThreeYears(IReadOnlyList<NeglectingCouncil> councils, bool stationActs)
    {
        (_councils, _stationActs) = (councils, stationActs);
        var period = new StationPeriod("試験警察署", Area.Kushiro, new DayRange(Long, null));
        _station = new StationFacts
        {
            Station = new Station(new StationId("01"), "試験警察署", [period]),
            Councils = [.. councils.Select(c => c.Facts.Council)],
        };
        _readers =
        [
            .. councils.Select((c, i) => ($"運営責任者{i + 1}", Lead(c))),
            .. Above.Select(a => (a.Title, Person(a.Id, new Assignment(a.Role, a.Unit, a.Unit, new DayRange(Long, null))))),
        ];
    }

    public static IReadOnlyList<RosterEntry> StationRoster { get; } =
    [.. Above.Take(3).Select(a => new RosterEntry(new OfficerId(a.Id), a.Title, "警部", a.Role, "試験警察署", new DayRange(Long, null)))];

    /// <summary>What a reader got within a fiscal year.</summary>
    public IEnumerable<Heard> Of(string title, FiscalYear year) => _heard.Where(h => h.Reader == title && year.Contains(h.Day));

    public void Live()
    {
        for (var day = NeglectingCouncil.First; day < NeglectingCouncil.First.AddYears(3); day = day.AddDays(1))
        {
            foreach (var council in _councils)
            {
                council.Happen(day);
            }

            if (Rules.Calendar.IsWorkingDay(day))
            {
                Morning(day);
            }

            foreach (var council in _councils)
            {
                council.Act(day, ObligationPlanner.Of(council.Facts, day, Rules.Obligations));
            }

            if (_stationActs)
            {
                Send(day);
            }
        }
    }

    /// <summary>Who hears how often, and, where asked for, what on which day.</summary>
    public string Table(Func<string, bool> isListed)
    {
        var years = new[] { new FiscalYear(2025), new FiscalYear(2026), new FiscalYear(2027) };
        var text = new StringBuilder();
        text.Append("digests and lines by fiscal year\n");
        foreach (var (title, _) in _readers)
        {
            var counts = years.Select(y =>
                $"{y.StartYear}: {Of(title, y).Count().ToString(CultureInfo.InvariantCulture), 3} / {Of(title, y).Sum(h => h.Lines.Count).ToString(CultureInfo.InvariantCulture), 3}"
            );
            text.Append($"    {title}　{string.Join("    ", counts)}\n");
        }

        foreach (var (title, _) in _readers.Where(r => isListed(r.Title)))
        {
            text.Append($"\n{title}\n");
            foreach (var heard in _heard.Where(h => h.Reader == title))
            {
                text.Append($"    {heard.Day:yyyy-MM-dd ddd}  {string.Join("　", heard.Lines)}\n");
            }
        }

        return text.ToString();
    }

    private void Morning(DateOnly day)
    {
        var open = _councils.Select(c => (c.Facts, Open: OpenItems.Of(c.Facts, day, Rules, Everybody))).ToList();
        var owed = OpenItems.Of(_station, StationRoster, day, Rules, Everybody);
        foreach (var (title, officer) in _readers)
        {
            var digest = DigestPlanner.Of(CaseOf(officer, open, owed, day), day, Rules);
            if (!digest.IsDue)
            {
                continue;
            }

            _ledgers[officer.Id] = digest.Next;
            _heard.Add(new Heard(title, day, [.. Lines(digest)]));
        }
    }

    private ReaderCase CaseOf(
        Officer officer,
        List<(CouncilFacts Facts, IReadOnlyList<OpenItem> Open)> open,
        IReadOnlyList<OpenItem> owed,
        DateOnly day
    )
    {
        var isAbove = officer.Assignments[0].Role is Role.AreaHeadquarters or Role.Headquarters;
        return new ReaderCase
        {
            Reader = officer.Id,
            Councils =
                isAbove ? []
                : officer.Assignments[0].Role == Role.OperatingOfficer
                    ?
                    [
                        .. open.Where(o => o.Facts.Roster.Any(r => r.Officer == officer.Id))
                            .Select(o => ReaderCouncil.Of(officer, o.Facts, o.Open, day)),
                    ]
                : [.. open.Select(o => ReaderCouncil.Of(officer, o.Facts, o.Open, day))],
            Offices =
            [
                .. isAbove ? open.SelectMany(o => o.Open).Concat(owed).Select(Office) : [new ReaderOffice(owed, PostsOf(Area.Kushiro))],
            ],
            Ledger = _ledgers.GetValueOrDefault(officer.Id, Ledger.Empty),
        };

        ReaderOffice Office(OpenItem item) => new([item], PostsOf(item.Area));

        IReadOnlySet<Responsible> PostsOf(Area? area) => Posts.At(officer, new StationId("01"), area, day);
    }

    /// <summary>The section sends what can be sent two working days before the day to aim at, and makes its list on 2 April.</summary>
    private void Send(DateOnly day)
    {
        foreach (var due in ObligationPlanner.Of(_station, day, Rules.Obligations))
        {
            var on = due is { Kind: ObligationKind.HalfYearSubmission, Leg: 1 }
                ? Rules.Calendar.AddWorkingDays(due.Target, -2)
                : (due.NotBefore ?? due.Since).AddDays(1);
            if (day >= on)
            {
                var done = new Fulfilment(due.Kind, due.Subject, due.Period, day, "送付", new OfficerId("section"));
                _station = _station with { Fulfilments = [.. _station.Fulfilments, done] };
            }
        }
    }

    private static IEnumerable<string> Lines(Digest digest)
    {
        var dose = DigestDose.Said(digest);
        return
        [
            .. dose.Own.Where(i => i.IsNew).Select(i => $"{i.Name} {i.Stage.Code}"),
            .. dose.Chief.Select(l => l.Count == 1 ? $"{l[0].Name} {l[0].Stage.Code}" : $"{l[0].Name}{l.Count}件 {l[0].Stage.Code}"),
            .. dose.More.Count > 0 ? [$"ほか{dose.More.Count}件"] : Array.Empty<string>(),
            .. dose.GuideValues.Count > 0 ? [$"目安{dose.GuideValues.Count}件"] : Array.Empty<string>(),
        ];
    }

    private static Officer Lead(NeglectingCouncil council) =>
        Person(
            council.Lead.Value,
            new Assignment(
                Role.OperatingOfficer,
                council.Facts.Council.PoliceBoxes[0].PoliceBox.Value,
                "試験交番",
                new DayRange(Long, null)
            )
            {
                Councils = [new CouncilLink(council.Facts.Council.Id, council.Facts.Council.Name)],
            }
        );

    private static Officer Person(string id, Assignment assignment) =>
        new()
        {
            Id = new OfficerId(id),
            Name = "試験",
            Rank = "警部",
            UserPrincipalName = $"{id}@koban.example",
            Assignments = [assignment],
        };
}
