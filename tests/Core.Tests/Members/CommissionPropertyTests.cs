using CsCheck;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Tests.Obligations;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

/// <summary>What holds after any sequence of commissions, renewals and dismissals, sensible or not.</summary>
public sealed class CommissionPropertyTests
{
    private static readonly DateOnly First = D("2024-10-01");

    private static readonly CouncilAccess Section = new() { Section = true };

    private static readonly Gen<DateOnly> AnyDay = Gen.OneOf(
        Gen.Int[0, 1300].Select(First.AddDays),
        Gen.Int[2025, 2028].Select(y => new DateOnly(y, 4, 1)),
        Gen.Int[2025, 2028].Select(y => new DateOnly(y, 3, 31))
    );

    private static readonly Gen<MemberId> AnyMember = Gen.Int[1, 5].Select(n => Id($"M{n}"));

    private static readonly Gen<Func<CouncilFacts, CouncilFacts>> Commissioning = Gen.Select(
            AnyMember,
            Gen.Enum<CommissionKind>(),
            AnyDay,
            Gen.Int[-40, 900],
            AnyMember,
            Gen.Bool
        )
        .Select(
            (member, kind, first, length, predecessor, reason) =>
                (Func<CouncilFacts, CouncilFacts>)(
                    facts =>
                    {
                        var request = new CommissionMember(Member(member.Value), kind, first)
                        {
                            // As often as not the last day is left to the guideline.
                            Last = length % 2 == 0 ? null : first.AddDays(length),
                            Predecessor = predecessor,
                            EndReason = reason ? "署長の判断" : null,
                        };
                        var outcome = request.Decide(facts, GuidelineSettings.Default);
                        var blocked = request.Review(facts, GuidelineSettings.Default, []).Any(f => f.Level == FindingLevel.Hard);
                        (outcome is Outcome<Member>.Refused).ShouldBe(blocked);
                        return After(facts, outcome);
                    }
                )
        );

    private static readonly Gen<Func<CouncilFacts, CouncilFacts>> Renewing = Gen.Select(
            Gen.Int[0, 20],
            AnyMember,
            Gen.Bool,
            Gen.Int[1, 900]
        )
        .Select(
            (which, member, all, length) =>
                (Func<CouncilFacts, CouncilFacts>)(
                    facts =>
                    {
                        var ends = facts.Members.SelectMany(m => m.Commissions).Select(c => c.Term.Last).Distinct().Order().ToList();
                        if (ends.Count == 0)
                        {
                            return facts;
                        }

                        var end = ends[which % ends.Count];
                        var request = new RenewCommission(end, all ? null : [member]);
                        var outcome = (
                            length % 2 == 0
                                ? request
                                : request with
                                {
                                    Term = new CommissionTerm(end.AddDays(which - 2), end.AddDays(which + length)),
                                }
                        ).Decide(facts);
                        return outcome is Outcome<Renewals>.Accepted(var renewals) ? renewals.Members.Aggregate(facts, Put) : facts;
                    }
                )
        );

    private static readonly Gen<Func<CouncilFacts, CouncilFacts>> Dismissing = Gen.Select(AnyMember, AnyDay, Gen.Enum<DismissalReason>())
        .Select(
            (member, day, reason) =>
                (Func<CouncilFacts, CouncilFacts>)(
                    facts =>
                        After(
                            facts,
                            new DismissMember(member, day, new DismissalGrounds(reason))
                            {
                                NeedsSuccessor = true,
                                MisuseFeared = true,
                            }.Decide(facts, Section)
                        )
                )
        );

    private static readonly Gen<CouncilFacts> Lives = Gen.OneOf(Commissioning, Renewing, Dismissing)
        .Array[0, 40]
        .Select(deeds => deeds.Aggregate(Council(), (facts, deed) => deed(facts)));

    [Fact]
    [Trait("Rule", "H6")]
    public void Terms_of_one_person_never_overlap_in_one_council() =>
        Lives.Sample(
            facts =>
            {
                foreach (var member in facts.Members)
                {
                    var days = member.Commissions.Select(c => c.InOffice).OfType<Core.Time.DayRange>().OrderBy(d => d.From).ToList();
                    days.Zip(days.Skip(1)).ShouldAllBe(pair => !pair.First.Overlaps(pair.Second));
                }

                facts.Members.Select(m => m.Id).ShouldBeUnique();
            },
            iter: 3000
        );

