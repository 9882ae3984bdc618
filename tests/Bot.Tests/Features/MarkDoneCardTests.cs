using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Features.Obligations.Done;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class MarkDoneCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.Lead).Draw();
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>A meeting of 20 November without a record, one of 8 December to come, and a dismissal in October.</summary>
    private static readonly CouncilFacts Facts = World.CentralFacts with
    {
        Plans =
        [
            World.CentralFacts.Plans[0] with
            {
                Meetings =
                [
                    .. World.CentralFacts.Plans[0].Meetings,
                    new PlannedMeeting { Date = new DateOnly(2026, 12, 8), InvitesGuests = true },
                ],
            },
        ],
        Members =
        [
            .. World.CentralFacts.Members.Skip(1),
            World.CentralFacts.Members[0] with
            {
                Commissions =
                [
                    new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
                    {
                        Dismissal = new Dismissal(new DateOnly(2026, 10, 1), DismissalReason.MovedAway) { NeedsSuccessor = true },
                    },
                ],
            },
        ],
    };

    [Fact]
    [Trait("Rule", "R038")]
    public void The_notice_of_a_meeting() => Card(ObligationKind.MeetingNotice).ShouldBeApproved("notice");

    [Fact]
    [Trait("Rule", "R060")]
    public void The_choice_of_guests_seen_by_those_who_may_not_enter_it() =>
        Card(ObligationKind.GuestSelection, mayMark: false).ShouldBeApproved("guests-read-only");

    [Fact]
    [Trait("Rule", "R053")]
    public void A_roster_that_was_made() => Card(ObligationKind.MemberRoster).ShouldBeApproved("roster");

    [Fact]
    public void A_meeting_that_was_not_held_asks_for_the_reason() =>
        Card(ObligationKind.MeetingRecord, form: Typed(("day", "2026-11-20")).With("note", "理由を入力してください。"))
            .ShouldBeApproved("not-held");

    [Fact]
    public void A_successor_that_is_not_needed() =>
        MarkDoneCard.Render(View(ObligationKind.MemberVacancy) with { About = "阿寒 一" }).ShouldBeApproved("no-successor");

    [Fact]
    [Trait("Rule", "R040")]
    public void Terms_that_are_not_renewed() => Card(ObligationKind.TermEnd, day: new DateOnly(2027, 2, 1)).ShouldBeApproved("not-renewed");

    [Fact]
    public void What_was_typed_stays_beside_its_error() =>
        Card(
                ObligationKind.MeetingNotice,
                form: MarkDoneForm
                    .Read(
                        CardData.Of(
                            new Dictionary<string, string>
                            {
                                ["day"] = "11月31日",
                                ["means"] = "訪問",
                                ["note"] = "全員に説明",
                            }
                        )
                    )
                    .State
            )
            .ShouldBeApproved("errors");

    [Fact]
    public void What_ends_only_with_the_facts_says_what_is_needed() =>
        Card(ObligationKind.RegularMeeting, mayMark: false).ShouldBeApproved("by-facts");

    [Fact]
    public void What_was_entered_can_be_taken_back() =>
        MarkDoneCard.RenderDone(Done(mayWithdraw: true, "済みとして記録しました。")).ShouldBeApproved("done");

    [Fact]
    public void What_others_have_entered() =>
        MarkDoneCard.RenderDone(Done(mayWithdraw: false, "すでに完了しています。")).ShouldBeApproved("already-done");

    [Fact]
    public void A_decision_that_was_entered() =>
        MarkDoneCard
            .RenderDone(
                Done(mayWithdraw: true, ObligationWords.Saved(ObligationKind.MeetingRecord)) with
                {
                    Done = new Fulfilment(ObligationKind.MeetingRecord, "2026-11-20", "", Today, "大雨のため中止", World.Lead.Id),
                }
            )
            .ShouldBeApproved("decided");

    /// <summary>Every kind that can be marked has words and, unless it is a decision, ways to choose from.</summary>
    [Fact]
    public void Every_kind_has_its_words()
    {
        foreach (var trait in ObligationTraits.All)
        {
            var decision = Core.Obligations.MarkDone.IsDecision(trait.Kind);

            (ObligationWords.Means(trait.Kind).Count == 0).ShouldBe(decision, trait.Name);
            ObligationWords.Saved(trait.Kind).ShouldEndWith("記録しました。");
            ObligationWords.Save(trait.Kind).Length.ShouldBeLessThanOrEqualTo(5);
            ObligationWords.Title(trait.Kind).ShouldNotBeEmpty();
        }
    }

    private static AdaptiveCard Card(ObligationKind kind, bool mayMark = true, FormState? form = null, DateOnly? day = null) =>
        MarkDoneCard.Render(
            View(kind, day) with
            {
                MayMark = mayMark,
                Form = form ?? FormState.Clean,
                Note = form is null ? null : Replies.CheckInput,
            }
        );

    private static MarkDoneView View(ObligationKind kind, DateOnly? day = null) =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Obligation = ObligationPlanner.Of(Facts, day ?? Today, ObligationRules.Default).First(o => o.Kind == kind),
            Today = day ?? Today,
            MayMark = true,
        };

    private static DoneView Done(bool mayWithdraw, string note) =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Done = new Fulfilment(ObligationKind.MeetingNotice, "2026-12-08", "", Today, "文書（回覧板）", World.Second.Id),
            By = "巡査 試験 二郎",
            MayWithdraw = mayWithdraw,
            Note = note,
        };

    private static FormState Typed(params (string Key, string Value)[] typed) =>
        new(typed.ToDictionary(t => t.Key, t => t.Value), new Dictionary<string, string>());
}
