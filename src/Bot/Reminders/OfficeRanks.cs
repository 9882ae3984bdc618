using KobanBot.Bot.Desks;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Reminders;

/// <summary>The way up within a station, and what leaves it upwards.</summary>
internal static class OfficeRanks
{
    /// <summary>0 for the police boxes, then the section, its head and the chief.</summary>
    public static int Of(OfficeDay office, OfficerId officer)
    {
        var roles = office.Roster.Where(r => r.Officer == officer && r.Days.Contains(office.Day)).ToList();
        return roles.Exists(r => r.Role == Role.StationChief) ? 3
            : roles.Exists(r => r.Role == Role.SectionChief) ? 2
            : roles.Exists(r => r.Role is Role.CommunityPoliceSection or Role.CommunityPoliceSupervisor) ? 1
            : 0;
    }

    public static IReadOnlyList<EscalatedItem> Escalated(OfficeDay office, IReadOnlySet<OfficerId> unreachable, ReminderRules rules) =>
        [
            .. office
                .OpenOf(unreachable)
                .Values.SelectMany(o => o)
                .Concat(office.OwnOf(unreachable))
                .Where(i => IsDueAbove(i, office.Day, rules))
                .Select(i => new EscalatedItem(i.Obligation, i.Where, i.Chain, i.Area)),
        ];

    /// <summary>What an office above has in hand itself, and what stands in its list today.</summary>
    private static bool IsDueAbove(OpenItem item, DateOnly day, ReminderRules rules)
    {
        for (var place = 0; place < item.Chain.Count; place++)
        {
            var rung = item.RungAt(place);
            var above = rung.Post is Core.Guideline.Responsible.AreaHeadquarters or Core.Guideline.Responsible.Headquarters;
            if (above && (rung.Level == 0 || ReminderStages.RisesOn(item.Obligation, rung, rules) <= day))
            {
                return true;
            }
        }

        return false;
    }
}
