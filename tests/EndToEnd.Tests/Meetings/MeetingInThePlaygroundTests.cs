using KobanBot.Dev;
using KobanBot.Support.EndToEnd;

namespace KobanBot.EndToEnd.Tests.Meetings;

/// <summary>Whole meetings in the real client: what a person sees and taps on a phone.</summary>
public sealed class MeetingInThePlaygroundTests(StationFixture station) : IClassFixture<StationFixture>
{
    [Fact]
    public async Task A_usual_meeting_takes_at_most_ten_taps_and_no_typing_beyond_its_own_content()
    {
        await using var chat = await station.OpenChatOf("P10026");
        if ((await chat.TextAsync()).Length == 0)
        {
            // Whom another test has opened a chat for is not welcomed again.
            await chat.SayAsync("ホーム");
        }

        await chat.WaitForHeadingAsync("中央交番連絡協議会");

        await chat.PressAsync("会議を記録");
        await chat.SetTimeAsync("終了", new TimeOnly(15, 20));
        await chat.PressAsync("次へ");
        await chat.UncheckAsync("留萌 八郎");
        await chat.PressAsync("次へ");
        await chat.FillAsync("議題1：検討・協議の結果、対応策", "11月も週2回継続する。");
        await chat.FillAsync("議題2：検討・協議の結果、対応策", "町内会と合同で点検する。");
        await PictureAsync(chat, "playground-topics-320px.png");
        await chat.PressAsync("次へ");
        await chat.FillAsync("内容", "通学路に街路灯を設置してほしい");
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");
        await chat.WaitForHeadingAsync("内容の確認");
        var review = await chat.TextAsync();
        await PictureAsync(chat, "playground-review-320px.png");
        await chat.PressAsync("確定して報告");

        TestContext.Current.SendDiagnosticMessage($"A usual meeting took {chat.Taps} taps.");
        chat.Taps.ShouldBeLessThanOrEqualTo(10);
        review.ShouldContain("委員 9人（開催日現在10人）");
        review.ShouldContain("欠席者1人への結果連絡が必要です。");
        await chat.ReloadAsync();
        (await chat.TextAsync()).ShouldContain("確定しました。署の地域課にお知らせします。");
        (await chat.TextAsync()).ShouldNotContain("留萌 八郎");
    }

    [Fact]
    [Trait("Rule", "R115")]
    [Trait("Rule", "H9")]
    public async Task A_regular_meeting_is_resumed_handed_over_returned_confirmed_reported_corrected_and_read_back()
    {
        await using var lead = await station.OpenChatOf("P10032");
        await using var section = await station.OpenChatOf("P10029");
        await using (var phone = await station.OpenChatOf("P10033"))
        {
            await phone.SayAsync("きろく");
            await phone.PressAsync("東交番連絡協議会を選択");
            await phone.SetDateAsync("開催日（必須）", new DateOnly(2026, 11, 18));
            await phone.SetTimeAsync("終了", new TimeOnly(19, 30));
            await phone.PressInMenuAsync("保存して閉じる");
        }

        await using var officer = await station.OpenChatOf("P10033");
        await officer.SayAsync("会議を記録");
        await officer.PressAsync("東交番連絡協議会を選択");
        await officer.PressAsync("定期会議　令和8年11月18日（水）の記録を再開");
        (await officer.ValueAsync("開催日（必須）")).ShouldContain("2026");
        await officer.PressAsync("次へ");
        await officer.PressAsync("次へ");
        await officer.WaitForHeadingAsync("前回までの要望等の措置状況");
        while ((await officer.HeadingsAsync())[0] == "前回までの要望等の措置状況")
        {
            await officer.PressAsync("次へ");
        }

        await officer.FillAsync("警察からの連絡事項", "年末の特別警戒について");
        await officer.PressAsync("次へ");
        await officer.FillAsync("内容", "横断歩道を塗り直してほしい");
        await officer.PressAsync("次へ");
        await officer.PressAsync("次へ");
        await officer.PressAsync("確認を依頼");

        await lead.WaitForHeadingAsync("確認の依頼");
        await lead.PressAsync("内容を確認");
        await lead.UnfoldAsync("差し戻し");
        await lead.FillAsync("差し戻しの理由（必須）", "場所を確認してください");
        await lead.PressAsync("理由を付けて差し戻す");

        await officer.WaitForHeadingAsync("記録の差し戻し");
        await officer.PressAsync("記録を修正");
        await officer.PressAsync("確認を依頼");

        await lead.WaitForHeadingAsync("確認の依頼");
        await lead.PressAsync("内容を確認");
        await lead.PressAsync("確定して報告");

        await section.WaitForHeadingAsync("記録の確定");
        await section.PressAsync("記録を見る");
        await section.UnfoldAsync("署長報告日");
        await section.PressAsync("署長報告済にする");
        (await section.TextAsync()).ShouldContain("署長への報告日を記録しました。");

        await lead.PressAsync("記録を見る");
        await lead.PressAsync("訂正を始める");
        await lead.PressAsync("会議を修正");
        await lead.FillAsync("場所", "東会館 2階");
        await lead.PressAsync("確認に戻る");
        await lead.PressAsync("訂正を確定");
        await lead.SayAsync("会議を見る 令和8年11月18日");
        await lead.PressAsync("東交番連絡協議会を選択");
        (await lead.TextAsync()).ShouldContain("東会館 2階");
        (await lead.TextAsync()).ShouldContain("横断歩道を塗り直してほしい");
        await lead.PressAsync("前の版");
        (await lead.TextAsync()).ShouldContain("これは訂正前の版です。");
        (await lead.TextAsync()).ShouldNotContain("2階");
    }

