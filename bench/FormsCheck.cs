using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Dev;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bench;

/// <summary>
/// Has LibreOffice open every form with little, usual and much content, and looks at the pages that come of it: a file that it would repair makes
/// none, and no line may lie elsewhere than where it was approved. Writes the pages as pictures, to be looked at. Not part of the tests: LibreOffice is
/// not everywhere.
/// </summary>
internal static partial class FormsCheck
{
    private const int MostSaid = 8;

    private static readonly string Approved = RepositoryRoot.Combine("bench", "forms-approved");

    public static int Run(string[] rest)
    {
        if (rest is not ([_] or [_, "--approve"]))
        {
            Console.Error.WriteLine("forms-check DIR [--approve]");
            return 2;
        }

        if (!FormPages.HasFonts)
        {
            Console.Error.WriteLine("The fonts are not there: run `npm ci --prefix bench/fonts` first.");
            return 2;
        }

        Directory.CreateDirectory(rest[0]);
        var (pages, files) = (new FormPages(rest[0]), Write(rest[0]).ToList());
        if (!pages.Convert(files))
        {
            Console.Error.WriteLine("LibreOffice (soffice) is not there, or did not end in time.");
            return 2;
        }

        var faults = files.Count(file => Check(pages, file, rest.Length > 1) > 0);
        Console.WriteLine($"{files.Count} files, {faults} with faults");
        return faults == 0 ? 0 : 1;
    }

    /// <summary>How many faults the pages of a file have.</summary>
    private static int Check(FormPages pages, string file, bool isApproved)
    {
        var pdf = Path.ChangeExtension(file, ".pdf");
        var sizes = File.Exists(pdf) ? Pages(File.ReadAllBytes(pdf)) : [];
        List<string> faults =
            sizes.Count == 0 ? ["not opened"]
            : sizes.All(IsKnown) ? []
            : ["a page of another size"];
        if (sizes.Count > 0)
        {
            pages.Draw(pdf);
            faults.AddRange(Moved(pages, pdf, sizes.Count, isApproved));
        }

        Console.WriteLine(
            $"{Path.GetFileName(file), -44} {sizes.Count, 3} {string.Join(' ', sizes.Distinct().Select(p => $"{p.Width}x{p.Height}"))}{string.Concat(faults.Take(MostSaid).Select(f => $"\n    {f}"))}"
        );
        return faults.Count;
    }

    /// <summary>What lies elsewhere than where it was approved.</summary>
    private static IReadOnlyList<string> Moved(FormPages pages, string pdf, int count, bool isApproved)
    {
        var words = pages.Words(pdf);
        if (words.Length == 0)
        {
            return ["Poppler (pdftotext) is not there"];
        }

        var (lines, place) = (FormLines.Read(words), Path.Combine(Approved, $"{Path.GetFileNameWithoutExtension(pdf)}.txt"));
        if (isApproved)
        {
            File.WriteAllText(place, string.Concat(lines.Select(l => $"{l}\n").Prepend($"{count}\n")));
        }

        if (!File.Exists(place))
        {
            return ["never approved"];
        }

        var approved = File.ReadAllLines(place);
        return
        [
            .. approved[0] == $"{count}" ? Array.Empty<string>() : [$"{approved[0]} pages were approved"],
            .. FormLines.Differences([.. approved.Skip(1).Select(PlacedLine.Parse)], lines),
        ];
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
