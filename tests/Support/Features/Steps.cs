using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Support.Features;

/// <summary>Steps with fixed ids, for drawing cards that are compared with approved files.</summary>
internal static class Steps
{
    private static readonly Guid Fixed = new("00000000-0000-7000-8000-00000000000c");

    public static Step Of(Officer officer, string verb = "", params (string Key, string Value)[] data) =>
        new()
        {
            Officer = officer,
            Rules = Core.Guideline.ObligationRules.Default,
            Now = World.Now,
            Verb = verb,
            Data = CardData.Of(data.ToDictionary(d => d.Key, d => d.Value)),
            Command = new Command(Fixed, ""),
            UserId = "29:fixed",
            NewId = _ => Fixed,
        };

    public static Step With(this Step step, params (string Key, string Value)[] data) =>
        step with
        {
            Data = CardData.Of(data.ToDictionary(d => d.Key, d => d.Value)),
        };
}
