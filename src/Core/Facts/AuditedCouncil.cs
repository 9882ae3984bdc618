namespace KobanBot.Core.Facts;

/// <summary>What a change of a council itself changes: its name, its area, its units, its lead officers, its end.</summary>
internal static class AuditedCouncil
{
    public static IEnumerable<AuditedValue> Of(Council before, Council after)
    {
        yield return Value("name", before.Name, after.Name);
        yield return Value("purpose", before.Purpose, after.Purpose);
        yield return Value("area", before.AreaText, after.AreaText);
        yield return Value("established", AuditedValues.Day(before.Established), AuditedValues.Day(after.Established));
        yield return Value("abolished", AuditedValues.Day(before.Abolished), AuditedValues.Day(after.Abolished));
        yield return Value("withdrawn", AuditedValues.Day(before.Withdrawn), AuditedValues.Day(after.Withdrawn));
        yield return Value("older-checked", AuditedValues.Day(before.OlderCheckedOn), AuditedValues.Day(after.OlderCheckedOn));
        yield return Value("few-members", before.FewMembersReason, after.FewMembersReason);
        yield return Value("establishment", Text(before.Establishment), Text(after.Establishment));
        yield return Value("consulted", Text(before.Establishment?.Consultation), Text(after.Establishment?.Consultation));
        foreach (var (code, was, now) in Links(before, after))
        {
            foreach (var gone in was.Except(now))
            {
                yield return Value(code, gone, "");
            }

            foreach (var come in now.Except(was))
            {
                yield return Value(code, "", come);
            }
        }
    }

    private static IEnumerable<(string Code, IReadOnlyList<string> Was, IReadOnlyList<string> Now)> Links(Council before, Council after)
    {
        yield return ("police-box", Boxes(before), Boxes(after));
        yield return ("station", Stations(before), Stations(after));
        yield return ("lead", Leads(before), Leads(after));
    }

    private static List<string> Boxes(Council council) =>
        [.. council.PoliceBoxes.Select(b => $"{b.Name} {AuditedValues.Days(b.Days.From, b.Days.To)}")];

    private static List<string> Stations(Council council) =>
        [.. council.Stations.Select(s => $"{s.Name} {AuditedValues.Days(s.Days.From, s.Days.To)}")];

    /// <summary>By number; who that is stands on the roster.</summary>
    private static List<string> Leads(Council council) =>
        [.. council.Leads.Select(l => $"{l.Officer} {AuditedValues.Days(l.Days.From, l.Days.To)}")];

    private static string? Text(EstablishmentDetails? details) =>
        details is null
            ? null
            : string.Join('　', new[] { details.Reason, details.PlannedMembers?.ToString() }.Where(t => !string.IsNullOrEmpty(t)));

    private static string? Text(Consultation? consultation) =>
        consultation is null ? null : $"{AuditedValues.Day(consultation.Day)} {consultation.Result}";

    private static AuditedValue Value(string property, string? before, string? after) =>
        new("council", property, before ?? "", after ?? "");
}
