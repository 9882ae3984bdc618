using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 4: notices, the results that stand open, and the topic in the form.</summary>
internal static class TopicsForm
{
    public static bool HasEntry(FormState form) =>
        new[] { TopicFields.Title, TopicFields.Result }.Any(f => form.Value(f.Id, null) is not null || form.Errors.ContainsKey(f.Id));

    /// <summary>Takes the filled form along, whichever button was pressed.</summary>
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, string newId)
    {
        var fields = new FieldReader(data);
        var read = TopicFields.Notices.Read(fields, content);
        var topics = content
            .Topics.Select(t => data.Has(TopicFields.OpenResultId(t.Id)) ? TopicFields.OpenResult(t).Read(fields, t) : t)
            .ToList();

        var blank = new Topic(data.Text(RecordVerbs.ItemKey) is { Length: > 0 } item ? item : newId, TopicCategory.Other, "", "");
        var entry = TopicFields.OfTopic.Aggregate(blank, (t, field) => field.Read(fields, t));
        if (entry.Title.Length + entry.Result.Length > 0)
        {
            if (entry.Title.Length == 0)
            {
                fields.Fail(TopicFields.Title.Id, "議題を入力してください。");
            }
            else if (!ItemList.Put(topics, entry, t => t.Id, TopicFields.Most))
            {
                fields.Fail(TopicFields.Title.Id, $"議題は{TopicFields.Most}件までです。まとめて記入してください。");
            }
        }

        return (read with { Topics = topics }, fields.State());
    }
}
