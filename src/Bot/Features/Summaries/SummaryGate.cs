using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>The way to every figure: loaded, the right checked, and then shown; the export goes the same way, so that file and card are the same.</summary>
internal sealed class SummaryGate(SummaryReading summaries)
{
    /// <summary>Loads, checks the right, and computes.</summary>
    public async Task<Reply> ShowAsync(Step step, SummaryAddress address, Func<SummaryCase, Reply> show, CancellationToken cancellation)
    {
        var access = SummaryAccess.Of(step.Officer, step.Today);
        if (access.Scopes.Count == 0)
        {
            return NoScope();
        }

        var at = await summaries.CaseAsync(address.Scope, address.Period, address.AsOf, step.Today, cancellation);
        return !access.Allows(address.Scope, at.Data, at.AsOf, step.Today) ? NotYours()
            : Impossible(at) is { } sentence ? Reply.Card(SummaryNothingCard.Render(step.Draw(), at, sentence)) with { ShowsNothing = true }
            : show(at);
    }

    public static Reply NotYours() =>
        Reply.Sentence("この範囲の状況は、現在の配置では表示できません。配置が変わった場合は、署の地域課に連絡してください。");

    public static Reply NoScope() =>
        Reply.Sentence("現在の配置では、表示できる状況がありません。配置が変わったときは、署の地域課に連絡してください。");

    /// <summary>One sentence for a period of which nothing can be said.</summary>
    private static string? Impossible(SummaryCase at) =>
        !at.HasBegun ? $"{at.Period}はまだ始まっていません。"
        : at.FirstYear is not { } first ? "会議の記録がまだないため、表示できる数値がありません。"
        : first.First > at.Period.Last ? $"{at.Period}の記録はありません。記録は{first}からあります。"
        : null;
}
