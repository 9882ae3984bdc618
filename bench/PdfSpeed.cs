using System.Diagnostics;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Core.Forms;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bench;

/// <summary>How long a form takes on its way to a PDF by the LibreOffice of this machine, as the bot would make it.</summary>
internal static class PdfSpeed
{
    private const int Times = 5;

    public static async Task<int> RunAsync()
    {
        if (Program() is not { } soffice)
        {
            await Console.Error.WriteLineAsync("LibreOffice (soffice) is not there.");
            return 2;
        }

        using var libreOffice = new LibreOfficePdf(
            Options.Create(new PdfOptions { LibreOffice = soffice }),
            TimeProvider.System,
            NullLogger<LibreOfficePdf>.Instance
        );
        var failed = 0;
        foreach (var kind in new[] { FormKind.MeetingResult, FormKind.MemberRoster, FormKind.NoticePostcard })
        {
            var form = PrintedForms.Of(kind);
            var content = FormDocuments.Make(form, [FormSamples.Filled(kind, FormSamples.Usual)], new DocumentStamp(form.Title, World.Now));
            var job = new PdfJob(content, FormDocuments.Extension(form), "p1@koban.example");
            for (var i = 0; i < Times; i++)
            {
                var watch = Stopwatch.StartNew();
                var pdf = await libreOffice.TryMakeAsync(job, CancellationToken.None);
                failed += pdf is null ? 1 : 0;
                Console.WriteLine(
                    $"{form.Name}　{watch.ElapsedMilliseconds, 6} ms　{content.Length / 1024, 4} KB → {(pdf?.Length ?? 0) / 1024, 4} KB"
                );
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static string? Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "soffice"))
            .FirstOrDefault(File.Exists);
}
