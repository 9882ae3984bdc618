using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>Which posts of a chain an officer holds, from the assignments of the day: the truth for rights.</summary>
public static class Posts
{
    public static IReadOnlySet<Responsible> Of(Officer officer, CouncilFacts facts, DateOnly today)
    {
        var posts = new HashSet<Responsible>();
        var boxes = facts.Council.PoliceBoxesOn(today);
        foreach (var assignment in officer.On(today).Where(a => a.Role == Role.OperatingOfficer))
        {
            if (boxes.Any(b => b.Value == assignment.Unit))
            {
                posts.Add(Responsible.OperatingOfficers);
                if (facts.LeadOn(today)?.Officer == officer.Id)
                {
                    posts.Add(Responsible.LeadOfficer);
                }
            }
        }

        var station = facts.Council.AnsweringOn(today);
        posts.UnionWith(At(officer, station?.Station, station?.Area, today));
        return posts;
    }

    /// <summary>Posts at a station and in the offices above it.</summary>
    public static IReadOnlySet<Responsible> At(Officer officer, StationId? station, Area? area, DateOnly today)
    {
        var posts = new HashSet<Responsible>();
        foreach (var assignment in officer.On(today))
        {
            var post = assignment.Role switch
            {
                Role.CommunityPoliceSupervisor when assignment.Unit == station?.Value => Responsible.Supervisors,
                Role.CommunityPoliceSection when assignment.Unit == station?.Value => Responsible.Section,
                Role.SectionChief when assignment.Unit == station?.Value => Responsible.SectionChief,
                Role.StationChief when assignment.Unit == station?.Value => Responsible.StationChief,
                Role.AreaHeadquarters when assignment.Unit == area?.ToString() => Responsible.AreaHeadquarters,
                Role.Headquarters => Responsible.Headquarters,
                _ => (Responsible?)null,
            };
            if (post is { } held)
            {
                posts.Add(held);
            }
        }

        return posts;
    }
}
