using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Handovers;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Handovers;

/// <summary>引継書: exactly the open obligations of the post, nothing else, for any facts and any day.</summary>
public sealed class HandoverPaperTests
{
    private static readonly Responsible[] AtTheStation =
    [
        Responsible.LeadOfficer,
        Responsible.OperatingOfficers,
        Responsible.Supervisors,
        Responsible.Section,
        Responsible.SectionChief,
        Responsible.StationChief,
    ];

    [Fact]
    [Trait("Rule", "R116")]
    public void It_has_exactly_the_open_obligations_of_the_post() =>
        Gen.Select(RandomFacts.Facts, RandomFacts.Day)
            .Sample(
                (facts, day) =>
                {
                    var open = ObligationPlanner.Of(facts, day, ObligationRules.Default);
                    foreach (var post in AtTheStation)
                    {
                        Keys(facts, day, post).ShouldBe(open.Where(o => AnswersFirst(facts, o, post, day)).Select(o => o.Key));
                    }
                },
                iter: 400
            );

    [Fact]
    public void What_somebody_at_the_station_has_to_do_is_in_one_of_the_papers() =>
        Gen.Select(RandomFacts.Facts, RandomFacts.Day)
            .Sample(
                (facts, day) =>
                {
                    var all = AtTheStation.SelectMany(p => Keys(facts, day, p)).ToHashSet(StringComparer.Ordinal);
                    var open = ObligationPlanner.Of(facts, day, ObligationRules.Default);

                    all.ShouldBe(
                        open.Where(o => o.Chain.Any(p => IsHeld(facts, p, day))).Select(o => o.Key),
                        ignoreOrder: true,
                        "what nobody at the station holds goes to the offices above"
                    );
                },
                iter: 400
            );

    [Fact]
    public void Who_holds_no_post_has_nothing_to_hand_over() =>
        Gen.Select(RandomFacts.Facts, RandomFacts.Day).Sample((facts, day) => Paper(facts, day).Matters.ShouldBeEmpty(), iter: 100);

    [Fact]
    public void Members_stand_in_it_with_the_last_contact_and_those_who_have_left_do_not()
    {
        var facts = Quiet.Base with
        {
            Members = [Quiet.Member(1), Quiet.Member(2, new Commission(CommissionKind.New, CommissionTerm.Standard(2023)))],
            Meetings = [],
            Fulfilments = [new Fulfilment(ObligationKind.MemberVisit, "M01", "2026-05-01", new DateOnly(2026, 5, 1), "訪問", Quiet.Lead)],
        };

        var members = Paper(facts, new DateOnly(2026, 6, 1)).Members;

        members.ShouldHaveSingleItem().Member.Id.ShouldBe(new MemberId("M01"));
        members[0].Contact.ShouldBe(new LastContact(new DateOnly(2026, 5, 1), ContactKind.Visit, "訪問"));
    }

    [Fact]
    public void Promised_days_are_planned_meetings_and_the_next_look_at_open_requests()
    {
        var day = new DateOnly(2026, 6, 1);
        var facts = Quiet.Base with
        {
            Plans =
            [
                new MeetingPlan
                {
                    Year = new FiscalYear(2026),
                    Version = 1,
                    Meetings = [new PlannedMeeting { Date = day.AddDays(-1) }, new PlannedMeeting { Date = day.AddDays(30) }],
                },
            ],
            Feedback =
            [
                Quiet.Request("F1", new DateOnly(2026, 5, 1), FeedbackStatus.Planned) with
                {
                    NextReview = day.AddDays(10),
                },
                Quiet.Request("F2", new DateOnly(2026, 5, 1), FeedbackStatus.Planned),
            ],
        };

        Paper(facts, day).Promised.Select(p => (p.Day, p.Feedback?.Id)).ShouldBe([(day.AddDays(10), "F1"), (day.AddDays(30), null)]);
    }

    /// <summary>Written anew from the text of the chains, without what the papers are made of.</summary>
    private static bool AnswersFirst(CouncilFacts facts, Obligation open, Responsible post, DateOnly day)
    {
        var chain = open.Chain.ToList();
        var place = chain.IndexOf(post);
        if (place < 0 || !IsHeld(facts, post, day))
        {
            return false;
        }

        // Told together are the first ones of the chain; whoever comes behind answers only where nobody stands before.
        return place < open.Trait.Together && chain.Count > open.Trait.Together - 1 && open.Leg == 1
            ? true
            : chain.Take(place).All(p => !IsHeld(facts, p, day) && p is not (Responsible.AreaHeadquarters or Responsible.Headquarters));
    }

    private static bool IsHeld(CouncilFacts facts, Responsible post, DateOnly day)
    {
        var there = facts.Roster.Where(r => r.Days.Contains(day)).ToList();
        return post switch
        {
            Responsible.LeadOfficer => facts.Council.Leads.FirstOrDefault(l => l.Days.Contains(day)) is { } lead
                && there.Any(r => r.Role == Role.OperatingOfficer && r.Officer == lead.Officer),
            Responsible.OperatingOfficers => there.Any(r => r.Role == Role.OperatingOfficer),
            Responsible.Supervisors => there.Any(r => r.Role == Role.CommunityPoliceSupervisor),
            Responsible.Section => there.Any(r => r.Role == Role.CommunityPoliceSection),
            Responsible.SectionChief => there.Any(r => r.Role == Role.SectionChief),
            Responsible.StationChief => there.Any(r => r.Role == Role.StationChief),
            _ => false,
        };
    }

    private static IEnumerable<string> Keys(CouncilFacts facts, DateOnly day, params Responsible[] posts) =>
        Paper(facts, day, posts).Matters.Select(o => o.Key);

    private static HandoverPaper Paper(CouncilFacts facts, DateOnly day, params Responsible[] posts) =>
        HandoverPaper.Of(facts, new HashSet<Responsible>(posts), day, ObligationRules.Default);
}
