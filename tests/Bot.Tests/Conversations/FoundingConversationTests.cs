using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>設置, 統合 and 分割 by the section, from the first word to what is stored, and the way back.</summary>
public sealed class FoundingConversationTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 4, 1);

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R095")]
    [Trait("Rule", "R015")]
    public async Task A_special_council_is_set_up_from_the_guidelines_example()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("協議会を設置したい");
        await section.PressAsync("次へ", ("kind", "Special-EntertainmentDistrict"));
        await section.PressAsync(
            "内容を確認",
            ("day", "R9.4.1"),
            ("boxes", "K1"),
            ("name", "中央歓楽街連絡協議会"),
            ("plannedMembers", "8")
        );
        section.Card.Text.ShouldContain("設置票1件");
        section.Card.Text.ShouldContain("釧路方面本部地域課長との協議が未記入です");
        section.Card.Text.ShouldContain("巡査部長 試験 一郎");

        await section.PressAsync("登録する");

        section.Card.Text.ShouldContain("登録しました。");
        var council = (await FoundAsync("中央歓楽街連絡協議会")).Council;
        council.Purpose.ShouldBe("総合的な繁華街・歓楽街対策を推進するため");
        council.Establishment?.PlannedMembers.ShouldBe(8);
        council.Established.ShouldBe(Day);
        await section.OpenAsync("council.show", ("council", council.Id.Value));
        section.Card.Text.ShouldContain("中央歓楽街連絡協議会");
    }

    [Fact]
    [Trait("Rule", "R017")]
    [Trait("Rule", "R033")]
    [Trait("Rule", "H1")]
    public async Task Two_councils_are_merged_as_one_and_their_officers_run_the_new_one_from_its_day()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await MergeAsync(section);

        (await _bot.FactsAsync(World.Central)).Council.Abolished.ShouldBe(Day.AddDays(-1));
        (await _bot.FactsAsync(World.East)).Council.Abolished.ShouldBe(Day.AddDays(-1));
        var merged = await FoundAsync("中央交番・東駐在所連絡協議会");
        merged.OperatingOn(Day).Select(r => r.Officer).ShouldBe([World.Lead.Id, World.Second.Id, World.EastOfficer.Id], ignoreOrder: true);
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.OpenAsync("council.show", ("council", merged.Council.Id.Value));
        lead.Sentence.ShouldContain("現在の配置では表示できません");

        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 15, 0, 0, TimeSpan.Zero)); // 1 April in Japan.

        await lead.OpenAsync("council.show", ("council", merged.Council.Id.Value));
        lead.Card.Text.ShouldContain("中央交番・東駐在所連絡協議会");
        await section.SayAsync("設置状況");
        section.Card.Text.ShouldContain("所管区 2のうち、設置又は代替 2");
    }

    [Fact]
    [Trait("Rule", "R016")]
    public async Task It_is_explained_to_the_members_council_by_council()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await MergeAsync(section);

        await section.PressAsync("中央交番連絡協議会の委員への説明");
        await section.PressAsync("保存", ("explained", "M0,M1"), ("how", "訪問"));
        await section.SayAsync("設置の予定");

        section.Card.Text.ShouldContain("説明済みの委員2／10人");
    }

    [Fact]
    public async Task It_is_taken_back_as_a_whole_until_its_day()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await MergeAsync(section);
        var merged = (await FoundAsync("中央交番・東駐在所連絡協議会")).Council;
        await section.OpenAsync("abolish.undo", ("council", World.Central.Value));
        section.Card.Text.ShouldContain("統合又は分割の予定に含まれています");

        await section.SayAsync("設置の予定");
        await section.PressAsync("4月1日（木）の予定を取り消す");

        section.Card.Text.ShouldContain("予定を取り消しました");
        (await _bot.FactsAsync(World.Central)).Council.Abolished.ShouldBeNull();
        (await _bot.FactsAsync(World.East)).Council.Abolished.ShouldBeNull();
        (await _bot.FactsAsync(merged.Id)).Council.ExistsOn(Day).ShouldBeFalse();
        (await OfficerAsync(World.Lead)).Assignments.SelectMany(a => a.Councils).Select(c => c.Id).ShouldBe([World.Central]);
        await section.OpenAsync("council.show", ("council", merged.Id.Value));
        section.Sentence.ShouldContain("現在の配置では表示できません");
        await section.SayAsync("設置の予定");
        section.Card.Text.ShouldContain("予定はありません");
    }

    [Fact]
    public async Task A_beat_is_split_into_parts_with_their_areas()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("分割したい");

        await section.PressAsync(
            "内容を確認",
            ("day", "R9.4.1"),
            ("boxes", "K1"),
            ("ends", "C1"),
            ("parts", "中央東連絡協議会　一丁目\n二丁目")
        );
        section.Card.Text.ShouldContain("設置票2件、廃止票1件");
        await section.PressAsync("登録する");

        (await FoundAsync("中央東連絡協議会")).Council.AreaText.ShouldBe("一丁目");
        (await FoundAsync("中央交番連絡協議会（二丁目）")).Council.AreaText.ShouldBe("二丁目");
    }

    [Fact]
    [Trait("Rule", "R090")]
    public async Task A_beat_without_a_council_leads_to_its_founding()
    {
        var east = (await _bot.FactsAsync(World.East)).Council;
        await _bot.CommitAsync(World.East, new CouncilWrite.PutCouncil(east with { Abolished = new DateOnly(2026, 10, 31) }));
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("設置状況");

        await section.PressAsync("東駐在所に設置");

        section.Card.Heading.ShouldBe("所管区連絡協議会を設置");
        section.Card.Inputs["boxes"].ShouldBe("K2");
    }

    [Fact]
    public async Task A_council_that_ends_with_open_requests_is_warned_of()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("廃止 東");

        await section.PressAsync("保存", ("last", "2027-03-31"));

        section.Card.Text.ShouldContain("未完了の意見・要望等が1件あります。廃止の後も措置と、参加者への連絡を続けてください。");
        section.Card.Text.ShouldContain("記 第2-6(4)");
    }

    [Fact]
    [Trait("Rule", "H7")]
    public async Task One_beat_is_not_merged_and_nothing_typed_is_lost()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("協議会を統合");

        await section.PressAsync("内容を確認", ("day", "R9.4.1"), ("boxes", "K1"), ("foundReason", "統合のため"));

        section.Card.Text.ShouldContain("統合する所管区を2つ以上選択してください（要綱 第3-1）。");
        section.Card.Inputs["foundReason"].ShouldBe("統合のため");
        section.Card.Buttons.ShouldNotContain("登録する");
    }

    [Fact]
    public async Task The_same_press_sets_up_once()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("協議会を統合");
        await section.PressAsync("内容を確認", ("day", "R9.4.1"), ("boxes", "K1,K2"), ("ends", "C1,C2"));
        var form = section.Card;

        await section.PressOnAsync(form, "登録する");
        var (first, rows) = (section.Card.Text, _bot.Storage.Councils.Rows.Count);
        await section.PressOnAsync(form, "登録する");

        section.Card.Text.ShouldBe(first);
        _bot.Storage.Councils.Rows.Count.ShouldBe(rows);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Nobody_else_sets_up()
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        await lead.OpenAsync("found.save", ("kind", "Merged"), ("day", "R9.4.1"), ("boxes", "K1,K2"), ("ends", "C1,C2"));

        lead.Sentence.ShouldContain("署の地域警察担当課（係）の方が登録します");
        (await _bot.FactsAsync(World.Central)).Council.Abolished.ShouldBeNull();
    }

    private static async Task MergeAsync(Chat section)
    {
        await section.SayAsync("交番が廃止になる");
        await section.PressAsync("内容を確認", ("day", "R9.4.1"), ("boxes", "K1,K2"), ("ends", "C1,C2"), ("foundReason", "統合のため"));
        section.Card.Text.ShouldContain("設置票1件、廃止票2件");
        await section.PressAsync("登録する");
    }

    private async Task<CouncilFacts> FoundAsync(string name)
    {
        var office = (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts; // Imported.
        return await _bot.FactsAsync(office.Directory.Councils.Single(c => c.Name == name).Id);
    }

    private async Task<Officer> OfficerAsync(Officer officer) =>
        (await _bot.Storage.PersonStore.FindAsync(officer.Id, CancellationToken.None))!.Officer; // Imported.
}
