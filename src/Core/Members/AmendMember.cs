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
    private static readonly (string Property, Func<Member, string?> Value)[] Properties =
    [
        (nameof(Member.Name), m => m.Name),
        (nameof(Member.Kana), m => m.Kana),
        (nameof(Member.Categories), m => string.Join(',', m.Categories)),
        (nameof(Member.Affiliation), m => m.Affiliation),
        (nameof(Member.District), m => m.District),
        (nameof(Member.Association), m => m.Association),
        (nameof(Member.Occupation), m => m.Occupation),
        (nameof(Member.Ties), m => string.Join(',', m.Ties ?? [])),
        (nameof(Member.SelectionReason), m => m.SelectionReason),
        (nameof(Member.AgeBand), m => $"{m.AgeBand}"),
        (nameof(Member.Sex), m => m.Sex),
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
            : new AmendedMember(
                before with
                {
                    Name = Person.Name,
                    Kana = Person.Kana,
                    Categories = Person.Categories,
                    Affiliation = Person.Affiliation,
                    District = Person.District,
                    Association = Person.Association,
                    Occupation = Person.Occupation,
                    Ties = Person.Ties,
                    SelectionReason = Person.SelectionReason,
                    AgeBand = Person.AgeBand,
                    Sex = Person.Sex,
                },
                values
            );
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
    private static readonly (string Property, Func<MemberContact, string?> Value)[] Properties =
    [
        (nameof(MemberContact.Address), c => c.Address),
        (nameof(MemberContact.Phone), c => c.Phone),
        (nameof(MemberContact.BestTime), c => c.BestTime),
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
            : new AmendedContact(before with { Address = Contact.Address, Phone = Contact.Phone, BestTime = Contact.BestTime }, values);
    }

    /// <summary>Of whom nobody has entered anything.</summary>
    public static MemberContact Unknown(MemberId member) => new(member, null, null, null, null);

    internal static IEnumerable<string?> ValuesOf(MemberContact contact) => Properties.Select(p => p.Value(contact));
}

/// <summary>A contact as corrected, and what differs.</summary>
public sealed record AmendedContact(MemberContact Contact, IReadOnlyList<AmendedValue> Values);

/// <summary>A short sign of what is known of somebody: equal while nothing of it has changed.</summary>
public static class MemberPrint
{
    public static string Of(Member member) => Of(AmendMember.ValuesOf(member));

    public static string Of(MemberContact contact) => Of(AmendContact.ValuesOf(contact));

    internal static IReadOnlyList<AmendedValue> Differences<T>(
        this (string Property, Func<T, string?> Value)[] properties,
        T before,
        T after
    ) =>
        [
            .. properties
                .Select(p => new AmendedValue(p.Property, p.Value(before) ?? "", p.Value(after) ?? ""))
                .Where(v => v.Before != v.After),
        ];

    private static string Of(IEnumerable<string?> values) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values))).AsSpan(0, 6));
}
