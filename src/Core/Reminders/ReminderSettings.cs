using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>
/// When reminders go out, and to whom next. The guideline states no such number: all are INFERRED (RULES 2.7 names the usual ones).
/// </summary>
public sealed record ReminderSettings
{
    /// <summary>The usual stages of RULES 2.7.</summary>
    public static StagePlan UsualOf(ObligationKind kind) =>
        kind switch
        {
            ObligationKind.HalfYearSubmission => new(StageAnchor.Target, [-20, -10, -5, -2, 0], 7),
            ObligationKind.OperationListAnnual => new(StageAnchor.Target, [-16, -4, 0], 7),
            ObligationKind.OperationListCorrection => new(StageAnchor.Since, [0, 7], 7),
            ObligationKind.MeetingPlan => new(StageAnchor.Target, [-30, -11, 1], 14),
            ObligationKind.RegularMeeting => new(StageAnchor.Target, [-14, 0], 7)
            {
                Calendar = [new MonthDay(9, 1), new MonthDay(12, 1), new MonthDay(2, 1), new MonthDay(3, 1)],
            },
            ObligationKind.MeetingNotice => new(StageAnchor.Target, [-7, 0, 11], 0),
            ObligationKind.GuestSelection => new(StageAnchor.Since, [0, 14, 32], 7),
            ObligationKind.MeetingRecord => new(StageAnchor.Since, [1, 3, 7], 7),
            ObligationKind.ChiefReport => new(StageAnchor.Since, [1, 3, 7], 7),
            ObligationKind.AbsenteeContact => new(StageAnchor.Since, [3, 7], 7),
            ObligationKind.MeasureNotice => new(StageAnchor.Target, [-3, 0], 14),
            ObligationKind.LongRunningReview => new(StageAnchor.Since, [0, 7], 14),
            ObligationKind.TermEnd => new(StageAnchor.Target, [-90, -60, -30, -7, 0], 7),
            ObligationKind.MemberRoster => new(StageAnchor.Since, [0, 7], 7),
            ObligationKind.MemberVacancy => new(StageAnchor.Since, [0], 30),
            ObligationKind.TooFewMembers => new(StageAnchor.Since, [0], 30),
            ObligationKind.DismissalNotice => new(StageAnchor.Since, [0], 7),
            ObligationKind.LetterRetrieval => new(StageAnchor.Since, [0], 7),
            ObligationKind.EstablishmentSlip => new(StageAnchor.Since, [0, 7], 7),
            ObligationKind.LeadVacant => new(StageAnchor.Since, [0], 7),
            ObligationKind.MemberVisit => new(StageAnchor.Since, [0], 30),
            ObligationKind.ConsultationAnswer => new(StageAnchor.Since, [0], 7),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What waits for a person's own answer: a confirmation, a returned record, a question.</summary>
    public static StagePlan UsualWaiting { get; } = new(StageAnchor.Since, [1, 3, 7], 7);

    /// <summary>Kinds that a reader may mute: the text asks for care (努める, 配慮) or leaves them to the moment. 記 第2-6(6) does neither: absentees are told.</summary>
    public static readonly IReadOnlySet<ObligationKind> MayBeMuted = new HashSet<ObligationKind>
    {
        ObligationKind.MeetingNotice,
        ObligationKind.LongRunningReview,
        ObligationKind.MemberVisit,
    };

    /// <summary>本日の対応事項 goes out from this time on, Japan time, on a working day.</summary>
    public TimeOnly DigestAt { get; init; } = new(8, 45);

    /// <summary>Not after this time: what an outage has held up waits for the next working day.</summary>
    public TimeOnly DigestUntil { get; init; } = new(19, 0);

    /// <summary>From this time on nothing is said that nobody asked for, Japan time.</summary>
    public TimeOnly QuietFrom { get; init; } = new(20, 0);

    /// <summary>Until this time; the same as <see cref="QuietFrom"/> for no quiet hours.</summary>
    public TimeOnly QuietTo { get; init; } = new(7, 30);

    public QuietHours Quiet => new(QuietFrom, QuietTo);

    /// <summary>Digests go out on Saturdays, Sundays and holidays too: for a test environment, which is tried on any day.</summary>
    public bool OnDaysOff { get; init; }

    /// <summary>Days between two steps of the chain once a target has passed.</summary>
    public int EscalateDays { get; init; } = 7;

    /// <summary>The same where the days are a guide value, and being later is no breach.</summary>
    public int EscalateGuideDays { get; init; } = 14;

    /// <summary>Who is not responsible hears once more after so many days, and then with the monthly message.</summary>
    public int RiseAgainDays { get; init; } = 14;

    /// <summary>地域課長 and 署長 get their collected message on this day of the week; it goes out on the next working day where it is a day off.</summary>
    public DayOfWeek CollectOn { get; init; } = DayOfWeek.Monday;

    /// <summary>Who is responsible hears so many times at the distance of the kind, and then rarely.</summary>
    public int OftenRepeats { get; init; } = 4;

    /// <summary>Rarely: days between two reminders.</summary>
    public int SeldomDays { get; init; } = 28;

    /// <summary>Days on which matters rise to a post, where they differ from the usual ones: by kind and post.</summary>
    public IReadOnlyDictionary<ObligationKind, IReadOnlyDictionary<Responsible, RiseDay>> Rises { get; init; } =
        new Dictionary<ObligationKind, IReadOnlyDictionary<Responsible, RiseDay>>();

    /// <summary>A target that moves by so many days at most does not announce the same stage again.</summary>
    public int MovedDays { get; init; } = 3;

    /// <summary>再通知 after so many days.</summary>
    public int SnoozeDays { get; init; } = 3;

    /// <summary>How often one reader may put off one obligation.</summary>
    public int MostSnoozes { get; init; } = 2;

    /// <summary>The longest time for which an obligation is left to a colleague.</summary>
    public int DelegationDays { get; init; } = 30;

    /// <summary>期限 and 通知の予定 look so many days ahead.</summary>
    public int PreviewDays { get; init; } = 60;

    /// <summary>A person who could not be reached is tried again after so many days, or at once when he or she writes.</summary>
    public int UnreachableDays { get; init; } = 7;

    /// <summary>An obligation that is due and that nobody has been told of for so many working days is reported to the administrator.</summary>
    public int UnannouncedDays { get; init; } = 2;

    /// <summary>送信を停止 ends by itself after so many hours.</summary>
    public int StopHours { get; init; } = 24;

    /// <summary>Kinds whose stages differ from the usual ones.</summary>
    public IReadOnlyDictionary<ObligationKind, StagePlan> Stages { get; init; } = new Dictionary<ObligationKind, StagePlan>();

    /// <summary>Stages of what waits for a person's own answer, where they differ from the usual ones.</summary>
    public StagePlan? Waiting { get; init; }

    public StagePlan OfWaiting => Waiting ?? UsualWaiting;

    public RiseDay? RiseOf(ObligationKind kind, Responsible? post) =>
        post is { } at ? Rises.GetValueOrDefault(kind)?.GetValueOrDefault(at) ?? UsualRises.Of(kind, at) : null;

    public StagePlan Of(ObligationKind kind) => Stages.GetValueOrDefault(kind) ?? UsualOf(kind);

    /// <summary>One sentence for every value that cannot be meant.</summary>
    public IEnumerable<string> Problems()
    {
        if (DigestUntil <= DigestAt)
        {
            yield return "DigestUntil must be later than DigestAt.";
        }

        if (DigestAt.IsBetween(QuietFrom, QuietTo))
        {
            yield return "DigestAt must lie outside the quiet hours.";
        }

        // Digests go out before that time, so the quiet hours may begin with it.
        if (DigestUntil != QuietFrom && DigestUntil.IsBetween(QuietFrom, QuietTo))
        {
            yield return "DigestUntil must lie outside the quiet hours.";
        }

        (string Name, int Value, int From, int To)[] days =
        [
            (nameof(EscalateDays), EscalateDays, 1, 90),
            (nameof(EscalateGuideDays), EscalateGuideDays, 1, 180),
            (nameof(RiseAgainDays), RiseAgainDays, 1, 90),
            (nameof(OftenRepeats), OftenRepeats, 1, 52),
            (nameof(SeldomDays), SeldomDays, 1, 366),
            (nameof(MovedDays), MovedDays, 0, 30),
            (nameof(SnoozeDays), SnoozeDays, 1, 30),
            (nameof(MostSnoozes), MostSnoozes, 0, 10),
            (nameof(DelegationDays), DelegationDays, 1, 366),
            (nameof(PreviewDays), PreviewDays, 7, 120),
            (nameof(UnreachableDays), UnreachableDays, 1, 90),
            (nameof(UnannouncedDays), UnannouncedDays, 1, 30),
            (nameof(StopHours), StopHours, 1, 168),
        ];
        foreach (var (name, value, from, to) in days.Where(d => d.Value < d.From || d.Value > d.To))
        {
            yield return $"{name} must be from {from} to {to}, and is {value}.";
        }

        foreach (var (name, plan) in Stages.Select(s => ($"Stages:{s.Key}", s.Value)).Append((nameof(Waiting), OfWaiting)))
        {
            var ascends = plan.Days.Zip(plan.Days.Skip(1)).All(pair => pair.First < pair.Second);
            if (plan.Count == 0 || !ascends || plan.Repeat < 0 || (plan.Anchor == StageAnchor.Since && plan.Days.Any(d => d < 0)))
            {
                yield return $"{name} needs days in ascending order (not before the anchor Since) and a Repeat of 0 or more.";
            }
        }

        foreach (var (kind, rises) in Rises)
        {
            foreach (var post in rises.Where(r => !r.Value.IsSound).Select(r => r.Key))
            {
                yield return $"Rises:{kind}:{post} needs one of On, Days (-180 to 180) and WorkingDaysBefore (0 to 60).";
            }
        }

        if (OfWaiting.Anchor != StageAnchor.Since)
        {
            yield return "Waiting has no day to aim at: its anchor is Since.";
        }
    }
}