    [Fact]
    [Trait("Rule", "R056")]
    [Trait("Rule", "R058")]
    [Trait("Rule", "R112")]
    public async Task An_extraordinary_meeting_of_a_one_officer_chuzaisho_is_recorded_and_read_back()
    {
        await using var chat = await station.OpenChatOf("P10045");
        await chat.SayAsync("会議を記録");
        await chat.ChooseAsync("会議の区分（必須）", "臨時会議");
        await chat.SetDateAsync("開催日（必須）", new DateOnly(2026, 11, 19));
        await chat.SetTimeAsync("開始", new TimeOnly(18, 0));
        await chat.FillAsync("場所", "南集会所");
        await chat.PressAsync("次へ");
        await chat.FillAsync("契機（開催が必要となった事情）", "不審火が3件続いた");
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");
        if ((await chat.HeadingsAsync())[0] == "前回までの要望等の措置状況")
        {
            await chat.PressAsync("次へ");
        }

        await chat.FillAsync("議題", "連続する不審火への対策");
        await chat.FillAsync("検討・協議の結果、対応策", "夜回りを行う");
        await chat.PressAsync("次へ");
        await chat.PressAsync("次へ");
        await chat.FillAsync("情報の正確な伝達", "発生状況を説明");
        await chat.FillAsync("緊急時における連絡方法の確立", "町内会の連絡網");
        await chat.FillAsync("必要な協力要請", "門灯の点灯");
        await chat.FillAsync("所管区活動への反映", "夜間の警戒");
        await chat.PressAsync("次へ");
        await chat.PressAsync("確定して報告");
        await chat.SayAsync("会議を見る 2026/11/19");

        var text = await chat.TextAsync();
        foreach (
            var part in new[]
            {
                "臨時会議",
                "不審火が3件続いた",
                "発生状況を説明",
                "町内会の連絡網",
                "門灯の点灯",
                "夜間の警戒",
                "連続する不審火への対策",
            }
        )
        {
            text.ShouldContain(part);
        }
    }

    [Fact]
    public async Task After_a_click_a_reload_shows_the_current_card_and_after_a_crash_its_button_goes_on()
    {
        await using var chat = await station.OpenChatOf("P10040");
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("北交番連絡協議会を選択");
        await chat.SetDateAsync("開催日（必須）", new DateOnly(2026, 11, 17));
        await chat.FillAsync("場所", "失われない場所");
        await chat.PressAsync("次へ");
        await chat.ReloadAsync();
        await chat.WaitForHeadingAsync("出席者");

        await station.CrashAndRestartAsync();
        await chat.PressAsync("戻る");

        await chat.WaitForHeadingAsync("会議を記録");
        (await chat.ValueAsync("場所")).ShouldBe("失われない場所");
    }

    [Fact]
    public async Task A_plan_is_made_and_corrected_in_the_chat()
    {
        await using var chat = await station.OpenChatOf("P10026");
        await chat.SayAsync("開催計画");
        await chat.FillAsync("場所", "中央町内会館 大広間");
        await chat.FillAsync("議題：その他", "・年度の振り返り\n・来年度の計画");
        await chat.PressAsync("保存");
        (await chat.TextAsync()).ShouldContain("開催予定日を入力してください。");
        (await chat.ValueAsync("場所")).ShouldBe("中央町内会館 大広間");

        await chat.SetDateAsync("開催予定日（必須）", new DateOnly(2027, 2, 19));
        await chat.PressAsync("保存");
        (await chat.TextAsync()).ShouldContain("令和9年2月19日（金）");
        await chat.PressAsync("計画を修正");
        await chat.PressAsync("2月19日（金）の計画を修正");

        (await chat.ValueAsync("議題：その他")).ShouldBe("年度の振り返り\n来年度の計画");
    }

    /// <summary>A picture of the window for the documents, when a folder for them is named.</summary>
    private static async Task PictureAsync(ChatPage chat, string file)
    {
        if (Environment.GetEnvironmentVariable("KOBANBOT_PICTURES") is { Length: > 0 } folder)
        {
            await chat.CardScreenshotAsync(Path.Combine(folder, file));
        }
    }
}
