using KobanBot.Bot.Cards;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 4: notices, the results that stand open, and the topic in the form.</summary>
internal static class TopicsForm
{
    public const string Notices = "notices";
    public const string Category = "category";
    public const string Title = "title";
    public const string Result = "result";
    public const int NoticesLength = 2000;
    public const int TitleLength = 100;
    public const int ResultLength = 2000;

    /// <summary>Of a result that stands open beside others; a longer one is written by 議題1を修正.</summary>
    public const int OpenResultLength = 1000;
    public const int MostTopics = 20;

    public static string ResultOf(string topic) => $"result-{topic}";

    public static bool HasEntry(FormState form) =>
        form.Value(Title, null) is not null
        || form.Value(Result, null) is not null
        || form.Errors.ContainsKey(Title)
        || form.Errors.ContainsKey(Result);

    /// <summary>Takes the filled form along, whichever button was pressed.</summary>
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, string newId)
    {
        var fields = new FieldReader(data);
        var notices = fields.Text(Notices, NoticesLength);
        var topics = content
            .Topics.Select(t => data.Has(ResultOf(t.Id)) ? t with { Result = fields.Text(ResultOf(t.Id), OpenResultLength) } : t)
            .ToList();

        var entry = new Topic(
            data.Text(RecordVerbs.ItemKey) is { Length: > 0 } item ? item : newId,
            data.Choice<TopicCategory>(Category) ?? TopicCategory.Other,
            fields.Text(Title, TitleLength).ReplaceLineEndings(" "),
            fields.Text(Result, ResultLength)
        );
        if (entry.Title.Length + entry.Result.Length > 0)
        {
            if (entry.Title.Length == 0)
            {
                fields.Fail(Title, "議題を入力してください。");
            }
            else if (!ItemList.Put(topics, entry, t => t.Id, MostTopics))
            {
                fields.Fail(Title, $"議題は{MostTopics}件までです。まとめて記入してください。");
            }
        }

        return (content with { Notices = notices, Topics = topics }, fields.State());
    }
}
