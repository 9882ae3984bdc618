using System.Text.Json.Nodes;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>済み and 欠席者への連絡, by real activities.</summary>
public sealed class FulfilConversationTests : IAsyncLifetime
{
    private const string NotHeld = "MeetingRecord|C1|2026-11-20|";
    private const string Roster = "MemberRoster|C1|2025-04-01|";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R115")]
    public async Task A_meeting_that_was_not_held_is_entered_with_its_reason_taken_back_and_entered_again()
    {
        var lead = await OpenAsync(World.Lead, NotHeld);
        lead.Card.Heading.ShouldBe("開催しなかった旨の入力");
        (await Open(ObligationKind.MeetingRecord)).ShouldBe(1);

        await lead.PressAsync("開催せず", ("day", "令和8年11月20日"));
        lead.Card.Text.ShouldContain("要訂正：理由を入力してください。");
        lead.Card.Inputs["day"].ShouldBe("2026-11-20");

        await lead.PressAsync("開催せず", ("note", "大雨のため中止"));
        lead.Card.Text.ShouldContain("開催しなかった旨を記録しました。");
        (await Open(ObligationKind.MeetingRecord)).ShouldBe(0);
        (await _bot.FactsAsync(World.Central)).Fulfilments.ShouldBe([
            new Fulfilment(ObligationKind.MeetingRecord, "2026-11-20", "", new DateOnly(2026, 11, 20), "大雨のため中止", World.Lead.Id),
        ]);

        var second = await OpenAsync(World.Second, NotHeld);
        second.Card.Text.ShouldContain("すでに完了しています。");
        second.Card.Text.ShouldContain("巡査部長 試験 一郎");

        await second.PressAsync("取り消す");
        second.Card.Text.ShouldContain("取り消しました。");
        (await Open(ObligationKind.MeetingRecord)).ShouldBe(1);

        await second.PressAsync("開催せず", ("day", "2026-11-20"), ("note", "延期"));
        var kept = (await _bot.FactsAsync(World.Central)).Fulfilments.ShouldHaveSingleItem();
        (kept.Withdrawn, kept.Means, kept.By).ShouldBe((false, "延期", World.Second.Id));
        (await Open(ObligationKind.MeetingRecord)).ShouldBe(0);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_told_and_stays_on_the_card()
    {
        var lead = await OpenAsync(World.Lead, NotHeld);
        var note = new string('雨', 101);

        await lead.PressAsync("開催せず", ("day", "2026-11-20"), ("note", note));

        lead.Card.Text.ShouldContain("100字を超えています（101字）。");
        lead.Card.Inputs["note"].ShouldBe(note);
        (await _bot.FactsAsync(World.Central)).Fulfilments.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_press_twice_has_one_effect_and_the_same_answer()
    {
        var section = await OpenAsync(World.Section, Roster);
        var card = section.Card;

        var first = await section.PressOnAsync(card, "済みにする");
        var again = await section.PressOnAsync(card, "済みにする");

        again.Json.ToJsonString().ShouldBe(first.Json.ToJsonString());
        (await _bot.FactsAsync(World.Central)).Fulfilments.ShouldHaveSingleItem().Means.ShouldBe("紙で作成");
    }

    [Fact]
    [Trait("Rule", "R053")]
    public async Task A_commission_that_is_entered_after_its_roster_was_marked_is_marked_the_same_day_and_neither_is_asked_for_again()
    {
        var section = await OpenAsync(World.Section, Roster);
        await section.PressAsync("済みにする", ("means", "紙で作成"));
        (await Open(ObligationKind.MemberRoster)).ShouldBe(0);

        var late = (await _bot.FactsAsync(World.Central)).Members[0] with { Id = new MemberId("M99") };
        await _bot.CommitAsync(World.Central, new CouncilWrite.PutMember(late));
        (await Open(ObligationKind.MemberRoster)).ShouldBe(1);

        var again = await OpenAsync(World.Section, Roster);
        await again.PressAsync("済みにする", ("means", "紙で作成"));
        (await Open(ObligationKind.MemberRoster)).ShouldBe(0);
        var members = (await _bot.FactsAsync(World.Central)).Members.Select(m => $"commission|{m.Id}|2025-04-01");
        (await _bot.FactsAsync(World.Central)).Fulfilments.ShouldHaveSingleItem().Answered.ShouldBe(members, ignoreOrder: true);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Who_may_not_mark_it_sees_it_and_a_forged_press_changes_nothing()
    {
        var lead = await OpenAsync(World.Lead, Roster);
        lead.Card.Text.ShouldContain("この事項の入力は、あなたの現在の役割ではできません。");
        lead.Card.HasButton("済みにする").ShouldBeFalse();

        await lead.OpenAsync(
            "done.save",
            ("council", "C1"),
            ("obligation", Roster),
            ("day", "2026-11-24"),
            ("means", "紙で作成"),
            ("note", "")
        );

        lead.Card.Text.ShouldContain("この事項は、あなたの現在の役割では入力できません。");
        (await _bot.FactsAsync(World.Central)).Fulfilments.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_of_nothing_gets_one_sentence()
    {
        var lead = await OpenAsync(World.Lead, "MeetingNotice|C1|2020-01-01|");

        lead.Sentence.ShouldBe("この事項は、すでに完了しているか、対象ではなくなっています。");
    }

    [Fact]
    public async Task A_day_in_the_future_stays_on_the_card_with_one_sentence()
    {
        var section = await OpenAsync(World.Section, Roster);

        await section.PressAsync("済みにする", ("day", "2026-11-25"), ("means", "電子データで作成"), ("note", "共有フォルダ"));

        section.Card.Text.ShouldContain("要訂正：将来の日付は入力できません。");
        section.Card.Inputs["means"].ShouldBe("電子データで作成");
        section.Card.Inputs["note"].ShouldBe("共有フォルダ");
    }

    [Fact]
    [Trait("Rule", "R075")]
    public async Task Absentees_are_told_in_two_steps_and_who_remains_is_said()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 20), "M0", "M1", "M2");
        var second = await _bot.OpenChatOf(World.Second);
        await second.OpenAsync("absent.open", ("council", "C1"), ("flow", "R1"));
        second.Card.Text.ShouldContain("未連絡（3人）");

        await second.PressAsync("連絡済み");
        second.Card.Text.ShouldContain("要訂正：連絡した欠席者を選択してください。");

        await second.PressAsync("連絡済み", ("members", "M0,M2"), ("means", "訪問"));
        second.Card.Text.ShouldContain("2人への連絡を記録しました。未連絡は1人です。");
        (await Open(ObligationKind.AbsenteeContact)).ShouldBe(1);

        await second.PressAsync("取り消す");
        second.Card.Text.ShouldContain("2人への連絡の入力を取り消しました。");
        (await Open(ObligationKind.AbsenteeContact)).ShouldBe(1);

        await second.PressAsync("連絡済み", ("members", "M0,M1,M2"));
        second.Card.Text.ShouldContain("全員に連絡済みです。");
        (await Open(ObligationKind.AbsenteeContact)).ShouldBe(0);
        (await _bot.FactsAsync(World.Central)).Fulfilments.Count(f => !f.Withdrawn).ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_officers_who_enter_the_same_absentee_the_second_is_told()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 20), "M0", "M1");
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.OpenAsync("absent.open", ("council", "C1"), ("flow", "R1"));
        await second.OpenAsync("absent.open", ("council", "C1"), ("flow", "R1"));
        await lead.PressAsync("連絡済み", ("members", "M0"));

