using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

internal sealed record TopicsView(RecordFrame Frame, MeetingContent Content)
{
    /// <summary>The topic in the form; null while a new one is added.</summary>
    public Topic? Edited => Content.Topics.FirstOrDefault(t => t.Id == Frame.Item);
}

/// <summary>
/// Step 4: notices from the police, and the topics with their results. Topics of the plan stand there already with their results
/// open; the list grows in place.
/// </summary>
internal static class TopicsCard
{
    private const string AddSection = "add";

    /// <summary>More open results than this make the card too long for a phone.</summary>
    private const int MostOpen = 3;

    /// <summary>Characters typed but not yet taken, beyond which rows give up their buttons: the card stays within 28 KB.</summary>
    private const int MostTyped = 1500;

    public static AdaptiveCard Render(TopicsView view)
    {
        var form = view.Frame.Form;
        return view.Frame.Draw(
            "議題・検討結果",
            [.. TopicFields.Notices.Draw(form, view.Content), .. Listed(view), .. Entry(view)],
            view.Content.Topics.Count > 0 ? $"。{view.Content.Topics.Count}件入力済み" : null
        );
    }

    private static IEnumerable<AdaptiveElement> Listed(TopicsView view)
    {
        var (topics, form) = (view.Content.Topics, view.Frame.Form);
        if (topics.Count > ItemList.MostWithButtons || form.Typed.Values.Sum(v => v.Length) > MostTyped)
        {
            // Too much for buttons on every row; a result that was typed but not yet taken stays open.
            return
            [
                .. topics.Count == 0 ? [] : ItemList.Compact(view.Frame, "議題", [.. topics.Select(t => (t.Id, t.Title))]),
                .. topics
                    .Select((t, i) => (Topic: t, Number: i + 1))
                    .Where(t => view.Frame.Held.Contains(TopicFields.OpenResultId(t.Topic.Id)))
                    .SelectMany(t => Result(view, t.Topic, t.Number)),
            ];
        }

        var open = topics
            .Where(t => t.Id != view.Edited?.Id)
            .Where(t => t.Result.Length == 0 || view.Frame.Held.Contains(TopicFields.OpenResultId(t.Id)))
            .OrderByDescending(t => view.Frame.Held.Contains(TopicFields.OpenResultId(t.Id)))
            .Take(MostOpen)
            .Select(t => t.Id)
            .ToHashSet();
        return topics
            .Select((t, i) => (Topic: t, Number: i + 1))
            .Where(t => t.Topic.Id != view.Edited?.Id)
            .Select(t => Row(view, t.Topic, t.Number, open));
    }

    private static AdaptiveContainer Row(TopicsView view, Topic topic, int number, HashSet<string> open)
    {
        var isOpen = open.Contains(topic.Id);
        var row = ItemList.Row(
            view.Frame,
            topic.Id,
            $"議題{number}",
            $"{number}　{topic.Title}",
            MeetingWords.Of(topic.Category),
            isOpen ? null
                : topic.Result.Length == 0 ? "結果は未記入"
                : topic.Result
        );
        return isOpen ? row with { Items = [.. row.Items, .. Result(view, topic, number)] } : row;
    }

    private static IReadOnlyList<AdaptiveElement> Result(TopicsView view, Topic topic, int number) =>
        TopicFields.OpenResult(topic, number).Draw(view.Frame.Form, topic);

    private static IEnumerable<AdaptiveElement> Entry(TopicsView view)
    {
        var (form, edited) = (view.Frame.Form, view.Edited);
        var number = edited is null ? 0 : view.Content.Topics.ToList().IndexOf(edited) + 1;
        var folded = view.Content.Topics.Count > 0 && edited is null && !TopicsForm.HasEntry(form);
        if (folded)
        {
            yield return new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([AddSection]) { Title = "議題を追加" }]);
        }

        yield return new AdaptiveContainer([
            new AdaptiveTextBlock(edited is null ? "議題を追加" : $"議題{number}を修正") { Weight = "Bolder", Style = "heading" },
            .. TopicFields.OfTopic.SelectMany(f => f.Draw(form, edited)),
            ItemList.EntryButtons(view.Frame, edited is null ? null : $"議題{number}"),
        ])
        {
            Id = AddSection,
            IsVisible = folded ? false : null,
            Style = "emphasis",
            Spacing = "Medium",
        };
    }
}
