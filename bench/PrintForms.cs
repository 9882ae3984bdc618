using System.Diagnostics;
using System.Globalization;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bench;

/// <summary>Writes every form with every sample, to be looked at, and makes as many 第5号様式 as a prefecture sends in half a year.</summary>
internal static class PrintForms
{
    private const int Records = 700;

    public static int Run(string[] rest)
    {
        var stamp = new DocumentStamp("様式", World.Now, "出力　令和8年11月24日 10:00　巡査部長 試験 四郎");
        if (rest is [var folder])
        {
            Directory.CreateDirectory(folder);
            foreach (var form in PrintedForms.All)
            {
                foreach (var size in FormSamples.Sizes)
                {
                    File.WriteAllBytes(
                        Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(form.Template)}-{size}{Path.GetExtension(form.Template)}"),
                        FormDocuments.Make(form, [FormSamples.Filled(form.Kind, size)], stamp)
                    );
                }
            }
        }

        var (watch, bytes) = (Stopwatch.StartNew(), 0L);
        for (var record = 0; record < Records; record++)
        {
            bytes += FormDocuments
                .Make(MeetingResultForm.Form, [FormSamples.Filled(FormKind.MeetingResult, FormSamples.Usual)], stamp)
                .Length;
        }

        watch.Stop();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Records} 第5号様式: {watch.Elapsed.TotalSeconds:F1} s, {bytes / 1024.0 / 1024.0:F1} MB of files, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB"
            )
        );
        return 0;
    }
}
