using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bench;

/// <summary>
/// Has LibreOffice open every form with little, usual and much content, and looks at the pages that come of it: a file that it would repair makes
/// none. Writes the pages as pictures, to be looked at. Not part of the tests: LibreOffice is not everywhere.
/// </summary>
internal static partial class FormsCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static int Run(string[] rest)
    {
        if (rest is not [var folder])
        {
            Console.Error.WriteLine("forms-check DIR");
            return 2;
        }

        Directory.CreateDirectory(folder);
        var files = Write(folder).ToList();
        if (!Convert(folder, files))
        {
            Console.Error.WriteLine("LibreOffice (soffice) is not there, or did not end in time.");
            return 2;
        }

        var faults = 0;
        foreach (var file in files)
        {
            var pdf = Path.ChangeExtension(file, ".pdf");
            var pages = File.Exists(pdf) ? Pages(File.ReadAllBytes(pdf)) : [];
            var fault =
                pages.Count == 0 ? "not opened"
                : pages.All(IsKnown) ? ""
                : "a page of another size";
            faults += fault.Length > 0 ? 1 : 0;
            Console.WriteLine(
                $"{Path.GetFileName(file), -44} {pages.Count, 3} {string.Join(' ', pages.Distinct().Select(p => $"{p.Width}x{p.Height}"))} {fault}"
            );
            if (pages.Count > 0)
            {
                Draw(pdf);
            }
        }

        Console.WriteLine($"{files.Count} files, {faults} faults");
        return faults == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Write(string folder)
    {
        var stamp = new DocumentStamp(
            "様式",
            World.Now,
            "発行第12号（第2版）　令和7年4月1日施行の要綱　令和8年11月24日 10:00　出力　巡査部長 試験 四郎"
        );
        foreach (var form in PrintedForms.All)
        {
            foreach (var size in FormSamples.Sizes)
            {
                var file = Path.Combine(
                    folder,
                    $"{Path.GetFileNameWithoutExtension(form.Template)}-{size}{Path.GetExtension(form.Template)}"
                );
                File.WriteAllBytes(file, FormDocuments.Make(form, [FormSamples.Filled(form.Kind, size)], stamp));
                yield return file;
            }
        }
    }

    /// <summary>With settings of its own, so that a LibreOffice that runs is left alone.</summary>
    private static bool Convert(string folder, IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo("soffice")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (
            var argument in new[]
            {
                "--headless",
                $"-env:UserInstallation=file://{Path.GetFullPath(Path.Combine(folder, "profile"))}",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
            }.Concat(files)
        )
        {
            start.ArgumentList.Add(argument);
        }

        return Ends(start);
    }

    private static void Draw(string pdf)
    {
        var start = new ProcessStartInfo("pdftoppm")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "-r", "70", "-png", pdf, Path.ChangeExtension(pdf, null) })
        {
            start.ArgumentList.Add(argument);
        }

        Ends(start);
    }

    private static bool Ends(ProcessStartInfo start)
    {
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return false;
            }

            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Limit))
            {
                return process.ExitCode == 0;
            }

            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>In millimetres, as the pages of LibreOffice's PDF say.</summary>
    private static List<(int Width, int Height)> Pages(byte[] pdf) =>
        [
            .. PageSize()
                .Matches(Encoding.Latin1.GetString(pdf))
                .Select(m => (Millimetres(m.Groups["width"].Value), Millimetres(m.Groups["height"].Value))),
        ];

    private static int Millimetres(string points) =>
        (int)Math.Round(double.Parse(points, CultureInfo.InvariantCulture) * 25.4 / 72, MidpointRounding.AwayFromZero);

    /// <summary>A4 either way, or a postcard.</summary>
    private static bool IsKnown((int Width, int Height) page) => page is (210, 297) or (297, 210) or (100, 148);

    [GeneratedRegex(
        @"/Type/Page[^s].*?/MediaBox\s*\[\s*0 0 (?<width>[\d.]+) (?<height>[\d.]+)\s*\]",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PageSize();
}
