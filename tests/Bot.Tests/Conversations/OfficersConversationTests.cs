using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>異動, 勤務員名簿 and 運営責任者の指定, from the first word to what is stored.</summary>
public sealed class OfficersConversationTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R032")]
    public async Task A_pasted_list_is_checked_and_its_good_rows_are_carried_out()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("異動しました");

        await section.PressAsync(
            "内容を確認",
            ("rows", "P2\t試験 二郎\t東駐在所\tR8.12.1\nP99\t中央交番\tR8.12.1\nP1　転出　2026/11/1"),
            ("day", "")
        );

        section.Card.Text.ShouldContain("登録する異動（1人）");
        section.Card.Text.ShouldContain("職員番号P99は登録されていません。");
        section.Card.Text.ShouldContain("発令日（令和8年11月1日）が本日より前の日付です。");
        (await OfficerAsync(World.Second)).Assignments.ShouldHaveSingleItem();

        await section.PressAsync("登録する");

        section.Card.Text.ShouldContain("1人の異動を登録しました。下の2行は登録していません。");
        section.Card.Text.ShouldContain("登録できない行");
        (await OfficerAsync(World.Second)).On(Day).Select(a => a.Unit).ShouldBe(["K2"]);
        (await _bot.FactsAsync(World.Central)).OperatingOn(Day).Select(r => r.Officer).ShouldNotContain(World.Second.Id);
        (await _bot.FactsAsync(World.East)).OperatingOn(Day).Select(r => r.Officer).ShouldContain(World.Second.Id);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Rights_begin_and_end_with_the_day_by_themselves()
    {
        var (section, second) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.Second));
        await TransferAsync(section, "P2 東駐在所 R8.12.1");
        await second.NoticeAsync("配置のお知らせ");
        second.Card.Text.ShouldContain("12月1日（火）から東駐在所に配置されます。");
        await second.OpenAsync("plan.open", ("council", World.Central.Value));
        second.Card.Text.ShouldContain("中央交番連絡協議会");

        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero)); // 1 December in Japan.

        await second.OpenAsync("plan.open", ("council", World.Central.Value));
        second.Sentence.ShouldContain("現在の配置では表示できません");
        await second.OpenAsync("plan.open", ("council", World.East.Value));
        second.Card.Text.ShouldContain("東駐在所連絡協議会");
    }

    [Fact]
    [Trait("Rule", "R102")]
    public async Task The_preview_says_that_the_lead_is_lost_and_the_section_designates_another()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("異動");
        await section.PressAsync("内容を確認", ("rows", "P1 転出 R8.12.1"));
        section.Card.Text.ShouldContain("運営責任者が欠員になります。");
        await section.PressAsync("登録する");
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        (await _bot.FactsAsync(World.Central)).LeadOn(Day).ShouldBeNull();

        await section.OpenAsync("lead.open", ("council", World.Central.Value));
        section.Card.Text.ShouldContain("指定された運営責任者が運営担当者でなくなっています。");
        await section.PressAsync("指定する", ("officer", "P2"), ("from", "2026-12-01"));

        section.Card.Text.ShouldContain("令和8年12月1日からの運営責任者を指定しました。");
        var designated = (await _bot.FactsAsync(World.Central)).Council.Leads[^1];
        designated.Officer.ShouldBe(World.Second.Id);
        designated.Days.From.ShouldBe(Day);
        (await _bot.FactsAsync(World.Central)).Council.LeadOn(Day.AddDays(-1)).ShouldBe(World.Lead.Id);
    }

    /// <summary>Whoever leaves hears of it once, in the personal chat, and of its being taken back; whoever goes to another police box hears of that alone.</summary>
    [Fact]
    public async Task Who_is_moved_out_hears_of_it_once()
    {
        var (section, lead) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.Lead));
        var second = await _bot.OpenChatOf(World.Second);
        await TransferAsync(section, "P1 転出 R8.12.1\nP2 東駐在所 R8.12.1");

        await lead.NoticeAsync("転出のお知らせ");
        lead.Card.Text.ShouldContain("11月30日（月）まで中央交番の勤務員です。それまでに、「引継書」と送信して、");
        await second.NoticeAsync("配置のお知らせ");
        await section.SayAsync("勤務員名簿");
        await section.PressAsync("巡査部長 試験 一郎の異動を取り消す");
        await lead.NoticeAsync("配置のお知らせ");
        lead.Card.Text.ShouldContain("中央交番に配置されています。");
        Heard(lead).ShouldBe(["転出のお知らせ", "配置のお知らせ"]);
        Heard(second).ShouldBe(["配置のお知らせ"]);

        IReadOnlyList<string> Heard(Chat chat) =>
            [
                .. chat
                    .Sent.Where(s => s.Json.TryGetProperty("attachments", out _))
                    .Select(s => s.Json.GetRawText())
                    .SelectMany(t =>
                        new[] { "転出のお知らせ", "配置のお知らせ" }.Where(h => t.Contains($"\"text\":\"{h}\"", StringComparison.Ordinal))
                    ),
            ];
    }

    /// <summary>The officer of a police box who left yesterday has no right any more, and hears of it all the same.</summary>
    [Fact]
    public async Task Who_leaves_on_the_day_itself_hears_that_it_has_ended()
    {
        var (section, lead) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.Lead));
        await TransferAsync(section, "P1 転出 R8.11.24");

        await lead.NoticeAsync("転出のお知らせ");
        lead.Card.Text.ShouldContain("中央交番の勤務員としての登録は、11月23日（月）で終わりました。");
    }

    [Fact]
    public async Task A_move_is_taken_back_until_its_day()
    {
        var (section, second) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.Second));
        await TransferAsync(section, "P2 東駐在所 R8.12.1");
        await second.NoticeAsync("配置のお知らせ");
        await section.SayAsync("勤務員名簿");
        section.Card.Text.ShouldContain("予定された異動（1人）");

        await section.PressAsync("巡査 試験 二郎の異動を取り消す");

        section.Card.Text.ShouldContain("異動を取り消しました。");
        await second.NoticeAsync("配置のお知らせ", count: 2);
        second.Card.Text.ShouldContain("から中央交番に配置されています。");
        (await OfficerAsync(World.Second)).Assignments.ShouldHaveSingleItem().Days.ShouldBe(World.Second.Assignments[0].Days);
        (await _bot.FactsAsync(World.Central)).OperatingOn(Day).Select(r => r.Officer).ShouldContain(World.Second.Id);
        (await _bot.FactsAsync(World.East)).OperatingOn(Day).Select(r => r.Officer).ShouldNotContain(World.Second.Id);
    }

    [Fact]
    public async Task After_its_day_it_is_not_taken_back()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await TransferAsync(section, "P2 東駐在所 R8.12.1");
        await section.SayAsync("勤務員名簿");
        var list = section.Card;
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));

        await section.PressOnAsync(list, "巡査 試験 二郎の異動を取り消す");

        (await OfficerAsync(World.Second)).On(Day).Select(a => a.Unit).ShouldBe(["K2"]);
    }

    [Fact]
    public async Task The_same_press_moves_once()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("異動");
        await section.PressAsync("内容を確認", ("rows", "P2 東駐在所 R8.12.1"));
        var form = section.Card;

        await section.PressOnAsync(form, "登録する");
        var (first, rows) = (section.Card.Text, _bot.Storage.People.Rows.Count);
        await section.PressOnAsync(form, "登録する");

        section.Card.Text.ShouldBe(first);
        _bot.Storage.People.Rows.Count.ShouldBe(rows);
        (await OfficerAsync(World.Second)).Assignments.Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Nobody_else_moves_anybody_or_designates()
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        await lead.OpenAsync("transfer.save", ("rows", "P2 東駐在所 R8.12.1"));
        lead.Sentence.ShouldBe("異動の登録は、署の地域警察担当課（係）の方が行います。");
        await lead.OpenAsync("lead.save", ("council", World.Central.Value), ("officer", "P2"), ("from", "2026-12-01"));

        (await OfficerAsync(World.Second)).Assignments.ShouldHaveSingleItem();
        (await _bot.FactsAsync(World.Central)).Council.Leads.ShouldHaveSingleItem();
    }

    private static async Task TransferAsync(Chat section, string rows)
    {
        await section.SayAsync("異動");
        await section.PressAsync("内容を確認", ("rows", rows));
        await section.PressAsync("登録する");
    }

    private async Task<Officer> OfficerAsync(Officer officer) =>
        (await _bot.Storage.PersonStore.FindAsync(officer.Id, CancellationToken.None))!.Officer; // Imported.
}
