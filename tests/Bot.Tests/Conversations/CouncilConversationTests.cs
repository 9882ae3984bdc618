using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>What a council is, its end, 会則 and 設置状況, through the cards alone.</summary>
public sealed class CouncilConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set in InitializeAsync.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R014")]
    [Trait("Rule", "R093")]
    [Trait("Rule", "R096")]
    public async Task The_section_enters_why_a_special_council_stands_in_for_that_of_the_beat()
    {
        await MakeSpecialAsync();
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("協議会 中央");
        section.Card.Text.ShouldContain("職種等連絡協議会");
        section.Card.Text.ShouldContain("目的が未記入です");

        await section.PressAsync("設置の記録を入力");
        await section.PressAsync(
            "保存",
            ("example", "ForeignResidents"),
            ("otherKindsFallShort", "居住者が点在するため"),
            ("whyEffective", "同じ職場の者が多いため"),
            ("exceptionArea", "HighTurnoverHousing"),
            ("exceptionReason", "入居者の大半を含むため")
        );

        section.Card.Text.ShouldContain("外国人居住者等の保護対策を推進するため");
        section.Card.Text.ShouldContain("設置前の釧路方面本部地域課長との協議が未記入です");
        section.Card.Text.ShouldNotContain("目的が未記入です");
        (await _bot.FactsAsync(World.Central)).Council.Establishment?.ExceptionReason.ShouldBe("入居者の大半を含むため");
        await section.SayAsync("設置状況");
        section.Card.Text.ShouldContain("職種等で代替");
    }

    [Fact]
    public async Task Whoever_saves_over_what_is_newer_sees_it_first_and_keeps_what_was_typed()
    {
        await MakeSpecialAsync();
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        await section.SayAsync("協議会 中央");
        await section.PressAsync("設置の記録を入力");
        await chief.SayAsync("協議会 中央");
        await chief.PressAsync("設置の記録を入力");
        await chief.PressAsync("保存", ("purpose", "係長の目的"));

        await section.PressAsync("保存", ("purpose", "係の目的"));

        section.Card.Text.ShouldContain("先に変更しました");
        section.Card.Inputs["purpose"].ShouldBe("係の目的");
        (await _bot.FactsAsync(World.Central)).Council.Purpose.ShouldBe("係長の目的");
        await section.PressAsync("保存", ("purpose", "係の目的"));
        (await _bot.FactsAsync(World.Central)).Council.Purpose.ShouldBe("係の目的");
    }

    [Fact]
    [Trait("Rule", "R016")]
    [Trait("Rule", "R017")]
    public async Task A_council_is_prepared_for_its_end_ended_and_taken_back()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("廃止 中央");
        await section.PressAsync("保存", ("reason", "統合のため"), ("explained", "M0,M1"), ("how", "訪問"));
        section.Card.Text.ShouldContain("廃止日はまだ入力されていません");

        await section.PressAsync("保存", ("last", "2027-03-31"));

        section.Card.Text.ShouldContain("令和9年3月31日（水）で廃止します");
        section.Card.Text.ShouldContain("在任中の委員　10人");
        section.Card.Text.ShouldContain("事前説明が未記入の委員が8人います");
        (await _bot.FactsAsync(World.Central)).Council.Abolished.ShouldBe(new DateOnly(2027, 3, 31));
        await section.PressAsync("廃止日を取り消す");
        section.Card.Text.ShouldContain("連絡協議会は続きます");
        var council = (await _bot.FactsAsync(World.Central)).Council;
        council.Abolished.ShouldBeNull();
        council.Abolition?.Explanations.Select(e => e.Member).ShouldBe([new MemberId("M0"), new MemberId("M1")]);
    }

    [Fact]
    public async Task A_day_before_the_beginning_is_refused_at_its_field_and_nothing_typed_is_lost()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("廃止 中央");

        await section.PressAsync("保存", ("last", "2009-12-31"), ("reason", "統合のため"));

        section.Card.Text.ShouldContain("設置日（平成22年4月1日（木））以降の日付を入力してください");
        section.Card.Inputs["reason"].ShouldBe("統合のため");
        (await _bot.FactsAsync(World.Central)).Council.Abolition.ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_police_box_reads_what_its_council_is_and_changes_nothing()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("協議会の内容");
        lead.Card.Text.ShouldContain("所管区連絡協議会");
        lead.Card.Text.ShouldContain("巡査部長 試験 一郎");
        lead.Card.Buttons.ShouldNotContain("廃止の手続");

        await lead.OpenAsync("abolish.save", ("council", "C1"), ("last", "2027-03-31"), ("command", "00000000000000000000000000000077"));
        (await _bot.FactsAsync(World.Central)).Council.Abolished.ShouldBeNull();
        await lead.SayAsync("会則");
        lead.Sentence.ShouldContain("警察署の地域警察担当課（係）");
    }

    [Fact]
    [Trait("Rule", "R008")]
    [Trait("Rule", "R009")]
    public async Task Bylaws_are_entered_corrected_and_ended_by_the_section_and_read_by_the_chief()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.StationChief));
        await section.SayAsync("会則");
        section.Card.Text.ShouldContain("会則等はありません。");
        await section.PressAsync("会則等を追加");
        await section.PressAsync("保存", ("enacted", "2026-10-01"));
        section.Card.Text.ShouldContain("会則等の名称を入力してください。");

        await section.PressAsync("保存", ("title", "中央警察署連絡協議会会則"), ("enacted", "2026-10-01"), ("forCouncil", "C1"));
        section.Card.Text.ShouldContain("釧路方面本部地域課長との協議が未記入です");
        await section.PressAsync("中央警察署連絡協議会会則を修正");
        await section.PressAsync("保存", ("consultedOn", "2026-09-01"), ("consultation", "異議なし"), ("ended", "2027-03-31"));

        section.Card.Text.ShouldNotContain("未記入");
        section.Card.Text.ShouldContain("令和9年3月31日廃止");
        await chief.SayAsync("規約");
        chief.Card.Text.ShouldContain("中央警察署連絡協議会会則");
        chief.Card.Buttons.ShouldNotContain("会則等を追加");
    }

    [Fact]
    [Trait("Rule", "R090")]
    [Trait("Rule", "R097")]
    public async Task The_station_sees_every_beat_and_the_slips()
    {
        var chief = await _bot.OpenChatOf(World.StationChief);

        await chief.SayAsync("設置状況");

        chief.Card.Text.ShouldContain("所管区 2のうち、設置又は代替 2");
        chief.Card.Text.ShouldContain("中央交番連絡協議会");
        chief.Card.Text.ShouldContain("設置（廃止）票の対象（2）");
    }

    private async Task MakeSpecialAsync()
    {
        var council = (await _bot.FactsAsync(World.Central)).Council;
        await _bot.CommitAsync(
            World.Central,
            new CouncilWrite.PutCouncil(council with { Kind = CouncilKind.SpecialPurpose, Established = new DateOnly(2026, 5, 1) })
        );
    }
}
