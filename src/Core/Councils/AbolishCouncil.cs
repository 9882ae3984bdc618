using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>
/// 廃止, and what comes before it: 協議 and 説明 to the members (記 第2-2(3), 第2-2(4)). Without a day it is being prepared and nothing ends.
/// </summary>
public sealed record AbolishCouncil
{
    /// <summary>廃止日, the council's last day; null while it is prepared.</summary>
    public DateOnly? Last { get; init; }

    public string Reason { get; init; } = "";

    public DateOnly? ConsultedOn { get; init; }

    public string ConsultationResult { get; init; } = "";

    /// <summary>The members to whom it has been explained, all of them.</summary>
    public IReadOnlyList<MemberId> Explained { get; init; } = [];

    /// <summary>On which day, for those of whom it is entered anew.</summary>
    public DateOnly? ExplainedOn { get; init; }

    /// <summary>方法, for the same.</summary>
    public string How { get; init; } = "";

    public Outcome<Council> Decide(CouncilFacts facts, OfficerId by, DateOnly today)
    {
        var council = facts.Council;
        if (council.Abolished < today)
        {
            return new Refusal("council.abolished", JapaneseDate.Long(council.Abolished.Value));
        }

        if (Last < council.Established)
        {
            return new Refusal("council.before-established", JapaneseDate.Long(council.Established)) { Property = nameof(Last) };
        }

        if (council.Abolition?.Reorganisation is not null && Last != council.Abolished)
        {
            return new Refusal("council.ends-with-others") { Property = nameof(Last) };
        }

        if (ConsultedOn > today)
        {
            return new Refusal("council.consulted-in-future") { Property = nameof(ConsultedOn) };
        }

        if (ConsultedOn is null && ConsultationResult.Length > 0)
        {
            return new Refusal("council.consulted-when") { Property = nameof(ConsultedOn) };
        }

        if (ExplainedOn > today)
        {
            return new Refusal("council.explained-in-future") { Property = nameof(ExplainedOn) };
        }

        return Prepared(council, by, today) with
        {
            Abolished = Last,
        };
    }

    private Council Prepared(Council council, OfficerId by, DateOnly today)
    {
        var before = council.Abolition ?? new AbolitionDetails();
        return council with
        {
            Abolition = before with
            {
                Reason = Reason,
                Consultation = Consultations.Of(council, ConsultationKind.Abolition, ConsultedOn, ConsultationResult, before.Consultation),
                Explanations =
                [
                    .. Explained.Select(member =>
                        before.Explanations.FirstOrDefault(e => e.Member == member)
                        ?? new Explanation(member, ExplainedOn ?? today, How, by)
                    ),
                ],
            },
        };
    }
}

/// <summary>廃止の取消し, until its day is over. What was prepared stays.</summary>
public static class WithdrawAbolition
{
    public static Outcome<Council> Decide(CouncilFacts facts, DateOnly today) =>
        facts.Council.Abolished is not { } last ? new Refusal("council.not-abolished")
        : last < today ? new Refusal("council.abolished", JapaneseDate.Long(last))
        : facts.Council.Abolition?.Reorganisation is not null ? new Refusal("council.ends-with-others")
        : facts.Council with { Abolished = null };
}

/// <summary>What is still open in a council that ends, to be looked at before its day; none of it blocks.</summary>
/// <param name="Members">In office on the last day.</param>
/// <param name="Requests">意見・要望等 that are not finished.</param>
/// <param name="Drafts">Records that nobody has confirmed.</param>
/// <param name="Planned">Planned meetings after the last day.</param>
public sealed record OpenAtTheEnd(int Members, int Requests, int Drafts, int Planned)
{
    public static OpenAtTheEnd Of(CouncilFacts facts, DateOnly last) =>
        new(
            facts.MembersOn(last).Count(),
            facts.Feedback.Count(f => f.IsOpen),
            facts.Drafts.Count(d => d.IsOpen && d.IsBegun),
            facts.Plans.SelectMany(p => p.Meetings).Count(m => m.Date > last)
        );
}
