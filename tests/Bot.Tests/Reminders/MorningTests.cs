using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Support.Conversations;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>A morning of the station through the real worker.</summary>
public sealed class MorningTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Fact]
    public async Task Whoever_has_news_gets_one_digest_and_nobody_else_gets_any()
    {
        var dock = await MorningDock.OfWorldAsync();

        await dock.MorningAsync(Tuesday);

        dock.Digests.GroupBy(d => d.To).ShouldAllBe(g => g.Count() == 1);
        dock.DigestsOf(World.Lead).Single().Says("開催結果記録簿").ShouldBeTrue();
        dock.DigestsOf(World.OtherStation).ShouldAllBe(d => d.Says("北警察署") && !d.Says("中央") && !d.Says("東駐在所"));
        dock.DigestsOf(World.Transferred).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_news_is_not_told_the_next_day()
    {
        var dock = await MorningDock.OfWorldAsync();
        await dock.MorningAsync(Tuesday);
        var first = dock.DigestsOf(World.EastOfficer).Count();

        await dock.MorningAsync(Tuesday.AddDays(1));

        first.ShouldBe(1);
        dock.DigestsOf(World.EastOfficer).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Whom_Teams_does_not_reach_gets_a_mail_and_the_next_in_the_chain_hears_too()
    {
        var dock = await MorningDock.OfWorldAsync();
        dock.Letters.IsOn = true;
        dock.Answer = name => name == World.Lead.Id.Value ? SendOutcome.Unreachable : SendOutcome.Sent;

        await dock.MorningAsync(Tuesday);

        var letter = dock.Letters.Sent.Single();
        letter.To.ShouldBe(World.Lead.UserPrincipalName);
        letter.Subject.ShouldBe("本日の対応事項（2件）");
        letter.Text.ShouldContain("11月20日（金）の会議の開催結果記録簿が未作成です。");
        dock.DigestsOf(World.Section).Single().Says("担当者に通知が届かない事項が含まれています").ShouldBeTrue();
        dock.DigestsOf(World.Section).Single().Says("開催結果記録簿").ShouldBeTrue();
    }

    [Fact]
    public async Task A_mail_is_not_repeated_the_next_day()
    {
        var dock = await MorningDock.OfWorldAsync();
        dock.Letters.IsOn = true;
        dock.Answer = name => name == World.EastOfficer.Id.Value ? SendOutcome.Unreachable : SendOutcome.Sent;

        await dock.MorningAsync(Tuesday);
        await dock.MorningAsync(Tuesday.AddDays(1));

        dock.Letters.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Yesterdays_message_says_what_was_done_instead_of_asking_again()
    {
        var dock = await MorningDock.OfWorldAsync();
        await dock.MorningAsync(Tuesday);
        var first = dock.DigestsOf(World.Lead).Single();
        await dock.ChangeAsync(
            World.Central,
            _ =>
                [
                    new CouncilWrite.PutFulfilment(
                        new Fulfilment(ObligationKind.MeetingRecord, "2026-11-20", "", Tuesday, "開催しなかった", World.Lead.Id)
                    ),
                ]
        );

        await dock.DaysAsync(Tuesday.AddDays(1), Tuesday.AddDays(10));

        dock.DigestsOf(World.Lead).Count().ShouldBe(2);
        dock.DigestsOf(World.Lead).Last().Says("前回通知以降の完了（1）").ShouldBeTrue();
        var changed = dock.All.Where(d => d.To == World.Lead.Id.Value && d.Replaced is not null).ToList();
        changed.Count.ShouldBe(2);
        changed[0].Day.ShouldBe(Tuesday.AddDays(1));
        changed[0].Says("前回通知以降の完了（1）").ShouldBeTrue();
        changed[1].Says("新しい「本日の対応事項」に置き換わりました。").ShouldBeTrue();
        changed.ShouldAllBe(c => c.Says("開催結果記録簿"));
        changed[1].Card!.HasButton("1　会議を記録").ShouldBeFalse();
        first.Card!.HasButton("1　会議を記録").ShouldBeTrue();
    }
}
