using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>Any facts at all around <see cref="First"/> to <see cref="Last"/>, sensible or not: a rule must answer for each of them.</summary>
internal static class RandomFacts
{
    private static readonly DateOnly First = new(2024, 12, 1);
    private static readonly DateOnly Last = new(2028, 5, 31);

    public static readonly Gen<DateOnly> Day = Gen.Int[First.DayNumber, Last.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Gen.Const((DateOnly?)null), Day.Select(d => (DateOnly?)d));

    private static readonly Gen<DayRange> Range = Gen.Select(Day, Gen.Int[-1, 900])
        .Select((from, length) => new DayRange(from, length < 0 ? null : from.AddDays(length)));

    private static readonly Gen<Dismissal> Dismissal = Gen.Select(
            Day,
            Gen.Enum<DismissalReason>(),
            Gen.Enum<LetterReturn>(),
            Gen.Bool,
            Gen.OneOf(Gen.Const((bool?)null), Gen.Bool.Select(b => (bool?)b)),
            Gen.Bool,
            Gen.Bool
        )
        .Select(
            (day, reason, letter, feared, needs, here, notified) =>
                new Dismissal(day, reason)
                {
                    Grounds = here ? new DismissalGrounds(reason) : null,
                    Notice = notified ? new DismissalNotice(day, NoticeRecipient.Substitute, NoticeMethod.Oral, "家族", Quiet.Lead) : null,
                    Letter = letter,
                    MisuseFeared = feared,
                    NeedsSuccessor = needs,
                }
        );

    private static readonly Gen<Commission> Commission = Gen.Select(
            Gen.Enum<CommissionKind>(),
            Gen.OneOf(Gen.Int[2023, 2027].Select(CommissionTerm.Standard), Range.Select(r => new CommissionTerm(r.From, r.To ?? r.From))),
            Gen.OneOf(Gen.Const((Dismissal?)null), Dismissal.Select(d => (Dismissal?)d)),
            Gen.Int[1, 12]
        )
        .Select(
            (kind, term, dismissal, predecessor) =>
                new Commission(kind, term)
                {
                    Dismissal = dismissal,
                    Predecessor = kind == CommissionKind.Replacement ? new MemberId($"M{predecessor}") : null,
                }
        );

    private static readonly Gen<IReadOnlyList<Member>> Members = Gen.Select(Commission.Array[0, 3], Gen.Enum<RenewalIntention>())
        .Array[0, 12]
        .Select(Numbered);

    private static readonly Gen<MeetingPlan> Plan = Gen.Select(Gen.Int[2024, 2028], Gen.Select(Gen.Int[0, 364], Gen.Bool).Array[0, 3])
        .Select(
            (year, meetings) =>
                new MeetingPlan
                {
                    Year = new FiscalYear(year),
                    Version = 1,
                    Meetings =
                    [
                        .. meetings
                            .DistinctBy(m => m.Item1)
                            .Select(m => new PlannedMeeting
                            {
                                Date = new FiscalYear(year).First.AddDays(m.Item1),
                                InvitesGuests = m.Item2,
                            }),
                    ],
                }
        );

    private static readonly Gen<MeetingRecord> Record = Gen.Select(
            Day,
            Gen.Enum<MeetingKind>(),
            Gen.Enum<MeetingForm>(),
            Gen.Bool,
            MaybeDay,
            Gen.Int[1, 12].Array[0, 3],
            Gen.Int[1, 3]
        )
        .Select(
            (date, kind, form, reported, plannedFor, absent, revision) =>
                Quiet.Record("?", date, kind) with
                {
                    Form = form,
                    Revision = revision,
                    State = reported ? RecordState.ReportedToChief : RecordState.Confirmed,
                    PlannedFor = plannedFor,
                    Absent = [.. absent.Distinct().Select(n => new MemberId($"M{n}"))],
                }
        );

    private static readonly Gen<Feedback> Request = Gen.Select(
            Day,
            Gen.Enum<FeedbackStatus>(),
            Gen.Enum<FeedbackKind>(),
            MaybeDay,
            MaybeDay,
            MaybeDay
        )
        .Select(
            (meeting, status, kind, told, changed, review) =>
            {
                var request = Quiet.Request("?", meeting, status);
                return request with { Entry = request.Entry with { Kind = kind }, ToldOn = told, ChangedOn = changed, NextReview = review };
            }
        );

    private static readonly Gen<RosterEntry> Entry = Gen.Select(Gen.Int[1, 9], Gen.Enum<Role>(), Range)
        .Select((officer, role, days) => Quiet.Entry($"100000{officer}", role, days));

