using System.Diagnostics;
using System.Globalization;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Packages;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.Storage;

namespace KobanBot.Bench;

/// <summary>Makes the 半期の送付 of a whole prefecture, one station after the other: 送付書, the lists and every 第5号様式.</summary>
internal static class PrintPackages
{
    private const int Stations = 58;
    private const int Councils = 700;

    private static readonly HalfYear Half = HalfYear.Of(new DateOnly(2026, 10, 1));

    /// <param name="rest">A folder into which the files are written, so that they can be opened; none to count them only.</param>
    public static int Run(string[] rest)
    {
        var setting = new PackageSetting(World.Now, FormSamples.Today, GuidelineSettings.Default, FormTemplates.Shipped);
        var (watch, bytes, records, slowest) = (Stopwatch.StartNew(), 0L, 0, TimeSpan.Zero);
        for (var station = 0; station < Stations; station++)
        {
            var began = watch.Elapsed;
            var (found, bodies) = Case(station);
            var file = PackageMaker.Pack(found, bodies, setting);
            (bytes, records) = (bytes + file.Length, records + bodies.Count);
            slowest = watch.Elapsed - began is var took && took > slowest ? took : slowest;
            if (rest is [var folder])
            {
                Directory.CreateDirectory(folder);
                File.WriteAllBytes(Path.Combine(folder, $"{station + 1:00}.zip"), file);
            }

            if (station % 10 == 0 || station == Stations - 1)
            {
                Say(
                    $"after station {station + 1}: {GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0:F1} MB held, peak {Peak()} MB"
                );
            }
        }

        Say(
            $"{Stations} stations, {records} 第5号様式: {watch.Elapsed.TotalSeconds:F1} s, slowest {slowest.TotalSeconds:F2} s, {bytes / 1024.0 / 1024.0:F1} MB, peak {Peak()} MB"
        );
        return 0;
    }

    private static (PackageCase Found, IReadOnlyList<(CouncilFacts, MeetingRecordBody)> Bodies) Case(int station)
    {
        var id = new StationId($"S{station:00}");
        var sample = MeetingSamples.Facts(FormSamples.Usual);
        var body = MeetingSamples.Body(FormSamples.Usual);
        List<CouncilFacts> councils =
        [
            .. Enumerable
                .Range(0, (Councils / Stations) + (station < Councils % Stations ? 1 : 0))
                .Select(n =>
                    sample with
                    {
                        Council = sample.Council with
                        {
                            Id = new CouncilId($"C{station:00}{n:00}"),
                            Stations = [.. sample.Council.Stations.Select(s => s with { Station = id })],
                        },
                    }
                ),
        ];
        var found = new PackageCase
        {
            Address = new PackageAddress(id, id, Half),
            Station = StorageSamples.Station() with { Id = id },
            OwedName = $"第{station + 1}警察署",
            Newest = null,
            Posts = new HashSet<Responsible>(),
            Offices = [],
            Package = HalfYearPackage.Of(id, Half, councils, FormSamples.Today, ObligationRules.Default),
            Councils = councils,
        };
        return (found, [.. councils.Select(c => (c, body))]);
    }

    private static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024;

    private static void Say(string text) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text}"));
}
