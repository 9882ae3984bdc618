using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>Whoever reads what is personal leaves an entry, and reads nothing where none can be left.</summary>
public sealed class ReadAuditTests : IAsyncLifetime
{
    private static readonly (string, string)[] Grounds = [("council", "C1"), ("flow", "M3"), ("dismissed", "2026-11-24")];

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("dismiss.open", ("council", "C1"));
        await section.PressAsync("次へ", ("member", "M3"));
        await section.PressAsync("内容を確認", ("reason", "Resignation"), ("text", "転職"));
        await section.PressAsync("解嘱を記録");
        section.Card.Text.ShouldContain("解嘱を記録しました。");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Who_reads_the_grounds_of_a_dismissal_is_written_down_with_unit_and_subject()
    {
        var chief = await _bot.OpenChatOf(World.StationChief);
        await chief.OpenAsync("dismiss.show", Grounds);
        chief.Card.Text.ShouldContain("転職");

        var entry = (await ReadingsAsync()).ShouldHaveSingleItem();
        (entry.By, entry.What, entry.Subject, entry.At).ShouldBe((World.StationChief.Id, "read.dismissal", "S1|M3", World.Now));
    }

    [Fact]
    [Trait("Rule", "R109")]
    public async Task The_chief_reads_the_names_of_the_roster_from_the_figures_and_this_is_written_down()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 6, 12), "M0");
        await _bot.SummariesFollowAsync();
        var chief = await _bot.OpenChatOf(World.StationChief);
        await chief.SayAsync("概況 中央交番");
        await chief.PressAsync("委員");
        chief.Card.Text.ShouldNotContain("阿寒 一");
        (await ReadingsAsync()).ShouldBeEmpty();
        await chief.PressAsync("委員名簿を表示");
        chief.Card.Text.ShouldContain("阿寒 一");

        var entry = (await ReadingsAsync()).ShouldHaveSingleItem();
        (entry.By, entry.What, entry.Subject).ShouldBe((World.StationChief.Id, "read.names", "S1"));
    }

    [Fact]
    public async Task Nobody_above_the_station_reads_the_names()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 6, 12), "M0");
        await _bot.SummariesFollowAsync();
        foreach (var above in new[] { World.AreaOfficer, World.HqOfficer })
        {
            var chat = await _bot.OpenChatOf(above);
            await chat.SayAsync("概況 中央交番");
            await chat.PressAsync("委員");
            chat.Card.HasButton("委員名簿を表示").ShouldBeFalse();
            await chat.OpenAsync("members.kept", ("council", "C1"));
            chat.Sentence.ShouldContain("この連絡協議会は、現在の配置では表示できません。");
        }

        (await ReadingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_read_leaves_no_entry_and_learns_nothing()
    {
        var other = await _bot.OpenChatOf(World.OtherStation);
        await other.OpenAsync("dismiss.show", Grounds);

        other.Card.Text.ShouldNotContain("転職");
        (await ReadingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_shown()
    {
        var chief = await _bot.OpenChatOf(World.StationChief);
        _bot.Storage.Hooks.Councils.OnBefore = call =>
            call.Operation == TableOperation.Transaction
                ? throw new StorageUnavailableException("down", new IOException())
                : Task.CompletedTask;
        await chief.OpenAsync("dismiss.show", Grounds);

        chief.Card.Text.ShouldNotContain("転職");
        (await ReadingsAsync()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<AuditEntry>> ReadingsAsync() =>
        [
            .. (
                await _bot.Storage.Tables.Councils.ReadRangeAsync(
                    World.Central.Value,
                    Keys.Audit,
                    Keys.After(Keys.Audit),
                    CancellationToken.None
                )
            )
                .Select(PartitionRows.Audit.Read)
                .Where(e => e.What.StartsWith("read.", StringComparison.Ordinal)),
        ];
}
