using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Reminders.ThreeYears;

/// <summary>
/// A council of ten over three fiscal years, to which the same happens every time and whose people do everything some days after it was
/// asked for, but for the kinds that they neglect. Nothing is random, so that the table shows the dose alone.
/// </summary>
internal sealed class NeglectingCouncil
{
    public static readonly DateOnly First = new(2025, 4, 1);

    private static readonly DateOnly Long = new(2015, 4, 1);

    private readonly int _number;
    private readonly IReadOnlySet<ObligationKind> _neglected;
    private readonly CommissionTerm _term = CommissionTerm.Standard(2025);
    private int _newcomers;

    public NeglectingCouncil(int number, IReadOnlySet<ObligationKind> neglected)
    {
        (_number, _neglected) = (number, neglected);
        Facts = new CouncilFacts
        {
            Council = new Council
            {
                Id = new CouncilId($"C01{number:00}"),
                Name = $"試験{number}交番連絡協議会",
                Kind = CouncilKind.Beat,
                Established = Long,
                PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId($"B{number:00}"), $"試験{number}交番", new DayRange(Long, null))],
                Stations = [new StationLink(new StationId("01"), "試験警察署", Area.Kushiro, new DayRange(Long, null))],
                Leads = [new LeadDesignation(Lead, new DayRange(Long, new DateOnly(2026, 3, 31)))],
            },
            Members =
            [
                .. Enumerable.Range(1, 10).Select(n => Seat($"M{n:00}", new Commission(CommissionKind.New, CommissionTerm.Standard(2025)))),
            ],
            Roster =
            [
                new(Lead, "試験 責任者", "巡査部長", Role.OperatingOfficer, "試験交番", new DayRange(Long, null)),
                .. TownOfThreeYears.StationRoster,
            ],
            Plans = [Plan(2025, new DateOnly(2025, 6, 10))],
        };
    }

    public OfficerId Lead => new($"lead{_number:00}");

    public CouncilFacts Facts { get; private set; }

    /// <summary>What comes from outside on a day.</summary>
    public void Happen(DateOnly day)
    {
        // The lead officer is designated anew on 1 April 2026; until then nobody has thought of it.
        if (day == new DateOnly(2026, 4, 1) && !Neglects(ObligationKind.LeadVacant))
        {
            Designate(day);
        }

        if (day == new DateOnly(2025, 8, 20))
        {
            Dismiss("M01", day, DismissalReason.Misconduct, misuse: true);
        }

        if (day == new DateOnly(2026, 6, 10) && Neglects(ObligationKind.TooFewMembers))
        {
            foreach (var number in Enumerable.Range(2, 5))
            {
                Dismiss($"M{number:00}", day, DismissalReason.MovedAway, misuse: false);
            }
        }

        // An extraordinary meeting, of which the record is confirmed at once.
        if (day == new DateOnly(2025, 7, 10))
        {
            Confirm(day, MeetingKind.Extraordinary, "E1");
        }
    }

    /// <summary>In the afternoon: what is not neglected is done after so many days, or on its day.</summary>
    public void Act(DateOnly day, IReadOnlyList<Obligation> open)
    {
        foreach (var due in open.Where(o => !Neglects(o.Kind) && day >= DoneOn(o)))
        {
            Act(day, due);
        }
    }

    private bool Neglects(ObligationKind kind) => _neglected.Contains(kind);

    private static DateOnly DoneOn(Obligation due) =>
        due.Kind switch
        {
            ObligationKind.MeetingPlan => due.Since.AddDays(9),
            ObligationKind.RegularMeeting => DateOnly.MaxValue, // by the record
            ObligationKind.TermEnd => due.Target.AddDays(-45),
            ObligationKind.MeasureNotice => due.Since.AddDays(10),
            ObligationKind.MemberVacancy => due.Since.AddDays(20),
            ObligationKind.MeetingNotice => due.Since,
            _ => due.Since.AddDays(2),
        };

    private void Act(DateOnly day, Obligation due)
    {
        switch (due.Kind)
        {
            case ObligationKind.MeetingPlan:
                var year = int.Parse(due.Period, System.Globalization.CultureInfo.InvariantCulture);
                Facts = Facts with { Plans = [.. Facts.Plans, Plan(year, new DateOnly(year, 6, 10))] };
                break;
            case ObligationKind.MeetingRecord:
                Confirm(D(due.Subject), MeetingKind.Regular, $"R{due.Subject}");
                break;
            case ObligationKind.ChiefReport:
                Facts = Facts with
                {
                    Meetings =
                    [
                        .. Facts.Meetings.Select(m =>
                            m.Id.Value == due.Subject ? m with { State = RecordState.ReportedToChief, ReportedOn = day } : m
                        ),
                    ],
                };
                break;
            case ObligationKind.MeasureNotice:
                Facts = Facts with { Feedback = [.. Facts.Feedback.Where(f => f.Entry.Id != due.Subject)] };
                break;
            case ObligationKind.TermEnd:
                var next = CommissionTerm.Standard(D(due.Subject).Year);
                Facts = Facts with
                {
                    Members =
                    [
                        .. Facts.Members.Select(m =>
                            m.InOfficeOn(day)
                                ? m with
                                {
                                    Commissions = [.. m.Commissions, new Commission(CommissionKind.Renewal, next)],
                                }
                                : m
                        ),
                    ],
                };
                break;
            case ObligationKind.MemberVacancy:
                var successor = new Commission(CommissionKind.Replacement, new CommissionTerm(day, _term.Last))
                {
                    Predecessor = new MemberId(due.Subject),
                };
                Facts = Facts with { Members = [.. Facts.Members, Seat($"N{++_newcomers:00}", successor)] };
                break;
            case ObligationKind.DismissalNotice:
                Settle(due, d => d with { Notice = new DismissalNotice(day, NoticeRecipient.Member, NoticeMethod.Oral, null, Lead) });
                break;
            case ObligationKind.LetterRetrieval:
                Settle(due, d => d with { Letter = LetterReturn.Returned, LetterReturnedOn = day });
                break;
            case ObligationKind.LeadVacant or ObligationKind.TooFewMembers:
                break;
            default:
                Facts = Facts.With(Done(due.Kind, due.Subject, day, due.Period));
                break;
        }
    }

    private void Designate(DateOnly day) =>
        Facts = Facts.Change(c => c with { Leads = [.. c.Leads, new LeadDesignation(Lead, new DayRange(day, null))] });

    private void Settle(Obligation due, Func<Dismissal, Dismissal> settled) =>
        Facts = Facts with
        {
            Members =
            [
                .. Facts.Members.Select(m =>
                    m.Id.Value == due.Subject
                        ? m with
                        {
                            Commissions =
                            [
                                .. m.Commissions.Select(c => c.Dismissal is { } dismissal ? c with { Dismissal = settled(dismissal) } : c),
                            ],
                        }
                        : m
                ),
            ],
        };

    private void Dismiss(string member, DateOnly day, DismissalReason reason, bool misuse) =>
        Facts = Facts with
        {
            Members =
            [
                .. Facts.Members.Select(m =>
                    m.Id.Value == member
                        ? m with
                        {
                            Commissions =
                            [
                                m.Commissions[0] with
                                {
                                    Dismissal = new Dismissal(day, reason)
                                    {
                                        Grounds = new DismissalGrounds(reason),
                                        NeedsSuccessor = true,
                                        MisuseFeared = misuse,
                                    },
                                },
                            ],
                        }
                        : m
                ),
            ],
        };

    /// <summary>Two of the members were absent, and there was one request.</summary>
    private void Confirm(DateOnly day, MeetingKind kind, string id)
    {
        var record = Record(id, day, kind) with
        {
            State = RecordState.Confirmed,
            ReportedOn = null,
            ConfirmedBy = Lead,
            Absent = [.. Facts.MembersOn(day).Take(2).Select(m => m.Id)],
            PlannedFor = kind == MeetingKind.Regular ? day : null,
        };
        var request = Request($"{id}-1", day);
        Facts = Facts with
        {
            Meetings = [.. Facts.Meetings, record],
            Feedback = [.. Facts.Feedback, request with { Meeting = record.Id, ChangedBy = record.Id }],
        };
    }

    private static Member Seat(string id, Commission commission) =>
        new()
        {
            Id = new MemberId(id),
            Name = "試験 委員",
            Commissions = [commission],
        };
}
