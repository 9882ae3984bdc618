using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>The line to the channel of a police box: where it goes, when, and what becomes of one that does not arrive.</summary>
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

    [Theory]
    [InlineData(0, "08:45")]
    [InlineData(1, "08:46")]
    [InlineData(3, "09:06")]
    public async Task A_channel_that_takes_nothing_for_a_while_gets_its_line_the_same_day(int failures, string at)
    {
        var town = await BoundAsync();
        var tries = 0;
        town.Dock.Answer = name => name == "channel" && tries++ < failures ? SendOutcome.Failed : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        $"{Lines(town, "channel").ShouldHaveSingleItem().At.AtJapan():HH:mm}".ShouldBe(at);
        (await ChannelAsync(town)).Line.ShouldBe(
            new ChannelLine(D("2026-10-21"), DigestState.Sent) { Attempts = failures + 1, EndedAt = Lines(town, "channel")[0].At }
        );
    }

    [Fact]
    public async Task A_channel_that_asks_for_patience_uses_up_no_try()
    {
        var town = await BoundAsync();
        var tries = 0;
        town.Dock.Answer = name => name == "channel" && tries++ < 30 ? SendOutcome.Postponed : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        Lines(town, "channel").Count.ShouldBe(1);
        (await ChannelAsync(town)).Line!.Attempts.ShouldBe(1); // Sent.
    }

    [Fact]
    public async Task What_is_given_up_for_the_day_the_next_line_holds()
    {
        var town = await BoundAsync();
        town.Dock.Answer = name => name == "channel" && town.Today == D("2026-10-21") ? SendOutcome.Failed : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));
        var ended = await ChannelAsync(town);
        await town.UntilAsync("2026-10-22");

        ended.Line!.State.ShouldBe(DigestState.Failed); // Begun.
        ended.IsSilent.ShouldBeTrue();
        Lines(town, "channel").ShouldHaveSingleItem().Day.ShouldBe(D("2026-10-22"));
        (await ChannelAsync(town)).IsSilent.ShouldBeFalse();
    }

    [Fact]
    public async Task A_line_in_doubt_comes_again_minutes_later_and_is_counted()
    {
        var town = await BoundAsync();
        var tries = 0;
        town.Dock.Answer = name => name == "channel" && tries++ == 0 ? SendOutcome.Ambiguous : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));
        await town.UntilAsync("2026-10-22");

        var lines = Lines(town, "channel");
        lines.Count.ShouldBe(2);
        (lines[1].At - lines[0].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
        (await ChannelAsync(town)).Line.ShouldNotBeNull().InDoubt.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_that_stays_in_doubt_is_sent_three_times_and_ends_so()
    {
        var town = await BoundAsync();
        town.Dock.Answer = name => name == "channel" ? SendOutcome.Ambiguous : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        Lines(town, "channel").Count.ShouldBe(3);
        (await ChannelAsync(town)).Line!.State.ShouldBe(DigestState.InDoubt); // Begun.
    }

    [Fact]
    public async Task A_line_that_waits_is_not_sent_once_its_matter_is_done()
    {
        var town = await BoundAsync();
        town.Dock.Answer = name => name == "channel" ? SendOutcome.Failed : SendOutcome.Sent;
        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(9, 0));
        town.Dock.Answer = _ => SendOutcome.Sent;
        await town.HoldAsync("2026-10-20");

        await town.Dock.DayAsync(D("2026-10-21"));

        Lines(town, "channel").ShouldBeEmpty();
        (await ChannelAsync(town)).Line!.State.ShouldBe(DigestState.Empty); // Begun.
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_asked_once_a_day_and_the_section_is_told_until_it_is_bound_anew()
    {
        var town = await BoundAsync();
        await town.HoldExtraordinaryAsync("2026-10-20");
        var asked = new List<DateOnly>();
        town.Dock.Answer = name =>
        {
            if (name != "channel")
            {
                return SendOutcome.Sent;
            }

            asked.Add(town.Today);
            return SendOutcome.Unreachable;
        };

        await town.UntilAsync("2026-10-23");
        var gone = await ChannelAsync(town);
        await BindAsync(town, MorningDock.ReferenceOf("other"));
        await town.UntilAsync("2026-10-26");

        asked.ShouldBe([D("2026-10-21"), D("2026-10-22"), D("2026-10-23")]);
        gone.Line!.State.ShouldBe(DigestState.Unreachable); // Begun.
        town.Dock.DigestsOf(town["section"])
            .Single(d => d.Day == D("2026-10-23"))
            .Says("通知先のチャネルに届いていない交番等：試験町交番。")
            .ShouldBeTrue();
        town.Dock.DigestsOf(town["lead"]).ShouldAllBe(d => !d.Says("通知先"));
        Lines(town, "other").Count.ShouldBe(1);
        (await ChannelAsync(town)).IsSilent.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("S2")]
    public async Task A_box_that_closes_or_moves_to_another_station_is_unbound(string? to)
    {
        var town = await BoundAsync();
        var station = (await OfficeAsync(town)).Facts.Station!; // A station's.
        var box = station.PoliceBoxes!.Single(); // Imported.
        await town.Dock.Import.PutStationAsync(
            station with
            {
                PoliceBoxes =
                [
                    box with
                    {
                        Periods =
                        [
                            box.Periods.Single() with
                            {
                                Days = new DayRange(box.Periods.Single().Days.From, D("2026-10-20")),
                            },
                            .. to is null ? [] : new[] { new PoliceBoxPeriod(new StationId(to), new DayRange(D("2026-10-21"), null)) },
                        ],
                    },
                ],
            },
            CancellationToken.None
        );

        await town.UntilAsync("2026-10-22");

        (await ChannelAsync(town)).IsBound.ShouldBeFalse();
        Lines(town, "channel").ShouldBeEmpty();
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

    private static async Task<BoxChannel> ChannelAsync(Town town) => (await OfficeAsync(town)).Facts.Channels.Single(); // Bound once.

    private static async Task<LoadedOffice> OfficeAsync(Town town) =>
        (await town.Dock.Offices.FindAsync(Town.Station.Value, CancellationToken.None))!; // Imported.

    private static async Task BindAsync(Town town, string reference)
    {
        var loaded = await OfficeAsync(town);
        var channel = new BoxChannel(new PoliceBoxId("K1"), "試験町交番", reference, town["section"].Id, town.Dock.Clock.GetUtcNow())
        {
            // As the flow does.
            LastDay = loaded.Facts.Channels.SingleOrDefault()?.LastDay,
        };
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
