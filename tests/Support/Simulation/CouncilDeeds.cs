using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Support.Simulation;

/// <summary>What the officers of a simulated council do about what is due, sooner or later; each deed tells the ledger what follows.</summary>
internal sealed class CouncilDeeds(CouncilLife life)
{
    private static readonly OfficerId By = new("1000001");
    private static readonly CouncilAccess Section = new() { Section = true };

    private int _meetings;

    private Random Random => life.Random;

    private Ledger Ledger => life.Ledger;

    private CouncilFacts Facts
    {
        get => life.Facts;
        set => life.Facts = value;
    }

    public void Act(DateOnly day, IReadOnlyList<Obligation> open)
    {
        // On its last day a council does nothing that is due tomorrow.
        foreach (var due in day == Facts.Council.Abolished ? [] : open)
        {
            if (Random.NextDouble() < life.Diligence)
            {
                Act(day, due);
            }
        }
    }

    private void Act(DateOnly day, Obligation due)
    {
        switch (due.Kind)
        {
            case ObligationKind.MeetingPlan:
                Plan(day, due);
                break;
            case ObligationKind.RegularMeeting:
                HoldWithoutPlan(day);
                break;
            case ObligationKind.MeetingRecord:
                Record(day, due);
                break;
            case ObligationKind.ChiefReport:
                Report(day, due);
                break;
            case ObligationKind.MeasureNotice:
                Measure(day, due);
                break;
            case ObligationKind.LongRunningReview when Random.Next(2) == 0:
                Finish(day, due);
                break;
            case ObligationKind.TermEnd:
                Renew(day, due);
                break;
            case ObligationKind.MemberVacancy when !due.Subject.StartsWith("term-", StringComparison.Ordinal) && Random.Next(4) != 0:
                Replace(day, due);
                break;
            case ObligationKind.TooFewMembers:
                Add(day, due);
                break;
            case ObligationKind.LetterRetrieval:
                Retrieve(day, due);
                break;
            case ObligationKind.DismissalNotice:
                Notify(day, due);
                break;
            case ObligationKind.LeadVacant:
                Designate(day, due);
                break;
            default:
                Mark(day, due);
                break;
        }
    }

    private void Mark(DateOnly day, Obligation due)
    {
        if (due.Kind is ObligationKind.OperationListCorrection or ObligationKind.MemberRoster)
        {
            Document(day, due);
            return;
        }

        var subjects =
            due.Kind == ObligationKind.AbsenteeContact
                ? Facts.Meetings.Single(m => m.Id.Value == due.Subject).Absent.Select(a => $"{due.Subject}/{a}")
                : [due.Subject];
        Facts = Facts with
        {
            Fulfilments = [.. Facts.Fulfilments, .. subjects.Select(s => new Fulfilment(due.Kind, s, due.Period, day, "電話", By))],
        };
        if (due.Kind == ObligationKind.MemberVacancy)
        {
            Ledger.MayEnd(ObligationKind.MemberVacancy); // Who took this seat may have taken another one.
        }

        Ledger.Done(due.Key);
        if (due is { Kind: ObligationKind.EstablishmentSlip, Leg: 1 } && LastStation.Area != Area.Sapporo)
        {
            Ledger.Expect(due.Kind, $"{due.Subject}/area", "");
        }
    }

    /// <summary>The list of a day holds every change up to that day, also what has just been done about something else.</summary>
    private void Document(DateOnly day, Obligation due)
    {
        var now = ObligationPlanner.Of(Facts, day, ObligationRules.Default).Single(o => o.Kind == due.Kind);
        var outcome = new MarkDone(now.Key, day, "紙で作成", "").Decide(Facts, Section, By, day, ObligationRules.Default);
        var done = ((Outcome<Fulfilment>.Accepted)outcome).Value;
        Facts = Facts with { Fulfilments = [.. Facts.Fulfilments.Where(f => !f.IsSameEntry(done)), done] };
        Ledger.Done(due.Key);
        Ledger.Done(now.Key);
        Ledger.Answered(due.Kind, CouncilLife.Iso(day), "");
    }

    private StationLink LastStation => Facts.Council.Stations[^1];

    private void Plan(DateOnly day, Obligation due)
    {
        var year = new FiscalYear(int.Parse(due.Period, System.Globalization.CultureInfo.InvariantCulture));
        var from = day > year.First ? day : year.First;
        var days = year.Last.DayNumber - from.DayNumber;
        if (days < 25)
        {
            return;
        }

        var dates = Enumerable.Range(0, Random.Next(1, 3)).Select(_ => from.AddDays(Random.Next(22, days))).Distinct().Order();
        Facts = Facts with
        {
            Plans =
            [
                .. Facts.Plans,
                new MeetingPlan
                {
                    Year = year,
                    Version = 1,
                    Meetings = [.. dates.Select(d => new PlannedMeeting { Date = d, InvitesGuests = Random.Next(4) == 0 })],
                },
            ],
        };
        Ledger.Done(due.Key);
    }

