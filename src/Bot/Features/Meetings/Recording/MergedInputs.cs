using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into an older card, laid over what has been saved since.</summary>
/// <param name="Theirs">What the other one has saved, in words.</param>
/// <param name="Contested">Labels of what both have changed: the own input stands there.</param>
/// <param name="Homeless">What was typed into inputs that the current card has no more.</param>
internal sealed record MergedInputs(
    FormState Form,
    IReadOnlyList<string> Theirs,
    IReadOnlyList<string> Contested,
    IReadOnlyList<string> Homeless
)
{
    /// <param name="marks">What the older card showed.</param>
    /// <param name="stored">The card as it is drawn from what is stored now.</param>
    public static MergedInputs Of(FormState typed, string marks, AdaptiveCard stored)
    {
        // Every input has an id; the cards' lint sees to it.
        var seen = SeenInputs.Read(marks);
        var values = new Dictionary<string, string>(typed.Typed, StringComparer.Ordinal);
        var errors = new Dictionary<string, string>(typed.Errors, StringComparer.Ordinal);
        var (theirs, contested) = (new List<string>(), new List<string>());
        var inputs = CardInputs.Of(stored.Body).ToList();
        foreach (var input in inputs)
        {
            var drawn = seen.Find(input.Id!);
            if (!values.TryGetValue(input.Id!, out var sent) && drawn is null)
            {
                continue;
            }

            var (mine, saved) = (CardInputs.Normal(input, sent ?? ""), CardInputs.Value(input));
            var (touched, changed) = (drawn?.IsOf(mine) != true, drawn?.IsOf(saved) != true && mine != saved);
            if (!touched)
            {
                values.Remove(input.Id!);
                errors.Remove(input.Id!);
                if (changed)
                {
                    theirs.Add($"{CardInputs.Label(input)}{CardInputs.Shown(input, drawn?.Ticked(input))}");
                }

                continue;
            }

            var (value, told, isContested) = changed ? Together(input, mine, saved, sent ?? "", drawn?.Ticked(input)) : (mine, null, false);
            values[input.Id!] = value;
            if (told is not null)
            {
                theirs.Add($"{CardInputs.Label(input)}{told}");
            }

            if (isContested)
            {
                contested.Add(CardInputs.Label(input));
            }
        }

        var ids = inputs.Select(i => i.Id).ToHashSet();
        var homeless = typed.Typed.Where(t =>
            t.Value.Length > 0 && !ids.Contains(t.Key) && seen.Find(t.Key) is { } mark && !mark.IsOf(t.Value)
        );
        return new MergedInputs(new FormState(values, errors), theirs, contested, [.. homeless.Select(h => h.Value)]);
    }

    /// <summary>What stands in an input that both have changed, and what is told of it. Choices come together, each by itself.</summary>
    private static (string Value, string? Told, bool IsContested) Together(
        AdaptiveElement input,
        string mine,
        string saved,
        string sent,
        HashSet<string>? before
    ) =>
        (input, before) switch
        {
            (AdaptiveChoiceSetInput { IsMultiSelect: true } set, not null) => (
                Merged(set, mine, saved, before),
                CardInputs.Changes(set, before, saved),
                false
            ),
            // Others are to choose from than on the older card: nobody is taken out who did not stand there.
            (AdaptiveChoiceSetInput { IsMultiSelect: true } set, null) => (
                CardInputs.Joined(set, c => CardInputs.Chosen(sent).Contains(c) || CardInputs.Chosen(saved).Contains(c)),
                CardInputs.Shown(set, ticked: null),
                true
            ),
            _ => (mine, CardInputs.Shown(input, ticked: null), true),
        };

    /// <summary>Each choice by itself: what this person has changed, else what is saved.</summary>
    private static string Merged(AdaptiveChoiceSetInput set, string mine, string saved, HashSet<string> before)
    {
        var (own, theirs) = (CardInputs.Chosen(mine), CardInputs.Chosen(saved));
        return CardInputs.Joined(set, c => own.Contains(c) == before.Contains(c) ? theirs.Contains(c) : own.Contains(c));
    }
}
