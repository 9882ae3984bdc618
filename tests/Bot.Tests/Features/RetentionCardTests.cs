using KobanBot.Bot.Features.Members.Disposal;
using KobanBot.Core.Facts;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>記録の廃棄: what is long over, the question, and nothing.</summary>
public sealed class RetentionCardTests
{
    private static readonly DisposalVerbs Verbs = DisposalVerbs.OfRecords;

    private static DisposalView View =>
        new(
            Steps.Of(World.Section).Draw(),
            World.CentralFacts.Council,
            DisposalWords.OfRecords,
            [
                DisposalWords.Item(RetainedKind.Requests, 12, 24),
                DisposalWords.Item(RetainedKind.Dismissals, 1, 60),
                DisposalWords.Item(RetainedKind.Correspondence, 8, 36),
            ]
        );

    [Fact]
    public void What_is_long_over() => DisposalCard.Render(View, Verbs).ShouldBeApproved("retention");

    [Fact]
    public void Nothing_was_chosen() =>
        DisposalCard.Render(View with { Missing = "廃棄するものを選択してください。" }, Verbs).ShouldBeApproved("retention-unchosen");

    [Fact]
    public void Nothing() =>
        DisposalCard.Render(View with { Items = [], Note = DisposalWords.OfRecords.Told(4) }, Verbs).ShouldBeApproved("retention-none");

    [Fact]
    public void The_question_before() => DisposalAskCard.Render(View, Verbs).ShouldBeApproved("retention-ask");
}
