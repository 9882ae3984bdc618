using KobanBot.Bot.Storage;
using Shouldly;
using Xunit;

namespace KobanBot.Support.Storage;

/// <summary>What the signs of life of the processes promise, on any table.</summary>
public abstract class ReplicaStoreContract : StorageContract
{
    private ReplicaStore Store => field ??= new ReplicaStore(Tables);

    [Fact]
    public async Task A_process_sees_the_others_and_not_itself()
    {
        (await Store.BeatAsync("one", Cancellation)).ShouldBeEmpty();

        (await Store.BeatAsync("two", Cancellation)).Select(r => r.Id).ShouldBe(["one"]);
        (await Store.BeatAsync("one", Cancellation)).Select(r => r.Id).ShouldBe(["two"]);
    }

    [Fact]
    public async Task Each_beat_is_another_sign_and_without_one_it_stays()
    {
        await Store.BeatAsync("one", Cancellation);
        var first = (await Store.BeatAsync("two", Cancellation)).Single();
        var second = (await Store.BeatAsync("two", Cancellation)).Single();
        await Store.BeatAsync("one", Cancellation);
        var third = (await Store.BeatAsync("two", Cancellation)).Single();

        second.ShouldBe(first);
        third.Sign.ShouldNotBe(first.Sign);
    }

    [Fact]
    public async Task A_silent_process_is_taken_over_once_and_only_if_it_is_silent()
    {
        await Store.BeatAsync("one", Cancellation);
        var seen = (await Store.BeatAsync("two", Cancellation)).Single();
        await Store.BeatAsync("one", Cancellation);

        (await Store.TryTakeOverAsync(seen, Cancellation)).ShouldBeFalse("it has given a sign since");
        var silent = (await Store.BeatAsync("two", Cancellation)).Single();
        (await Store.TryTakeOverAsync(silent, Cancellation)).ShouldBeTrue();
        (await Store.TryTakeOverAsync(silent, Cancellation)).ShouldBeFalse("another was first");
        (await Store.BeatAsync("two", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_taken_for_dead_and_lives_is_there_again_with_the_next_sign()
    {
        await Store.BeatAsync("one", Cancellation);
        await Store.TryTakeOverAsync((await Store.BeatAsync("two", Cancellation)).Single(), Cancellation);

        await Store.BeatAsync("one", Cancellation);

        (await Store.BeatAsync("two", Cancellation)).Select(r => r.Id).ShouldBe(["one"]);
    }

    [Fact]
    public async Task They_are_no_office_and_no_station()
    {
        await Store.BeatAsync("one", Cancellation);

        (await new OfficeStore(Tables).FindOfficesAsync(Cancellation).ToListAsync(Cancellation)).ShouldBeEmpty();
    }
}
