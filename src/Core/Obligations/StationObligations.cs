using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>What a station's own obligations follow from.</summary>
public sealed record StationFacts
{
    public required Station Station { get; init; }

    /// <summary>Stations that were merged into this one, directly or by steps: it owes what they still owe.</summary>
    public IReadOnlyList<Station> Predecessors { get; init; } = [];

    /// <summary>Every council that has ever belonged to one of these stations.</summary>
    public IReadOnlyList<Council> Councils { get; init; } = [];

    /// <summary>What was entered as done, and what was sent (<see cref="DispatchDone"/>).</summary>
    public IReadOnlyList<Fulfilment> Fulfilments { get; init; } = [];

    /// <summary>半期の送付 of the station and of those merged into it.</summary>
    public IReadOnlyList<HalfYearDispatch> Dispatches { get; init; } = [];

    /// <summary>
    /// Of a predecessor's 済み what counts for its successor too: the parts of a half that it sent. Its list of operation was its own.
    /// </summary>
    public static IEnumerable<Fulfilment> Inherited(IEnumerable<Fulfilment> done) =>
        done.Where(f => f.Kind != ObligationKind.OperationListAnnual);

    /// <param name="office">Of the station.</param>
    /// <param name="predecessors">The offices of those merged into it.</param>
    /// <param name="councils">Every council that has ever belonged to one of them.</param>
    public static StationFacts? Of(OfficeFacts office, IReadOnlyList<OfficeFacts> predecessors, IReadOnlyList<Council> councils) =>
        office.Station is not { } station
            ? null
            : new StationFacts
            {
                Station = station,
                Predecessors = [.. predecessors.Select(p => p.Station).OfType<Station>()],
                Councils = councils,
                Fulfilments = [.. office.AllDone(), .. predecessors.SelectMany(p => Inherited(p.AllDone()))],
                Dispatches = [.. office.Dispatches, .. predecessors.SelectMany(p => p.Dispatches)],
                ReminderMarks = [.. office.ReminderMarks, .. predecessors.SelectMany(p => p.ReminderMarks)],
            };

    /// <summary>再通知 and 引継ぎ of reminders about what the station itself owes.</summary>
    public IReadOnlyList<ReminderMark> ReminderMarks { get; init; } = [];
}

/// <summary>半期の送付 and the yearly Form 2.</summary>
internal static class StationObligations
{
    public static IEnumerable<Obligation> Of(StationFacts facts, DateOnly day, ObligationRules rules)
    {
        // A station that has been merged away owes nothing more: its successor does.
        if (facts.Station.PeriodOn(day) is null)
        {
            return [];
        }

        return [.. Owing(facts).SelectMany(owed => Submissions(facts, owed, day, rules)), .. OperationLists(facts, day, rules)];
    }

    /// <summary>Whether all that the station owes of a half has left it, predecessors' parts included; null where it owes none.</summary>
    public static bool? IsSubmitted(StationFacts facts, HalfYear half, DateOnly day, ObligationRules rules)
    {
        var owed = Owing(facts).Where(s => half.Last >= rules.AskedSinceOf(facts) && HadCouncils(facts, s, half)).ToList();
        var period = Obligation.DaySubject(half.First);
        return owed.Count == 0
            ? null
            : owed.TrueForAll(s => DoneOn(facts, ObligationKind.HalfYearSubmission, s.Id.Value, period, day) is not null);
    }

    /// <summary>Whether the part of one station, its own or of one merged into it, has left.</summary>
    public static bool IsSent(StationFacts facts, StationId owed, HalfYear half, DateOnly day) =>
        DoneOn(facts, ObligationKind.HalfYearSubmission, owed.Value, Obligation.DaySubject(half.First), day) is not null;

    /// <summary>Whether Form 2 as of 1 April of a year is made; null where none is asked for.</summary>
    public static bool? IsListed(StationFacts facts, FiscalYear year, DateOnly day, ObligationRules rules) =>
        year.First < rules.AskedSinceOf(facts) || facts.Station.PeriodOn(year.First) is null
            ? null
            : DoneOn(facts, ObligationKind.OperationListAnnual, "", $"{year.StartYear}", day) is not null;

    /// <summary>Of whom the station sends: its own part, and those of its predecessors.</summary>
    private static IReadOnlyList<Station> Owing(StationFacts facts) => [facts.Station, .. facts.Predecessors];

