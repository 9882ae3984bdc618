using System.Globalization;
using KobanBot.Core.Facts;
using KobanBot.Core.Tests.Obligations;

namespace KobanBot.Core.Tests.Members;

/// <summary>Fictitious members of the quiet council; by default commissioned from 令和7年4月1日 to 令和9年3月31日.</summary>
internal static class SampleMembers
{
    public static DateOnly D(string iso) => DateOnly.Parse(iso, CultureInfo.InvariantCulture);

    public static MemberId Id(string id) => new(id);

    public static CouncilFacts Council(params Member[] members) => Quiet.Base with { Members = members };

    public static Member Member(string id, params Commission[] commissions) =>
        new()
        {
            Id = new MemberId(id),
            Name = $"試験 {id}",
            Commissions = commissions.Length > 0 ? commissions : [Commission(2025)],
        };

    public static Commission Commission(int startYear) => new(CommissionKind.New, CommissionTerm.Standard(startYear));

    public static Commission Commission(string first, string last) => new(CommissionKind.New, new CommissionTerm(D(first), D(last)));

    public static Commission Renewal(int startYear) => new(CommissionKind.Renewal, CommissionTerm.Standard(startYear));

    /// <summary>So many members with everything entered and no value too frequent; the first <paramref name="ofCategories"/> are of the three.</summary>
    public static Member[] Varied(int count, int ofCategories) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(n =>
                    Member($"M{n:00}") with
                    {
                        Categories = [n <= ofCategories ? (SelectionCategory)(n % 3) : SelectionCategory.Other],
                        District = $"{n % 4}丁目",
                        Association = $"{n % 3}町内会",
                        AgeBand = 30 + (n % 5 * 10),
                        Sex = n % 2 == 0 ? "女" : "男",
                        Occupation = $"職業{n % 6}",
                        Ties = [(BeatTie)(n % 3)],
                        SelectionReason = "地域の実情に精通",
                    }
                ),
        ];

    /// <summary>The members with one of them changed.</summary>
    public static Member[] But(this Member[] members, int index, Func<Member, Member> change) =>
        [.. members.Select((m, i) => i == index ? change(m) : m)];

    public static Member[] ButAll(this Member[] members, Func<Member, Member> change) => [.. members.Select(change)];

    public static T Accepted<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Accepted>().Value;

    /// <summary>The refusal's code; null for what was accepted.</summary>
    public static string? CodeOf<T>(Outcome<T> outcome) => (outcome as Outcome<T>.Refused)?.Refusal.Code;

    public static IReadOnlyList<string> Values<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Refusal.Values;
}
