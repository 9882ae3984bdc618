using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>
/// 解嘱 by real activities, and what it makes urgent: 東駐在所 has five members, so that the first who leaves is one too few.
/// </summary>
public sealed class DismissConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R044")]
    [Trait("Rule", "R106")]
    [Trait("Rule", "R107")]
    [Trait("Rule", "R108")]
    public async Task The_section_enters_a_dismissal_tells_the_member_and_gets_the_letter_back()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("解嘱");
        section.Card.Text.ShouldContain("連絡協議会を選択してください。");
        await section.PressAsync("中央交番連絡協議会を選択");
        await section.PressAsync("次へ", ("member", "M3"));
        await section.PressAsync("内容を確認", ("reason", "Misconduct"), ("misuse", "true"));
        section.Card.Text.ShouldContain("まだ記録していません。");
        section.Card.Text.ShouldContain("ふさわしくない行為（要綱では非行）の内容が未記入です。");
        section.Card.Text.ShouldContain("会議の運営への支障の有無が未選択です。");
        (await MemberAsync(World.Central, "M3")).Commissions[0].Dismissal.ShouldBeNull();

        await section.PressAsync("解嘱を記録", ("text", "肩書の利用"), ("successor", "needed"));
        section.Card.Text.ShouldContain("解嘱を記録しました。");
        section.Card.Text.ShouldContain("委嘱状が悪用されるおそれがあります。確実に回収してください。");
        await section.PressAsync("通知を記録", ("method", "Written"));
        section.Card.Text.ShouldContain("令和8年11月24日（火）　本人に文書で通知（入力者 巡査部長 試験 四郎）");
        await section.PressAsync("委嘱状を記録", ("letterNow", "Returned"), ("letterDay", "2026-11-24"));
        section.Card.Text.ShouldContain("返納・回収済み（11月24日（火））　悪用のおそれあり");

        var dismissal = (await MemberAsync(World.Central, "M3")).Commissions[0].Dismissal.ShouldNotBeNull();
        (dismissal.Day, dismissal.NeedsSuccessor, dismissal.Notice!.Method, dismissal.LetterSettled).ShouldBe(
            (new DateOnly(2026, 11, 24), true, NoticeMethod.Written, true)
        );
        await section.PressAsync("解嘱の一覧");
        section.Card.Text.ShouldNotContain("手続中");
    }

    [Fact]
    [Trait("Rule", "R044")]
    public async Task What_was_entered_by_mistake_is_taken_back_until_it_was_told()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await DismissAsync(section, World.Central, "M3");
        var entered = section.Card;
        await section.PressAsync("取り消す");
        section.Card.Text.ShouldContain("檜山 四郎さんの解嘱の記録を取り消しました。");
        (await MemberAsync(World.Central, "M3")).Commissions[0].Dismissal.ShouldBeNull();
        await section.PressOnAsync(entered, "通知を記録");
        section.Card.Text.ShouldContain("この解嘱の記録はありません。最新の一覧を表示しています。");

        await DismissAsync(section, World.Central, "M3");
        var dismissed = section.Card;
        await section.PressAsync("通知を記録");
        section.Card.HasButton("取り消す").ShouldBeFalse();
        await section.PressOnAsync(dismissed, "取り消す");
        section.Card.Text.ShouldContain("解嘱を通知済みのため、取り消すことができません。");
    }

    [Fact]
    [Trait("Rule", "R107")]
    public async Task A_notice_that_lacks_something_or_was_entered_wrongly_is_corrected()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await DismissAsync(section, World.Central, "M3");

        await section.PressAsync("通知を記録", ("recipient", "Substitute"));
        section.Card.Text.ShouldContain("通知の相手の続柄が未記入です。");
        await section.PressAsync("訂正を保存", ("relation", "長女"));
        section.Card.Text.ShouldNotContain("続柄が未記入");
        section.Card.Text.ShouldContain("（長女）に口頭で通知");
        section.Card.HasButton("訂正を保存").ShouldBeFalse();

        await section.PressAsync("通知を訂正");
        section.Card.Inputs["relation"].ShouldBe("長女");
        await section.PressAsync("訂正を保存", ("noticeDay", "2026-11-20"), ("method", "Written"));

        var notice = (await MemberAsync(World.Central, "M3")).Commissions[0].Dismissal!.Notice!;
        (notice.Day, notice.Recipient, notice.Relation, notice.Method).ShouldBe(
            (new DateOnly(2026, 11, 20), NoticeRecipient.Substitute, "長女", NoticeMethod.Written)
        );
    }

    [Fact]
    public async Task What_cannot_be_comes_back_with_what_was_typed()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("dismiss.open", ("council", "C1"));
        await section.PressAsync("次へ");
        section.Card.Text.ShouldContain("委員を選択してください。");
        await section.PressAsync("次へ", ("member", "M3"));
        await section.PressAsync("内容を確認", ("day", "来年"), ("text", "転居"));
        section.Card.Text.ShouldContain("要訂正：「来年」は日付として読み取れません。");
        section.Card.Text.ShouldContain("要訂正：解嘱事由を選択してください。");
        section.Card.Inputs["text"].ShouldBe("転居");
        await section.PressAsync("内容を確認", ("day", "2027-04-01"), ("reason", "Resignation"));
        section.Card.Text.ShouldContain("解嘱日（令和9年4月1日）が任期の外の日付です。");
        await section.PressAsync("解嘱を記録");
        section.Card.Text.ShouldContain("要訂正：解嘱日（令和9年4月1日）が任期の外の日付です。任期内の日付を入力してください。");
        (await MemberAsync(World.Central, "M3")).Commissions[0].Dismissal.ShouldBeNull();

        await DismissAsync(section, World.Central, "M3");
        await section.PressAsync("通知を記録", ("noticeDay", "2026-11-25"));
        section.Card.Text.ShouldContain("通知した日には、本日以前の日付を入力してください。");
        await section.PressAsync("委嘱状を記録", ("letterNow", "Returned"), ("letterDay", "2026-11-25"));
        section.Card.Text.ShouldContain("返納・回収の日には、本日以前の日付を入力してください。");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_police_box_and_the_offices_above_do_not_come_here()
    {
        var (lead, area) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.AreaOfficer));
        await lead.SayAsync("解嘱");
        lead.Sentence.ShouldBe("解嘱の入力は、警察署の地域警察担当課（係）が行います。");
        await lead.OpenAsync("dismiss.save", ("council", "C1"), ("flow", "M3"), ("day", "2026-11-24"), ("reason", "Death"));
        await area.OpenAsync("dismiss.save", ("council", "C1"), ("flow", "M3"), ("day", "2026-11-24"), ("reason", "Death"));
        await area.OpenAsync("dismiss.show", ("council", "C1"), ("flow", "M3"), ("dismissed", "2026-11-24"));

        (await MemberAsync(World.Central, "M3")).Commissions[0].Dismissal.ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "R030")]
    public async Task A_member_too_few_is_told_at_once_and_not_again_in_the_morning()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        await DismissAsync(chief, World.East, "E0");
        chief.Card.Text.ShouldContain("委員が4人です（5人以上の確保が必要です）。");

        var notice = await section.NoticeAsync("至急の対応事項");
        notice.Text.ShouldContain("東駐在所連絡協議会");
        notice.Text.ShouldContain("委員が4人です（5人以上の確保が必要です）。");
        notice.Text.ShouldContain("記 第2-3(2)");
        await WaitUntilSentAsync(World.East);

        var facts = await _bot.FactsAsync(World.East);
        var mark = facts.ReminderMarks.ShouldHaveSingleItem();
        (mark.Officer, mark.ToldOn).ShouldBe((World.Section.Id, new DateOnly(2026, 11, 24)));
        await section.SayAsync("本日の対応");
        section.Card.Text.ShouldContain("委員が4人です");
    }

    [Fact]
    public async Task In_the_night_it_waits_for_the_morning_and_goes_nowhere_if_it_is_settled_by_then()
    {
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero));
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        var heard = section.Sent.Count;
        await DismissAsync(chief, World.East, "E0");
        (await _bot.FactsAsync(World.East)).Messages.ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Urgent);

        await chief.PressAsync("取り消す");
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 23, 0, 0, TimeSpan.Zero));
        await WaitUntilSentAsync(World.East);

        section.Sent.Count.ShouldBe(heard);
    }

    [Fact]
    public async Task A_supervisor_asks_whoever_is_responsible_once_a_day()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        await chief.SayAsync("本日の対応");
        await chief.OpenAsync("remind.why", ("obligation", "MeetingPlan|C2||2026"));
        await chief.PressAsync("担当者に連絡");
        chief.Card.Text.ShouldContain("巡査部長 試験 四郎に連絡しました。");
        chief.Card.Text.ShouldContain("担当者に連絡 11/24（試験 五郎）");

        var notice = await section.NoticeAsync("対応状況の確認");
        notice.Text.ShouldContain("警部 試験 五郎から、次の事項の対応状況を確認するよう連絡がありました。");
        await section.PressAsync("1　開催計画");
        section.Card.Heading.ShouldBe("開催計画");

        chief.Card.HasButton("担当者に連絡").ShouldBeFalse();
        await chief.OpenAsync("remind.nudge", ("obligation", "MeetingPlan|C2||2026"));
        chief.Card.Text.ShouldContain("本日はすでに担当者に連絡しています。急ぐ場合は電話等で連絡してください。");
        await section.OpenAsync("remind.nudge", ("obligation", "MeetingPlan|C2||2026"));
        section.Card.Text.ShouldContain("担当者への連絡は、期日を過ぎて通知を受けた方が行うことができます。");
    }

    [Fact]
    [Trait("Rule", "R044")]
    public async Task What_the_chief_considers_is_noted_and_changes_nothing()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("解嘱 中央");
        await section.PressAsync("次へ", ("member", "M3"));
        await section.PressAsync("検討中として保存");
        section.Card.Text.ShouldContain("要訂正：解嘱事由を選択してください。");
        await section.PressAsync("検討中として保存", ("reason", "LowParticipation"), ("text", "続けて欠席"));
        section.Card.Text.ShouldContain("検討中（1）");
        var member = await MemberAsync(World.Central, "M3");
        member.Newest!.DismissalState.ShouldBe(DismissalState.UnderConsideration); // Commissioned by the world.
        member.Newest!.Covers(new DateOnly(2027, 3, 31)).ShouldBeTrue();

        // Nobody else at the council sees it.
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("委員名簿");
        lead.Card.Text.ShouldNotContain("検討中");

        await section.PressAsync("檜山 四郎の検討中の内容");
        section.Card.Inputs["text"].ShouldBe("続けて欠席");
        section.Card.Inputs["reason"].ShouldBe("LowParticipation");
        var look = _bot.Storage.Councils.Rows.Where(r => r.Body.Contains("read.dismissal", StringComparison.Ordinal));
        look.ShouldHaveSingleItem().Body.ShouldContain("M3");
        await section.PressAsync("検討を終える");
        section.Card.Text.ShouldNotContain("検討中（");
        (await MemberAsync(World.Central, "M3")).Newest!.Consideration.ShouldBeNull();
    }

    /// <summary>A death is asked neither what moved nor when it was asked for.</summary>
    [Theory]
    [InlineData("Misconduct", "")]
    [InlineData("Resignation", "requestedOn")]
    [InlineData("Death", "")]
    [InlineData("MovedAway", "moved")]
    [InlineData("LowParticipation", "")]
    [InlineData("OtherSpecialReason", "")]
    public async Task The_form_asks_only_for_what_the_reason_needs(string reason, string asked)
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("dismiss.open", ("council", World.Central.Value));
        await section.PressAsync("次へ", ("member", "M3"));
        string[] ofReasons = ["requestedOn", "moved"];
        section.Card.Inputs.Keys.Intersect(ofReasons).ShouldBeEmpty();

        await section.PressAsync("内容を確認", ("reason", reason));

        section.Card.Inputs.Keys.Intersect(ofReasons).ShouldBe(asked.Length > 0 ? [asked] : []);
        (section.Card.Text + section.Card.Json.ToJsonString(AdaptiveCards.CardJson.Options))
            .Contains("移動等について")
            .ShouldBe(asked == "moved");
    }

    private static async Task DismissAsync(Chat chat, CouncilId council, string member)
    {
        await chat.OpenAsync("dismiss.open", ("council", council.Value));
        await chat.PressAsync("次へ", ("member", member));
        await chat.PressAsync("内容を確認", ("reason", "Resignation"));
        await chat.PressAsync("解嘱を記録", ("requestedOn", "2026-11-20"));
        chat.Card.Text.ShouldContain("解嘱を記録しました。");
    }

    private async Task WaitUntilSentAsync(CouncilId council)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await _bot.FactsAsync(council)).Messages.Count > 0)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<Member> MemberAsync(CouncilId council, string id) =>
        (await _bot.FactsAsync(council)).Member(new MemberId(id)).ShouldNotBeNull();
}
