using System.Security.Cryptography;
using System.Text;
using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>訂正 of what is known of a member as a person: name, affiliation, district and what 要綱 第4-2 wants considered. Terms are not touched.</summary>
/// <param name="Person">The member with the corrected properties; commissions in it are ignored.</param>
/// <param name="Known">The <see cref="MemberPrint"/> of what the card showed, so that nobody overwrites a colleague's correction unseen.</param>
public sealed record AmendMember(Member Person, string Known)
{
    // csharpier-ignore - a table.
    internal static readonly IReadOnlyList<Amendable<Member>> Properties =
    [
        new(nameof(Member.Name), m => m.Name, (to, from) => to with { Name = from.Name }),
        new(nameof(Member.Kana), m => m.Kana, (to, from) => to with { Kana = from.Kana }),
        new(nameof(Member.Categories), m => string.Join(',', m.Categories), (to, from) => to with { Categories = from.Categories }),
        new(nameof(Member.Affiliation), m => m.Affiliation, (to, from) => to with { Affiliation = from.Affiliation }),
        new(nameof(Member.District), m => m.District, (to, from) => to with { District = from.District }),
        new(nameof(Member.Association), m => m.Association, (to, from) => to with { Association = from.Association }),
        new(nameof(Member.Occupation), m => m.Occupation, (to, from) => to with { Occupation = from.Occupation }),
        new(nameof(Member.Ties), m => string.Join(',', m.Ties ?? []), (to, from) => to with { Ties = from.Ties }),
        new(nameof(Member.SelectionReason), m => m.SelectionReason, (to, from) => to with { SelectionReason = from.SelectionReason }),
        new(nameof(Member.AgeBand), m => $"{m.AgeBand}", (to, from) => to with { AgeBand = from.AgeBand }),
        new(nameof(Member.Sex), m => m.Sex, (to, from) => to with { Sex = from.Sex }),
    ];

    public Outcome<AmendedMember> Decide(CouncilFacts facts)
    {
        if (facts.Member(Person.Id) is not { } before)
        {
            return new Refusal("commission.unknown-member");
        }

        if (string.IsNullOrWhiteSpace(Person.Name))
        {
            return new Refusal("member.name-missing") { Property = nameof(Member.Name) };
        }

        if (MemberPrint.Of(before) != Known)
        {
            return new Refusal("member.changed-meanwhile");
        }

        var values = Properties.Differences(before, Person);
        return values.Count == 0
            ? new Refusal("member.nothing-changed")
            : new AmendedMember(Properties.Aggregate(before, (member, p) => p.Take(member, Person)), values);
    }

    internal static IEnumerable<string?> ValuesOf(Member member) => Properties.Select(p => p.Value(member));
}

/// <summary>A member as corrected, and what differs.</summary>
public sealed record AmendedMember(Member Member, IReadOnlyList<AmendedValue> Values);

/// <summary>訂正 of a member's address and telephone number.</summary>
/// <param name="Known">The <see cref="MemberPrint"/> of what the card showed.</param>
public sealed record AmendContact(MemberContact Contact, string Known)
{
    // csharpier-ignore - a table.
    internal static readonly IReadOnlyList<Amendable<MemberContact>> Properties =
    [
        new(nameof(MemberContact.Address), c => c.Address, (to, from) => to with { Address = from.Address }),
        new(nameof(MemberContact.Phone), c => c.Phone, (to, from) => to with { Phone = from.Phone }),
        new(nameof(MemberContact.BestTime), c => c.BestTime, (to, from) => to with { BestTime = from.BestTime }),
    ];

    /// <param name="stored">What is stored; null while there is nothing.</param>
    public Outcome<AmendedContact> Decide(CouncilFacts facts, MemberContact? stored)
    {
        if (facts.Member(Contact.Member) is null)
        {
            return new Refusal("commission.unknown-member");
        }

        var before = stored ?? Unknown(Contact.Member);
        if (MemberPrint.Of(before) != Known)
        {
            return new Refusal("member.changed-meanwhile");
        }

        var values = Properties.Differences(before, Contact);
        return values.Count == 0
            ? new Refusal("member.nothing-changed")
            : new AmendedContact(Properties.Aggregate(before, (contact, p) => p.Take(contact, Contact)), values);
    }

    /// <summary>Of whom nobody has entered anything.</summary>
    public static MemberContact Unknown(MemberId member) => new(member, null, null, null, null);

    internal static IEnumerable<string?> ValuesOf(MemberContact contact) => Properties.Select(p => p.Value(contact));
}

/// <summary>A contact as corrected, and what differs.</summary>
public sealed record AmendedContact(MemberContact Contact, IReadOnlyList<AmendedValue> Values);

/// <summary>A property that can be corrected: its name, its value in words, and how another one's value is taken over.</summary>
internal sealed record Amendable<T>(string Name, Func<T, string?> Value, Func<T, T, T> Take);

/// <summary>A short sign of what is known of somebody: equal while nothing of it has changed.</summary>
public static class MemberPrint
{
    public static string Of(Member member) => Of(AmendMember.ValuesOf(member));

    public static string Of(MemberContact contact) => Of(AmendContact.ValuesOf(contact));

    internal static IReadOnlyList<AmendedValue> Differences<T>(this IReadOnlyList<Amendable<T>> properties, T before, T after) =>
        [.. properties.Select(p => new AmendedValue(p.Name, p.Value(before) ?? "", p.Value(after) ?? "")).Where(v => v.Before != v.After)];

    private static string Of(IEnumerable<string?> values) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values))).AsSpan(0, 6));
}
