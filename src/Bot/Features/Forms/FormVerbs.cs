namespace KobanBot.Bot.Features.Forms;

/// <summary>Verbs by which other flows' cards lead to a form, and the keys of what their buttons carry.</summary>
internal static class FormVerbs
{
    public const string Open = "forms.open";
    public const string Letters = "forms.letters";
    public const string Roster = "forms.roster";
    public const string Make = "forms.make";

    /// <summary>Which form, by the name of its kind.</summary>
    public const string FormKey = "form";

    /// <summary>The meeting, or the day of a slip.</summary>
    public const string AboutKey = "about";

    public const string RevisionKey = "revision";
    public const string MemberKey = "member";
    public const string PurposeKey = "purpose";
}
