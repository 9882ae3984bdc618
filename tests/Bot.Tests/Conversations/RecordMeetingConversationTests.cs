using System.Text.Json.Nodes;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

public sealed class RecordMeetingConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R065")]
    [Trait("Rule", "R115")]
    public async Task A_usual_meeting_takes_seven_presses_and_nothing_but_its_own_content()
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        await chat.PressAsync("会議を記録");
        await chat.PressAsync("次へ", ("to-time", "15:20"));
        await chat.PressAsync("次へ", ("present", "M0,M1,M2,M3,M4,M5,M6,M8,M9"));
        await chat.PressAsync("次へ", ("result-p1", "11月も週2回継続する。"), ("result-p2", "町内会と合同で点検する。"));
        await chat.PressAsync("次へ", ("text", "街路灯を設置してほしい"));
        await chat.PressAsync("次へ");
        chat.Card.Text.ShouldContain("欠席者1人への結果連絡が必要です。");
        await chat.PressAsync("確定して報告");

        var facts = await Facts();
        facts.Meetings.Single().State.ShouldBe(RecordState.Confirmed);
        facts.Meetings.Single().MembersPresent.ShouldBe(9);
        facts.Meetings.Single().Minutes.ShouldBe(80);
        facts.Feedback.Single().Entry.Text.ShouldBe("街路灯を設置してほしい");
        (await Body()).Content.Topics.Select(t => t.Result).ShouldBe(["11月も週2回継続する。", "町内会と合同で点検する。"]);
    }

    [Fact]
    [Trait("Rule", "R104")]
    public async Task Letters_ticked_with_the_attendance_are_handed_over_with_the_confirmation_and_corrected_with_the_record()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.PressAsync("会議を記録");
        await chat.PressAsync("次へ");
        chat.Card.Text.ShouldContain("記録を確定すると、開催日の交付として記録されます。");
        await chat.PressAsync("次へ", ("present", "M0,M1,M2,M3"), ("letters", "M0@2025-04-01,M1@2025-04-01,M9@2025-04-01"));
        await chat.PressAsync("次へ", ("result-p1", "11月も週2回継続する。"));
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");
        chat.Card.Text.ShouldContain("欠席の日高 十和子委員に、会議での委嘱状の交付が選択されています。");
        await chat.PressAsync("出席を修正");
        await chat.PressAsync("確認に戻る", ("letters", "M0@2025-04-01,M1@2025-04-01"));
        chat.Card.Text.ShouldContain("2人に交付");
        (await LettersAsync()).ShouldBeEmpty();
        await chat.PressAsync("確定して報告");
        (await LettersAsync()).ShouldBe(["M0 2026-11-20", "M1 2026-11-20"]);

        await chat.PressAsync("記録を見る");
        await chat.PressAsync("訂正を始める", ("reason", "交付の誤り"));
        await chat.PressAsync("出席を修正");
        chat.Card.Inputs["letters"].ShouldBe("M0@2025-04-01,M1@2025-04-01");
        await chat.PressAsync("確認に戻る", ("letters", "M1@2025-04-01,M2@2025-04-01"));
        (await LettersAsync()).ShouldBe(["M0 2026-11-20", "M1 2026-11-20"]);
        await chat.PressAsync("訂正を確定");
        (await LettersAsync()).ShouldBe(["M1 2026-11-20", "M2 2026-11-20"]);

        async Task<IReadOnlyList<string>> LettersAsync() =>
            [
                .. (await Facts())
                    .Members.Where(m => m.Commissions[0].LetterHandedOver is not null)
                    .Select(m => $"{m.Id} {m.Commissions[0].LetterHandedOver:O}"),
            ];
    }

    [Fact]
    [Trait("Rule", "A12")]
    public async Task How_a_meeting_was_held_is_entered_printed_and_told_what_it_counts_for()
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        await chat.PressAsync("会議を記録");
        await chat.PressAsync("次へ", ("form", "Online"));
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ", ("result-p1", "11月も週2回継続する。"));
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");
        chat.Card.Text.ShouldContain("この開催方法の会議は、年度1回以上の定期会議に算入されません。");
        await chat.PressAsync("第5号様式を表示");
        chat.Card.Text.ShouldContain("オンライン");
        await chat.PressAsync("戻る");
        await chat.PressAsync("確定して報告");

        var facts = await Facts();
        facts.Meetings.Single().Form.ShouldBe(MeetingForm.Online);
        ObligationPlanner
            .Of(facts, new DateOnly(2026, 11, 24), ObligationRules.Default)
            .ShouldContain(o => o.Kind == ObligationKind.RegularMeeting);
    }

    [Fact]
    [Trait("Rule", "R060")]
    public async Task That_others_are_to_be_asked_is_planned_and_their_selection_is_examined_before()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("開催計画");

        await lead.PressAsync("保存", ("date", "2026-12-10"), ("guests", "true"));

        (await Facts()).Plans.SelectMany(p => p.Meetings).Single(m => m.Date == new DateOnly(2026, 12, 10)).InvitesGuests.ShouldBeTrue();
        (await Selections()).ShouldBe(["12月10日（木）の定期会議に参加を要請する委員以外の方の人選が未検討です。"]);

        // Taking the tick out takes the matter with it.
        await lead.SayAsync("開催計画");
        await lead.PressAsync("12月10日（木）の計画を修正");
        lead.Card.Inputs["guests"].ShouldBe("true");
        await lead.PressAsync("保存", ("guests", "false"));
        (await Selections()).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_flow_has_ended_no_members_name_stays_on_its_card()
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        await RecordAsync(chat);
        var stored = await chat.StoredAsync(card => card.Heading == "会議の記録");

        foreach (var name in World.MemberNames)
        {
            stored.Json.ToJsonString().ShouldNotContain(name);
        }
    }

    [Fact]
    [Trait("Rule", "R116")]
    public async Task A_draft_goes_on_where_it_was_left_on_another_device_and_by_a_colleague()
    {
        var phone = await _bot.OpenChatOf(World.Lead);
        await phone.SayAsync("会議を記録");
        await phone.PressAsync("次へ", ("place", "別の会場"));
        await phone.PressAsync("保存して閉じる", ("present", "M0,M1"));

        var desk = await _bot.OpenChatOf(World.Second);
        await desk.SayAsync("記録");
        await desk.PressAsync("再開");

        desk.Card.Heading.ShouldBe("出席者");
        desk.Card.Inputs["present"].ShouldBe("M0,M1");
        await desk.PressAsync("戻る");
        desk.Card.Inputs["place"].ShouldBe("別の会場");
    }

    [Fact]
    [Trait("Rule", "R115")]
    public async Task A_colleague_asks_the_lead_officer_returns_it_with_a_reason_and_then_confirms()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await ToReviewAsync(second);
        second.Card.HasButton("確定して報告").ShouldBeFalse();

        await second.PressAsync("確認を依頼");
        await lead.NoticeAsync("確認の依頼");
        await lead.PressAsync("内容を確認");
        await lead.PressAsync("理由を付けて差し戻す");
        lead.Card.Text.ShouldContain("理由を入力してください。");
        await lead.PressAsync("理由を付けて差し戻す", ("returnReason", "議題2の結果を記入"));
        await second.NoticeAsync("記録の差し戻し");
        second.Card.Text.ShouldContain("議題2の結果を記入");
        await second.PressAsync("記録を修正");
        await second.PressAsync("確認を依頼");
        await lead.NoticeAsync("確認の依頼");
        await lead.PressAsync("内容を確認");
        await lead.PressAsync("確定して報告");

        var record = (await Facts()).Meetings.Single();
        record.ConfirmedBy.ShouldBe(World.Lead.Id);
        record.OnBehalf.ShouldBeFalse();
        await second.NoticeAsync("記録の確定");
        await second.PressAsync("記録を見る");
        second.Card.Text.ShouldContain("確定");
    }

    [Theory]
    [InlineData("会議を記録")]
    [InlineData("きろくしたい")]
    public async Task Whoever_can_only_read_learns_at_once_who_records(string words)
    {
        var chief = await _bot.OpenChatOf(World.StationChief);

        await chief.SayAsync(words);

        chief.Sentence.ShouldContain("この操作は交番・駐在所の運営担当者が行います。");
        chief.Sentence.ShouldContain("「会議一覧」");
    }

    [Fact]
    [Trait("Rule", "R115")]
    [Trait("Rule", "A15")]
    public async Task The_section_enters_the_report_to_the_chief_and_an_officer_may_not()
    {
        var (lead, section) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Section));
        await RecordAsync(lead);

        await section.NoticeAsync("記録の確定");
        await section.PressAsync("記録を見る");
        await section.PressAsync("署長報告済にする", ("reportedOn", "2026-11-19"));
        section.Card.Text.ShouldContain("より前の日付は入力できません");
        await section.PressAsync("署長報告済にする", ("reportedOn", "2026-11-24"));

        (await Facts()).Meetings.Single().ReportedOn.ShouldBe(new DateOnly(2026, 11, 24));
        await lead.PressAsync("記録を見る");
        lead.Card.HasButton("署長報告済にする").ShouldBeFalse();
        lead.Card.Text.ShouldContain("署長報告済");

        // A day that was entered wrongly is corrected with a reason, by the section alone.
        await section.PressAsync("報告日の訂正を保存", ("correctedOn", "2026-11-23"));
        (await Facts()).Meetings.Single().ReportedOn.ShouldBe(new DateOnly(2026, 11, 24));
        section.Card.Text.ShouldContain("要訂正：");
        await section.PressAsync("報告日の訂正を保存", ("correctedOn", "2026-11-23"), ("correctionReason", "転記誤り"));
        (await Facts()).Meetings.Single().ReportedOn.ShouldBe(new DateOnly(2026, 11, 23));
        lead.Card.HasButton("報告日の訂正を保存").ShouldBeFalse();
        _bot.Storage.Councils.Rows.ShouldContain(r => r.Body.Contains("record.report-corrected", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "H9")]
    public async Task The_section_asks_for_more_and_a_revision_answers_while_the_old_one_stays_readable()
    {
        var (lead, section) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Section));
        await RecordAsync(lead);
        await section.SayAsync("会議を見る 中央");
        await section.PressAsync("依頼を送る", ("question", "街路灯の場所を補足"));

        await lead.NoticeAsync("補足の依頼");
        await lead.PressAsync("記録を見る");
        await lead.PressAsync("訂正を始める", ("reason", "地域課からの補足依頼"));
        await lead.PressAsync("会議を修正");
        await lead.PressAsync("確認に戻る", ("place", "中央町内会館 2階"));
        await lead.PressAsync("訂正を確定");

        var facts = await Facts();
        facts.Meetings.Single().Revision.ShouldBe(2);
        facts.Meetings.Single().Supplement.ShouldBeNull();
        facts.Feedback.Count.ShouldBe(1);
        (await Body(1)).Content.Place.ShouldBe("中央町内会館");
        (await Body(2)).Content.Place.ShouldBe("中央町内会館 2階");
        await lead.PressAsync("記録を見る");
        lead.Card.Text.ShouldContain("地域課からの補足依頼");
        await lead.PressAsync("前の版");
        lead.Card.Text.ShouldContain("これは訂正前の版です。");
    }

    [Fact]
    [Trait("Rule", "R056")]
    [Trait("Rule", "R058")]
    [Trait("Rule", "R112")]
    public async Task An_extraordinary_meeting_asks_for_its_occasion_and_three_headings()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("次へ", ("kind", "Extraordinary"), ("date", "2026-11-22"));
        chat.Card.Text.ShouldContain("開催計画から転記した開始、場所、議題を取り消しました。");
        chat.Card.Inputs["date"].ShouldBe("2026-11-22");
        chat.Card.Inputs.GetValueOrDefault("place", "").ShouldBeEmpty();
        await chat.PressAsync("次へ", ("from", "18:00"), ("place", "南集会所"), ("occasion", "連続した不審火"));
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");
        await chat.PressAsync(
            "次へ",
            ("information", "発生状況を説明"),
            ("emergencyContact", "町内会の連絡網"),
            ("cooperation", "門灯の点灯"),
            ("reflection", "夜間警戒")
        );
        chat.Card.Text.ShouldContain("連続した不審火");
        chat.Card.Text.ShouldContain("町内会の連絡網");
        await chat.PressAsync("確定して報告");

        var body = await Body();
        body.Header.PlannedFor.ShouldBeNull();
        body.Content.Topics.ShouldBeEmpty();
        body.Header.Kind.ShouldBe(MeetingKind.Extraordinary);
        body.Content.Extraordinary.Occasion.ShouldBe("連続した不審火");
        body.Content.Extraordinary.Reflection.ShouldBe("夜間警戒");
    }

    [Fact]
    public async Task The_occasion_is_asked_before_all_else_and_may_be_left_for_later()
    {
        var chat = await _bot.OpenChatOf(World.EastOfficer);
        await chat.SayAsync("会議を記録");
        chat.Card.Inputs.Keys.ShouldNotContain("occasion");

        await chat.PressAsync("次へ", ("kind", "Extraordinary"), ("place", "東会館"));
        chat.Card.Heading.ShouldBe("会議を記録");
        chat.Card.Text.ShouldContain("臨時会議の契機（開催が必要となった事情）を記入してください。");
        chat.Card.Inputs.Keys.ShouldContain("occasion");
        await chat.PressAsync("次へ");
        chat.Card.Heading.ShouldBe("出席者");
    }

    [Fact]
    [Trait("Rule", "R102")]
    public async Task While_the_post_of_the_lead_officer_is_vacant_the_section_confirms_and_the_record_says_so()
    {
        var (officer, section) = (await _bot.OpenChatOf(World.EastOfficer), await _bot.OpenChatOf(World.Section));
        await officer.SayAsync("会議を記録");
        await officer.PressAsync("次へ", ("from", "10:00"), ("place", "東会館"));
        await officer.PressAsync("次へ");
        officer.Card.Heading.ShouldBe("前回までの要望等の措置状況");
        await officer.PressAsync("次へ", ("status-old-1", "Done"), ("measure-old-1", "設置済み"), ("told-old-1", "true"));
        await officer.PressAsync("次へ", ("title", "通学路の安全"), ("result", "見守りを続ける"));
        await officer.PressAsync("次へ");
        await officer.PressAsync("次へ");
        officer.Card.HasButton("確定して報告").ShouldBeFalse();
        await officer.PressAsync("確認を依頼");
        officer.Card.Text.ShouldContain("署の地域課に確認を依頼しました。");

        await section.NoticeAsync("確認の依頼");
        await section.SayAsync("確認待ち");
        await section.PressAsync("東駐在所連絡協議会：");
        await section.PressAsync("確定して報告");

        var east = (await _bot.Storage.CouncilStore.FindAsync(World.East, CancellationToken.None))!.Facts;
        east.Meetings.Single().OnBehalf.ShouldBeTrue();
        east.Feedback.ShouldBeEmpty();
        section.Card.Text.ShouldContain("確定しました。署長への報告日を入力してください。");
        await section.PressAsync("署長への報告日を入力");
        section.Card.Text.ShouldContain("運営責任者不在のため地域課が代行");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_same_action_several_times_has_one_effect_and_the_same_answer(int times)
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        var first = chat.Card;

        var answers = new List<string>();
        for (var i = 0; i < times; i++)
        {
            answers.Add((await chat.ActAsync(chat.InvokeOf(first, "次へ", ("place", "一度だけ")))).ToJsonString());
        }

        answers.Distinct().Count().ShouldBe(1);
        (await Facts()).Drafts.Single().Version.ShouldBe(2);
    }

    [Fact]
    public async Task At_once_too()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        var first = chat.Card;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => chat.ActAsync(chat.InvokeOf(first, "次へ", ("place", "同時に"))))
        );

        answers.Select(a => a.ToJsonString()).Distinct().Count().ShouldBe(1);
        (await Facts()).Drafts.Single().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_stale_card_shows_the_current_state_keeps_what_was_typed_and_writes_nothing()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.SayAsync("会議を記録");
        await second.SayAsync("会議を記録");
        await lead.PressAsync("次へ", ("place", "先に保存した場所"), ("date", "2026-11-19"));

        await second.PressAsync("次へ", ("place", "後から入力した場所"), ("to-time", "16:00"));

        second.Card.Text.ShouldContain("巡査部長 試験 一郎が10:00に保存：開催日 11月19日（木）、場所「先に保存した場所」。");
        second.Card.Text.ShouldContain("場所は、あなたの入力を表示しています。このまま進むと置き換わります。");
        second.Card.Inputs["place"].ShouldBe("後から入力した場所");
        second.Card.Inputs["to-time"].ShouldBe("16:00");
        second.Card.Inputs["date"].ShouldBe("2026-11-19");
        (await Facts()).Drafts.Single().Content.Place.ShouldBe("先に保存した場所");
        await second.PressAsync("次へ");
        (await Facts()).Drafts.Single().Content.Place.ShouldBe("後から入力した場所");
    }

    [Fact]
    public async Task The_fallback_of_old_clients_does_the_same()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.SubmitAsync("次へ", ("place", "旧クライアント"));

        chat.Card.Heading.ShouldBe("出席者");
        (await Facts()).Drafts.Single().Content.Place.ShouldBe("旧クライアント");
    }

    [Fact]
    public async Task A_click_is_followed_by_an_update_and_a_refresh_never_is()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ");
        await chat.StoredAsync(card => card.Heading == "出席者");
        var (updates, version) = (chat.Updates.Count, (await Facts()).Drafts.Single().Version);

        await chat.RefreshAsync(chat.Card);
        await chat.SayAsync("ヘルプ");

        chat.Updates.Count.ShouldBe(updates);
        (await Facts()).Drafts.Single().Version.ShouldBe(version);
    }

    [Fact]
    public async Task A_refresh_may_not_change_anything_whatever_it_claims()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        var forged = chat.InvokeOf(chat.Card, "次へ", ("place", "勝手な変更"));
        forged["value"]!["trigger"] = "automatic";

        await chat.ActAsync(forged);

        (await Facts()).Drafts.Single().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_times_and_dates_get_a_sentence_at_their_field_and_everything_typed_stays()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("次へ", ("date", "2026-02-30"), ("to-time", "二十五時"), ("place", "残る場所"));

        chat.Card.Text.ShouldContain("「2026-02-30」は存在しない日付か、年の範囲の外の日付です。");
        chat.Card.Text.ShouldContain("「二十五時」は時刻として読み取れません。");
        chat.Card.Inputs["place"].ShouldBe("残る場所");
        (await Facts()).Drafts.Single().Version.ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "H5")]
    public async Task A_meeting_in_the_future_blocks_its_confirmation_and_the_button_leads_to_the_day()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ", ("date", "2026-12-20"), ("to-time", "13:00"));
        chat.Card.Heading.ShouldBe("会議を記録");
        chat.Card.Text.ShouldContain("要確認：開催日が将来の日付です");
        chat.Card.Text.ShouldContain("要訂正：終了時刻が開始時刻より前です。");
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await chat.PressAsync("次へ");
        }

        chat.Card.Text.ShouldContain("開催日が将来の日付です");
        chat.Card.HasButton("確定して報告").ShouldBeFalse();
        await chat.PressAsync("開催日を修正");
        chat.Card.Heading.ShouldBe("会議を記録");
        await chat.PressAsync("確認に戻る", ("date", "2026-11-20"), ("to-time", "15:20"));
        chat.Card.Heading.ShouldBe("内容の確認");
        chat.Card.HasButton("確定して報告").ShouldBeTrue();
    }

    [Fact]
    public async Task Giving_up_asks_first_and_leaves_a_neutral_card()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("入力をやめる");
        chat.Card.Heading.ShouldBe("入力をやめますか");
        await chat.PressAsync("破棄する");

        chat.Card.Text.ShouldContain("この下書きは破棄されました（11月24日（火）10:00 巡査部長 試験 一郎）。");
        (await Facts()).Drafts.Single().IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Topics_are_added_corrected_and_removed_in_place()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");

        await chat.PressAsync("続けて追加", ("title", "追加の議題"), ("result", "結果"), ("notices", "年末警戒"));
        await chat.PressAsync("議題3を修正");
        await chat.PressAsync("議題3を保存", ("title", "直した議題"));
        await chat.PressAsync("議題1を修正");
        await chat.PressAsync("議題1を削除");

        var content = (await Facts()).Drafts.Single().Content;
        content.Topics.Select(t => t.Title).ShouldBe(["通学路の街路灯", "直した議題"]);
        content.Notices.ShouldBe("年末警戒");
    }

    [Fact]
    public async Task Copying_from_the_last_meeting_keeps_what_is_entered()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await RecordAsync(chat);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("前回から複写", ("place", ""), ("from", "18:30"));

        chat.Card.Text.ShouldContain("の記録から複写しました。");
        chat.Card.Inputs["place"].ShouldBe("中央町内会館");
        chat.Card.Inputs["from"].ShouldBe("18:30");
    }

    [Fact]
    public async Task A_draft_that_nobody_saves_expires_with_a_notice()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ");

        _bot.Clock.Advance(TimeSpan.FromDays(91));

        await chat.NoticeAsync("下書きの終了");
        (await Facts()).Drafts.Single().State.ShouldBe(DraftState.Expired);
    }

    [Fact]
    public async Task Another_open_draft_of_that_day_is_still_known_on_the_card_that_a_saved_step_shows()
    {
        const string Told = "同じ日の定期会議の下書きがほかにあります。";
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.SayAsync("会議を記録");
        await lead.PressAsync("次へ");
        await second.SayAsync("会議を記録");
        await second.PressAsync("別の会議を記録");

        await second.PressAsync("次へ", ("date", "2026-11-20"), ("from", "14:00"));
        second.Card.Heading.ShouldBe("会議を記録");
        second.Card.Text.ShouldContain(Told);

        foreach (var _ in Enumerable.Range(0, 5))
        {
            await second.PressAsync("次へ");
        }

        second.Card.Heading.ShouldBe("内容の確認");
        second.Card.Text.ShouldContain(Told);
        (await Facts()).Drafts.Count(d => d.IsOpen).ShouldBe(2);
    }

    [Fact]
    public async Task A_day_that_is_recorded_already_is_told_and_of_two_records_the_reader_chooses()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await RecordAsync(lead);
        await second.SayAsync("会議を記録");
        await second.PressAsync("次へ", ("date", "2026-11-20"), ("from", "14:00"));
        second.Card.Heading.ShouldBe("会議を記録");
        second.Card.Text.ShouldContain("同じ日の定期会議の記録（確定）が既にあります。");
        foreach (var _ in Enumerable.Range(0, 6))
        {
            await second.PressAsync("次へ");
        }

        second.Card.Text.ShouldContain("同じ日の定期会議の記録（確定）が既にあります。");
        await second.PressAsync("確認を依頼");
        await lead.NoticeAsync("確認の依頼");
        await lead.PressAsync("内容を確認");
        await lead.PressAsync("確定して報告");

        await lead.SayAsync("会議を見る 令和8年11月20日");
        lead.Card.Text.ShouldContain("この日の記録が2件あります。");
        await lead.PressAsync("令和8年11月20日（金）の会議（2件目）を見る");
        lead.Card.Text.ShouldContain("街路灯を設置してほしい");
    }

    [Fact]
    public async Task Absences_that_two_officers_enter_come_together()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.SayAsync("会議を記録");
        await lead.PressAsync("次へ");
        await second.SayAsync("会議を記録");
        await second.PressAsync("再開");
        await second.PressAsync("次へ", ("present", "M0,M1,M2,M3,M4,M5,M6,M8,M9"));

        await lead.PressAsync("次へ", ("present", "M0,M2,M3,M4,M5,M6,M7,M8,M9"), ("guestList", "試験 花子"));

        lead.Card.Text.ShouldContain("巡査 試験 二郎が10:00に保存：出席委員 留萌 八郎（チェックなし）。");
        lead.Card.Inputs["present"].ShouldBe("M0,M2,M3,M4,M5,M6,M8,M9");
        lead.Card.Inputs["guestList"].ShouldBe("試験 花子");
        (await Facts()).Drafts.Single().Content.Attendance.Absent.Select(a => a.Value).ShouldBe(["M7"]);
        await lead.PressAsync("次へ");
        (await Facts()).Drafts.Single().Content.Attendance.Absent.Select(a => a.Value).ShouldBe(["M1", "M7"]);
    }

    [Fact]
    public async Task A_result_that_a_colleague_has_entered_meanwhile_stands_in_the_note_and_the_own_one_in_its_field()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.SayAsync("会議を記録");
        await lead.PressAsync("次へ");
        await lead.PressAsync("次へ");
        await second.SayAsync("会議を記録");
        await second.PressAsync("再開");
        await second.PressAsync("次へ", ("result-p1", "継続する。"));

        await lead.PressAsync("次へ", ("result-p1", "週2回とする。"), ("notices", "年末警戒"));

        lead.Card.Text.ShouldContain("議題1：検討・協議の結果、対応策「継続する。」");
        lead.Card.Inputs["result-p1"].ShouldBe("週2回とする。");
        lead.Card.Inputs["notices"].ShouldBe("年末警戒");
    }

    [Fact]
    public async Task Whoever_only_opened_the_form_leaves_nothing_behind_that_others_take_for_begun()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        var section = await _bot.OpenChatOf(World.Section);
        await lead.SayAsync("きろく");
        await lead.PressAsync("入力をやめる");

        await second.SayAsync("ホーム");
        second.Card.Text.ShouldNotContain("入力途中の記録");
        await section.SayAsync("ホーム");
        section.Card.Text.ShouldNotContain("入力途中の記録");
        await second.SayAsync("会議一覧");
        second.Card.Text.ShouldNotContain("下書き");
        await second.SayAsync("きろく");
        await second.PressAsync("次へ");
        second.Card.Heading.ShouldBe("出席者");
        (await Facts()).Drafts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_colleague_who_discards_is_told_whose_it_is_and_is_named_afterwards()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.SayAsync("会議を記録");
        await lead.PressAsync("次へ");
        await lead.PressAsync("次へ");
        await second.SayAsync("会議を記録");
        await second.PressAsync("再開");

        await second.PressAsync("入力をやめる");
        second.Card.Text.ShouldContain("巡査部長 試験 一郎が始めた下書きです（3／6まで入力、最後の保存は10:00 巡査部長 試験 一郎）。");
        await second.PressAsync("破棄する");

        var replaced = await lead.StoredAsync(card => card.Heading == "会議の記録");
        replaced.Text.ShouldContain("この下書きは破棄されました（11月24日（火）10:00 巡査 試験 二郎）。");
        await lead.PressAsync("次へ");
        lead.Card.Text.ShouldContain("この下書きは破棄されました（11月24日（火）10:00 巡査 試験 二郎）。");
    }

    [Fact]
    public async Task A_planned_meeting_is_cancelled_and_the_audit_trail_keeps_it()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("開催計画");
        await chat.PressAsync("11月20日（金）の計画を修正");

        await chat.PressAsync("11月20日（金）の計画を取り消す");

        chat.Card.Text.ShouldContain("11月20日（金）の計画を取り消しました。");
        (await Facts()).Plans.Single().Meetings.ShouldBeEmpty();
        var audit = await _bot.Storage.Councils.ReadRangeAsync(World.Central.Value, "7audit|", "7audit~", CancellationToken.None);
        var cancelled = audit.Select(PartitionRows.Audit.Read).Single(e => e.What == "plan.cancel");
        cancelled.Before.ShouldBe(
            "令和8年11月20日（金）　14:00　中央町内会館　交番等の活動状況：秋の夜間パトロール　地域の抱える問題、行事等の進め方：通学路の街路灯"
        );
    }

    [Fact]
    public async Task What_is_pasted_beyond_the_limit_is_told_at_its_field_and_stays_there()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ", ("guestList", string.Join('\n', Enumerable.Repeat(new string('名', 59), 17))));
        chat.Card.Text.ShouldContain("1,000字を超えています（1,019字）。短くしてください。");
        await chat.PressAsync("次へ", ("guestList", ""));

        await chat.PressAsync("次へ", ("notices", new string('連', 2050)), ("result-p1", new string('果', 1001)));

        chat.Card.Text.ShouldContain("2,000字を超えています（2,050字以上）。貼り付けた文章の末尾を確かめ、短くしてください。");
        chat.Card.Text.ShouldContain("1,000字を超えています（1,001字）。短くしてください。");
        chat.Card.Inputs["notices"].Length.ShouldBe(2050);
        chat.Card.Inputs["result-p1"].Length.ShouldBe(1001);
    }

    private static async Task ToReviewAsync(Chat chat)
    {
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ", ("to-time", "15:20"));
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ", ("result-p1", "継続する。"));
        await chat.PressAsync("次へ", ("text", "街路灯を設置してほしい"));
        await chat.PressAsync("次へ");
    }

    private static async Task RecordAsync(Chat chat)
    {
        await ToReviewAsync(chat);
        await chat.PressAsync("確定して報告");
    }

    private async Task<Core.Facts.CouncilFacts> Facts() =>
        (await _bot.Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!.Facts;

    private async Task<IEnumerable<string>> Selections() =>
        ObligationPlanner
            .Of(await Facts(), new DateOnly(2026, 11, 24), ObligationRules.Default)
            .Where(o => o.Kind == ObligationKind.GuestSelection)
            .Select(o => o.Sentence);

    private async Task<MeetingRecordBody> Body(int revision = 1) =>
        (
            await _bot.Storage.CouncilStore.FindRecordAsync(
                World.Central,
                (await Facts()).Meetings.Single().Id,
                revision,
                CancellationToken.None
            )
        )!;
}
