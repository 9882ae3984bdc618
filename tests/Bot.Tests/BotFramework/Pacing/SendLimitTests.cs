using KobanBot.Bot.BotFramework.Pacing;

namespace KobanBot.Bot.Tests.BotFramework.Pacing;

public sealed class SendLimitTests
{
    public static TheoryData<string, int, int> Published =>
        new()
        {
            { nameof(SendLimits.ConversationSecond), 7, 1 },
            { nameof(SendLimits.ConversationTwoSeconds), 8, 2 },
            { nameof(SendLimits.ConversationHalfMinute), 60, 30 },
            { nameof(SendLimits.ConversationHour), 1800, 3600 },
            { nameof(SendLimits.AppAndTenant), 50, 1 },
        };

    [Theory]
    [MemberData(nameof(Published))]
    public void The_limits_are_those_that_teams_publishes(string name, int most, int seconds) =>
        Named(name).ShouldBe(new SendLimit(most, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void All_four_limits_of_a_conversation_are_kept() =>
        SendLimits.Conversation.Select(l => (l.Most, l.Length.TotalSeconds)).ShouldBe([(7, 1), (8, 2), (60, 30), (1800, 3600)]);

    [Theory]
    [InlineData(50, 45)]
    [InlineData(48, 44)]
    [InlineData(7, 6)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void A_tenth_and_at_least_one_is_kept_for_turns(int most, int reminders) =>
        new SendLimit(most, TimeSpan.FromSeconds(1)).MostReminders.ShouldBe(reminders);

    [Theory]
    [InlineData(48, 1, 48)]
    [InlineData(48, 5, 9)]
    [InlineData(7, 7, 1)]
    public void Replicas_share_a_limit_and_together_never_exceed_it(int most, int replicas, int share)
    {
        var shared = new SendLimit(most, TimeSpan.FromSeconds(1)).SharedBy(replicas);

        shared.Most.ShouldBe(share);
        (shared.Most * replicas).ShouldBeLessThanOrEqualTo(most);
    }

    internal static SendLimit Named(string name) => (SendLimit)typeof(SendLimits).GetField(name)!.GetValue(null)!;
}
