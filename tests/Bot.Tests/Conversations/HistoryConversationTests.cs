using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>履歴 of a council, a member and an officer, and one person's data on request, by real activities.</summary>
public sealed class HistoryConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_change_is_told_with_who_when_from_which_unit_old_and_new()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("letters.open", ("council", "C1"));
        await section.PressAsync("交付を記録", ("letters", "M0@2025-04-01"), ("handedOver", "2026-11-20"));
        await section.OpenAsync("members.amend", ("council", "C1"), ("flow", "M1"));
        await section.PressAsync("保存", ("m-name", "石狩 花子"));

        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("履歴");

        lead.Card.Heading.ShouldBe("変更の履歴");
        lead.Card.Text.ShouldContain("令和8年11月24日 10:00　中央警察署　巡査部長 試験 四郎");
        lead.Card.Text.ShouldContain("委嘱状の交付\n阿寒 一　委嘱状の交付日：なし → 令和8年11月20日");
        lead.Card.Text.ShouldContain("委員の訂正");
        lead.Card.Text.ShouldContain("氏名：石狩 二葉 → 石狩 花子");
        var seen = (await LinesAsync()).Single(l => l.What == "read.history");
        (seen.By, seen.Subject).ShouldBe((World.Lead.Id, "K1"));
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Neither_contacts_nor_the_reason_of_a_dismissal_stand_in_it()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("members.contact", ("council", "C1"), ("flow", "M0"));
        await section.PressAsync("保存", ("c-phone", "000-0000-0001"), ("c-address", "試験町1-2-3"));
        await section.OpenAsync("dismiss.enter", ("council", "C1"), ("member", "M3"), ("reason", "Resignation"));
        await section.PressAsync("内容を確認", ("text", "家庭の事情"), ("successor", "needed"));
        await section.PressAsync("解嘱を記録");
        await section.PressAsync("取り消す");

        var chief = await _bot.OpenChatOf(World.StationChief);
        await chief.OpenAsync("history.council", ("council", "C1"));

        chief.Card.Text.ShouldContain("電話番号を変更");
        chief.Card.Text.ShouldContain("檜山 四郎　解嘱日：なし → 令和8年11月24日");
        chief.Card.Text.ShouldContain("檜山 四郎　解嘱日：令和8年11月24日 → なし");
        foreach (var secret in new[] { "000-0000-0001", "試験町", "家庭の事情", "辞退" })
        {
            chief.Card.Text.ShouldNotContain(secret);
        }

        var stored = await _bot.Storage.Tables.Councils.ReadRangeAsync("C1", Keys.Audit, Keys.After(Keys.Audit), CancellationToken.None);
        stored.ShouldNotBeEmpty();
        stored.ShouldAllBe(r => !PartitionRows.Audit.Read(r).ToString().Contains("000-0000-0001", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Nobody_above_the_station_or_at_another_sees_it()
    {
        foreach (var officer in new[] { World.HqOfficer, World.AreaOfficer, World.OtherStation, World.Transferred })
        {
            var chat = await _bot.OpenChatOf(officer);
            await chat.OpenAsync("history.council", ("council", "C1"));
            chat.Sentence.ShouldContain("現在の配置では表示できません");
            await chat.OpenAsync("history.officer", ("officer", "P1"));
            $"{chat.Sentence}{chat.Card.Text}".ShouldNotContain("中央交番");
            await chat.OpenAsync("members.export", ("council", "C1"), ("flow", "M0"));
            $"{chat.Sentence}{chat.Card.Text}".ShouldNotContain("阿寒");
        }

        (await LinesAsync()).Where(l => l.What.StartsWith("read.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_turned_by_page_and_by_fiscal_year_and_of_one_member_alone()
    {
        var section = await _bot.OpenChatOf(World.Section);
        for (var i = 0; i < 8; i++)
        {
            await section.OpenAsync("members.amend", ("council", "C1"), ("flow", "M1"));
            await section.PressAsync("保存", ("m-district", $"{i}丁目"));
            _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await section.OpenAsync("members.history", ("council", "C1"), ("flow", "M1"));
        await section.PressAsync("すべての変更");
        section.Card.Text.ShouldContain("令和8年度　8件　新しい順　1/2ページ");
        section.Card.Text.ShouldContain("地区：6丁目 → 7丁目");
        await section.PressAsync("古い方へ");
        section.Card.Text.ShouldContain("地区：なし → 0丁目");
        await section.PressAsync("令和7年度");
        section.Card.Text.ShouldContain("令和7年度の変更はありません。");
        await section.PressAsync("令和8年度");
        await section.PressAsync("委員に戻る");
        section.Card.Heading.ShouldBe("石狩 二葉");
        await section.OpenAsync("history.council", ("council", "C1"), ("member", "M2"));
        section.Card.Text.ShouldContain("令和8年度の変更はありません。");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task An_officers_postings_are_told_with_who_has_moved_whom()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("異動");
        await section.PressAsync("内容を確認", ("rows", "P2 東駐在所 R9.3.25"));
        await section.PressAsync("登録する");

        await section.SayAsync("勤務員名簿");
        await section.PressAsync("配置の履歴");
        await section.PressAsync("探す", ("name", "二郎"));

        section.Card.Heading.ShouldBe("配置の履歴");
        section.Card.Text.ShouldContain("東駐在所　勤務員　令和9年3月25日から");
        section.Card.Text.ShouldContain("中央警察署　巡査部長 試験 四郎");
        section.Card.Text.ShouldContain("異動の登録");
        section.Card.Text.ShouldContain("後：東駐在所　勤務員　令和9年3月25日から");
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.OpenAsync("history.officer", ("officer", "P2"));
        lead.Sentence.ShouldBe("配置の履歴は、署の地域警察担当課（係）と地域警察幹部が表示します。");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_members_own_data_are_given_out_by_the_section_with_the_purpose_on_record()
    {
        await using var drive = await FileDrive.StartAsync(_bot, () => []);
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("members.contact", ("council", "C1"), ("flow", "M0"));
        await section.PressAsync("保存", ("c-phone", "000-0000-0001"));
        await section.PressAsync("履歴");
        await section.PressAsync("本人の情報を出力");
        await section.PressAsync("ファイルを作成");
        section.Card.Text.ShouldContain("利用目的を入力してください。");
        (await LinesAsync()).ShouldNotContain(l => l.What == "members.export");

        await section.PressAsync("ファイルを作成", ("purpose", "本人からの求め"));
        var text = System.Text.Encoding.UTF8.GetString(await drive.AcceptedAsync(section));

        text.ShouldContain("氏名,阿寒 一\r\n");
        text.ShouldContain("電話番号,'000-0000-0001\r\n");
        text.ShouldNotContain("石狩");
        var entry = (await LinesAsync()).Single(l => l.What == "members.export");
        (entry.By, entry.Subject, entry.Before).ShouldBe((World.Section.Id, "M0", "本人からの求め"));
        (await LinesAsync()).Count(l => l.What == "contacts.read").ShouldBeGreaterThan(1);

        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.OpenAsync("members.export.make", ("council", "C1"), ("flow", "M0"), ("purpose", "閲覧"));
        lead.Sentence.ShouldContain("現在の役割ではできません");
    }

    private async Task<IReadOnlyList<AuditEntry>> LinesAsync() =>
        [
            .. (await _bot.Storage.Tables.Councils.ReadRangeAsync("C1", Keys.Audit, Keys.After(Keys.Audit), CancellationToken.None)).Select(
                PartitionRows.Audit.Read
            ),
        ];
}