    /// <summary>One after the other: nobody else is designated, and no other station answers, on the same day (H3).</summary>
    private static readonly Gen<DayRange[]> Successive = Gen.Select(Day, Gen.Int[0, 60])
        .Array[0, 4]
        .Select(begins =>
        {
            var sorted = begins.DistinctBy(b => b.Item1).OrderBy(b => b.Item1).ToArray();
            return sorted
                .Select(
                    (b, i) =>
                        new DayRange(
                            b.Item1,
                            i + 1 < sorted.Length ? Later(b.Item1, sorted[i + 1].Item1.AddDays(-1 - b.Item2))
                                : b.Item2 < 20 ? b.Item1.AddDays(b.Item2)
                                : null
                        )
                )
                .ToArray();
        });

    private static readonly Gen<Council> Council = Gen.Select(
            Day,
            MaybeDay,
            Gen.Select(Successive, Gen.Enum<Area>().Array[5], Gen.Int[1, 2].Array[5]),
            Range.Array[0, 3],
            Gen.Select(Successive, Gen.Int[1, 9].Array[4])
        )
        .Select(
            (established, abolished, stations, boxes, leads) =>
                Quiet.Base.Council with
                {
                    Established = established,
                    Abolished = abolished < established ? null : abolished,
                    Stations =
                    [
                        .. FromItsFirstDay(established, stations.Item1)
                            .Select(
                                (days, i) => new StationLink(new StationId($"0{stations.Item3[i]}"), "試験警察署", stations.Item2[i], days)
                            ),
                    ],
                    PoliceBoxes = [.. boxes.Select((b, i) => new PoliceBoxLink(new PoliceBoxId($"B{i}"), "試験町交番", b))],
                    Leads = [.. leads.Item1.Select((days, i) => new LeadDesignation(new OfficerId($"100000{leads.Item2[i]}"), days))],
                }
        );

    private static readonly Gen<string> Iso = Gen.OneOf(Day, Gen.Int[2024, 2028].Select(year => new FiscalYear(year).First))
        .Select(d => d.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<string> Subject = Gen.OneOf(
        One("", "established", "abolished", "established/area", "F0", "F1"),
        Gen.Int[1, 12].Select(n => $"M{n}"),
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 12]).Select((r, m) => $"R{r}/M{m}"),
        Iso
    );

    /// <summary>Some with what they have answered, some without, as an older release has written them.</summary>
    private static readonly Gen<Fulfilment> Done = Gen.Select(
            One([.. ObligationTraits.All.Where(t => t.CanBeMarkedDone).Select(t => t.Kind)]),
            Subject,
            Gen.OneOf(Gen.Const(""), Iso),
            Day,
            Gen.Bool,
            Gen.OneOf(
                Gen.Const((string[]?)null),
                Gen.Select(One("commission", "dismissal", "term-end"), Gen.Int[1, 12], Iso)
                    .Select((what, member, day) => $"{what}|M{member}|{day}")
                    .Array[0, 12]
                    .Select(a => (string[]?)a)
            )
        )
        .Select(
            (kind, subject, period, day, withdrawn, answered) =>
                new Fulfilment(kind, subject, period, day, "電話", Quiet.Lead) { Withdrawn = withdrawn, Answered = answered }
        );

    public static readonly Gen<CouncilFacts> Facts = Gen.Select(
            Council,
            Members,
            Plan.Array[0, 3],
            Record.Array[0, 5],
            Request.Array[0, 4],
            Entry.Array[0, 8],
            Gen.Select(Gen.Select(MaybeDay, MaybeDay).Array[0, 3], Done.Array[0, 8])
        )
        .Select(
            (council, members, plans, records, feedback, roster, entered) =>
                new CouncilFacts
                {
                    Council = council,
                    Members = members,
                    Plans = [.. plans.DistinctBy(p => p.Year)],
                    Meetings = [.. records.Select((r, i) => r with { Id = new MeetingId($"R{i}") })],
                    Feedback = [.. feedback.Select((f, i) => f with { Entry = f.Entry with { Id = $"F{i}" } })],
                    Roster = roster,
                    Drafts = [.. entered.Item1.Select((d, i) => Quiet.Draft($"D{i}", d.Item1, d.Item2))],
                    Fulfilments = [.. entered.Item2.DistinctBy(f => (f.Kind, f.Subject, f.Period, f.Day))],
                }
        );

    /// <summary>A council is set up under a station; later it may be between two.</summary>
    private static IEnumerable<DayRange> FromItsFirstDay(DateOnly established, DayRange[] later)
    {
        var next = later.Where(d => d.From > established).ToArray();
        return next.Prepend(new DayRange(established, next.Length == 0 ? null : next[0].From.AddDays(-1)));
    }

    private static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static IReadOnlyList<Member> Numbered((Commission[], RenewalIntention)[] members) =>
        [
            .. members.Select(
                (m, i) =>
                    new Member
                    {
                        Id = new MemberId($"M{i + 1}"),
                        Name = "試験",
                        Commissions = m.Item1,
                        RenewalIntention = m.Item2,
                    }
            ),
        ];
}
