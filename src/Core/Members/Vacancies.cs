using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>欠員: a seat that a 解嘱 left, while the term still runs and nobody has taken it over (記 第2-4(2)イ).</summary>
/// <param name="Former">Whose seat it was: the predecessor of a 補充.</param>
/// <param name="Term">The term of which a 補充 serves the rest (記 第2-4(1)ウ).</param>
/// <param name="Since">The first day without a member.</param>
public sealed record Vacancy(Member Former, CommissionTerm Term, DateOnly Since)
{
    /// <summary>Who has been commissioned for the seat from a later day; null while nobody has.</summary>
    public Member? Successor { get; init; }

    /// <summary>First day of the successor.</summary>
    public DateOnly? FilledFrom { get; init; }
}

/// <summary>The vacant seats of a council. Counts and lists come from here alone.</summary>
public static class Vacancies
{
    /// <summary>On a day, the oldest first. A seat that was taken over and left again is the successor's, so it is listed once.</summary>
    public static IReadOnlyList<Vacancy> On(CouncilFacts facts, DateOnly day) =>
        [.. facts.Members.Select(m => Of(facts, m, day)).OfType<Vacancy>().OrderBy(v => v.Since)];

    /// <summary>The seat of one member; null while there is no vacancy.</summary>
    public static Vacancy? Of(CouncilFacts facts, Member member, DateOnly day)
    {
        if (
            member.InOfficeOn(day)
            || member.Commissions.FirstOrDefault(c => c.Term.Contains(day) && c.Dismissal?.Day <= day)
                is not { Dismissal: { } dismissal } left
        )
        {
            return null;
        }

        var successors = facts
            .Members.SelectMany(m => m.Commissions.Where(c => c.Predecessor == member.Id).Select(c => (Member: m, Commission: c)))
            .OrderBy(s => s.Commission.Term.First)
            .ToList();
        if (successors.Exists(s => s.Commission.Term.Contains(day)))
        {
            return null;
        }

        var next = successors.Find(s => s.Commission.Term.First > day && s.Commission.InOffice is not null);
        return new Vacancy(member, left.Term, dismissal.Day) { Successor = next.Member, FilledFrom = next.Commission?.Term.First };
    }
}
