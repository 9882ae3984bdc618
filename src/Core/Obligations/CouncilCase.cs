using KobanBot.Core.Councils;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>One council on one day, as the parts of the planner look at it.</summary>
internal sealed class CouncilCase(CouncilFacts facts, DateOnly day, ObligationRules rules)
{
    public CouncilFacts Facts => facts;

    public DateOnly Day => day;

    public GuidelineSettings Guideline => rules.Guideline;

    public ObligationSettings Settings => rules.Settings;

    public BusinessCalendar Calendar => rules.Calendar;

    /// <summary>Nothing that arose before this day is asked for (R003: what began before is 旧要綱).</summary>
    public DateOnly Tracked { get; } =
        rules.Settings.TrackedSince > rules.Guideline.InForceSince ? rules.Settings.TrackedSince : rules.Guideline.InForceSince;

    /// <summary>Set up and not abolished. 廃止日 is the last day.</summary>
    public bool InExistence { get; } = day >= facts.Council.Established && !(day > facts.Council.Abolished);

    public StationLink? Station { get; } = facts.Council.AnsweringOn(day);

    public bool ExistedOn(DateOnly date) => date >= facts.Council.Established && !(date > facts.Council.Abolished);

    public bool IsDone(ObligationKind kind, string subject, string period) => DoneOn(kind, subject, period) is not null;

    /// <summary>The day on which it was marked 済み first; null while it is not.</summary>
    public DateOnly? DoneOn(ObligationKind kind, string subject, string period)
    {
        DateOnly? first = null;
        foreach (var done in facts.Fulfilments)
        {
            if (
                !done.Withdrawn
                && done.Kind == kind
                && done.Day <= day
                && done.Subject == subject
                && done.Period == period
                && !(first <= done.Day)
            )
            {
                first = done.Day;
            }
        }

        return first;
    }

    /// <summary>The last day on which something of that kind was done; with a subject, for that subject.</summary>
    public DateOnly? LastDone(ObligationKind kind, string? subject = null)
    {
        DateOnly? last = null;
        foreach (var done in facts.Fulfilments)
        {
            if (
                !done.Withdrawn
                && done.Kind == kind
                && done.Day <= day
                && (subject is null || done.Subject == subject)
                && !(last >= done.Day)
            )
            {
                last = done.Day;
            }
        }

        return last;
    }

    public Obligation Obligation<TPeriod>(ObligationKind kind, string subject, TPeriod period, DateOnly since) =>
        new()
        {
            Kind = kind,
            Council = facts.Council.Id,
            Station = Station?.Station,
            Subject = subject,
            Period = period?.ToString() ?? "",
            Since = since,
            Target = since,
            Sentence = "",
        };

    /// <summary>So many days after something happened, on a working day, and never before it happened.</summary>
    public DateOnly Aim(DateOnly since, int days)
    {
        var target = Calendar.Target(since.AddDays(days));
        return target < since ? Calendar.OnOrAfter(since) : target;
    }

    /// <summary>A day as a subject: ISO.</summary>
    public static string DaySubject(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
