using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Members;

/// <summary>Who makes up a council on a day, in the figures that the guideline speaks of. Lists and findings come from here alone.</summary>
public sealed class Composition
{
    private Composition(IReadOnlyList<Member> members, int seats, GuidelineSettings settings)
    {
        Members = members;
        FromCategories = members.Count(m => IsFromCategories(m, settings.SeveralCategories));
        Of = settings.MajorityOf == MajorityOf.Seats ? seats : members.Count;
    }

    /// <summary>委員 of the day.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>Members of the three categories, each counted once (記 第2-3(1)ウ, A6).</summary>
    public int FromCategories { get; }

    /// <summary>Of how many the majority is taken (A5).</summary>
    public int Of { get; }

    /// <summary>過半数: more than half, so that 5 of 10 is none.</summary>
    public bool HasMajority => FromCategories * 2 > Of;

    /// <summary>As it prints: 6/10.</summary>
    public string Majority => $"{FromCategories}/{Of}";

    public static Composition On(CouncilFacts facts, DateOnly day, GuidelineSettings settings)
    {
        var members = facts.MembersOn(day, settings).ToList();
        return new Composition(members, members.Count + Vacancies.On(facts, day).Count, settings);
    }

    /// <summary>The members by one trait, the most frequent value first; who has none is left out.</summary>
    public IReadOnlyList<TraitCount> By(MemberTrait trait) =>
        [
            .. Members
                .Select(m => ValueOf(m, trait))
                .OfType<string>()
                .GroupBy(v => v, StringComparer.Ordinal)
                .Select(g => new TraitCount(g.Key, g.Count()))
                .OrderByDescending(c => c.Count)
                .ThenBy(c => c.Value, StringComparer.Ordinal),
        ];

    private static bool IsFromCategories(Member member, SeveralCategories several) =>
        several == SeveralCategories.FirstOnly
            ? member.Categories.Count > 0 && member.Categories[0] != SelectionCategory.Other
            : member.Categories.Any(c => c != SelectionCategory.Other);

    private static string? ValueOf(Member member, MemberTrait trait)
    {
        var value = trait switch
        {
            MemberTrait.District => member.District,
            MemberTrait.Association => member.Association,
            MemberTrait.AgeBand => member.AgeBand is { } band ? $"{band}代" : null,
            MemberTrait.Sex => member.Sex,
            MemberTrait.Occupation => member.Occupation,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}

/// <summary>By what a selection may be one-sided (記 第2-3(1)ア, 要綱 第4-2).</summary>
public enum MemberTrait
{
    /// <summary>地域.</summary>
    District,

    /// <summary>自治会.</summary>
    Association,

    /// <summary>年齢層.</summary>
    AgeBand,

    /// <summary>性別.</summary>
    Sex,

    /// <summary>職業.</summary>
    Occupation,
}

/// <summary>How many members have a value of a trait.</summary>
public sealed record TraitCount(string Value, int Count);
