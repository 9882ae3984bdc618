using System.Diagnostics;
using KobanBot.Dev;

namespace KobanBot.Bench;

/// <summary>
/// LibreOffice and Poppler, with settings of their own and two pinned fonts in the place of ＭＳ 明朝 and ＭＳ ゴシック, and no others: pages that lie
/// alike on every machine that has the same LibreOffice.
/// </summary>
internal sealed class FormPages(string folder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);
    private static readonly string Packages = RepositoryRoot.Combine("bench", "fonts", "node_modules", "@expo-google-fonts");

    public static bool HasFonts => Directory.Exists(Packages);

    private string Fonts => Path.GetFullPath(Path.Combine(folder, "fonts.conf"));

    /// <summary>False when LibreOffice is not there, or did not end in time.</summary>
    public bool Convert(IReadOnlyList<string> files)
    {
        File.WriteAllText(
            Fonts,
            $"""
            <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
            <fontconfig><dir>{Packages}</dir><cachedir>{Path.GetFullPath(Path.Combine(folder, "fonts"))}</cachedir>
            {Instead("ＭＳ 明朝", "BIZ UDMincho")}{Instead("ＭＳ ゴシック", "BIZ UDGothic")}</fontconfig>
            """
        );
        return Run(
            "soffice",
            [
                "--headless",
                $"-env:UserInstallation=file://{Path.GetFullPath(Path.Combine(folder, "profile"))}",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                .. files,
            ]
        )
            is not null;
    }

    /// <summary>The pages as pictures, grey and small, to be looked at.</summary>
    public void Draw(string pdf) => Run("pdftoppm", ["-r", "70", "-gray", "-png", pdf, Path.ChangeExtension(pdf, null)]);

    /// <summary>The words of a PDF with their places, as XHTML; empty when Poppler is not there.</summary>
    public string Words(string pdf) => Run("pdftotext", ["-bbox-layout", pdf, "-"]) ?? "";

    private static string Instead(string font, string other) =>
        $"""
            <match target="pattern"><test name="family"><string>{font}</string></test>
            <edit name="family" mode="assign" binding="strong"><string>{other}</string></edit></match>

            """;

    /// <summary>What the program has printed; null when it is not there, has failed or did not end.</summary>
    private string? Run(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["FONTCONFIG_FILE"] = Fonts;
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var said = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(Limit))
            {
                return process.ExitCode == 0 ? said.GetAwaiter().GetResult() : null;
            }

            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
