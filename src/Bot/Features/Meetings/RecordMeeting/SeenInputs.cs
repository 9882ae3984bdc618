using System.Security.Cryptography;
using System.Text;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

/// <summary>What was typed into an older card, laid over what has been saved since.</summary>
/// <param name="Theirs">What the other one has saved, in words.</param>
/// <param name="Contested">Labels of what both have changed: the own input stands there.</param>
/// <param name="Homeless">What was typed into inputs that the current card has no more.</param>
internal sealed record MergedInputs(
    FormState Form,
    IReadOnlyList<string> Theirs,
    IReadOnlyList<string> Contested,
    IReadOnlyList<string> Homeless
);

/// <summary>
/// A card's buttons carry a digest of every input as it was drawn. From an older card it tells what this person has changed and what
/// somebody else has: nothing typed is lost, and nothing saved is overwritten unseen.
/// </summary>
internal static class SeenInputs
{
    public const string Key = "seen";

    private const int IdLength = 3;
    private const int ValueLength = 4;
    private const string Digits = "0123456789abcdef";

    /// <summary>The digests of a card that shows what is stored.</summary>
    public static string Marks(AdaptiveCard stored) => string.Join('.', Inputs(stored.Body).Select(Mark));

    public static MergedInputs Merge(FormState typed, string marks, AdaptiveCard stored)
    {
        // Every input has an id; the cards' lint sees to it.
        var seen = Read(marks);
        var values = new Dictionary<string, string>(typed.Typed, StringComparer.Ordinal);
        var errors = new Dictionary<string, string>(typed.Errors, StringComparer.Ordinal);
        var (theirs, contested) = (new List<string>(), new List<string>());
        var inputs = Inputs(stored.Body).ToList();
        foreach (var input in inputs)
        {
            var drawn = seen.GetValueOrDefault(Hash(input.Id!, IdLength));
            if (!values.TryGetValue(input.Id!, out var sent) && drawn is null)
            {
                continue;
            }

            var (mine, saved) = (Normal(input, sent ?? ""), Value(input));
            var (touched, changed) = (drawn?.IsOf(mine) != true, drawn?.IsOf(saved) != true && mine != saved);
            if (!touched)
            {
                values.Remove(input.Id!);
                errors.Remove(input.Id!);
                if (changed)
                {
                    theirs.Add($"{Label(input)}{Shown(input, drawn?.Ticked(input))}");
                }

                continue;
            }

            var (value, told, isContested) = changed ? Together(input, mine, saved, sent ?? "", drawn?.Ticked(input)) : (mine, null, false);
            values[input.Id!] = value;
            if (told is not null)
            {
                theirs.Add($"{Label(input)}{told}");
            }

            if (isContested)
            {
                contested.Add(Label(input));
            }
        }

        var ids = inputs.Select(i => i.Id).ToHashSet();
        var homeless = typed.Typed.Where(t =>
            t.Value.Length > 0 && !ids.Contains(t.Key) && seen.TryGetValue(Hash(t.Key, IdLength), out var mark) && !mark.IsOf(t.Value)
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
                Changes(set, before, saved),
                false
            ),
            // Others are to choose from than on the older card: nobody is taken out who did not stand there.
            (AdaptiveChoiceSetInput { IsMultiSelect: true } set, null) => (
                Joined(set, c => Chosen(sent).Contains(c) || Chosen(saved).Contains(c)),
                Shown(set, ticked: null),
                true
            ),
            _ => (mine, Shown(input, ticked: null), true),
        };

    private static IEnumerable<AdaptiveElement> Inputs(IEnumerable<AdaptiveElement> elements) =>
        elements.SelectMany(e =>
            e switch
            {
                AdaptiveContainer container => Inputs(container.Items),
                AdaptiveColumnSet columns => columns.Columns.SelectMany(c => Inputs(c.Items)),
                AdaptiveTextInput or AdaptiveDateInput or AdaptiveTimeInput or AdaptiveToggleInput or AdaptiveChoiceSetInput => [e],
                _ => [],
            }
        );

    private static string Mark(AdaptiveElement input)
    {
        var mark = Hash(input.Id!, IdLength) + Hash(Value(input), ValueLength);
        return input is AdaptiveChoiceSetInput { IsMultiSelect: true } set
            ? mark
                + Choices(set)
                + string.Concat(set.Choices.Select(c => Chosen(set.Value).Contains(c.Value) ? '1' : '0').Chunk(4).Select(Hex))
            : mark;
    }

