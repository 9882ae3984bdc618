using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>警察からの連絡事項, and the topics with their results.</summary>
internal static class TopicFields
{
    public const int Most = 20;

    public static readonly InputField<MeetingContent> Notices = new TextField<MeetingContent>
    {
        Property = nameof(MeetingContent.Notices),
        Id = "notices",
        Label = "警察からの連絡事項",
        Longest = 2000,
        Column = Column.Of("警察からの連絡事項"),
        Copied = Copying.Taken,
        Get = c => c.Notices,
        Set = (c, text) => c with { Notices = text },
    };

    public static readonly InputField<Topic> Category = new ChoiceField<Topic, TopicCategory>
    {
        Property = nameof(Topic.Category),
        Id = "category",
        Label = "区分",
        Word = MeetingWords.Of,
        Otherwise = TopicCategory.PoliceActivity,
        Column = Column.Of("議題区分"),
        Copied = Copying.Taken,
        Get = t => t.Category,
        Set = (t, category) => category is { } chosen ? t with { Category = chosen } : t,
    };

    public static readonly InputField<Topic> Title = new LineField<Topic>
    {
        Property = nameof(Topic.Title),
        Id = "title",
        Label = "議題",
        Longest = 100,
        Column = Column.Of("議題"),
        Copied = Copying.Taken,
        Get = t => t.Title,
        Set = (t, title) => t with { Title = title },
    };

    private static readonly TextField<Topic> ResultText = new()
    {
        Property = nameof(Topic.Result),
        Id = "result",
        Label = "検討・協議の結果、対応策",
        Longest = 2000,
        Column = Column.Of("結果"),
        Copied = Copying.None("What was agreed then is not agreed now."),
        Get = t => t.Result,
        Set = (t, result) => t with { Result = result },
    };

    public static InputField<Topic> Result => ResultText;

    public static readonly IReadOnlyList<InputField<Topic>> OfTopic = [Category, Title, ResultText];

    public static readonly Field<MeetingContent> Topics = new ItemsField<MeetingContent, Topic>
    {
        Property = nameof(MeetingContent.Topics),
        Name = "議題",
        Fields = OfTopic,
        Blank = i => new Topic($"c{i + 1}", TopicCategory.Other, "", ""),
        Column = Column.None("Topics have a file of their own, a row each."),
        Copied = Copying.Taken,
        Get = c => c.Topics,
        Set = (c, topics) => c with { Topics = topics },
    };

    /// <summary>A result that stands open beside others: three of them and the form fit a card. A longer one is written by 議題1を修正.</summary>
    /// <param name="number">From 1; 0 where nobody reads the label.</param>
    public static InputField<Topic> OpenResult(Topic topic, int number = 0) =>
        ResultText with
        {
            Id = OpenResultId(topic.Id),
            Label = $"議題{number}：{ResultText.Label}",
            Longest = 1000,
        };

    public static string OpenResultId(string topic) => $"result-{topic}";
}
