using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Documents.Pdf;

/// <summary>The section "Pdf": by what a form becomes a PDF for the phone.</summary>
internal sealed class PdfOptions
{
    public const string Section = "Pdf";

    /// <summary>The path of soffice; empty where it is not installed.</summary>
    public string LibreOffice { get; set; } = "";

    /// <summary>One document, with the wait for the one before it. Whoever takes longer is ended.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Microsoft Graph converts the file in the officer's own drive. It needs the permission Files.ReadWrite.All and a consent to it.</summary>
    public bool Graph { get; set; }

    /// <summary>Another cloud's Graph.</summary>
    public string GraphBaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";
}

internal sealed class PdfOptionsValidator : IValidateOptions<PdfOptions>
{
    public ValidateOptionsResult Validate(string? name, PdfOptions options)
    {
        var failures = new List<string>();
        if (options.LibreOffice.Length > 0 && (!Path.IsPathRooted(options.LibreOffice) || !File.Exists(options.LibreOffice)))
        {
            failures.Add("Pdf:LibreOffice must be the whole path of the program soffice, or empty for no PDF.");
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(2))
        {
            failures.Add("Pdf:Timeout must be positive and at most two minutes.");
        }

        if (!ServiceUrls.IsSecure(options.GraphBaseUrl))
        {
            failures.Add("Pdf:GraphBaseUrl must be an https address.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
