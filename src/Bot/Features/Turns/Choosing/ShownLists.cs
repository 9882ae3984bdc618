using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns.Choosing;

/// <summary>
/// What a number means that somebody types while a list is the newest card: its row. It does no more than words could: what only a button starts
/// is not started by a number.
/// </summary>
internal sealed class ShownLists(IShownLists kept, TimeProvider clock)
{
    /// <summary>Whoever comes back later looks at the list again before a number counts.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <summary>The row that is meant, or the list again; null when the words are no number, or no list is shown.</summary>
    /// <param name="mayBeSaid">Whether the verb of a row may be started by words.</param>
    public Numbered? Meant(string words, Step step, Func<string, bool> mayBeSaid)
    {
        if (step is not { Scope: Scopes.Personal, Shown.List: { Choices.Count: > 0 } list } || Ordinal.Of(words) is not { } number)
        {
            return null;
        }

        if (step.Now - list.At > Fresh)
        {
            return Again(step, "この一覧を表示してから時間がたっています。もう一度、番号を送信するか、行を押してください。");
        }

        if (number < 1 || number > list.Choices.Count)
        {
            return Again(
                step,
                list.Choices.Count == 1
                    ? "その番号の行はありません。表示しているのは1件です。"
                    : $"その番号の行はありません。1から{list.Choices.Count}までの番号を送信するか、行を押してください。"
            );
        }

        var chosen = list.Choices[number - 1];
        return mayBeSaid(chosen.Verb) ? new Numbered(chosen, null) : Again(step, "この行は番号では始められません。行を押してください。");

        Numbered Again(Step asked, string sentence) => new(null, Reply.Card(NumberCard.Render(asked.Draw(), sentence, list.Choices)));
    }

    /// <summary>Keeps the list that a reply shows, or that it shows none.</summary>
    public async Task KeepAsync(Step step, Reply reply, CancellationToken cancellation)
    {
        // A message extension stands in no conversation of the bot; what a client redraws by itself was shown before.
        if (step is not { Scope: Scopes.Personal, Reference: not null, IsRefresh: false } || reply.CardJson is null)
        {
            return;
        }

        IReadOnlyList<ShownChoice> rows = reply is { IsForm: false, Drawn: { } card } ? RowsOfCard.Of(card) : [];
        if (rows.Count > 0)
        {
            await kept.KeepAsync(step.Officer.Id, new ShownList(clock.GetUtcNow(), rows), step.Shown, cancellation);
        }
        else if (step.Shown is { } before)
        {
            await kept.DropAsync(step.Officer.Id, before, cancellation);
        }
    }
}

/// <summary>What a number comes to: a row, or the list again with a sentence.</summary>
internal sealed record Numbered(ShownChoice? Chosen, Reply? Again);
