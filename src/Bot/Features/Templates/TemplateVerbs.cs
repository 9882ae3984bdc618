namespace KobanBot.Bot.Features.Templates;

/// <summary>Verbs of 様式のひな形, and the keys of what their buttons carry.</summary>
internal static class TemplateVerbs
{
    public const string Open = "templates.open";
    public const string Show = "templates.show";

    /// <summary>What a sent file starts.</summary>
    public const string Add = "templates.add";
    public const string Use = "templates.use";
    public const string WithdrawAsk = "templates.withdraw.ask";
    public const string Withdraw = "templates.withdraw";

    /// <summary>A form filled with what its fields mean.</summary>
    public const string Sample = "templates.sample";

    /// <summary>The product's own template, to begin from.</summary>
    public const string Original = "templates.original";

    public const string FormKey = "form";
    public const string VersionKey = "templateVersion";
    public const string NameKey = "name";

    /// <summary>The file in Base64; it comes with a message and is on no card.</summary>
    public const string ContentKey = "content";
    public const string FromKey = "from";
}
