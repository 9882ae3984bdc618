using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
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

    public DateOnly Tracked { get; } = rules.AskedSinceOf(facts.Council);

    public bool InExistence { get; } = facts.Council.ExistsOn(day);

    public StationLink? Station { get; } = facts.Council.AnsweringOn(day);

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

    /// <summary>What was marked 済み of a kind.</summary>
    public IEnumerable<Fulfilment> DoneOf(ObligationKind kind) =>
        facts.Fulfilments.Where(done => !done.Withdrawn && done.Kind == kind && done.Day <= day);

    /// <summary>The last day on which something of that kind was done for a subject.</summary>
    public DateOnly? LastDone(ObligationKind kind, string subject)
    {
        DateOnly? last = null;
        foreach (var done in DoneOf(kind))
        {
            if (done.Subject == subject && !(last >= done.Day))
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
            Period = $"{period}",
            Since = since,
            Target = since,
            Sentence = "",
        };

    /// <summary>Every 解嘱 that has taken effect and is asked about.</summary>
    public IEnumerable<(Member Member, Commission Commission, Dismissal Dismissal)> Dismissals()
    {
        foreach (var member in facts.Members)
        {
            foreach (var commission in member.Commissions)
            {
                if (commission.Dismissal is { } dismissal && dismissal.Day <= day && dismissal.Day >= Tracked)
                {
                    yield return (member, commission, dismissal);
                }
            }
        }
    }

    /// <summary>Since when it is asked for: that day, and nothing is older than the records or than the council.</summary>
    public DateOnly Asked(DateOnly since) => new[] { since, Tracked, facts.Council.Established }.Max();

    /// <summary>So many days after something happened, on a working day, and never before it happened.</summary>
    public DateOnly Aim(DateOnly since, int days)
    {
        var target = Calendar.Target(since.AddDays(days));
        return target < since ? Calendar.OnOrAfter(since) : target;
    }

    /// <summary>So many days before a meeting, on a working day, and never before it is asked for: the holidays of the New Year may lie between.</summary>
    /// <param name="opens">The day from which on it is asked for.</param>
    public DateOnly AimBefore(DateOnly meeting, int days, DateOnly opens)
    {
        var (target, since, last) = (Calendar.Target(meeting.AddDays(-days)), Asked(opens), meeting.AddDays(-1));
        return target >= since ? target
            : Calendar.OnOrAfter(since) is var next && next < last ? next
            : last;
    }

    /// <summary>A day in a sentence: with its year once that is another one.</summary>
    public string InWords(DateOnly date) => date.Year == day.Year ? JapaneseDate.Short(date) : JapaneseDate.Long(date);
}