    [Fact]
    [Trait("Rule", "R043")]
    [Trait("Rule", "H4")]
    public void A_replacement_ends_with_its_predecessor_unless_the_station_has_said_why_not() =>
        Lives.Sample(
            facts =>
            {
                foreach (var commission in facts.Members.SelectMany(m => m.Commissions).Where(c => c.Kind == CommissionKind.Replacement))
                {
                    var before = facts.Member(commission.Predecessor.ShouldNotBeNull()).ShouldNotBeNull();
                    before.Commissions.ShouldContain(c =>
                        c.Term.Contains(commission.Term.First) && (c.Term.Last == commission.Term.Last || commission.EndReason != null)
                    );
                }
            },
            iter: 3000
        );

    [Fact]
    [Trait("Rule", "H5")]
    public void A_dismissal_lies_in_its_term_and_the_dismissed_do_not_come_back_unasked() =>
        Gen.Select(Lives, AnyMember, AnyDay)
            .Sample(
                (facts, member, day) =>
                {
                    facts
                        .Members.SelectMany(m => m.Commissions)
                        .Where(c => c.Dismissal is not null)
                        .ShouldAllBe(c => c.Term.Contains(c.Dismissal!.Day));

                    var outcome = new DismissMember(member, day, new DismissalGrounds(DismissalReason.Death)).Decide(facts, Section);
                    if (outcome is Outcome<Member>.Accepted(var dismissed))
                    {
                        dismissed.Commissions.Where(c => c.InOffice is not null).ShouldAllBe(c => !(c.InOffice!.To >= day));
                    }
                },
                iter: 3000
            );

    [Fact]
    [Trait("Rule", "R041")]
    public void Renewing_all_settles_every_term_that_ends_on_the_day_but_those_who_declined() =>
        Gen.Select(Lives, AnyDay)
            .Sample(
                (facts, ends) =>
                {
                    if (new RenewCommission(ends).Decide(facts) is Outcome<Renewals>.Accepted(var renewals))
                    {
                        var after = renewals.Members.Aggregate(facts, Put);
                        RenewCommission
                            .Candidates(after, ends)
                            .Where(c => c.State == RenewalState.Open)
                            .ShouldAllBe(c => CommissionReview.OfOverlap(c.Member, CommissionTerm.Following(ends)).Any());
                        renewals.Members.ShouldAllBe(m => m.InOfficeOn(ends) && m.InOfficeOn(ends.AddDays(1)));
                    }
                },
                iter: 3000
            );

    [Fact]
    public void No_obligation_of_such_a_council_is_doubled_and_a_fulfilled_one_is_gone() =>
        Gen.Select(Lives, AnyDay)
            .Sample(
                (facts, day) =>
                {
                    var open = ObligationPlanner.Of(facts, day, ObligationRules.Default);
                    open.Select(o => o.Key).ShouldBeUnique();

                    var after = open.Aggregate(facts, (f, o) => Fulfilled(f, o, day));
                    ObligationPlanner
                        .Of(after, day, ObligationRules.Default)
                        .ShouldAllBe(o => o.Kind != ObligationKind.DismissalNotice && o.Kind != ObligationKind.LetterRetrieval);
                },
                iter: 2000
            );

    private static CouncilFacts Fulfilled(CouncilFacts facts, Obligation due, DateOnly day) =>
        due.Kind switch
        {
            ObligationKind.DismissalNotice => After(
                facts,
                new NotifyDismissal(
                    Id(due.Subject),
                    D(due.Period),
                    new DismissalNotice(day, NoticeRecipient.Substitute, NoticeMethod.Written, "家族", Quiet.Lead)
                ).Decide(facts, Section, day)
            ),
            ObligationKind.LetterRetrieval => After(
                facts,
                new RetrieveLetter(Id(due.Subject), D(due.Period), LetterReturn.Returned, day).Decide(facts, Section, day)
            ),
            _ => facts,
        };

    private static CouncilFacts After(CouncilFacts facts, Outcome<Member> outcome) =>
        outcome is Outcome<Member>.Accepted(var member) ? Put(facts, member) : facts;

    private static CouncilFacts Put(CouncilFacts facts, Member member) => Quiet.Put(facts, member);
}
