namespace KobanBot.Core.Facts;

/// <summary>
/// What a change of a member changes: commissions, letters, the days of a 解嘱, what was corrected. Why somebody was dismissed is not told, nor an
/// address or a telephone number.
/// </summary>
internal static class AuditedMember
{
    public static IEnumerable<AuditedValue> Of(Member? before, Member after)
    {
        var fact = FactOf(after.Id);
        yield return new(fact, "member", before?.Name ?? "", before is null ? after.Name : before.Name);
        if (before is not null)
        {
            yield return new(fact, "intention", before.RenewalIntention.ToString(), after.RenewalIntention.ToString());
        }

        // A commission is known by its first day: it is only ever added to, marked, or taken back as a whole.
        foreach (var first in (before?.Commissions ?? []).Concat(after.Commissions).Select(c => c.Term.First).Distinct().Order())
        {
            foreach (var value in Of(fact, On(before, first), On(after, first)))
            {
                yield return value;
            }
        }
    }

    /// <summary>Of contacts only that they were corrected.</summary>
    public static IEnumerable<AuditedValue> Of(MemberAmendment amendment) =>
        amendment.Values.Select(v =>
            v.IsContact
                ? new AuditedValue(FactOf(amendment.Member), v.Property, "", AuditedValue.Withheld)
                : new AuditedValue(FactOf(amendment.Member), v.Property, v.Before, v.After)
        );

    private static IEnumerable<AuditedValue> Of(string fact, Commission? before, Commission? after)
    {
        yield return new(fact, "commission", Text(before), Text(after));
        yield return new(fact, "letter", AuditedValues.Day(before?.LetterHandedOver), AuditedValues.Day(after?.LetterHandedOver));
        yield return new(
            fact,
            "considered",
            AuditedValues.Day(before?.Consideration?.Since),
            AuditedValues.Day(after?.Consideration?.Since)
        );
        yield return new(fact, "dismissed", AuditedValues.Day(before?.Dismissal?.Day), AuditedValues.Day(after?.Dismissal?.Day));
        yield return new(
            fact,
            "notified",
            AuditedValues.Day(before?.Dismissal?.Notice?.Day),
            AuditedValues.Day(after?.Dismissal?.Notice?.Day)
        );
        yield return new(
            fact,
            "letter-returned",
            AuditedValues.Day(before?.Dismissal?.LetterReturnedOn),
            AuditedValues.Day(after?.Dismissal?.LetterReturnedOn)
        );
    }

    private static Commission? On(Member? member, DateOnly first) => member?.Commissions.LastOrDefault(c => c.Term.First == first);

    private static string Text(Commission? commission) =>
        commission is null ? "" : $"{commission.Kind} {AuditedValues.Days(commission.Term.First, commission.Term.Last)}";

    private static string FactOf(MemberId member) => $"member/{member}";
}
