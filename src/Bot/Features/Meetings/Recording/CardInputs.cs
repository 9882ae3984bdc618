using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>The inputs of a drawn card: what stands in them, and how it is said.</summary>
internal static class CardInputs
{
    public static IEnumerable<AdaptiveElement> Of(IEnumerable<AdaptiveElement> elements) =>
        elements.SelectMany(e =>
            e switch
            {
                AdaptiveContainer container => Of(container.Items),
                AdaptiveColumnSet columns => columns.Columns.SelectMany(c => Of(c.Items)),
                AdaptiveTextInput or AdaptiveDateInput or AdaptiveTimeInput or AdaptiveToggleInput or AdaptiveChoiceSetInput => [e],
                _ => [],
            }
        );

    public static string Value(AdaptiveElement input) =>
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
    public static string Normal(AdaptiveElement input, string sent) =>
        input switch
        {
            AdaptiveChoiceSetInput { IsMultiSelect: true } set => Joined(set, Chosen(sent).Contains),
            AdaptiveToggleInput => sent is "true" or "True" ? "true" : "false",
            _ => sent,
        };

    public static string Label(AdaptiveElement input)
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

    public static string Shown(AdaptiveElement input, HashSet<string>? ticked) =>
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
    public static string Changes(AdaptiveChoiceSetInput set, HashSet<string> before, string after)
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

    public static string Joined(AdaptiveChoiceSetInput set, Func<string, bool> isTicked) =>
        string.Join(',', set.Choices.Select(c => c.Value).Where(isTicked));

    public static HashSet<string> Chosen(string? value) => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
}