    private void HoldWithoutPlan(DateOnly day)
    {
        // Most wait for the planned day; some hold a meeting without one, and rather where nothing is planned.
        if (!life.Exists(day) || Random.Next(Facts.PlanFor(FiscalYear.Of(day)) is null ? 20 : 200) != 0)
        {
            return;
        }

        Confirm(day, day, plannedFor: null);
    }

    private void Record(DateOnly day, Obligation due)
    {
        var planned = DateOnly.Parse(due.Subject, System.Globalization.CultureInfo.InvariantCulture);
        if (Random.Next(15) == 0)
        {
            Mark(day, due);
            return;
        }

        var late = Math.Min(Random.Next(6) == 0 ? Random.Next(40) : 0, day.DayNumber - planned.DayNumber);
        var held = planned.AddDays(late);
        if (held > Facts.Council.Abolished)
        {
            held = planned;
        }

        Ledger.Done(due.Key);
        Confirm(day, held, planned);
    }

    private void Confirm(DateOnly day, DateOnly held, DateOnly? plannedFor)
    {
        var id = new MeetingId($"R{++_meetings}");
        var members = Facts.MembersOn(held).ToList();
        var absent = members.Where(_ => Random.Next(10) == 0).Select(m => m.Id).ToList();
        Facts = Facts with
        {
            Meetings =
            [
                .. Facts.Meetings,
                new MeetingRecord
                {
                    Id = id,
                    Revision = 1,
                    State = RecordState.Confirmed,
                    Kind = MeetingKind.Regular,
                    Date = held,
                    ConfirmedBy = By,
                    ConfirmedByTitle = "巡査部長 試験",
                    ConfirmedAt = Noon(day),
                    MembersInOffice = members.Count,
                    MembersPresent = members.Count - absent.Count,
                    Absent = absent,
                    PlannedFor = plannedFor,
                },
            ],
        };
        foreach (var request in Enumerable.Range(1, Random.Next(3)))
        {
            AddRequest(id, held, $"{id}-{request}");
        }

        var year = FiscalYear.Of(held);
        Ledger.Done(Ledger.Key(ObligationKind.RegularMeeting, life.Id, "", year.StartYear));
        Ledger.Ended(ObligationKind.MeetingPlan, "", year.StartYear);

        // A meeting without a plan answers a planned day near it.
        Ledger.MayEnd(ObligationKind.MeetingRecord);
        Ledger.Expect(ObligationKind.ChiefReport, id.Value, 1);
        if (absent.Any(a => life.Exists(day.AddDays(1)) && StaysUntil(a, day.AddDays(1))))
        {
            Ledger.Expect(ObligationKind.AbsenteeContact, id.Value, "");
        }
    }

    // A term that ends tonight ends the duty too.
    private bool StaysUntil(MemberId id, DateOnly day) => Facts.Members.Any(m => m.Id == id && m.InOfficeOn(day));

    private void AddRequest(MeetingId meeting, DateOnly held, string id)
    {
        Facts = Facts with
        {
            Feedback =
            [
                .. Facts.Feedback,
                new Feedback
                {
                    Entry = new FeedbackEntry
                    {
                        Id = id,
                        Kind = FeedbackKind.Request,
                        Text = "街路灯",
                    },
                    Meeting = meeting,
                    MeetingDate = held,
                    ChangedBy = meeting,
                    ChangedOn = held,
                },
            ],
        };
        Ledger.Expect(ObligationKind.MeasureNotice, id, FeedbackStatus.NotStarted);
    }

    private void Report(DateOnly day, Obligation due)
    {
        var record = Facts.Meetings.Single(m => m.Id.Value == due.Subject);
        Ledger.Done(due.Key);
        if (Random.Next(20) == 0)
        {
            // 訂正 before the report: the new revision is reported instead.
            Put(record with { Revision = record.Revision + 1, ConfirmedAt = Noon(day) });
            Ledger.Expect(ObligationKind.ChiefReport, record.Id.Value, record.Revision + 1);
            return;
        }

        Put(record with { State = RecordState.ReportedToChief, ReportedOn = day });
    }

    private void Put(MeetingRecord record) =>
        Facts = Facts with { Meetings = [.. Facts.Meetings.Select(m => m.Id == record.Id ? record : m)] };

    /// <summary>Tells the participants, or takes the next step first, of which they have to hear again.</summary>
    private void Measure(DateOnly day, Obligation due)
    {
        var request = Facts.Feedback.Single(f => f.Entry.Id == due.Subject);
        Ledger.Done(due.Key);
        if (request.Entry.Status == FeedbackStatus.NotStarted && Random.Next(2) == 0)
        {
            Change(request, (FeedbackStatus)Random.Next(1, 6), day);
            return;
        }

        var told = request with { ToldOn = day };
        Facts = Facts with { Feedback = [.. Facts.Feedback.Where(f => f != request), .. told.IsOpen ? [told] : Array.Empty<Feedback>()] };
    }

