using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>What 連絡先の廃棄 and 記録の廃棄 do differently; the way through them is <see cref="DisposalRound"/>.</summary>
internal interface IDisposal
{
    DisposalWords Words { get; }

    DisposalVerbs Verbs { get; }

    /// <summary>What is due today and stored still.</summary>
    Task<IReadOnlyList<DisposalItem>> DueAsync(Reading at, Sitting sitting, CancellationToken cancellation);

    /// <summary>The chosen ones, if all of them are due.</summary>
    Outcome<IReadOnlyList<DisposalItem>> Decide(Sitting sitting, IReadOnlyList<string> chosen, IReadOnlyList<DisposalItem> due);

    Sequence<DisposalStep> Steps(Sitting sitting, IReadOnlyList<DisposalItem> chosen);
}
