using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Support.Simulation;

/// <summary>
/// What happens to one fictitious council: deaths, dismissals, transfers, terms, its setting up and its end. What its officers do about
/// what is due is in <see cref="CouncilDeeds"/>.
/// </summary>
internal sealed class CouncilLife
{
    private static readonly DateOnly Before = new(2015, 4, 1);

    private readonly DateOnly _abolishedOn;
    private int _members;
    private int _officers;

    public CouncilLife(string id, StationLink station, Random random, DateOnly first, DateOnly last)
    {
        Random = random;
        Id = id;
        Ledger = new Ledger(id);
        Diligence = 0.02 + (random.NextDouble() * 0.3);

        // One council in twenty is set up within the time, and one in thirty is abolished.
        var established = random.Next(20) == 0 ? Between(first, last) : Before;
        _abolishedOn = random.Next(30) == 0 ? Between(first, last) : DateOnly.MaxValue;
        if (_abolishedOn <= established.AddDays(30))
        {
            _abolishedOn = DateOnly.MaxValue;
        }

        var lead = NewOfficer();
        Facts = new CouncilFacts
        {
            Council = new Council
            {
                Id = new CouncilId(id),
                Name = $"試験{id}連絡協議会",
                Kind = CouncilKind.Beat,
                Established = established,
                PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId($"B{id}"), "試験町交番", new DayRange(established, null))],
                Stations = [station with { Days = new DayRange(established, null) }],
                Leads = [new LeadDesignation(lead, new DayRange(established, null))],
            },
            Roster = [Operating(lead, established), Operating(NewOfficer(), established)],
            Members =
            [
                .. Enumerable
                    .Range(0, random.Next(5, 13))
                    .Select(_ => NewMember(new Commission(CommissionKind.New, FirstTerm(established, first, random)))),
            ],
        };
    }

    public string Id { get; }

    public Random Random { get; }

    public Ledger Ledger { get; }

    /// <summary>How likely something open is done on a day.</summary>
    public double Diligence { get; }

    public CouncilFacts Facts { get; set; }

    public static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    public bool Exists(DateOnly day) => day >= Facts.Council.Established && !(day > Facts.Council.Abolished);

    /// <summary>What happens on a day, before anybody looks.</summary>
    public void Happen(DateOnly day)
    {
        if (day == Facts.Council.Established)
        {
            SetUp(day);
        }

        if (day > Facts.Council.Abolished)
        {
            Ledger.MayEndAll();
            return;
        }

        if (day < Facts.Council.Established)
        {
            return;
        }

        Calendar(day);
        Terms(day);
        Losses(day);
        Transfers(day);
        OtherTransfers(day);
        if (day == _abolishedOn)
        {
            Facts = Facts with { Council = Facts.Council with { Abolished = day } };
            Ledger.Supersede(ObligationKind.MeetingNotice);
            Ledger.Supersede(ObligationKind.GuestSelection);
            foreach (var last in Ends().Where(last => last >= day))
            {
                Ledger.Ended(ObligationKind.TermEnd, Iso(last), ""); // Nobody is commissioned again.
            }

            SeatsChange();
            Ledger.Expect(ObligationKind.EstablishmentSlip, "abolished", "");
        }
    }

    /// <summary>The council's station is merged into another, or changes its area.</summary>
    public void Move(StationLink to, DateOnly day)
    {
        if (!Exists(day))
        {
            // Set up later: it begins under the new station.
            Facts = Facts with
            {
                Council = Facts.Council with { Stations = [to with { Days = Facts.Council.Stations[^1].Days }] },
            };
            return;
        }

        var links = Facts.Council.Stations;
        Facts = Facts with
        {
            Council = Facts.Council with
            {
                Stations = [.. links.SkipLast(1), links[^1] with { Days = new DayRange(links[^1].Days.From, day.AddDays(-1)) }, to],
            },
        };
    }

    public Member NewMember(Commission commission) =>
        new()
        {
            Id = new MemberId($"M{++_members:00}"),
            Name = "試験 委員",
            Commissions = [commission],
        };

    /// <summary>A commission begins today: a roster is due, and the list is corrected unless the day's own list has it.</summary>
    public void Commissioned(DateOnly day)
    {
        Ledger.Supersede(ObligationKind.MemberRoster);
        Ledger.ExpectAgain(ObligationKind.MemberRoster, Iso(day), "");
        Corrected(day);
    }

    public void Corrected(DateOnly day)
    {
        Ledger.Supersede(ObligationKind.OperationListCorrection);
        if (day is not { Month: 4, Day: 1 })
        {
            Ledger.ExpectAgain(ObligationKind.OperationListCorrection, Iso(day), "");
        }
    }

    /// <summary>任期満了 ends with the last member who is settled: commissioned again, not willing, or gone before the last day.</summary>
    public void Settled()
    {
        foreach (var last in Ends())
        {
            if (!Facts.Members.Any(m => m.Commissions.Any(c => c.Term.Last == last && !(c.Dismissal?.Day <= last)) && Undecided(m, last)))
            {
                Ledger.Ended(ObligationKind.TermEnd, Iso(last), "");
            }
            else if (Facts.Members.Any(m => m.Commissions is [{ Kind: CommissionKind.New } first, ..] && first.Term.First > last))
            {
                // A newcomer has taken a seat, so that the last but one may be the last.
                Ledger.MayEnd(ObligationKind.TermEnd, Iso(last));
            }
        }
    }

    /// <summary>Whoever joins, is renewed or leaves changes how many seats a term has left empty.</summary>
    public void SeatsChange()
    {
        foreach (var last in Ends())
        {
            Ledger.MayEnd(ObligationKind.MemberVacancy, $"term-{Iso(last)}");
            Ledger.MayReturn(ObligationKind.MemberVacancy, $"term-{Iso(last)}", "");
        }
    }

    private IEnumerable<DateOnly> Ends() => Facts.Members.SelectMany(m => m.Commissions).Select(c => c.Term.Last).Distinct();

    public int InOffice(DateOnly day) => Facts.Members.Count(m => m.InOfficeOn(day));

    public bool Held(FiscalYear year) => Facts.Meetings.Any(m => m.Kind == MeetingKind.Regular && year.Contains(m.Date));

    /// <summary>A meeting that was held without a plan stands for a planned one near it.</summary>
    private bool HeldNear(DateOnly planned) =>
        Facts.Meetings.Any(m => m.PlannedFor is null && Math.Abs(m.Date.DayNumber - planned.DayNumber) <= 45);

    private void SetUp(DateOnly day)
    {
        Ledger.Expect(ObligationKind.EstablishmentSlip, "established", "");
        Ledger.Expect(ObligationKind.RegularMeeting, "", FiscalYear.Of(day).StartYear);
        Ledger.Expect(ObligationKind.MeetingPlan, "", FiscalYear.Of(day).StartYear);
        Commissioned(day);
    }

    private void Calendar(DateOnly day)
    {
        var year = FiscalYear.Of(day);
        if (day == year.First)
        {
            Ledger.MayEnd(ObligationKind.OperationListCorrection);
            Ledger.MayEnd(ObligationKind.MeetingPlan, $"|{year.Previous.StartYear}");
            Ledger.Expect(ObligationKind.RegularMeeting, "", year.StartYear);
        }

        if (day == year.First.AddDays(60))
        {
            Ledger.MayEnd(ObligationKind.RegularMeeting, $"|{year.Previous.StartYear}");
        }

        if (day is { Month: 3, Day: 1 } && Facts.PlanFor(year.Next) is null)
        {
            Ledger.Expect(ObligationKind.MeetingPlan, "", year.Next.StartYear);
        }

        foreach (var meeting in Facts.Plans.SelectMany(p => p.Meetings))
        {
            if (day == meeting.Date.AddDays(-21))
            {
                Ledger.Expect(ObligationKind.MeetingNotice, Iso(meeting.Date), "");
            }

            if (day == meeting.Date)
            {
                Ledger.MayEnd(ObligationKind.MeetingNotice, Iso(meeting.Date));
                Ledger.MayEnd(ObligationKind.GuestSelection, Iso(meeting.Date));
                if (!HeldNear(meeting.Date))
                {
                    Ledger.Expect(ObligationKind.MeetingRecord, Iso(meeting.Date), "");
                }
            }
        }
    }

    private void Terms(DateOnly day)
    {
        var opens = day.AddDays(90);
        if (Facts.Members.Any(m => m.Commissions.Any(c => c.Term.Last == opens && c.Covers(day)) && Undecided(m, opens)))
        {
            Ledger.Expect(ObligationKind.TermEnd, Iso(opens), "");
        }

        if (
            Facts.Members.Any(m =>
                m.Commissions.Any(c => c.Term.First == day && c.Kind == CommissionKind.Renewal && !(c.Dismissal?.Day <= day))
            )
        )
        {
            Commissioned(day);
        }

        var yesterday = day.AddDays(-1);
        if (Facts.Members.Any(m => m.Commissions.Any(c => c.Term.Last == yesterday)))
        {
            foreach (var member in Facts.Members.Where(m => !m.InOfficeOn(day)))
            {
                Left(member);
            }

            Ledger.MayEnd(ObligationKind.MemberVacancy);
            Fewer(day);
        }
    }

    private static bool Undecided(Member member, DateOnly last) =>
        member.RenewalIntention != RenewalIntention.Declined && !member.Commissions.Any(c => c.Term.First == last.AddDays(1));

    /// <summary>Some 4 % of the members a year die, move away, resign or are dismissed.</summary>
    private void Losses(DateOnly day)
    {
        foreach (var member in Facts.Members.Where(m => m.InOfficeOn(day) && Random.Next(9000) == 0).ToList())
        {
            var reason = (DismissalReason)Random.Next(6);
            var dismissal = new DismissMember(member.Id, day, new DismissalGrounds(reason))
            {
                NeedsSuccessor = Random.Next(2) == 0,
                MisuseFeared = reason == DismissalReason.Misconduct,
            };
            var index = member.Commissions.ToList().FindIndex(c => c.Covers(day));
            if (member.Commissions[index].Term.First == day)
            {
                continue;
            }

            // A renewal that was agreed for later falls away with it.
            var left = ((Outcome<Member>.Accepted)dismissal.Decide(Facts, new CouncilAccess { Section = true })).Value;
            Facts = Facts with { Members = [.. Facts.Members.Select(m => m.Id == left.Id ? left : m)] };
            Left(left);
            Settled();
            SeatsChange();
            Corrected(day);
            Fewer(day);
            Ledger.Expect(ObligationKind.DismissalNotice, left.Id.Value, Iso(day));
            if (dismissal.NeedsSuccessor == true)
            {
                Ledger.Expect(ObligationKind.MemberVacancy, left.Id.Value, Iso(day));
            }

            if (dismissal.MisuseFeared)
            {
                Ledger.Expect(ObligationKind.LetterRetrieval, left.Id.Value, Iso(day));
            }
        }
    }

    private void Left(Member member)
    {
        foreach (var record in Facts.Meetings.Where(m => m.Absent.Contains(member.Id)))
        {
            Ledger.Withdraw(ObligationKind.AbsenteeContact, $"{record.Id}|");
        }
    }

    private void Fewer(DateOnly day)
    {
        if (InOffice(day) < 5 && InOffice(day.AddDays(-1)) >= 5)
        {
            Ledger.Expect(ObligationKind.TooFewMembers, "", Iso(day));
        }
    }

    /// <summary>Spring and autumn transfers; half of the time the successor is designated on the same day.</summary>
    private void Transfers(DateOnly day)
    {
        if (day is not ({ Month: 4, Day: 1 } or { Month: 10, Day: 1 }) || Random.Next(3) != 0 || Facts.LeadOn(day) is not { } lead)
        {
            return;
        }

        var last = day.AddDays(-1);
        if (Facts.Council.Leads[^1].Days.From > last)
        {
            return;
        }

        var successor = NewOfficer();
        var leads = Facts.Council.Leads.Select(l => l.Days.To is null ? l with { Days = new DayRange(l.Days.From, last) } : l).ToList();
        if (Random.Next(2) == 0)
        {
            leads.Add(new LeadDesignation(successor, new DayRange(day, null)));
        }
        else
        {
            Ledger.Expect(ObligationKind.LeadVacant, "", Iso(day));
        }

        Facts = Facts with
        {
            Council = Facts.Council with { Leads = leads },
            Roster =
            [
                .. Facts.Roster.Select(r => r.Officer == lead.Officer ? r with { Days = new DayRange(r.Days.From, last) } : r),
                Operating(successor, day),
            ],
        };
        Corrected(day);
    }

    /// <summary>An officer who does not lead goes, and mostly another comes on the same day: in spring, in autumn, and now and then.</summary>
    private void OtherTransfers(DateOnly day)
    {
        var others = Facts
            .OperatingOn(day)
            .Where(r => r.Officer != Facts.Council.LeadOn(day) && r.Days is { To: null } days && days.From < day)
            .ToList();
        var often = day is { Month: 4 or 10, Day: 1 } ? 3 : 300;
        if (others.Count == 0 || Random.Next(often) != 0)
        {
            return;
        }

        var gone = Random.Next(4) == 0 ? null : others[Random.Next(others.Count)];
        var comes = gone is null || others.Count == 1 || Random.Next(4) != 0;
        Facts = Facts with
        {
            Roster =
            [
                .. Facts.Roster.Select(r => r == gone ? r with { Days = new DayRange(r.Days.From, day.AddDays(-1)) } : r),
                .. comes ? [Operating(NewOfficer(), day)] : Array.Empty<RosterEntry>(),
            ],
        };
    }

    private DateOnly Between(DateOnly first, DateOnly last) => first.AddDays(Random.Next(last.DayNumber - first.DayNumber));

    private OfficerId NewOfficer() => new($"{Id}-{++_officers}");

    private static RosterEntry Operating(OfficerId officer, DateOnly from) =>
        new(officer, "試験 勤務員", "巡査部長", Role.OperatingOfficer, "試験町交番", new DayRange(from, null));

    private static CommissionTerm FirstTerm(DateOnly established, DateOnly first, Random random) =>
        established > Before
            ? new CommissionTerm(established, new FiscalYear(FiscalYear.Of(established).StartYear + 1).Last)
            : CommissionTerm.Standard(first.Year - random.Next(2));
}
