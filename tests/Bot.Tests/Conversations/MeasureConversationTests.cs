using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>措置状況 and 支援依頼, by real activities.</summary>
public sealed class MeasureConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R072")]
    public async Task A_request_is_pursued_told_of_and_closed()
    {
        var east = await _bot.OpenChatOf(World.EastOfficer);
        await east.SayAsync("要望一覧");
        east.Card.Text.ShouldContain("未完了1件（古い順）");
        await east.PressAsync("1件目");

        await east.PressAsync("保存", ("status", "InProgress"), ("measure", "町役場に要望"), ("told", "2026-11-25"));
        east.Card.Text.ShouldContain("要訂正：将来の日付は入力できません。");
        (east.Card.Inputs["status"], east.Card.Inputs["measure"]).ShouldBe(("InProgress", "町役場に要望"));

        await east.PressAsync("保存", ("told", "2026-11-24"), ("next", "2026-12-20"));
        east.Card.Text.ShouldContain("措置状況を記録しました。");
        var request = (await East()).Feedback.Single();
        (request.Entry.Status, request.ToldOn, request.NextReview, request.EnteredBy).ShouldBe(
            (FeedbackStatus.InProgress, new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 20), World.EastOfficer.Id)
        );

        await east.PressAsync("続けて修正");
        await east.PressAsync("保存", ("status", "Done"), ("measure", "1基設置"), ("told", "2026-11-24"));
        east.Card.Text.ShouldContain("この要望は完了です。");
        (await East()).Feedback.ShouldBeEmpty();

        await east.PressAsync("要望一覧");
        east.Card.Text.ShouldContain("未完了の要望はありません。");
    }

    [Fact]
    public async Task A_stale_card_keeps_what_was_typed_and_changes_nothing()
    {
        var (east, section) = (await _bot.OpenChatOf(World.EastOfficer), await _bot.OpenChatOf(World.Section));
        await east.OpenAsync("measure.open", ("council", "C2"), ("flow", "old-1"));
        await section.OpenAsync("measure.open", ("council", "C2"), ("flow", "old-1"));
        await section.PressAsync("保存", ("status", "Planned"), ("measure", "来年度予算"));

        await east.PressAsync("保存", ("status", "Refused"), ("measure", "残る入力"));

        east.Card.Text.ShouldContain("ほかの勤務員が先に入力しました。");
        east.Card.Inputs["measure"].ShouldBe("残る入力");
        (await East()).Feedback.Single().Entry.Status.ShouldBe(FeedbackStatus.Planned);

        await east.PressAsync("保存");
        (await East()).Feedback.Single().Entry.Status.ShouldBe(FeedbackStatus.Refused);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_supervisor_reads_and_does_not_enter()
    {
        var posting = World.StationChief.Assignments[0] with { Role = Core.Organisation.Role.CommunityPoliceSupervisor };
        await _bot.Storage.ImportStore.PutOfficerAsync(World.StationChief with { Assignments = [posting] }, CancellationToken.None);
        var supervisor = await _bot.OpenChatOf(World.StationChief);

        await supervisor.OpenAsync("measure.open", ("council", "C2"), ("flow", "old-1"));
        supervisor.Card.HasButton("保存").ShouldBeFalse();
        await supervisor.OpenAsync("measure.save", ("council", "C2"), ("flow", "old-1"), ("version", "0"), ("status", "Done"));

        supervisor.Sentence.ShouldContain("あなたの現在の役割ではできません。");
        (await East()).Feedback.Single().Entry.Status.ShouldBe(FeedbackStatus.NotStarted);
    }

    [Fact]
    [Trait("Rule", "R073")]
    public async Task What_is_entered_while_the_wizard_lies_open_is_not_overwritten_by_passing_step_3()
    {
        var (east, section) = (await _bot.OpenChatOf(World.EastOfficer), await _bot.OpenChatOf(World.Section));
        await east.OpenAsync("record.start", ("council", "C2"));
        await east.PressAsync("次へ");
        await east.PressAsync("次へ");
        east.Card.Heading.ShouldBe("前回までの要望等の措置状況");
        await section.OpenAsync("measure.open", ("council", "C2"), ("flow", "old-1"));
        await section.PressAsync("保存", ("status", "Planned"), ("measure", "来年度予算"), ("told", "2026-11-24"));

        await east.PressAsync("次へ");

        var facts = await East();
        var entered = RecordMeeting.Earlier(facts, facts.Drafts.Single()).Single().Update;
        (entered.Status, entered.Measure).ShouldBe((FeedbackStatus.Planned, "来年度予算"));
    }

    [Fact]
    [Trait("Rule", "R073")]
    public async Task What_the_officer_changes_in_step_3_is_taken()
    {
        var east = await _bot.OpenChatOf(World.EastOfficer);
        await east.OpenAsync("record.start", ("council", "C2"));
        await east.PressAsync("次へ");
        await east.PressAsync("次へ");

        await east.PressAsync("次へ", ("status-old-1", "HandedOver"), ("told-old-1", "true"));

        var facts = await East();
        var entered = RecordMeeting.Earlier(facts, facts.Drafts.Single()).Single().Update;
        (entered.Status, entered.Told, entered.Seen).ShouldBe((FeedbackStatus.HandedOver, true, 0));
    }

    [Fact]
    [Trait("Rule", "R083")]
    public async Task Support_is_asked_for_answered_and_read()
    {
        var (east, chief) = (await _bot.OpenChatOf(World.EastOfficer), await _bot.OpenChatOf(World.SectionChief));
        await east.OpenAsync("measure.open", ("council", "C2"), ("flow", "old-1"));
        await east.PressAsync("支援を依頼");
        await east.PressAsync("依頼する", ("agency", "町役場"));
        east.Card.Text.ShouldContain("要訂正：依頼の内容を入力してください。");
        east.Card.Inputs["agency"].ShouldBe("町役場");
        await east.PressAsync("依頼する", ("text", "道路担当との調整"));
        east.Card.Text.ShouldContain("地域警察幹部に支援を依頼しました。");
        var asked = (await East()).SupportRequests.ShouldHaveSingleItem();
        (asked.Feedback, asked.Text, asked.OtherAgency).ShouldBe(("old-1", "道路担当との調整", "町役場"));

        await chief.NoticeAsync("支援の依頼");
        chief.Card.Text.ShouldContain("道路担当との調整");
        await chief.SayAsync("本日の対応");
        chief.Card.Text.ShouldContain("支援を依頼されています");
        await chief.SayAsync("支援依頼");
        await chief.PressAsync("1件目");
        var stale = chief.Card;
        await chief.PressAsync("保存", ("status", "InProgress"), ("answer", "町役場に連絡"));
        chief.Card.Text.ShouldContain("対応状況を記録しました。");
        await east.NoticeAsync("支援依頼への回答");
        east.Card.Text.ShouldContain("対応中：町役場に連絡");
        await chief.PressOnAsync(stale, "保存", ("status", "Finished"), ("answer", "残る入力"));
        chief.Card.Text.ShouldContain("ほかの幹部が先に入力しました。");
        chief.Card.Inputs["answer"].ShouldBe("残る入力");
        await chief.PressAsync("保存", ("status", "Finished"), ("answer", "来年度に設置"));
        (await East()).SupportRequests.ShouldBeEmpty();

        await east.SayAsync("支援依頼");
        await east.PressAsync("1件目");
        east.Card.Text.ShouldContain("来年度に設置");
        await east.PressAsync("確認済み");
        (await East()).AnsweredSupport.ShouldBeEmpty();
        await east.SayAsync("支援依頼");
        east.Card.Text.ShouldContain("支援依頼はありません。");
    }

    [Fact]
    [Trait("Rule", "R083")]
    [Trait("Rule", "H1")]
    public async Task Only_the_police_box_asks_and_only_supervisors_answer()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("support.open", ("council", "C2"));
        section.Sentence.ShouldContain("あなたの現在の役割ではできません。");
        await section.OpenAsync("support.save", ("council", "C2"), ("text", "依頼"));
        (await East()).SupportRequests.ShouldBeEmpty();

        await _bot.CommitAsync(
            World.East,
            new CouncilWrite.PutSupport(
                new SupportRequest
                {
                    Id = "S1",
                    Text = "依頼",
                    By = World.EastOfficer.Id,
                    At = World.Now,
                }
            )
        );
        foreach (var officer in new[] { World.Section, World.EastOfficer, World.OtherStation })
        {
            var chat = await _bot.OpenChatOf(officer);
            await chat.OpenAsync(
                "support.answer",
                ("council", "C2"),
                ("flow", "S1"),
                ("version", "0"),
                ("status", "Finished"),
                ("answer", "不要")
            );
            (await East()).SupportRequests.ShouldHaveSingleItem().Status.ShouldBe(SupportStatus.Asked, officer.Id.Value);
        }
    }

    private Task<CouncilFacts> East() => _bot.FactsAsync(World.East);
}
