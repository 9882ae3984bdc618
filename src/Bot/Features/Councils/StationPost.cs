using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils;

/// <summary>The station at which a person has a post of today, and whether it is one of 地域警察担当課（係）.</summary>
internal sealed record StationPost(string Unit, bool IsSection)
{
    public const string OnlyStation =
        "この操作は、警察署の地域警察担当課（係）と幹部が使います。「ホーム」と送信すると、今できる操作が表示されます。";

    /// <summary>Null for whoever has no post at a station.</summary>
    public static StationPost? Of(Step step)
    {
        var posts = step
            .Officer.On(step.Today)
            .Where(a => a.Role is Role.CommunityPoliceSection or Role.SectionChief or Role.CommunityPoliceSupervisor or Role.StationChief)
            .Select(a => new StationPost(a.Unit, a.Role is Role.CommunityPoliceSection or Role.SectionChief))
            .ToList();
        return posts.Find(p => p.IsSection) ?? posts.FirstOrDefault();
    }
}
