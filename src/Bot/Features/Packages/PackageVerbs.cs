namespace KobanBot.Bot.Features.Packages;

/// <summary>Verbs of 半期の送付, and the keys of what their buttons carry.</summary>
internal static class PackageVerbs
{
    /// <summary>Of a station its packages; of the offices above all of a half.</summary>
    public const string List = "package.list";

    public const string Open = "package.open";
    public const string Make = "package.make";
    public const string Send = "package.send";
    public const string TakeBack = "package.take-back";
    public const string Receive = "package.receive";
    public const string PassOn = "package.pass-on";
    public const string Remind = "package.remind";

    /// <summary><see cref="PackageAddress.Code"/>.</summary>
    public const string Key = "package";

    public const string HalfKey = "half";
    public const string PageKey = "page";

    /// <summary>Which of a list: <see cref="WayOnly"/>, or all.</summary>
    public const string OnlyKey = "only";

    /// <summary>What has been sent and has not arrived.</summary>
    public const string WayOnly = "way";

    /// <summary>A station's only package that waits is shown at once.</summary>
    public const string OpenOnly = "open";
}
