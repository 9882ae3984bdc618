using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>The shape that topics and feedback share: what was entered stands above, the form for one more below.</summary>
internal static class ItemList
{
    /// <summary>A row with its own button costs about a kilobyte; beyond this the list is short lines and one picker.</summary>
    public const int MostWithButtons = 6;

    public const string Picker = "pick";

    /// <summary>Characters that the titles of a compact list have together: the card stays within 28 KB.</summary>
    private const int CompactLength = 480;

    public static AdaptiveContainer Row(RecordFrame frame, string id, string name, string title, string kind, string? text) =>
        new([
            new AdaptiveColumnSet([
                new AdaptiveColumn([
                    new AdaptiveTextBlock(Shapes.Plain(title)) { Weight = "Bolder" },
                    Shapes.Small(kind),
                    .. text is null
                        ? []
                        : new AdaptiveElement[]
                        {
                            new AdaptiveTextBlock(Shapes.Plain(Shapes.Short(text, 120)))
                            {
                                MaxLines = 2,
                                Size = "Small",
                                Spacing = "Small",
                            },
                        },
                ]),
                new AdaptiveColumn([
                    new AdaptiveActionSet([frame.Button($"{name}を修正", RecordVerbs.EditItem, more: (RecordVerbs.ToKey, id))]),
                ])
                {
                    Width = "auto",
                },
            ]),
        ])
        {
            Separator = true,
            Spacing = "Small",
        };

    public static IEnumerable<AdaptiveElement> Compact(RecordFrame frame, string name, IReadOnlyList<(string Id, string Title)> items)
    {
        var length = Math.Min(30, CompactLength / items.Count);
        yield return Shapes.Fact(
            $"入力済みの{name}（{items.Count}件）",
            string.Join('\n', items.Select((t, i) => $"{i + 1}　{Shapes.Short(t.Title, length)}\n"))
        );
        yield return new AdaptiveChoiceSetInput
        {
            Id = Picker,
            Label = $"修正する{name}",
            Choices = [.. items.Select((t, i) => new AdaptiveChoice($"{i + 1}　{Shapes.Short(t.Title, length)}", t.Id))],
        };
        yield return new AdaptiveActionSet([frame.Button($"選択した{name}を修正", RecordVerbs.EditItem)]);
    }

    /// <param name="edited">議題1, when an entered one is in the form.</param>
    public static AdaptiveActionSet EntryButtons(RecordFrame frame, string? edited) =>
        edited is null
            ? new AdaptiveActionSet([frame.Button("続けて追加", RecordVerbs.SaveItem)])
            : new AdaptiveActionSet([
                frame.Button($"{edited}を保存", RecordVerbs.SaveItem),
                frame.Button($"{edited}を削除", RecordVerbs.RemoveItem),
            ]);

    /// <summary>Takes the form's entry into the list: in place of the one with its id, or at the end. False when the list is full.</summary>
    public static bool Put<T>(List<T> items, T entry, Func<T, string> idOf, int most)
    {
        var at = items.FindIndex(i => idOf(i) == idOf(entry));
        if (at >= 0)
        {
            items[at] = entry;
            return true;
        }

        if (items.Count >= most)
        {
            return false;
        }

        items.Add(entry);
        return true;
    }
}
