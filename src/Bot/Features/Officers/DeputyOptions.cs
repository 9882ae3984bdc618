namespace KobanBot.Bot.Features.Officers;

/// <summary>代行.</summary>
internal sealed class DeputyOptions
{
    public const string Section = "Deputies";

    /// <summary>Days that one 代行 lasts at most; who needs longer hands it over again.</summary>
    public int LongestDays { get; set; } = 31;
}
