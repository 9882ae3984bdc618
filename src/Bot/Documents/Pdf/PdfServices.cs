using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Documents.Pdf;

internal static class PdfServices
{
    /// <summary>PDF by LibreOffice, set by the section "Pdf"; further ways are registered where they are.</summary>
    public static IServiceCollection AddPdf(this IServiceCollection services)
    {
        services.AddOptions<PdfOptions>().BindConfiguration(PdfOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PdfOptions>, PdfOptionsValidator>();
        services.AddSingleton<IPdfSource, LibreOfficePdf>();
        services.AddSingleton<PdfMaker>();
        return services;
    }
}
