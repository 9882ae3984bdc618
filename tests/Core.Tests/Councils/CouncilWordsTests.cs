using System.Text;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

/// <summary>Every finding on councils, bylaws and lead officers as it reads.</summary>
public sealed class CouncilWordsTests
{
    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;
    private static readonly DateOnly Day = new(2026, 6, 15);

    [Fact]
    public void Of_councils() => Approved.Text(Print(Findings()), "councils");

    [Fact]
    public void Nobody_reads_of_what_was_decided_before_the_guideline()
    {
        var before = Settings.InForceSince.AddDays(-1);
        var council = Council(CouncilKind.Split, before, Koban) with { Abolished = before };
        var last = council with { Abolished = Settings.InForceSince };
        var facts = new CouncilFacts
        {
            Council = council,
            Members = [Member("M1", new CommissionTerm(before.AddDays(-100), before.AddDays(100)))],
        };

        CouncilReview.OfAbolition(facts, Stations, Settings).ShouldBeEmpty();
        CouncilReview.OfAbolition(facts with { Council = last }, Stations, Settings).ShouldNotBeEmpty();
    }

    private static IEnumerable<Finding> Findings()
    {
        Council[] odd =
        [
            Council((CouncilKind)99, Day, Koban),
            Council(CouncilKind.Beat, Day, Koban) with
            {
                Abolished = Day.AddDays(-1),
            },
            Council(CouncilKind.Split, Day) with
            {
                AreaText = "",
            },
            Council(CouncilKind.Merged, Day, Koban),
            Council(CouncilKind.Merged, Day, Koban, Chuzaisho) with
            {
                Establishment = Details(Day) with { FollowsGroupOperation = true },
            },
            Council(CouncilKind.SpecialPurpose, Day, Koban) with
            {
                Purpose = "",
            },
        ];
        var ended = Council(CouncilKind.Split, new DateOnly(2010, 4, 1), Koban) with { Abolished = Day };
        var member = Member("M1", CommissionTerm.Standard(2025));
        var facts = new CouncilFacts
        {
            Council = ended,
            Members = [member],
            Roster = [Entry("P1")],
        };
        var bylaw = new Bylaw
        {
            Title = "会則",
            Station = Kept,
            Enacted = Day,
            Ended = Day.AddDays(-1),
        };
        var led = facts with { Council = ended with { Leads = [new LeadDesignation(new OfficerId("P9"), new DayRange(Day, null))] } };
        return
        [
            .. odd.SelectMany(c => CouncilReview.OfEstablishment(c, Stations, Settings)),
            .. CouncilReview.OfChange(facts, Day, []),
            .. CouncilReview.OfAbolition(facts, Stations, Settings),
            .. Bylaws.Review(bylaw, Stations, Settings),
            .. LeadReview.OfPost(facts, Day),
            .. LeadReview.OfPost(led, Day),
            .. LeadReview.OfDesignation(led, new LeadDesignation(new OfficerId("P2"), new DayRange(Day, null))),
        ];
    }

    private static string Print(IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            text.Append($"{finding.Level} {finding.Code}（{finding.Clauses}）\n  {finding.Sentence}\n");
            text.Append(finding.Source is { } source ? $"  {source}\n" : "");
        }

        return text.ToString();
    }
}
