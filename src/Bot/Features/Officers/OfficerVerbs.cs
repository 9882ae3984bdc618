using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Officers;

/// <summary>Verbs by which the cards about officers lead to each other.</summary>
internal static class OfficerVerbs
{
    public const string List = "officers.open";
    public const string Undo = "officers.undo";
    public const string Transfer = "transfer.open";
    public const string Check = "transfer.check";
    public const string Save = "transfer.save";
    public const string Lead = "lead.open";
    public const string Designate = "lead.save";

    /// <summary>地域警察担当課（係）, who keep the lists of the station (記 第2-7(1)).</summary>
    public const Audience Keepers = Audience.Section | Audience.SectionChief;

    /// <summary>The station whose lists the person keeps today; empty for everybody else.</summary>
    public static string StationOf(Step step) =>
        step.Officer.On(step.Today).FirstOrDefault(a => a.Role is Role.CommunityPoliceSection or Role.SectionChief)?.Unit ?? "";
}
