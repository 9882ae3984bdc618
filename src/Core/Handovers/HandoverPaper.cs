using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Core.Handovers;

/// <summary>What a 引継書 of a post says: exactly what is open for that post on the day, and what its successor has to know beside it.</summary>
public sealed record HandoverPaper
{
    public required Council Council { get; init; }

    public required DateOnly Day { get; init; }

    public required IReadOnlyList<Responsible> Posts { get; init; }

    /// <summary>The open obligations for which one of the posts is responsible, as the reminders order them.</summary>
    public required IReadOnlyList<Obligation> Matters { get; init; }

    /// <summary>Days that were promised: planned meetings to come, and the next look at open requests.</summary>
    public required IReadOnlyList<PromisedDay> Promised { get; init; }

    /// <summary>委員 in office or to come, with the last contact; in the order of the roster.</summary>
    public required IReadOnlyList<HandoverMember> Members { get; init; }

    /// <summary>下書き that somebody has begun; they belong to the council and go on.</summary>
    public required IReadOnlyList<MeetingDraft> Drafts { get; init; }

    /// <summary>The council's part of the running half (記 第2-7(2)); null where it belongs to no station.</summary>
    public required CouncilHalf? Half { get; init; }

    public static HandoverPaper Of(CouncilFacts facts, IReadOnlySet<Responsible> posts, DateOnly day, ObligationRules rules) =>
        new()
        {
            Council = facts.Council,
            Day = day,
            Posts = [.. posts.Order()],
            Matters = MattersOf(facts, posts, day, rules),
            Promised = [.. PromisedDay.Of(facts, day)],
            Members =
            [
                .. facts
                    .Members.Where(m => m.Newest?.InOffice is { } days && days.To >= day)
                    .Select(m => new HandoverMember(m, LastContact.Of(facts, m.Id, day))),
            ],
            Drafts = [.. facts.Drafts.Where(d => d.IsBegun)],
            Half = HalfOf(facts, day, rules),
        };

    /// <summary>What is open and would be asked of these posts first; whom it reaches makes no difference.</summary>
    private static IReadOnlyList<Obligation> MattersOf(
        CouncilFacts facts,
        IReadOnlySet<Responsible> posts,
        DateOnly day,
        ObligationRules rules
    ) =>
        [
            .. ObligationPlanner
                .Of(facts, day, rules)
                .Where(o => OpenItem.FirstOf(o, Responsibles.Filled(facts, o.Chain, day)).Any(posts.Contains)),
        ];

    private static CouncilHalf? HalfOf(CouncilFacts facts, DateOnly day, ObligationRules rules)
    {
        if (facts.Council.StationOn(day) is not { } station)
        {
            return null;
        }

        var half = HalfYear.Of(day, rules.Guideline.HalfYears);
        return HalfYearPackage.Of(station.Station, half, [facts], day, rules).Councils is [var one] ? one : null;
    }
}

/// <summary>A day for which somebody was promised something.</summary>
/// <param name="Feedback">The request that will be looked at; null for a meeting.</param>
/// <param name="Place">Where the meeting is planned; empty where that is open.</param>
public sealed record PromisedDay(DateOnly Day, FeedbackEntry? Feedback, string Place)
{
    internal static IEnumerable<PromisedDay> Of(CouncilFacts facts, DateOnly today) =>
        facts
            .Plans.SelectMany(p => p.Meetings)
            .Where(m => m.Date >= today)
            .Select(m => new PromisedDay(m.Date, null, m.Place ?? ""))
            .Concat(
                facts
                    .Feedback.Where(f => f.IsOpen)
                    .SelectMany(f => f.NextReview is { } next ? [new PromisedDay(next, f.Entry, "")] : Array.Empty<PromisedDay>())
            )
            .OrderBy(p => p.Day)
            .ThenBy(p => p.Feedback?.Id, StringComparer.Ordinal);
}

/// <summary>A member as the successor needs to know of one.</summary>
/// <param name="Contact">Null where nothing is recorded.</param>
public sealed record HandoverMember(Member Member, LastContact? Contact);
