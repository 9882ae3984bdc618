using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Rosters;

/// <summary>委員名簿 at a glance: who is a member today, which seats are vacant, what has not been handed over.</summary>
internal sealed record MemberListView
{
    public const int MostRows = 8;

    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    public required Composition Composition { get; init; }

    /// <summary>委員 of the day with what stands beside each.</summary>
    public required IReadOnlyList<MemberLine> Lines { get; init; }

    public required IReadOnlyList<Vacancy> Vacancies { get; init; }

    /// <summary>任期満了・後任未定: terms that have ended without a decision.</summary>
    public required IReadOnlyList<EndingTerms> Ended { get; init; }

    public required int LettersPending { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required CouncilAccess Access { get; init; }

    public int Page { get; init; }

    public string? Note { get; init; }

    public static MemberListView Of(Sitting at, ObligationRules rules, int page = 0, string? note = null)
    {
        var (facts, today) = (at.Facts, at.Today);
        var composition = Composition.On(facts, today, rules.Guideline);
        return new MemberListView
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Today = today,
            Composition = composition,
            Lines = [.. composition.Members.Select(m => MemberLine.Of(facts, m, today))],
            Vacancies = Core.Members.Vacancies.On(facts, today),
            Ended = [.. EndingTerms.Of(facts, today, rules).Where(e => e.Ends < today && e.IsOpen)],
            LettersPending = PendingLetter.Of(facts, today, rules.Guideline).Count,
            Findings = [.. MemberReview.Of(facts, today, rules.Guideline).Where(f => f.Level >= FindingLevel.Warn)],
            Access = at.Access,
            Page = page * MostRows < composition.Members.Count ? page : 0,
            Note = note,
        };
    }
}

/// <summary>A member of a list.</summary>
/// <param name="Until">The last day in office as it is known: of the newest term that joins the current one.</param>
/// <param name="LetterPending">交付未了.</param>
internal sealed record MemberLine(Member Member, DateOnly Until, bool LetterPending, LastContact? LastContact)
{
    public static MemberLine Of(CouncilFacts facts, Member member, DateOnly today) =>
        new(
            member,
            member.Commissions.Select(c => c.InOffice?.To).OfType<DateOnly>().DefaultIfEmpty(today).Max(),
            member.Commissions.Any(c => c.LetterPendingOn(today)),
            Core.Members.LastContact.Of(facts, member.Id, today)
        );
}
