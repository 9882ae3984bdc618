using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>
/// Where it is kept who has read what is personal: contacts, reasons of a 解嘱, figures with names. The entry lies beside what was read, among those
/// of the changes, and is never deleted.
/// </summary>
public interface IReadAudit
{
    /// <summary>Keeps an entry on a council. Whoever answers awaits it first: what could not be written down is not shown.</summary>
    Task KeepAsync(CouncilId council, AuditEntry entry, CancellationToken cancellation);

    /// <summary>Keeps an entry on an office.</summary>
    Task KeepAsync(string unit, AuditEntry entry, CancellationToken cancellation);
}

/// <summary>The entry of a reading.</summary>
public static class ReadAudit
{
    /// <summary>Whoever has the commands of the operation at hand: export, import. The operating system knows who that was.</summary>
    public static readonly OfficerId Operator = new("~operator");

    /// <summary>Where an officer who holds several posts reads by all of them.</summary>
    private const char Between = '+';

    /// <param name="what">A code, for example <c>read.dismissal</c>.</param>
    /// <param name="subject">Whose: an id, never a name; null for all that the place has.</param>
    /// <returns>By whom, when, from which unit (it is what the subject begins with) and what.</returns>
    public static AuditEntry Of(Officer officer, DateTimeOffset now, DateOnly today, string what, Guid command, string? subject)
    {
        var units = string.Join(Between, officer.On(today).Select(a => a.Unit).Distinct(StringComparer.Ordinal));
        return new AuditEntry(now, officer.Id, what, command, subject is null ? units : $"{units}|{subject}");
    }
}
