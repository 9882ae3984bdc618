namespace KobanBot.Bot.Features.Handovers;

/// <summary>Verbs by which other flows' cards lead to 引継書.</summary>
internal static class HandoverVerbs
{
    public const string Open = "handover.open";
    public const string Show = "handover.show";
    public const string Give = "handover.give";
    public const string Confirm = "handover.confirm";
}
