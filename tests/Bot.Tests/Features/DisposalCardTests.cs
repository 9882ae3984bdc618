using KobanBot.Bot.Features.Members.Disposal;
using KobanBot.Core.Members;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>連絡先の廃棄: whom it is about, the question, and nobody.</summary>
public sealed class DisposalCardTests
{
    private static readonly DisposalVerbs Verbs = DisposalVerbs.OfContacts;

    private static DisposalView View =>
        new(
            Steps.Of(World.Section).Draw(),
            World.CentralFacts.Council,
            DisposalWords.OfContacts(12),
            [
                .. World
                    .CentralFacts.Members.Take(3)
                    .Select((m, i) => DisposalWords.Item(new FormerMember(m, new DateOnly(2024, 3, 31).AddYears(-i)), rows: 1)),
            ]
        );

    [Fact]
    public void Who_left_long_enough_ago() => DisposalCard.Render(View, Verbs).ShouldBeApproved("disposal");

    [Fact]
    public void Nobody_was_chosen() =>
        DisposalCard.Render(View with { Missing = "廃棄する委員を選択してください。" }, Verbs).ShouldBeApproved("disposal-unchosen");

    [Fact]
    public void Nobody() =>
        DisposalCard.Render(View with { Items = [], Note = DisposalWords.OfContacts(12).Told(1) }, Verbs).ShouldBeApproved("disposal-none");

    [Fact]
    public void The_question_before() => DisposalAskCard.Render(View, Verbs).ShouldBeApproved("disposal-ask");
}
