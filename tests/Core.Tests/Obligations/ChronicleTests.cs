using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>
/// Lives of councils and stations, day by day, as a chronicle: what is owed from which day on, by when, and when it is gone. Made to be read
/// beside RULES 2.7; a day that shifts anywhere is a line that differs.
/// </summary>
public sealed class ChronicleTests
{
    private static readonly ObligationRules WithVisits = ObligationRules.Default with
    {
        Settings = new ObligationSettings { VisitDays = 300 },
    };

    [Fact]
    public void A_council_that_keeps_most_of_its_days() =>
        Approved.Text(
            Of(Base with { Plans = [], Meetings = [], Fulfilments = [] }, Busy(), "2025-03-20", "2027-07-31", WithVisits),
            "busy"
        );

    [Fact]
    public void A_council_that_begins_and_ends_within_the_years_and_changes_its_station() =>
        Approved.Text(Of(Short(), ShortLife(), "2025-05-20", "2027-01-31", StationSlips), "short");

    [Fact]
    public void A_station_that_moves_to_another_area_and_takes_over_another()
    {
        var text = new StringBuilder();
        Write(
            text,
            "2025-03-01",
            "2027-12-31",
            StationDeeds(),
            Station(),
            (facts, day) => ObligationPlanner.Of(facts, day, ObligationRules.Default)
        );
        Approved.Text(text.ToString(), "station");
    }

    [Theory]
    [InlineData("2025-10-01", "2025-04-01", "2025-10-01")]
    [InlineData("2025-04-01", "2025-10-01", "2025-10-01")]
    [InlineData("2025-10-01", "2025-10-01", "2025-10-01")]
    public void Nothing_is_asked_for_before_the_later_of_the_guideline_and_the_records(string inForce, string tracked, string from)
    {
        var rules = ObligationRules.Default with
        {
            Guideline = GuidelineSettings.Default with { InForceSince = D(inForce) },
            Settings = new ObligationSettings { TrackedSince = D(tracked) },
        };
        var bare = Base with { Plans = [], Meetings = [], Fulfilments = [], Members = [] };
        var station = Station();

        bare.Open(D(from).AddDays(-1), rules).ShouldBeEmpty();
        bare.Open(D(from), rules).ShouldNotBeEmpty();
        bare.Open(D(from), rules).ShouldAllBe(o => o.Since >= D(from) || o.Kind == ObligationKind.MeetingPlan);
        ObligationPlanner.Of(station, D(from).AddDays(-1), rules).ShouldBeEmpty();
        ObligationPlanner
            .Of(station, D("2026-03-25"), rules)
            .Select(o => o.Period)
            .Distinct()
            .ShouldBe(["2025-10-01", "2026"], ignoreOrder: true);
    }

    private static readonly ObligationRules StationSlips = ObligationRules.Default with
    {
        Guideline = GuidelineSettings.Default with { StationMergerNeedsSlip = true },
    };

