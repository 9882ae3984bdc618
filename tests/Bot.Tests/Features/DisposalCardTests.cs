using KobanBot.Bot.Features.Members.Disposal;
using KobanBot.Core.Members;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>連絡先の廃棄: whom it is about, the question, and nobody.</summary>
public sealed class DisposalCardTests
{
    private static DisposalView View =>
        new(
            Steps.Of(World.Section).Draw(),
            World.CentralFacts.Council,
            [.. World.CentralFacts.Members.Take(3).Select((m, i) => new FormerMember(m, new DateOnly(2024, 3, 31).AddYears(-i)))],
            Months: 12
        );

    [Fact]
    public void Who_left_long_enough_ago() => DisposalCard.Render(View).ShouldBeApproved("disposal");

    [Fact]
    public void Nobody_was_chosen() =>
        DisposalCard.Render(View with { Missing = "廃棄する委員を選択してください。" }).ShouldBeApproved("disposal-unchosen");

    [Fact]
    public void Nobody() =>
        DisposalCard
            .Render(View with { Due = [], Note = "1人の住所・電話を廃棄しました。名簿と記録は残っています。" })
            .ShouldBeApproved("disposal-none");

    [Fact]
    public void The_question_before() => DisposalAskCard.Render(View).ShouldBeApproved("disposal-ask");
}
