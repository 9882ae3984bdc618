namespace KobanBot.Bot.Doctor;

/// <summary>What a check came to.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Switched off by the settings.</summary>
    Unused,

    /// <summary>It works, and somebody should look at it soon.</summary>
    Watch,

    /// <summary>Something does not work until it is mended.</summary>
    Broken,
}

/// <param name="Name">What was looked at.</param>
/// <param name="Says">What was found, in a sentence without personal data.</param>
/// <param name="Mend">What to do about it; null where there is nothing to do.</param>
internal sealed record Finding(string Name, Verdict Verdict, string Says, string? Mend = null)
{
    /// <summary>The verdict as a person reads it.</summary>
    public string Word =>
        Verdict switch
        {
            Verdict.Fine => "正常",
            Verdict.Unused => "不使用",
            Verdict.Watch => "要確認",
            _ => "異常",
        };
}
