using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>再任・後任の検討, by real activities, on 1 February 2027: all ten terms end on 31 March.</summary>
public sealed class TermsConversationTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2027, 2, 1);

    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 1, 1, 0, 0, TimeSpan.Zero));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "R040")]
    [Trait("Rule", "R041")]
    public async Task The_police_box_notes_intentions_and_the_section_renews_all_who_have_not_declined()
    {
        var (lead, section) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Section));
        await lead.SayAsync("任期");
        lead.Card.HasButton("再任の手続").ShouldBeFalse();
        await lead.PressAsync("意向を保存", ("intention-M0", "Willing"), ("intention-M1", "Declined"));
        lead.Card.Text.ShouldContain("2人の意向を保存しました。");

        await section.OpenAsync("terms.review", ("council", "C1"));
        await section.PressAsync("再任の手続");
        section.Card.Inputs["members"].ShouldBe("M0");
        var rest = string.Join(',', Enumerable.Range(0, 10).Where(n => n != 1).Select(n => $"M{n}"));
        await section.PressAsync("再任を記録", ("members", rest));
        section.Card.Text.ShouldContain("意向が未確認の委員を選択しています。");
        section.Card.Inputs["members"].ShouldBe(rest);
        await section.PressAsync("再任を記録", ("asked", "true"));

        section.Card.Text.ShouldContain("9人の再任を記録しました。");
        section.Card.Text.ShouldContain("委員名簿（第4号様式）の作成");
        (await Open(ObligationKind.TermEnd, Today)).ShouldBe(0);
        (await Open(ObligationKind.MemberRoster, new DateOnly(2027, 4, 1))).ShouldBe(1);
        var facts = await _bot.FactsAsync(World.Central);
        facts.Member(new MemberId("M0"))!.Newest!.Term.ShouldBe(CommissionTerm.Standard(2027));
        facts.Member(new MemberId("M1"))!.Commissions.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "R041")]
    public async Task One_is_renewed_and_taken_back_before_the_term_begins()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));
        await section.PressAsync("再任を記録", ("members", "M3"), ("last", "2028-03-31"), ("asked", "true"));
        section.Card.Text.ShouldContain("1人の再任を記録しました。");
        section.Card.Text.ShouldContain("4月1日から2年間ではありません。");
        var done = section.Card;

        await section.PressAsync("取り消す");

        section.Card.Text.ShouldContain("1人の再任の記録を取り消しました。");
        (await _bot.FactsAsync(World.Central)).Member(new MemberId("M3"))!.Commissions.Count.ShouldBe(1);
        await section.PressOnAsync(done, "任期の一覧");
        section.Card.Text.ShouldContain("未定10人");
    }

    [Fact]
    [Trait("Rule", "R042")]
    public async Task What_is_noted_about_a_long_service_is_kept_with_the_renewal_and_names_nobody_afterwards()
    {
        var facts = await _bot.FactsAsync(World.Central);
        var old = facts.Member(new MemberId("M0"))!;
        await _bot.CommitAsync(
            World.Central,
            new CouncilWrite.PutMember(
                old with
                {
                    Commissions =
                    [
                        new Commission(CommissionKind.New, new CommissionTerm(new(2001, 4, 1), new(2025, 3, 31))),
                        .. old.Commissions,
                    ],
                }
            )
        );
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));
        section.Card.Text.ShouldContain("配慮事項を記入してください。");

        await section.PressAsync("再任を記録", ("members", "M0,M1"), ("care-M0", "後継者の育成を依頼"), ("asked", "true"));

        section.Card.Text.ShouldNotContain(old.Name);
        section.Card.Text.ShouldNotContain("配慮事項が未記入");
        (await _bot.FactsAsync(World.Central)).Member(new MemberId("M0"))!.Newest!.LongServiceNote.ShouldBe("後継者の育成を依頼");
    }

    [Fact]
    [Trait("Rule", "R041")]
    public async Task Nine_intentions_are_noted_by_one_choice_and_one_by_its_own()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("任期");

        await lead.PressAsync("意向を保存", ("intention-all", "Willing"), ("intention-M4", "Declined"));

        lead.Card.Text.ShouldContain("10人の意向を保存しました。");
        var members = (await _bot.FactsAsync(World.Central)).Members;
        members.Count(m => m.RenewalIntention == RenewalIntention.Willing).ShouldBe(9);
        members[4].RenewalIntention.ShouldBe(RenewalIntention.Declined);
    }

    [Fact]
    [Trait("Rule", "R040")]
    public async Task After_a_term_that_does_not_end_with_the_year_both_ends_are_offered_the_texts_first()
    {
        var facts = await _bot.FactsAsync(World.Central);
        await _bot.CommitAsync(
            World.Central,
            new CouncilWrite.PutMember(
                facts.Members[0] with
                {
                    RenewalIntention = RenewalIntention.Willing,
                    Commissions = [new Commission(CommissionKind.New, new CommissionTerm(new(2025, 3, 1), new(2027, 2, 28)))],
                }
            )
        );
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-02-28"));
        section.Card.Inputs["end"].ShouldBe("2029-02-28");
        await section.PressAsync("再任を記録");
        section.Card.Text.ShouldContain("令和9年3月1日から令和11年2月28日まで");
        await section.PressAsync("取り消す");

        await section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-02-28"));
        await section.PressAsync("再任を記録", ("members", "M0"), ("asked", "true"), ("end", "2028-03-31"));
        section.Card.Text.ShouldContain("令和9年3月1日から令和10年3月31日まで");
    }

    [Fact]
    [Trait("Rule", "H6")]
    public async Task Whoever_was_renewed_or_dismissed_meanwhile_comes_back_with_the_reason_and_the_others_go_on()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));
        var stale = section.Card;
        await section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));
        await section.PressAsync("再任を記録", ("members", "M3"), ("asked", "true"));
        await section.OpenAsync("dismiss.save", ("council", "C1"), ("flow", "M4"), ("day", "2027-02-01"), ("reason", "Resignation"));

        await section.PressOnAsync(stale, "再任を記録", ("members", "M2,M3,M4"), ("asked", "true"));

        section.Card.Text.ShouldContain("1人の再任を記録しました。");
        section.Card.Text.ShouldContain("檜山 四郎さんには、この期間と重なる委嘱がすでにあります。");
        section.Card.Text.ShouldContain("令和9年3月31日に任期が満了しない方がいます。");
        var facts = await _bot.FactsAsync(World.Central);
        facts.Member(new MemberId("M2"))!.Commissions.Count.ShouldBe(2);
        facts.Member(new MemberId("M4"))!.Commissions.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "H5")]
    public async Task Nobody_ticked_and_a_term_that_ends_before_it_begins_stay_on_the_card()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));

        await section.PressAsync("再任を記録", ("members", ""));
        section.Card.Text.ShouldContain("要訂正：再任する委員を選択してください。");
        await section.PressAsync("再任を記録", ("members", "M0"), ("last", "2027-03-01"), ("asked", "true"));
        section.Card.Text.ShouldContain("要訂正：初日（令和9年4月1日）以降の日付を入力してください。");
        section.Card.Inputs["members"].ShouldBe("M0");
        await section.PressAsync("再任を記録", ("last", "2050-03-31"));
        section.Card.Text.ShouldContain("要訂正：委嘱期間を確認してください。");

        (await _bot.FactsAsync(World.Central)).Members.ShouldAllBe(m => m.Commissions.Count == 1);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_police_box_does_not_renew_and_a_chief_does_not_note()
    {
        var (lead, chief) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.StationChief));

        await lead.OpenAsync("terms.preview", ("council", "C1"), ("ends", "2027-03-31"));
        lead.Sentence.ShouldContain("あなたの現在の役割ではできません。");
        await lead.OpenAsync(
            "terms.renew",
            ("council", "C1"),
            ("ends", "2027-03-31"),
            ("members", "M0"),
            ("first", "2027-04-01"),
            ("last", "2029-03-31")
        );
        await chief.OpenAsync("terms.save", ("council", "C1"), ("shown", "M0=Unknown"), ("intention-M0", "Declined"));

        var facts = await _bot.FactsAsync(World.Central);
        facts.Members.ShouldAllBe(m => m.Commissions.Count == 1 && m.RenewalIntention == RenewalIntention.Unknown);
    }

    [Fact]
    public async Task A_stale_card_writes_only_what_its_officer_has_changed()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.SayAsync("任期");
        await second.SayAsync("任期");
        await lead.PressAsync("意向を保存", ("intention-M0", "Willing"));

        await second.PressAsync("意向を保存", ("intention-M1", "Declined"));

        var facts = await _bot.FactsAsync(World.Central);
        facts.Member(new MemberId("M0"))!.RenewalIntention.ShouldBe(RenewalIntention.Willing);
        facts.Member(new MemberId("M1"))!.RenewalIntention.ShouldBe(RenewalIntention.Declined);
        await second.PressAsync("意向を保存");
        second.Card.Text.ShouldContain("変更はありません。");
    }

    private async Task<int> Open(ObligationKind kind, DateOnly day) =>
        ObligationPlanner.Of(await _bot.FactsAsync(World.Central), day, ObligationRules.Default).Count(o => o.Kind == kind);
}
