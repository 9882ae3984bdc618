using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>Who has something in hand: one replica, until it ends it or its lease runs out.</summary>
public sealed class LeaseTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DigestState.Claimed, 1, true)]
    [InlineData(DigestState.Claimed, 0, false)] // it has just run out
    [InlineData(DigestState.Claimed, -1, false)]
    [InlineData(DigestState.Claimed, null, false)]
    [InlineData(DigestState.Sent, 1, false)]
    [InlineData(DigestState.Failed, 1, false)]
    public void A_digest_is_in_hand_while_it_is_claimed_and_leased(DigestState state, int? seconds, bool inHand) =>
        new DigestRecord(Day, state) { LeasedUntil = In(seconds) }
            .IsInHand(Now)
            .ShouldBe(inHand);

    [Theory]
    [InlineData(DigestState.Claimed, false)]
    [InlineData(DigestState.Sent, true)]
    [InlineData(DigestState.Unreachable, true)]
    [InlineData(DigestState.Failed, true)]
    [InlineData(DigestState.Empty, true)]
    public void Only_a_digest_that_is_claimed_has_not_ended(DigestState state, bool ended) =>
        new DigestRecord(Day, state).IsEnded.ShouldBe(ended);

    [Theory]
    [InlineData(false, 1, true)]
    [InlineData(false, 0, false)] // it has just run out
    [InlineData(false, -1, false)]
    [InlineData(false, null, false)]
    [InlineData(true, 1, false)]
    public void An_office_is_in_hand_until_its_morning_is_done_or_the_lease_runs_out(bool done, int? seconds, bool inHand) =>
        new OfficeMorning(Day) { IsDone = done, LeasedUntil = In(seconds) }
            .IsInHand(Now)
            .ShouldBe(inHand);

    [Theory]
    [InlineData("{}", true)]
    [InlineData("", false)]
    public void A_channel_is_bound_while_it_has_an_address(string reference, bool bound) =>
        new BoxChannel(new PoliceBoxId("B0101"), "試験町交番", reference, Lead, Now).IsBound.ShouldBe(bound);

    private static DateTimeOffset? In(int? seconds) => seconds is { } s ? Now.AddSeconds(s) : null;
}
