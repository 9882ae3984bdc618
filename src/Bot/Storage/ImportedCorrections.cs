using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Storage;

/// <summary>訂正 of the chat among the rows of a council, and what an import leaves because of them.</summary>
internal static class ImportedCorrections
{
    public static IReadOnlyList<MemberAmendment> AmendmentsIn(IEnumerable<Row> rows) =>
        [
            .. rows.Where(r => r.Key.StartsWith(Keys.HistoryOf(CouncilKinds.Amendment), StringComparison.Ordinal))
                .Select(r => CouncilRows.Facts.Read(CouncilKinds.Amendment, r)),
        ];

    /// <param name="stored">Members and contacts of the council, among others.</param>
    public static IReadOnlyList<MemberValue> Kept(
        CouncilImport import,
        IReadOnlyList<Row> stored,
        IReadOnlyList<MemberAmendment> amendments
    )
    {
        var rows = stored.ToDictionary(r => r.Key, StringComparer.Ordinal);
        return [.. import.Members.SelectMany(OfMember), .. import.Contacts.SelectMany(OfContact)];

        IEnumerable<MemberValue> OfMember(Member imported) =>
            rows.TryGetValue(Keys.Of(CouncilKinds.Member, imported), out var row)
            && CouncilRows.Facts.Read(CouncilKinds.Member, row) is var member
                ? KeptCorrections.Of(imported.Over(member), member, amendments)
                : [];

        IEnumerable<MemberValue> OfContact(MemberContact imported) =>
            rows.TryGetValue(Keys.Of(imported), out var row)
                ? KeptCorrections.Of(imported, PartitionRows.Contact.Read(row), amendments)
                : [];
    }
}