    private void Finish(DateOnly day, Obligation due)
    {
        Ledger.Done(due.Key);
        Change(Facts.Feedback.Single(f => f.Entry.Id == due.Subject), FeedbackStatus.Done, day);
    }

    private void Change(Feedback request, FeedbackStatus status, DateOnly day)
    {
        var changed = request with { Entry = request.Entry with { Status = status }, ChangedOn = day, ToldOn = null };
        Facts = Facts with { Feedback = [.. Facts.Feedback.Where(f => f != request), changed] };
        Ledger.Expect(ObligationKind.MeasureNotice, request.Entry.Id, status);
    }

    /// <summary>Settles one member after the other; the obligation ends with the last.</summary>
    private void Renew(DateOnly day, Obligation due)
    {
        var last = DateOnly.Parse(due.Subject, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var member in Facts.Members.Where(m => m.Commissions[^1] is { Dismissal: null } c && c.Term.Last == last).ToList())
        {
            if (member.RenewalIntention == RenewalIntention.Declined || Random.Next(3) == 0)
            {
                continue;
            }

            var stays = Random.Next(8) != 0 && day <= last;
            Facts = Facts with
            {
                Members =
                [
                    .. Facts.Members.Select(m =>
                        m.Id != member.Id ? m
                        : stays ? m with { Commissions = [.. m.Commissions, new Commission(CommissionKind.Renewal, After(last))] }
                        : m with { RenewalIntention = RenewalIntention.Declined }
                    ),
                ],
            };
        }

        life.Settled();
        life.SeatsChange();
    }

    private static CommissionTerm After(DateOnly last) => new(last.AddDays(1), last.AddYears(2));

    private void Replace(DateOnly day, Obligation due)
    {
        var gone = Facts.Members.Single(m => m.Id.Value == due.Subject).Commissions.Last(c => c.Dismissal is not null);
        if (day > gone.Term.Last)
        {
            return;
        }

        Ledger.Done(due.Key);
        Join(
            day,
            new Commission(CommissionKind.Replacement, new CommissionTerm(day, gone.Term.Last)) { Predecessor = new MemberId(due.Subject) }
        );
    }

    private void Add(DateOnly day, Obligation due)
    {
        if (life.InOffice(day) == 4)
        {
            Ledger.Done(due.Key);
        }

        Join(day, new Commission(CommissionKind.New, new CommissionTerm(day, FiscalYear.Of(day).Next.Last)));
    }

    private void Join(DateOnly day, Commission commission)
    {
        var last = commission.Term.Last;
        if (last.DayNumber - day.DayNumber <= 90)
        {
            // Whoever joins for the last weeks of a term is undecided about the next one again.
            Ledger.MayReturn(ObligationKind.TermEnd, CouncilLife.Iso(last), "");
        }

        Facts = Facts with { Members = [.. Facts.Members, life.NewMember(commission)] };
        Ledger.Supersede(ObligationKind.MemberRoster);
        Ledger.ExpectAgain(ObligationKind.MemberRoster, CouncilLife.Iso(day), "");
        life.Settled();
        life.SeatsChange();
        Ledger.MayEnd(ObligationKind.MemberVacancy);
        Ledger.MayEnd(ObligationKind.TooFewMembers);
        Correct(day);
    }

    private void Correct(DateOnly day)
    {
        // The list of 1 April replaces corrections of the old year, which is tomorrow's look.
        if (day is { Month: 3, Day: 31 })
        {
            Ledger.MayEnd(ObligationKind.OperationListCorrection);
        }
        else
        {
            life.Corrected(day);
        }
    }

    private void Notify(DateOnly day, Obligation due)
    {
        var notice = new DismissalNotice(day, NoticeRecipient.Substitute, NoticeMethod.Oral, "家族", By);
        Take(due, new NotifyDismissal(new MemberId(due.Subject), Day(due.Period), notice).Decide(Facts, Section, day));
    }

    private void Retrieve(DateOnly day, Obligation due) =>
        Take(due, new RetrieveLetter(new MemberId(due.Subject), Day(due.Period), LetterReturn.Returned, day).Decide(Facts, Section, day));

    private void Take(Obligation due, Outcome<Member> outcome)
    {
        var member = ((Outcome<Member>.Accepted)outcome).Value;
        Facts = Facts with { Members = [.. Facts.Members.Select(m => m.Id == member.Id ? member : m)] };
        Ledger.Done(due.Key);
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    private void Designate(DateOnly day, Obligation due)
    {
        if (!life.Exists(day))
        {
            return;
        }

        var next = Facts.OperatingOn(day)[^1].Officer;
        Facts = Facts with
        {
            Council = Facts.Council with { Leads = [.. Facts.Council.Leads, new LeadDesignation(next, new DayRange(day, null))] },
        };
        Ledger.Done(due.Key);
        Correct(day);
    }

    private static DateTimeOffset Noon(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(9)).ToUniversalTime();
}
