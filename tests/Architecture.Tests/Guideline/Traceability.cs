using KobanBot.Core.Catalogue;

namespace KobanBot.Architecture.Tests.Guideline;

/// <summary>What is wrong between the catalogue, the code and the tests: one sentence each, none when all is well.</summary>
internal static class Traceability
{
    public static IEnumerable<string> NeitherTestNorReason(IEnumerable<Traced> catalogue, IReadOnlyList<Proof> proofs) =>
        catalogue
            .Where(t => t.NotTested is null && proofs.All(p => p.Rule != t.Id))
            .Select(t => $"{t.Id} has no test: put [Trait(\"Rule\", \"{t.Id}\")] on the one that proves it, or write why there is none.");

    public static IEnumerable<string> BothTestAndReason(IEnumerable<Traced> catalogue, IReadOnlyList<Proof> proofs) =>
        catalogue
            .Where(t => t.NotTested is not null && proofs.Any(p => p.Rule == t.Id))
            .Select(t => $"{t.Id} has a test, so drop the reason why there is none.");

    /// <summary>A word such as the rule's force is no reason.</summary>
    public static IEnumerable<string> NoSentence(IEnumerable<Traced> catalogue) =>
        catalogue
            .Where(t => t.NotTested is { } reason && !(reason.EndsWith('.') && reason.Split(' ').Length >= 6))
            .Select(t => $"{t.Id} needs a sentence that says why nothing can be tested.");

    public static IEnumerable<string> UnknownRules(IEnumerable<Traced> catalogue, IEnumerable<Proof> proofs)
    {
        var known = catalogue.Select(t => t.Id).ToHashSet();
        return proofs.Where(p => !known.Contains(p.Rule)).Select(p => $"{Name(p)} names the rule {p.Rule}, which does not exist.");
    }

    public static IEnumerable<string> NoTests(IEnumerable<Proof> proofs) =>
        proofs.Where(p => !p.Runs).Select(p => $"{Name(p)} names the rule {p.Rule} but is no test, or is skipped.");

    public static IEnumerable<string> UnknownPlaces(IEnumerable<Traced> catalogue, ILookup<string, string> types) =>
        catalogue.SelectMany(t =>
            t.Places.Where(p => !types.Contains(p)).Select(p => $"{t.Id} lives in {p}, a type that does not exist under src.")
        );

    public static IEnumerable<string> Placeless(IEnumerable<Traced> catalogue, IReadOnlyList<Proof> proofs) =>
        catalogue
            .Where(t => t.Places.Count == 0 && proofs.Any(p => p.Rule == t.Id))
            .Select(t => $"{t.Id} has a test but no place: name the type in which it lives.");

    public static IEnumerable<string> UnknownClauses(IEnumerable<Rule> rules, IReadOnlySet<string> clauses) =>
        rules.SelectMany(r =>
            r.Clauses.Split('、').Where(c => !clauses.Contains(c)).Select(c => $"{r.Id} cites {c}, which the guideline does not have.")
        );

    /// <summary>The ids from 1 to <paramref name="count"/>, each once and in order.</summary>
    public static IEnumerable<string> OutOfOrder(IEnumerable<Traced> catalogue, string format, int count)
    {
        var expected = Enumerable.Range(1, count).Select(i => string.Format(null, format, i)).ToList();
        var found = catalogue.Select(t => t.Id).ToList();
        return Enumerable
            .Range(0, Math.Max(expected.Count, found.Count))
            .Select(i => (Expected: expected.ElementAtOrDefault(i) ?? "nothing", Found: found.ElementAtOrDefault(i) ?? "nothing"))
            .Where(pair => pair.Expected != pair.Found)
            .Select(pair => $"{pair.Expected} is expected where {pair.Found} stands.");
    }

    private static string Name(Proof proof) => $"{proof.Class}{(proof.Method is null ? "" : "." + proof.Method)} ({proof.File})";
}
