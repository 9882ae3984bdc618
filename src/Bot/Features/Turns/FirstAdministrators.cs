using System.Security.Cryptography;
using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Features.Turns;

internal sealed class PeopleOptions
{
    public const string Section = "People";

    /// <summary>Principal names of those who may begin in an installation without anybody: 警察本部.</summary>
    public IReadOnlyList<string> FirstAdministrators { get; set; } = [];
}

/// <summary>
/// Lets in whom the configuration names, with the rights of the headquarters, as long as nobody is posted there. Once the organisation's data has
/// an officer of the headquarters, the setting has no effect any more.
/// </summary>
internal sealed partial class FirstAdministrators(
    IPersonnelStore people,
    IOfficeStore offices,
    IOptions<PeopleOptions> options,
    TimeProvider clock,
    ILogger<FirstAdministrators> logger
)
{
    /// <summary>True when the person has been put on the list now.</summary>
    public async Task<bool> TryAddAsync(string principalName, string? name, CancellationToken cancellation)
    {
        if (!options.Value.FirstAdministrators.Contains(principalName, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var today = JapanTime.DayOf(now);
        var top = await offices.FindAsync(Office.Headquarters.Unit, cancellation);
        if (top?.Facts.Directory.Roster.Any(r => r.Days.Contains(today)) == true)
        {
            Log.NotFirst(logger);
            return false;
        }

        var account = principalName.ToLowerInvariant();
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(account));
        var officer = new Officer
        {
            Id = new OfficerId($"admin-{Convert.ToHexStringLower(digest.AsSpan(0, 6))}"),
            Name = string.IsNullOrWhiteSpace(name) ? account : name.Trim(),
            Rank = "管理者",
            UserPrincipalName = account,
            Assignments =
            [
                new Assignment(Role.Headquarters, Office.Headquarters.Unit, Office.Headquarters.Name, new DayRange(today, null)),
            ],
        };
        var audit = new AuditEntry(now, officer.Id, "officers.first-administrator", new Guid(digest.AsSpan(0, 16)));
        if (!await people.TryCommitAsync(null, new PersonnelChange(officer, audit), cancellation))
        {
            return false;
        }

        Log.Added(logger, officer.Id);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Officer {Officer} was added as first administrator, as the configuration says."
        )]
        public static partial void Added(ILogger logger, OfficerId officer);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A first administrator of the configuration was refused: the headquarters has officers."
        )]
        public static partial void NotFirst(ILogger logger);
    }
}
