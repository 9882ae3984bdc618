using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members;
using KobanBot.Bot.Features.Members.ReviewTerms;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Guideline;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class ReviewTermsCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.Section).Draw();
    private static readonly DateOnly Today = new(2027, 2, 1);
    private static readonly DateOnly Ends = new(2027, 3, 31);

    /// <summary>One is willing, one has declined, one is renewed already.</summary>
    private static readonly CouncilFacts Facts = World.CentralFacts with
    {
        Members =
        [
            World.CentralFacts.Members[0] with
            {
                RenewalIntention = RenewalIntention.Willing,
            },
            World.CentralFacts.Members[1] with
            {
                RenewalIntention = RenewalIntention.Declined,
            },
            World.CentralFacts.Members[2].With(new Commission(CommissionKind.Renewal, CommissionTerm.Standard(2027))),
            .. World.CentralFacts.Members.Skip(3),
        ],
    };

    [Fact]
    [Trait("Rule", "R041")]
    public void The_police_box_notes_what_each_has_said() => Card(Facts).ShouldBeApproved("koban");

    [Fact]
    [Trait("Rule", "R041")]
    public void The_section_goes_on_to_the_renewal() =>
        Card(Facts, v => v with { MayRenew = true, Note = "1人の意向を保存しました。" }).ShouldBeApproved("section");

    [Fact]
    public void A_supervisor_reads() => Card(Facts, v => v with { MayNote = false }).ShouldBeApproved("read-only");

    [Fact]
    public void No_term_ends_soon() => Card(World.CentralFacts, day: new DateOnly(2026, 11, 24)).ShouldBeApproved("none");

    [Fact]
    public void Terms_that_have_ended_undecided_and_another_cohort()
    {
        var other = Facts.Members[9] with
        {
            Commissions = [new Commission(CommissionKind.New, new CommissionTerm(new(2025, 5, 1), new(2027, 4, 30)))],
        };

        Card(Facts with { Members = [.. Facts.Members.Take(9), other] }, v => v with { MayRenew = true }, new DateOnly(2027, 4, 2))
            .ShouldBeApproved("two-groups");
    }

    [Fact]
    public void More_members_than_a_card_holds_come_in_turn()
    {
        var many = Enumerable
            .Range(1, 40)
            .Select(i =>
                World.CentralFacts.Members[i % 10] with
                {
                    Id = new MemberId($"N{i:00}"),
                    RenewalIntention = i < 20 ? RenewalIntention.Willing : RenewalIntention.Unknown,
                }
            );

        Card(Facts with { Members = [.. many] }).ShouldBeApproved("many");
    }

    [Fact]
    [Trait("Rule", "R040")]
    [Trait("Rule", "R041")]
    public void Whoever_is_willing_is_ticked_for_the_standard_term() => RenewCard.Render(Renewal()).ShouldBeApproved("renew");

    [Fact]
    [Trait("Rule", "R042")]
    public void Who_will_have_served_long_asks_for_special_consideration()
    {
        var member = Facts.Members[3];
        var served = new Finding(
            FindingLevel.Warn,
            "commission.long-service",
            $"{member.Name}委員は、任期満了時に通算12年（6期）となります。配慮事項を記入してください。",
            "記 第2-4(1)イ",
            "長期間の目安（10年を超える期間）は設定によるものです。再任に上限はありません。"
        );

        RenewCard.Render(Renewal() with { LongServing = [(member, served)] }).ShouldBeApproved("renew-long");
    }

    [Fact]
    public void Nobody_is_ticked_and_the_term_ends_before_it_begins()
    {
        var form = RenewForm.Read(CardData.Of(new Dictionary<string, string> { ["first"] = "2027-04-01", ["last"] = "2027-03-31" }));

        RenewCard
            .Render(
                Renewal() with
                {
                    Form = form.State.With("members", "再任する委員を選択してください。"),
                    Note = Replies.CheckInput,
                    ObligationKey = null,
                }
            )
            .ShouldBeApproved("renew-errors");
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void A_term_that_does_not_end_with_the_year_may_end_in_two_ways() =>
        RenewCard
            .Render(
                Renewal() with
                {
                    Term = CommissionTerm.TwoYearsFrom(new DateOnly(2027, 6, 1)),
                    OtherEnd = new DateOnly(2029, 3, 31),
                    Form = FormState.Clean.With("asked", "意向が未確認の委員を選択しています。確かめた場合は、ここを選択してください。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("renew-ends");

    [Fact]
    [Trait("Rule", "R053")]
    public void What_was_renewed_and_what_follows() => RenewCard.RenderDone(Renewed()).ShouldBeApproved("renewed");

    [Fact]
    [Trait("Rule", "R040")]
    public void A_term_of_other_length_that_has_begun() =>
        RenewCard
            .RenderDone(
                Renewed() with
                {
                    MayWithdraw = false,
                    Undecided = 2,
                    Refused = ["檜山 四郎さんには、この期間と重なる委嘱がすでにあります。"],
                    CareMissing = 1,
                    Findings =
                    [
                        .. CommissionReview.OfTerm(
                            new Commission(CommissionKind.Renewal, new CommissionTerm(new(2027, 4, 1), new(2028, 3, 31))),
                            GuidelineSettings.Default
                        ),
                    ],
                }
            )
            .ShouldBeApproved("renewed-findings");

    [Fact]
    public void The_categories_of_members_are_those_of_the_guideline_and_others() =>
        Enum.GetValues<SelectionCategory>()
            .Where(c => !GuidelineText.Instance.Find("記 第2-3(1)ウ")!.Clause.Text.Contains(MemberWords.Of(c)))
            .ShouldBe([SelectionCategory.Other]);

    private static AdaptiveCard Card(CouncilFacts facts, Func<ReviewTermsView, ReviewTermsView>? change = null, DateOnly? day = null)
    {
        var view = new ReviewTermsView
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Groups = EndingTerms.Of(facts, day ?? Today, ObligationRules.Default),
            Today = day ?? Today,
            OpensDays = 90,
            Guideline = GuidelineSettings.Default,
            MayNote = true,
        };
        return ReviewTermsCard.Render(change?.Invoke(view) ?? view);
    }

    private static RenewView Renewal() =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Group = EndingTerms.Of(Facts, Today, ObligationRules.Default)[0],
            Term = CommissionTerm.Following(Ends),
            ObligationKey = "TermEnd|C1|2027-03-31|",
        };

    private static RenewedView Renewed()
    {
        var renewals = ((Core.Outcome<Renewals>.Accepted)new RenewCommission(Ends).Decide(Facts)).Value;
        var after = Facts with { Members = [.. Facts.Members.Select(m => renewals.Members.FirstOrDefault(r => r.Id == m.Id) ?? m)] };
        return new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Members = [.. renewals.Members.Select(m => m.Id)],
            Term = CommissionTerm.Standard(2027),
            Duties =
            [
                .. ObligationPlanner
                    .Of(after, new DateOnly(2027, 4, 1), ObligationRules.Default)
                    .Where(o => o.Kind == ObligationKind.MemberRoster),
            ],
            Findings = [],
            Undecided = 0,
            MayWithdraw = true,
            Today = Today,
        };
    }
}
