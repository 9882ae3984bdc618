using KobanBot.Bot.Features.Handovers;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Handovers;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class HandoverCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Drawing Drawing = Steps.Of(World.Lead).Draw();

    private static readonly Handover Handover = new()
    {
        Id = "H1",
        By = World.Lead.Id,
        To = World.Second.Id,
        At = World.Now,
        Posts = [Responsible.LeadOfficer, Responsible.OperatingOfficers],
        Matters = ["MeetingPlan|C1||2026"],
        Note = "町内会長は午前中に電話がつながります。",
    };

    [Fact]
    public void What_is_open_for_the_own_post() => HandoverCard.Render(Own()).ShouldBeApproved("own");

    [Fact]
    public void A_receiver_is_missing() =>
        HandoverCard
            .Render(Own() with { Form = FormState.Clean.With(HandoverForm.To, "後任者を選択してください。"), Note = Replies.CheckInput })
            .ShouldBeApproved("errors");

    [Fact]
    public void Nobody_is_there_to_hand_over_to() => HandoverCard.Render(Own() with { Receivers = [] }).ShouldBeApproved("nobody");

    [Fact]
    public void One_that_waits_for_confirmation_and_one_that_was_given() =>
        HandoverCard
            .Render(
                Own() with
                {
                    Waiting = [GivenHandover.Of(World.CentralFacts, Handover)],
                    Handed = [GivenHandover.Of(World.CentralFacts, Handover with { ConfirmedAt = World.Now })],
                }
            )
            .ShouldBeApproved("waiting");

    [Fact]
    public void The_receiver_reads_it() =>
        HandoverCard
            .Render(
                Own() with
                {
                    MayGive = false,
                    Given = GivenHandover.Of(World.CentralFacts, Handover),
                    DoneSince = 1,
                    MayConfirm = true,
                }
            )
            .ShouldBeApproved("to-confirm");

    private static HandoverView Own() =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Paper = HandoverPaper.Of(
                World.CentralFacts,
                new HashSet<Responsible>([Responsible.LeadOfficer, Responsible.OperatingOfficers]),
                Today,
                ObligationRules.Default
            ),
            Receivers = GiveHandover.Receivers(World.CentralFacts, World.Lead, Today),
            MayGive = true,
        };
}