    private static IEnumerable<Obligation> Submissions(StationFacts facts, Station owed, DateOnly day, ObligationRules rules)
    {
        for (var half = HalfYear.Of(rules.AskedSinceOf(facts), rules.Guideline.HalfYears); ; half = half.Next)
        {
            var nominal = half.FollowingMonth(rules.Guideline.SubmissionDay);
            var opens = nominal.AddDays(-rules.Settings.SubmissionOpensDays);
            if (opens > day)
            {
                yield break;
            }

            if (!HadCouncils(facts, owed, half))
            {
                continue;
            }

            // The way is that of the day on which it is sent: on time, or now that it is late.
            var area = AreaOn(facts.Station, day > nominal ? day : nominal) ?? AreaOn(facts.Station, day);
            var target = rules.Calendar.Target(nominal);
            var byStation = area == Area.Sapporo ? target : rules.Calendar.AddWorkingDays(target, -rules.Guideline.AreaLeadWorkingDays);
            var period = Obligation.DaySubject(half.First);
            var whose = owed.Id == facts.Station.Id ? "" : $"（旧{NameOn(owed, half)}分）";
            var station = new Obligation
            {
                Kind = ObligationKind.HalfYearSubmission,
                Station = facts.Station.Id,
                Subject = owed.Id.Value,
                Period = period,
                Since = opens,
                NotBefore = HalfYearPackage.AsOf(half, rules.Guideline),
                Nominal = nominal,
                Target = byStation,
                Sentence = $"{half}の運営状況一覧表及び開催結果記録簿の写し{whose}が未送付です。",
            };
            if (DoneOn(facts, ObligationKind.HalfYearSubmission, owed.Id.Value, period, day) is not { } sent)
            {
                yield return station;
            }
            else if (
                (AreaOn(owed, sent) ?? AreaOn(facts.Station, sent)) is { } through and not Area.Sapporo
                && DoneOn(facts, ObligationKind.HalfYearSubmission, CouncilObligations.Transit(owed.Id.Value), period, day) is null
            )
            {
                yield return station with
                {
                    Subject = CouncilObligations.Transit(owed.Id.Value),
                    Leg = 2,
                    Through = through,
                    Since = sent,
                    NotBefore = null,
                    // The text gives a day to the station alone: the way through the 方面 is counted from the day of arrival.
                    Target = rules.Calendar.AddWorkingDays(rules.Calendar.OnOrAfter(sent), rules.Guideline.AreaLeadWorkingDays),
                    IsGuideValue = true,
                    Sentence = $"警察署から届いた{half}の写し{whose}が、警察本部に送付されていません。",
                };
            }
        }
    }

    /// <summary>第2号様式, 毎年4月1日現在 (記 第2-2(6)).</summary>
    private static IEnumerable<Obligation> OperationLists(StationFacts facts, DateOnly day, ObligationRules rules)
    {
        // A new list replaces the old one, so the one of the running year is asked for, and from March on the next.
        var running = FiscalYear.Of(day);
        foreach (var year in new[] { running, running.Next })
        {
            var opens = rules.Settings.OperationListOpens.In(year.Previous);
            var period = $"{year.StartYear}";
            if (
                opens > day
                || year.First < rules.AskedSinceOf(facts)
                || facts.Station.PeriodOn(year.First) is null
                || DoneOn(facts, ObligationKind.OperationListAnnual, "", period, day) is not null
            )
            {
                continue;
            }

            yield return new Obligation
            {
                Kind = ObligationKind.OperationListAnnual,
                Station = facts.Station.Id,
                Subject = "",
                Period = period,
                Since = opens,
                NotBefore = year.First,
                Target = rules.Calendar.Target(rules.Settings.OperationListBy.In(year)),
                IsGuideValue = true,
                Sentence = $"{JapaneseDate.WithoutWeekday(year.First)}現在の運営状況一覧表（第2号様式）が未作成です。",
            };
        }
    }

    private static bool HadCouncils(StationFacts facts, Station owed, HalfYear half) =>
        facts.Councils.Any(c =>
            c.Established <= half.Last
            && !(c.Abolished < half.First)
            && c.Stations.Any(s => s.Station == owed.Id && s.Days.From <= half.Last && !(s.Days.To < half.First))
        );

    private static DateOnly? DoneOn(StationFacts facts, ObligationKind kind, string subject, string period, DateOnly day) =>
        facts
            .Fulfilments.Where(f => !f.Withdrawn && f.Kind == kind && f.Subject == subject && f.Period == period && f.Day <= day)
            .Select(f => (DateOnly?)f.Day)
            .Min();

    private static Area? AreaOn(Station station, DateOnly day) => station.PeriodOn(day)?.Area;

    private static string NameOn(Station station, HalfYear half) =>
        (station.Periods.LastOrDefault(p => p.Days.From <= half.Last) ?? station.Periods[0]).Name;
}
