namespace KobanBot.Bot.Features.Obligations;

/// <summary>Verbs by which one flow's card leads to what fulfils an obligation, and the keys of their data.</summary>
internal static class ObligationVerbs
{
    /// <summary>With <see cref="Buttons.CouncilKey"/> and <see cref="ObligationKey"/>.</summary>
    public const string Done = "done.open";

    /// <summary>With <see cref="Buttons.CouncilKey"/>, and the meeting as <see cref="Buttons.FlowKey"/>.</summary>
    public const string Absent = "absent.open";

    /// <summary>With <see cref="Buttons.CouncilKey"/>, and the request as <see cref="Buttons.FlowKey"/>.</summary>
    public const string Measure = "measure.open";

    /// <summary>With <see cref="Buttons.CouncilKey"/>.</summary>
    public const string Terms = "terms.review";

    /// <summary>The obligation's key.</summary>
    public const string ObligationKey = "obligation";
}
