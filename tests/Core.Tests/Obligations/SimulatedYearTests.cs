using KobanBot.Core.Guideline;
using KobanBot.Support.Simulation;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>Two years of a small prefecture with the mergers between them, day by day; ten years of 700 councils are `bench -- simulate`.</summary>
public sealed class SimulatedYearTests
{
    [Fact]
    public void Every_obligation_appears_once_per_period_and_disappears_by_its_fulfilment()
    {
        var report = PrefectureLife.Run(councils: 64, new DateOnly(2025, 4, 1), years: 2, seed: 1, threads: 2);

        report.Problems.ShouldBeEmpty();
        report.Councils.ShouldBe(64);

        // Every kind but the visits, which are off by default, and the answers to a 協議, which nobody asks for in the chat here.
        report
            .Appeared.Where(a => a.Count == 0)
            .Select(a => a.Kind)
            .ShouldBe([ObligationKind.MemberVisit, ObligationKind.ConsultationAnswer]);
        report.Fulfilled.ShouldBeGreaterThan(2000);
    }
}
