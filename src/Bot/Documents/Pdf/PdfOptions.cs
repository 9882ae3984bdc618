using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Documents.Pdf;

/// <summary>The section "Pdf": LibreOffice, by which a form becomes a PDF for the phone.</summary>
internal sealed class PdfOptions
{
    public const string Section = "Pdf";

    /// <summary>The path of soffice; no PDF is offered without one.</summary>
    public string LibreOffice { get; set; } = "";

    /// <summary>One document, with the wait for the one before it. Whoever takes longer is ended.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    public bool IsOn => LibreOffice.Length > 0;
}

internal sealed class PdfOptionsValidator : IValidateOptions<PdfOptions>
{
    public ValidateOptionsResult Validate(string? name, PdfOptions options)
    {
        var failures = new List<string>();
        if (options.IsOn && (!Path.IsPathRooted(options.LibreOffice) || !File.Exists(options.LibreOffice)))
        {
            failures.Add("Pdf:LibreOffice must be the whole path of the program soffice, or empty for no PDF.");
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(2))
        {
            failures.Add("Pdf:Timeout must be positive and at most two minutes.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