    internal static (string Day, Func<CouncilFacts, CouncilFacts> Deed)[] Busy() =>
        [
            ("2025-04-10", f => f.With(Done(ObligationKind.MemberRoster, "", D("2025-04-10")))),
            ("2025-04-20", f => f with { Plans = [Planned(2025, (D("2025-06-20"), true), (D("2026-03-31"), false))] }),
            ("2025-05-25", f => f.With(Done(ObligationKind.GuestSelection, "2025-06-20", D("2025-05-25")))),
            ("2025-06-08", f => f.With(Done(ObligationKind.MeetingNotice, "2025-06-20", D("2025-06-08")))),
            ("2025-06-25", f => f with { Drafts = [Draft("D1", D("2025-06-20"), D("2025-06-20"))] }),
            (
                "2025-06-28",
                f =>
                    f with
                    {
                        Drafts = [],
                        Meetings =
                        [
                            Record("R1", D("2025-06-20")) with
                            {
                                State = RecordState.Confirmed,
                                ReportedOn = null,
                                ConfirmedAt = At("2025-06-28"),
                                Absent = [new MemberId("M01"), new MemberId("M02"), new MemberId("M03")],
                            },
                        ],
                        Feedback = [Request("F1", D("2025-06-20")), Request("F2", D("2025-06-20"), FeedbackStatus.Planned)],
                    }
            ),
            ("2025-07-02", f => f.With(Done(ObligationKind.AbsenteeContact, "R1/M01", D("2025-07-02")))),
            (
                "2025-07-05",
                f => f with { Meetings = [f.Meetings[0] with { State = RecordState.ReportedToChief, ReportedOn = D("2025-07-05") }] }
            ),
            // M02 resigns before anybody has called, and somebody may misuse the letter.
            ("2025-07-10", f => f.Put(Member(2, Dismissed(2025, "2025-07-10", misuse: true)))),
            (
                "2025-07-12",
                f =>
                    f.With(
                        Done(ObligationKind.AbsenteeContact, "R1/M03", D("2025-07-12")),
                        Done(ObligationKind.AbsenteeContact, "R1/M03", D("2025-07-20"))
                    )
            ),
            ("2025-07-20", f => f.Put(Member(2, Dismissed(2025, "2025-07-10", misuse: true, told: "2025-07-20")))),
            ("2025-08-01", f => f.Put(Member(2, Dismissed(2025, "2025-07-10", misuse: true, told: "2025-07-20", back: "2025-08-01")))),
            (
                "2025-08-20",
                f =>
                    f.Put(
                        Member(
                            11,
                            new Commission(CommissionKind.Replacement, new CommissionTerm(D("2025-08-20"), D("2027-03-31")))
                            {
                                Predecessor = new MemberId("M02"),
                            }
                        )
                    )
            ),
            (
                "2025-09-01",
                f =>
                    f.With(
                        Done(ObligationKind.MemberRoster, "", D("2025-09-01")),
                        Done(ObligationKind.OperationListCorrection, "2025-08-20", D("2025-09-01"))
                    )
            ),
            (
                "2025-10-15",
                f =>
                    f with
                    {
                        Feedback =
                        [
                            f.Feedback[0] with
                            {
                                Entry = f.Feedback[0].Entry with { Status = FeedbackStatus.Done },
                                ChangedOn = D("2025-10-15"),
                                Version = 1,
                            },
                            f.Feedback[1],
                        ],
                    }
            ),
            ("2025-10-30", f => f with { Feedback = [f.Feedback[1]] }),
            // The lead officer is transferred on the last of November; another one is designated a week later.
            (
                "2025-12-01",
                f =>
                    f with
                    {
                        Roster =
                        [
                            .. f.Roster.Select(r => r.Officer == Lead ? r with { Days = new DayRange(r.Days.From, D("2025-11-30")) } : r),
                        ],
                    }
            ),
            (
                "2025-12-08",
                f =>
                    f.Change(c =>
                        c with
                        {
                            Leads =
                            [
                                c.Leads[0] with
                                {
                                    Days = new DayRange(c.Leads[0].Days.From, D("2025-11-30")),
                                },
                                new LeadDesignation(new OfficerId("1000002"), new DayRange(D("2025-12-08"), null)),
                            ],
                        }
                    )
            ),
            // Five leave at once in January, and one comes back by a new commission in February.
            (
                "2026-01-15",
                f => Enumerable.Range(4, 6).Aggregate(f, (all, n) => all.Put(Member(n, Dismissed(2025, "2026-01-15", successor: n == 4))))
            ),
            (
                "2026-02-03",
                f =>
                    f.Put(
                        Member(
                            12,
                            new Commission(CommissionKind.New, new CommissionTerm(D("2026-02-03"), D("2028-03-31")))
                            {
                                LetterHandedOver = D("2026-02-03"),
                            }
                        )
                    )
            ),
            (
                "2026-02-10",
                f =>
                    f.Put(
                        Member(
                            13,
                            new Commission(CommissionKind.Replacement, new CommissionTerm(D("2026-02-10"), D("2027-03-31")))
                            {
                                Predecessor = new MemberId("M04"),
                            }
                        )
                    )
            ),
            // The second planned meeting is held late, on 1 April, and recorded without a report.
            (
                "2026-04-03",
                f =>
                    f with
                    {
                        Meetings =
                        [
                            .. f.Meetings,
                            Record("R2", D("2026-04-01")) with
                            {
                                PlannedFor = D("2026-03-31"),
                                State = RecordState.Confirmed,
                                ReportedOn = null,
                                ConfirmedAt = At("2026-04-03"),
                            },
                        ],
                    }
            ),
            ("2026-04-20", f => f with { Plans = [.. f.Plans, Planned(2026, (D("2026-11-20"), false))] }),
            (
                "2026-11-25",
                f => f with { Fulfilments = [.. f.Fulfilments, Done(ObligationKind.MeetingRecord, "2026-11-20", D("2026-11-25"))] }
            ),
            (
                "2026-12-10",
                f =>
                    f with
                    {
                        Fulfilments =
                        [
                            .. f.Fulfilments.Select(d => d.Kind == ObligationKind.MeetingRecord ? d with { Withdrawn = true } : d),
                        ],
                    }
            ),
            // One is renewed, one declines, a new person comes; the others are forgotten.
            ("2027-02-20", f => f.Put(Member(1, new Commission(CommissionKind.New, CommissionTerm.Standard(2025)), Renewal(2027)))),
            ("2027-03-01", f => f.Put(Member(3) with { RenewalIntention = RenewalIntention.Declined })),
            ("2027-04-01", f => f.Put(Member(14, new Commission(CommissionKind.New, CommissionTerm.Standard(2027))))),
            ("2027-05-10", f => f.With(Done(ObligationKind.TermEnd, "2027-03-31", D("2027-05-10")))),
        ];

