using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>The terms of a council taken together.</summary>
public static class Terms
{
    /// <summary>Until when most members of a day are commissioned, the later day of two; null in a council that has none.</summary>
    /// <param name="except">Who is left out: the one who is to be commissioned.</param>
    public static DateOnly? CommonEnd(CouncilFacts facts, DateOnly day, MemberId except) =>
        facts
            .Members.Where(m => m.Id != except)
            .SelectMany(m => m.Commissions.Where(c => c.Covers(day)))
            .GroupBy(c => c.Term.Last)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Key)
            .Select(g => (DateOnly?)g.Key)
            .FirstOrDefault();
}
