using KobanBot.Bot.Outbox;
using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Tests.Outbox;

public sealed class ReplicaWatchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ReplicaWatch _watch = new(30 * Second);

    [Fact]
    public void A_sign_that_stays_the_same_for_long_enough_is_silence()
    {
        At(0, ("a", "1"), ("b", "1")).ShouldBeEmpty();
        At(20, ("a", "2"), ("b", "1")).ShouldBeEmpty();
        At(30, ("a", "2"), ("b", "1")).ShouldBe(["b"]);
        At(40, ("a", "2"), ("b", "2")).ShouldBeEmpty();
        At(50, ("a", "2"), ("b", "2")).ShouldBe(["a"]);
        At(70, ("a", "2"), ("b", "2")).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Who_was_taken_over_and_comes_back_has_all_the_time_again()
    {
        At(0, ("a", "1"));
        At(30, ("a", "1")).ShouldBe(["a"]);
        At(40).ShouldBeEmpty();

        At(50, ("a", "1")).ShouldBeEmpty();
        At(79, ("a", "1")).ShouldBeEmpty();
        At(80, ("a", "1")).ShouldBe(["a"]);
    }

    private IEnumerable<string> At(int second, params (string Id, string Sign)[] seen) =>
        _watch.Silent([.. seen.Select(s => new SeenReplica(s.Id, s.Sign))], second * Second).Select(r => r.Id);
}
