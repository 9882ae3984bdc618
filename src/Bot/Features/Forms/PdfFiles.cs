using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Forms;

/// <summary>A file that was made, as PDF where its person has chosen that.</summary>
internal sealed class PdfFiles(PdfMaker pdf)
{
    public bool IsOn => pdf.IsOn;

    public bool IsAsked(Step step) => pdf.IsOn && FormRequest.IsPdfAsked(step);

    /// <summary>The name under which it is offered.</summary>
    public string Name(Step step, string name) => IsAsked(step) ? Path.ChangeExtension(name, "pdf") : name;

    /// <summary>Where there is none in time, the person is told how to get the same as it is.</summary>
    /// <param name="instead">How, after 「PDFを作成できませんでした。」.</param>
    public async Task<FileReply> OfAsync(Step step, FileReply file, string instead, CancellationToken cancellation) =>
        file.Refusal is not null || !IsAsked(step) ? file
        : await pdf.TryMakeAsync(new PdfJob(file.Content, Path.GetExtension(file.Name)[1..], step.Officer.UserPrincipalName), cancellation)
            is { } content
            ? new FileReply(Path.ChangeExtension(file.Name, "pdf"), content)
        : FileReply.Refused($"PDFを作成できませんでした。{instead}");
}
