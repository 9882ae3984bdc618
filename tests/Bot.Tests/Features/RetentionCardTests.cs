using KobanBot.Bot.Features.Members.Disposal;
using KobanBot.Core.Members;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>記録の廃棄: what is long over, the question, and nothing.</summary>
public sealed class RetentionCardTests
{
    private static RetentionView View =>
        new(
            Steps.Of(World.Section).Draw(),
            World.CentralFacts.Council,
            [
                new RetentionLine(RetainedKind.Requests, 12, 24),
                new RetentionLine(RetainedKind.Dismissals, 1, 60),
                new RetentionLine(RetainedKind.Correspondence, 8, 36),
            ]
        );

    [Fact]
    public void What_is_long_over() => RetentionCard.Render(View).ShouldBeApproved("retention");

    [Fact]
    public void Nothing_was_chosen() =>
        RetentionCard.Render(View with { Missing = "廃棄するものを選択してください。" }).ShouldBeApproved("retention-unchosen");

    [Fact]
    public void Nothing() =>
        RetentionCard
            .Render(View with { Lines = [], Note = "4件を廃棄しました。会議の記録、名簿及び件数は残っています。" })
            .ShouldBeApproved("retention-none");

    [Fact]
    public void The_question_before() => RetentionAskCard.Render(View).ShouldBeApproved("retention-ask");
}
