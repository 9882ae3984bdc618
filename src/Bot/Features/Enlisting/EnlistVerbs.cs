using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Enlisting;

/// <summary>Verbs of 利用の申請.</summary>
internal static class EnlistVerbs
{
    /// <summary>By somebody who is on no list; the handler of an officer only says that nothing is to be sent.</summary>
    public const string Send = "enlist.send";

    public const string List = "enlist.list";
    public const string Show = "enlist.show";
    public const string Approve = "enlist.approve";
    public const string Refuse = "enlist.refuse";

    /// <summary>地域警察担当課（係） of the station, who keep its lists.</summary>
    public const Audience Keepers = Audience.Section | Audience.SectionChief;
}
