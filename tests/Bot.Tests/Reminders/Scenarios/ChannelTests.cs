using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>The line to the channel of a police box: where it goes, and when.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task A_channel_gets_one_line_without_persons_for_what_its_box_has_to_do()
    {
        var town = await BoundAsync();

        await town.UntilAsync("2026-10-22");

        var line = Lines(town, "channel").ShouldHaveSingleItem();
        line.Day.ShouldBe(D("2026-10-21"));
        line.Text.ShouldNotBeNull().ShouldStartWith("本日の対応事項：開催結果記録簿。");
    }

    [Fact]
    public async Task When_nobody_of_the_box_is_reached_the_channel_is_told_all_the_same()
    {
        var town = await BoundAsync(without: ["lead", "second"]);

        await town.UntilAsync("2026-10-21");

        Lines(town, "channel").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_channel_that_is_unbound_while_the_morning_runs_stays_unbound_and_is_not_told()
    {
        var town = await BoundAsync();
        OnFirstDigest(town, () => BindAsync(town, ""));

        await town.UntilAsync("2026-10-21");

        Lines(town, "channel").ShouldBeEmpty();
        (await ChannelAsync(town)).IsBound.ShouldBeFalse();
    }

    [Fact]
    public async Task A_box_that_is_bound_to_another_channel_while_the_morning_runs_is_told_there()
    {
        var town = await BoundAsync();
        OnFirstDigest(town, () => BindAsync(town, MorningDock.ReferenceOf("other")));

        await town.UntilAsync("2026-10-22");

        Lines(town, "channel").ShouldBeEmpty();
        Lines(town, "other").Count.ShouldBe(1);
        (await ChannelAsync(town)).Reference.ShouldBe(MorningDock.ReferenceOf("other"));
    }

    private static void OnFirstDigest(Town town, Func<Task> happens) =>
        town.Dock.OnPoint = async point =>
        {
            if (point == "send:after")
            {
                town.Dock.OnPoint = null;
                await happens();
            }
        };

    private static List<Delivered> Lines(Town town, string channel) => [.. town.Dock.All.Where(d => d.To == channel)];

    private static async Task<BoxChannel> ChannelAsync(Town town) =>
        (await town.Dock.Offices.FindAsync(Town.Station.Value, CancellationToken.None))!.Facts.Channels.Single(); // Bound once.

    private static async Task BindAsync(Town town, string reference)
    {
        var loaded = (await town.Dock.Offices.FindAsync(Town.Station.Value, CancellationToken.None))!; // Imported.
        var channel = new BoxChannel(new PoliceBoxId("K1"), "試験町交番", reference, town["section"].Id, town.Dock.Clock.GetUtcNow());
        (
            await town.Dock.Offices.TryCommitAsync(
                loaded.Version,
                new OfficeChange { Writes = [new OfficeWrite.PutChannel(channel)] },
                CancellationToken.None
            )
        ).ShouldBeTrue();
    }

    private static async Task<Town> BoundAsync(IReadOnlyList<string>? without = null)
    {
        var town = await OpenAsync("2026-10-12", without: without, held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-20");
        await BindAsync(town, MorningDock.ReferenceOf("channel"));
        return town;
    }
}
