namespace KobanBot.Bot.Features.Forms;

/// <summary>Verbs by which other flows' cards lead to a form, and the keys of what their buttons carry.</summary>
internal static class FormVerbs
{
    public const string Open = "forms.open";
    public const string Letters = "forms.letters";
    public const string Roster = "forms.roster";
    public const string Make = "forms.make";

    /// <summary>様式の一括作成.</summary>
    public const string Batch = "forms.batch";
    public const string BatchMake = "forms.batch.make";

    /// <summary>メールで受け取る, of any file that is offered; it carries by what the file is made.</summary>
    public const string Mail = "files.mail";

    /// <summary>The verb whose file goes by mail.</summary>
    public const string MailOfKey = "of";

    /// <summary>取りやめる, of a file in the making.</summary>
    public const string Stop = "forms.stop";

    /// <summary>発行した様式.</summary>
    public const string Issued = "forms.issued";

    /// <summary>One of them, with what it says differently from the one before.</summary>
    public const string Issue = "forms.issue";

    /// <summary>Which form, by the name of its kind.</summary>
    public const string FormKey = "form";

    /// <summary>The meeting, or the day of a slip.</summary>
    public const string AboutKey = "about";

    /// <summary>As what the file comes: <see cref="Pdf"/>, or nothing for Word and Excel.</summary>
    public const string FormatKey = "format";
    public const string Pdf = "pdf";

    public const string RevisionKey = "revision";

    /// <summary>発行番号.</summary>
    public const string NumberKey = "number";
    public const string MemberKey = "member";
    public const string PurposeKey = "purpose";
}
