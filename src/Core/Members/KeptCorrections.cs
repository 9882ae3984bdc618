using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Members;

/// <summary>
/// 訂正 that were entered in the chat, over an import's files: what somebody has corrected here stays as it is, because the files are older paperwork, and
/// nobody would notice that the old value has come back. It is corrected here again, or not at all.
/// </summary>
public static class KeptCorrections
{
    /// <summary>The imported member, with what was corrected here.</summary>
    /// <param name="imported">What the files say.</param>
    /// <param name="stored">What is stored.</param>
    /// <param name="amendments">Of the council, in any order.</param>
    public static Member Keeping(this Member imported, Member stored, IReadOnlyList<MemberAmendment> amendments) =>
        AmendMember.Properties.Corrected(imported.Id, amendments).Aggregate(imported, (member, p) => p.Take(member, stored));

    /// <summary>The imported contact, with what was corrected here.</summary>
    public static MemberContact Keeping(this MemberContact imported, MemberContact stored, IReadOnlyList<MemberAmendment> amendments) =>
        AmendContact.Properties.Corrected(imported.Member, amendments).Aggregate(imported, (contact, p) => p.Take(contact, stored));

    /// <summary>What the files say otherwise and what stays, for the report of the import.</summary>
    public static IEnumerable<MemberValue> Of(Member imported, Member stored, IReadOnlyList<MemberAmendment> amendments) =>
        AmendMember
            .Properties.Corrected(imported.Id, amendments)
            .ToList()
            .Differences(imported, stored)
            .Select(v => new MemberValue(imported.Id, v.Property));

    /// <summary>The same of a contact.</summary>
    public static IEnumerable<MemberValue> Of(MemberContact imported, MemberContact stored, IReadOnlyList<MemberAmendment> amendments) =>
        AmendContact
            .Properties.Corrected(imported.Member, amendments)
            .ToList()
            .Differences(imported, stored)
            .Select(v => new MemberValue(imported.Member, v.Property));

    private static IEnumerable<Amendable<T>> Corrected<T>(
        this IReadOnlyList<Amendable<T>> properties,
        MemberId member,
        IReadOnlyList<MemberAmendment> amendments
    ) => properties.Where(p => amendments.Any(a => a.Member == member && a.Values.Any(v => v.Property == p.Name)));
}