    private static CouncilFacts Short() =>
        Base with
        {
            Council = Base.Council with
            {
                Established = D("2025-06-01"),
                Leads = [],
                Stations =
                [
                    new StationLink(new StationId("01"), "試験警察署", Area.Hakodate, new DayRange(D("2025-06-01"), D("2026-03-31"))),
                    new StationLink(new StationId("02"), "新試験警察署", Area.Hakodate, new DayRange(D("2026-04-01"), null)),
                ],
            },
            Members =
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(n => Member(n, new Commission(CommissionKind.New, new CommissionTerm(D("2025-06-01"), D("2026-09-30"))))),
            ],
            Plans = [],
            Meetings = [],
            Fulfilments = [],
        };

    private static (string Day, Func<CouncilFacts, CouncilFacts> Deed)[] ShortLife() =>
        [
            ("2025-06-10", f => f.Change(c => c with { Leads = [new LeadDesignation(Lead, new DayRange(D("2025-06-10"), null))] })),
            ("2025-06-20", f => f.With(Done(ObligationKind.EstablishmentSlip, "established", D("2025-06-20")))),
            ("2025-06-25", f => f.With(Done(ObligationKind.EstablishmentSlip, "established/area", D("2025-06-25")))),
            ("2025-07-31", f => f with { Plans = [Planned(2025, (D("2025-09-10"), false), (D("2026-05-15"), false))] }),
            ("2025-09-12", f => f with { Meetings = [Record("R1", D("2025-09-10")) with { Absent = [new MemberId("M05")] }] }),
            (
                "2025-09-30",
                f =>
                    f.Put(
                        Member(
                            5,
                            new Commission(CommissionKind.New, new CommissionTerm(D("2025-06-01"), D("2026-09-30")))
                            {
                                Dismissal = new Dismissal(D("2025-09-30"), DismissalReason.Death),
                            }
                        )
                    )
            ),
            ("2026-04-10", f => f.With(Done(ObligationKind.EstablishmentSlip, "station-2026-04-01", D("2026-04-10")))),
            ("2026-06-01", f => f with { Drafts = [Draft("D1", null, D("2026-05-15"))] }),
            ("2026-06-05", f => f with { Drafts = [Draft("D1", D("2026-05-16"), D("2026-05-15"))] }),
            ("2026-08-01", f => f.Change(c => c with { Abolished = D("2026-08-31") })),
            ("2026-10-05", f => f with { Drafts = [] }),
            (
                "2026-10-20",
                f =>
                    f with
                    {
                        Fulfilments =
                        [
                            .. f.Fulfilments,
                            Done(ObligationKind.EstablishmentSlip, "abolished", D("2026-10-20")),
                            Done(ObligationKind.MeetingRecord, "2026-05-15", D("2026-10-20")),
                        ],
                    }
            ),
        ];

    private static StationFacts Station()
    {
        var old = new Station(
            new StationId("02"),
            "旧試験警察署",
            [
                new StationPeriod("元試験警察署", Area.Hakodate, new DayRange(D("2010-04-01"), D("2025-05-31"))),
                new StationPeriod("旧試験警察署", Area.Hakodate, new DayRange(D("2025-06-01"), D("2026-03-31"))),
            ],
            new StationId("01")
        );
        var station = new Station(
            new StationId("01"),
            "試験警察署",
            [
                new StationPeriod("試験警察署", Area.Hakodate, new DayRange(D("2010-04-01"), D("2026-10-14"))),
                new StationPeriod("試験警察署", Area.Sapporo, new DayRange(D("2026-10-15"), null)),
            ]
        );
        Council Of(string id, string established, string? abolished, params (string Station, string From, string? To)[] at) =>
            Base.Council with
            {
                Id = new CouncilId(id),
                Established = D(established),
                Abolished = abolished is null ? null : D(abolished),
                Stations =
                [
                    .. at.Select(s => new StationLink(
                        new StationId(s.Station),
                        s.Station,
                        Area.Hakodate,
                        new DayRange(D(s.From), s.To is null ? null : D(s.To))
                    )),
                ],
            };
        return new StationFacts
        {
            Station = station,
            Predecessors = [old],
            Councils =
            [
                Of("C1", "2025-09-30", null, ("01", "2025-09-30", null)),
                Of("C2", "2010-04-01", "2025-10-01", ("02", "2010-04-01", "2026-03-31")),
                Of("C3", "2026-10-01", null, ("01", "2026-10-01", null)),
            ],
        };
    }

    private static (string Day, Func<StationFacts, StationFacts> Deed)[] StationDeeds() =>
        [
            ("2025-04-07", f => Sent(f, ObligationKind.OperationListAnnual, "", "2025", "2025-04-07")),
            ("2025-10-05", f => Sent(f, ObligationKind.HalfYearSubmission, "01", "2025-04-01", "2025-10-05")),
            ("2025-10-06", f => Sent(f, ObligationKind.HalfYearSubmission, "01", "2025-04-01", "2025-10-06")),
            ("2025-10-20", f => Sent(f, ObligationKind.HalfYearSubmission, "01/area", "2025-04-01", "2025-10-20")),
            ("2026-04-30", f => Sent(f, ObligationKind.HalfYearSubmission, "02", "2025-04-01", "2026-04-30")),
            ("2026-05-10", f => Sent(f, ObligationKind.HalfYearSubmission, "02/area", "2025-04-01", "2026-05-10")),
            (
                "2026-05-11",
                f => f with { Fulfilments = [.. f.Fulfilments.Select(d => d.Subject == "02/area" ? d with { Withdrawn = true } : d)] }
            ),
            ("2026-10-20", f => Sent(f, ObligationKind.HalfYearSubmission, "01", "2026-04-01", "2026-10-20")),
        ];

    private static StationFacts Sent(StationFacts facts, ObligationKind kind, string subject, string period, string day) =>
        facts with
        {
            Fulfilments = [.. facts.Fulfilments, new Fulfilment(kind, subject, period, D(day), "送付", Lead)],
        };

    private static Commission Dismissed(
        int year,
        string day,
        bool misuse = false,
        bool successor = false,
        string? told = null,
        string? back = null
    ) =>
        new(CommissionKind.New, CommissionTerm.Standard(year))
        {
            Dismissal = new Dismissal(D(day), DismissalReason.Resignation)
            {
                Grounds = new DismissalGrounds(DismissalReason.Resignation),
                MisuseFeared = misuse,
                NeedsSuccessor = successor,
                Notice = told is null ? null : new DismissalNotice(D(told), NoticeRecipient.Member, NoticeMethod.Oral, null, Lead),
                Letter = back is null ? LetterReturn.Outstanding : LetterReturn.Returned,
                LetterReturnedOn = back is null ? null : D(back),
            },
        };

    private static MeetingPlan Planned(int year, params (DateOnly Day, bool Guests)[] meetings) =>
        new()
        {
            Year = new FiscalYear(year),
            Version = 1,
            Meetings = [.. meetings.Select(m => new PlannedMeeting { Date = m.Day, InvitesGuests = m.Guests })],
        };

    private static DateTimeOffset At(string day) => new(D(day), new TimeOnly(20, 0), TimeSpan.FromHours(9));

    private static string Of(
        CouncilFacts facts,
        (string Day, Func<CouncilFacts, CouncilFacts> Deed)[] life,
        string from,
        string to,
        ObligationRules rules
    )
    {
        var text = new StringBuilder();
        Write(text, from, to, life, facts, (f, day) => ObligationPlanner.Of(f, day, rules));
        return text.ToString();
    }

    private static void Write<T>(
        StringBuilder text,
        string from,
        string to,
        (string Day, Func<T, T> Deed)[] life,
        T facts,
        Func<T, DateOnly, IReadOnlyList<Obligation>> planner
    )
    {
        var open = new Dictionary<string, Obligation>(StringComparer.Ordinal);
        for (var day = D(from); day <= D(to); day = day.AddDays(1))
        {
            foreach (var (_, deed) in life.Where(l => D(l.Day) == day))
            {
                facts = deed(facts);
                text.Append($"{day:yyyy-MM-dd} *\n");
            }

            var now = planner(facts, day).ToDictionary(o => o.Key, StringComparer.Ordinal);
            foreach (var gone in open.Keys.Where(k => !now.ContainsKey(k)).Order(StringComparer.Ordinal))
            {
                text.Append($"{day:yyyy-MM-dd} - {gone}\n");
            }

            foreach (var (key, o) in now.OrderBy(n => n.Key, StringComparer.Ordinal))
            {
                if (open.GetValueOrDefault(key) is { } before && before == o)
                {
                    continue;
                }

                text.Append(
                    $"{day:yyyy-MM-dd} {(open.ContainsKey(key) ? '~' : '+')} {key} {o.Since:yyyy-MM-dd}..{o.Target:yyyy-MM-dd} {(o.Nominal is { } n ? $"{n:yyyy-MM-dd}" : "-")}{(o.IsGuideValue ? " 目安" : "")} {o.Station} {o.Leg} {o.Sentence}\n"
                );
            }

            open = now;
        }
    }
}
