using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>代行 from the section's word to the day after its last one, by real activities.</summary>
public sealed class DeputyConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "H1")]
    public async Task The_deputy_can_do_what_the_section_does_until_the_last_day()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.StationChief));
        await TryCommissionAsync(chief);
        chief.Sentence.ShouldContain("現在の役割ではできません");

        await section.SayAsync("代行");
        await section.PressAsync("代行を指定");
        section.Card.Text.ShouldContain("要訂正：代行する方を選択してください。");
        section.Card.Text.ShouldContain("要訂正：代行の末日を入力してください。");
        await section.PressAsync("代行を指定", ("deputy", "P6"), ("deputy-to", "2026-11-26"));
        section.Card.Text.ShouldContain("代行を指定しました。");
        section.Card.Text.ShouldContain("警視 試験 六郎");
        await chief.NoticeAsync("代行のお知らせ");
        chief.Card.Text.ShouldContain("署の事務の代行者に指定されました。");

        await TryCommissionAsync(chief);
        chief.Card.Text.ShouldContain("要訂正");
        (await _bot.FactsAsync(World.Central))
            .SectionOn(new DateOnly(2026, 11, 25))
            .Select(r => r.Officer)
            .ShouldNotContain(World.StationChief.Id);

        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero)); // 27 November in Japan.
        await TryCommissionAsync(chief);
        chief.Sentence.ShouldContain("現在の役割ではできません");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task An_import_leaves_it_and_drops_what_is_over()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.StationChief));
        await section.SayAsync("代行");
        await section.PressAsync("代行を指定", ("deputy", "P6"), ("deputy-to", "2026-11-26"));
        var import = new ImportStore(_bot.Storage.Tables, _bot.Clock);

        await import.PutOfficerAsync(World.StationChief, CancellationToken.None);

        await TryCommissionAsync(chief);
        chief.Card.Text.ShouldContain("要訂正");
        _bot.Clock.SetUtcNow(World.Now.AddDays(3));
        await import.PutOfficerAsync(World.StationChief with { Rank = "警視正" }, CancellationToken.None);
        (
            await _bot.Storage.PersonStore.FindAsync(World.StationChief.Id, CancellationToken.None)
        )!.Officer.Assignments.ShouldHaveSingleItem(); // Imported.
    }

    [Fact]
    public async Task It_is_ended_before_its_time_and_the_rights_are_gone_at_once()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.StationChief));
        await section.SayAsync("代行");
        await section.PressAsync("代行を指定", ("deputy", "P6"), ("deputy-to", "2026-12-20"));
        _bot.Clock.SetUtcNow(World.Now.AddDays(3));

        await section.SayAsync("代行");
        var before = section.Card;
        await section.PressAsync("警視 試験 六郎の代行を終える");

        section.Card.Text.ShouldContain("代行を終えました。");
        section.Card.Text.ShouldContain("現在、代行はありません。");
        await TryCommissionAsync(chief);
        chief.Sentence.ShouldContain("現在の役割ではできません");
        await section.PressOnAsync(before, "警視 試験 六郎の代行を終える");
        (await OfficerAsync(World.StationChief)).Assignments.Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_deputy_ends_no_other_and_hands_nothing_on_and_a_police_box_does_not_come_here()
    {
        var (section, chief, lead) = (
            await _bot.OpenChatOf(World.Section),
            await _bot.OpenChatOf(World.StationChief),
            await _bot.OpenChatOf(World.Lead)
        );
        await section.SayAsync("代行");
        await section.PressAsync("代行を指定", ("deputy", "P6"), ("deputy-to", "2026-12-20"));
        var id = (await OfficeAsync()).Deputies.ShouldHaveSingleItem().Id;

        await chief.OpenAsync("deputy.end", ("flow", id));
        chief.Sentence.ShouldContain("現在の役割ではできません");
        await chief.OpenAsync(
            "deputy.save",
            ("deputy", "P4"),
            ("deputy-rights", "CommunityPoliceSection"),
            ("deputy-from", "2026-11-24"),
            ("deputy-to", "2026-11-24")
        );
        chief.Card.Text.ShouldContain("ご自身の配置で持っている権限だけです。");
        await lead.OpenAsync("deputy.open");
        lead.Sentence.ShouldContain("警察署の地域警察担当課（係）と幹部が指定します");

        (await OfficeAsync()).Deputies.ShouldHaveSingleItem().EndedOn.ShouldBeNull();
    }

    private static Task<SeenCard> TryCommissionAsync(Chat chat) => chat.OpenAsync("commission.save", ("council", World.Central.Value));

    private async Task<Officer> OfficerAsync(Officer officer) =>
        (await _bot.Storage.PersonStore.FindAsync(officer.Id, CancellationToken.None))!.Officer; // Imported.

    private async Task<KobanBot.Core.Facts.OfficeFacts> OfficeAsync() =>
        (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts; // Imported.
}