    private static string Value(AdaptiveElement input) =>
        input switch
        {
            AdaptiveTextInput text => text.Value ?? "",
            AdaptiveDateInput date => date.Value ?? "",
            AdaptiveTimeInput time => time.Value ?? "",
            AdaptiveToggleInput toggle => toggle.Value,
            AdaptiveChoiceSetInput set => Normal(set, set.Value ?? ""),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Clients send what is ticked in any order, and nothing at all for what is empty.</summary>
    private static string Normal(AdaptiveElement input, string sent) =>
        input switch
        {
            AdaptiveChoiceSetInput { IsMultiSelect: true } set => Joined(set, Chosen(sent).Contains),
            AdaptiveToggleInput => sent is "true" or "True" ? "true" : "false",
            _ => sent,
        };

    private static string Label(AdaptiveElement input)
    {
        var label = input switch
        {
            AdaptiveTextInput text => text.Label,
            AdaptiveDateInput date => date.Label,
            AdaptiveTimeInput time => time.Label,
            AdaptiveToggleInput toggle => toggle.Title,
            AdaptiveChoiceSetInput set => set.Label,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return label.IndexOf('（', StringComparison.Ordinal) is > 0 and var at ? label[..at] : label;
    }

    private static string Shown(AdaptiveElement input, HashSet<string>? ticked) =>
        input switch
        {
            AdaptiveDateInput { Value: { } date } when JapaneseDate.TryParse(date, out var day) => $" {JapaneseDate.Short(day)}",
            AdaptiveTimeInput { Value: { } time } => $" {time}",
            AdaptiveTextInput { Value: { Length: > 0 } text } => $"「{Shapes.Short(text, 20)}」",
            AdaptiveToggleInput toggle => toggle.Value == "true" ? " チェックあり" : " チェックなし",
            AdaptiveChoiceSetInput { IsMultiSelect: true } set => ticked is null
                ? $" {Titles(set, Chosen(set.Value))}"
                : Changes(set, ticked, Value(set)),
            AdaptiveChoiceSetInput { Value: { Length: > 0 } } set => $" {Titles(set, Chosen(set.Value))}",
            _ => " 空欄",
        };

    /// <summary>What was ticked or unticked between two states.</summary>
    private static string Changes(AdaptiveChoiceSetInput set, HashSet<string> before, string after)
    {
        var now = Chosen(after);
        var (off, on) = (
            set.Choices.Where(c => before.Contains(c.Value) && !now.Contains(c.Value)),
            set.Choices.Where(c => !before.Contains(c.Value) && now.Contains(c.Value))
        );
        return string.Join(
            '、',
            new[] { (Sign: "チェックなし", Of: off.ToList()), (Sign: "チェックあり", Of: on.ToList()) }
                .Where(c => c.Of.Count > 0)
                .Select(c => $" {string.Join('、', c.Of.Select(o => o.Title))}（{c.Sign}）")
        );
    }

    private static string Titles(AdaptiveChoiceSetInput set, HashSet<string> values) =>
        values.Count == 0
            ? "なし"
            : Shapes.Short(string.Join('、', set.Choices.Where(c => values.Contains(c.Value)).Select(c => c.Title)), 40);

    /// <summary>Each choice by itself: what this person has changed, else what is saved.</summary>
    private static string Merged(AdaptiveChoiceSetInput set, string mine, string saved, HashSet<string> before)
    {
        var (own, theirs) = (Chosen(mine), Chosen(saved));
        return Joined(set, c => own.Contains(c) == before.Contains(c) ? theirs.Contains(c) : own.Contains(c));
    }

    private static string Joined(AdaptiveChoiceSetInput set, Func<string, bool> isTicked) =>
        string.Join(',', set.Choices.Select(c => c.Value).Where(isTicked));

    private static HashSet<string> Chosen(string? value) => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    private static string Choices(AdaptiveChoiceSetInput set) => Hash(string.Join(',', set.Choices.Select(c => c.Value)), ValueLength);

    private static string Hash(string text, int length) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length].Replace('+', '-').Replace('/', '_');

    private static char Hex(char[] bits) => Digits[Convert.ToInt32(new string(bits).PadRight(4, '0'), 2)];

    private static int Digit(char hex) => Math.Max(0, Digits.IndexOf(hex, StringComparison.Ordinal));

    private static Dictionary<string, SeenInput> Read(string marks) =>
        marks
            .Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Where(m => m.Length >= IdLength + ValueLength)
            .GroupBy(m => m[..IdLength])
            // Of two inputs with one digest neither is known: both count as changed.
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => new SeenInput(g.First()[IdLength..]), StringComparer.Ordinal);

    private sealed record SeenInput(string Text)
    {
        public bool IsOf(string value) => Text.StartsWith(Hash(value, ValueLength), StringComparison.Ordinal);

        /// <summary>What was ticked when the card was drawn; null when other choices stood there.</summary>
        public HashSet<string>? Ticked(AdaptiveElement input)
        {
            if (
                input is not AdaptiveChoiceSetInput set
                || Text.Length <= ValueLength
                || !Text[ValueLength..].StartsWith(Choices(set), StringComparison.Ordinal)
            )
            {
                return null;
            }

            var bits = Text[(2 * ValueLength)..];
            return [.. set.Choices.Select(c => c.Value).Where((_, i) => i / 4 < bits.Length && (Digit(bits[i / 4]) & (8 >> (i % 4))) != 0)];
        }
    }
}