        await second.PressAsync("連絡済み", ("members", "M0"));

        second.Card.Text.ShouldContain("ほかの勤務員が先に入力しました。");
        (await _bot.FactsAsync(World.Central)).Fulfilments.ShouldHaveSingleItem().By.ShouldBe(World.Lead.Id);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task The_chief_marks_like_the_section_and_a_stranger_sees_nothing()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 20), "M0");
        var chief = await _bot.OpenChatOf(World.StationChief);
        await chief.OpenAsync("absent.open", ("council", "C1"), ("flow", "R1"));
        chief.Card.HasButton("連絡済み").ShouldBeTrue();

        var stranger = await _bot.OpenChatOf(World.OtherStation);
        await stranger.OpenAsync("absent.open", ("council", "C1"), ("flow", "R1"));
        stranger.Sentence.ShouldContain("現在の配置では表示できません。");
        await chief.OpenAsync("absent.open", ("council", "C1"), ("flow", "R9"));
        chief.Sentence.ShouldContain("その会議の記録は見つかりません。");
    }

    /// <summary>The digest's buttons carry nothing but the council.</summary>
    [Theory]
    [Trait("Rule", "R055")]
    [InlineData("plan.open", "開催計画")]
    [InlineData("record.start", "会議を記録")]
    [InlineData("terms.review", "再任・後任の検討")]
    [InlineData("measure.list", "要望一覧")]
    [InlineData("support.open", "支援を依頼")]
    public async Task A_flow_opens_from_another_card_with_the_council_alone(string verb, string heading)
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        await lead.OpenAsync(verb, ("council", "C1"));

        lead.Card.Heading.ShouldBe(heading);
    }

    /// <summary>A record that is started from another card takes the planned day that waits for it, without being told which.</summary>
    [Fact]
    public async Task A_record_opened_from_another_card_is_of_the_planned_day()
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        await lead.OpenAsync("record.start", ("council", "C1"));

        lead.Card.Inputs["date"].ShouldBe("2026-11-20");
    }

    private async Task<Chat> OpenAsync(Officer officer, string key)
    {
        var chat = await _bot.OpenChatOf(officer);
        await chat.OpenAsync("done.open", ("council", "C1"), ("obligation", key));
        return chat;
    }

    private async Task<int> Open(ObligationKind kind) =>
        ObligationPlanner.Of(await _bot.FactsAsync(World.Central), Today, ObligationRules.Default).Count(o => o.Kind == kind);
}
