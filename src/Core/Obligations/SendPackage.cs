using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>送付する: the station sends the documents of a half on their way. What is missing or late is said and stops nothing (記 第2-7(2)).</summary>
/// <param name="Day">The day of dispatch.</param>
/// <param name="Means">How, with a note without names.</param>
/// <param name="Reason">Why it is sent anew, where it was taken back before.</param>
public sealed record SendPackage(DateOnly Day, string Means, string Reason)
{
    /// <summary>The section and the chiefs of the station that owes it today.</summary>
    public static bool MaySend(IReadOnlySet<Responsible> posts) =>
        posts.Overlaps([Responsible.Section, Responsible.SectionChief, Responsible.StationChief]);

    /// <param name="office">The station's partition as it is stored now.</param>
    /// <param name="open">What is owed; null when nothing is, because it was sent or is not asked for yet.</param>
    /// <param name="earlier">The newest dispatch of the half, wherever it lies.</param>
    public Outcome<HalfYearDispatch> Decide(
        OfficeFacts office,
        Obligation? open,
        HalfYearDispatch? earlier,
        HalfYearPackage package,
        Sender sender
    )
    {
        if (!MaySend(sender.Posts))
        {
            return new Refusal("done.not-allowed");
        }

        var before = office.Newest(package.Station, package.Half.First) ?? earlier;
        if (before is { Stands: true })
        {
            return new Refusal("package.sent-already", JapaneseDate.WithoutWeekday(before.Legs[0].SentOn ?? Day));
        }

        if (open is not { Leg: 1 } || office.Station?.PeriodOn(Day) is not { } period)
        {
            return new Refusal("package.not-open");
        }

        if (Day > sender.Today)
        {
            return new Refusal("done.in-future") { Property = nameof(Day) };
        }

        // What shows a half-year or a 1 April is made when that day has come, not before.
        var earliest = open.NotBefore ?? open.Since;
        if (Day < earliest)
        {
            return new Refusal("done.too-early", JapaneseDate.WithoutWeekday(earliest)) { Property = nameof(Day) };
        }

        if (Means.Length == 0)
        {
            return new Refusal("done.means-missing") { Property = nameof(Means) };
        }

        if (before is not null && Reason.Length == 0)
        {
            return new Refusal("package.reason-missing") { Property = nameof(Reason) };
        }

        // The way is that of the day on which it is sent (H4): a station that has changed its area sends through the new one.
        var legs = Route.From(Office.Of(office.Station.Id, period.Name), period.Area).Legs.Select(l => new DispatchLeg(l.From, l.To));
        return new HalfYearDispatch
        {
            Owed = package.Station,
            Half = package.Half.First,
            Number = (before?.Number ?? 0) + 1,
            Legs = [.. legs.Select((l, i) => i == 0 ? l with { SentOn = Day, SentBy = sender.By, Means = Means } : l)],
            Records = package.Councils.Sum(c => c.Records.Count),
            Missing = package.Councils.Sum(c => c.Unreported.Count + c.Unrecorded.Count),
            Reason = before is null ? "" : Reason,
        };
    }
}

/// <summary>Who enters something about a dispatch, and when.</summary>
/// <param name="Posts">Of today, over the station and the offices above it.</param>
public sealed record Sender(OfficerId By, IReadOnlySet<Responsible> Posts, DateOnly Today);

/// <summary>取下げ: it was sent by mistake or is wrong; it is owed again, and the entry stays.</summary>
public sealed record TakeBackPackage(string Reason)
{
    public Outcome<HalfYearDispatch> Decide(HalfYearDispatch? dispatch, Sender sender) =>
        !SendPackage.MaySend(sender.Posts) ? new Refusal("done.not-allowed")
        : dispatch is not { Stands: true } ? new Refusal("package.not-sent")
        : Reason.Length == 0 ? new Refusal("package.reason-missing") { Property = nameof(Reason) }
        : dispatch with { TakenBack = new TakenBackDispatch(sender.Today, Reason, sender.By) };
}
