using System.Globalization;
using KobanBot.Support.Reminders;

namespace KobanBot.Bench;

/// <summary>Ten years of mornings through the real worker, with outages, every reminder accounted for.</summary>
internal static class RemindYears
{
    public static async Task<int> RunAsync(string[] args)
    {
        int Number(string name, int otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
                ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
                : otherwise;
        var (councils, years, seeds) = (Number("--councils", 20), Math.Min(20, Number("--years", 10)), Math.Min(50, Number("--seeds", 3)));
        var problems = 0;
        Console.WriteLine(
            "| seed | councils | days | days away | digests | announcements | councils told of the meeting, by year | problems | s |"
        );
        Console.WriteLine("| --: | --: | --: | --: | --: | --: | --- | --: | --: |");
        for (var seed = 1; seed <= seeds; seed++)
        {
            var report = await ReminderYears.RunAsync(councils, new DateOnly(2025, 4, 1), years, seed);
            problems += report.Problems.Count;
            var meetings = string.Join(", ", report.MeetingsByYear.Select(m => $"{m.Key}: {m.Value}"));
            Console.WriteLine(
                $"| {seed} | {councils} | {report.Days} | {report.DaysAway} | {report.Digests} | {report.Announced} | {meetings} | {report.Problems.Count} | {report.Elapsed.TotalSeconds:F0} |"
            );
            foreach (var problem in report.Problems)
            {
                Console.Error.WriteLine(problem);
            }
        }

        return problems == 0 ? 0 : 1;
    }
}
