using System.Globalization;
using KobanBot.Support.Simulation;

namespace KobanBot.Bench;

/// <summary>Ten years of a fictitious prefecture through the planner, day by day, with every obligation accounted for.</summary>
internal static class Simulate
{
    public static int Run(string[] args)
    {
        var (councils, years, seed, threads) = (700, 10, 1, Environment.ProcessorCount);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            switch (args[i])
            {
                case "--councils":
                    councils = value;
                    break;
                case "--years":
                    years = value;
                    break;
                case "--seed":
                    seed = value;
                    break;
                case "--threads":
                    threads = value;
                    break;
                default:
                    Console.Error.WriteLine($"Unknown option {args[i]}.");
                    return 2;
            }
        }

        var report = PrefectureLife.Run(councils, new DateOnly(2025, 4, 1), years, seed, threads);
        Console.WriteLine($"{report.Councils} councils, {report.Days} days, seed {seed}, {threads} threads");
        foreach (var (kind, count) in report.Appeared)
        {
            Console.WriteLine($"  {kind, -24} {count, 8}");
        }

        Console.WriteLine($"  fulfilled by a deed      {report.Fulfilled, 8}");
        Console.WriteLine(
            $"{report.Elapsed.TotalSeconds:F1} s in all; the planner {report.MicrosecondsPerCouncilDay:F1} µs per council-day"
        );
        foreach (var problem in report.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.WriteLine($"{report.Problems.Count} problems");
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
