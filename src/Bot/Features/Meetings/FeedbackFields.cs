using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>意見・要望等, and 犯罪被害抑止等に向けた取組（問題解決）.</summary>
internal static class FeedbackFields
{
    public const int Most = 30;

    private const int NameLength = 60;
    private const int TextLength = 1000;

    private static readonly Copying Once = Copying.None("It was said in that meeting.");

    public static readonly InputField<FeedbackEntry> Text = new TextField<FeedbackEntry>
    {
        Property = nameof(FeedbackEntry.Text),
        Id = "text",
        Label = "内容",
        Longest = TextLength,
        Column = Column.Of("内容"),
        Copied = Once,
        Get = f => f.Text,
        Set = (f, text) => f with { Text = text },
    };

    public static readonly InputField<FeedbackEntry> Kind = new ChoiceField<FeedbackEntry, FeedbackKind>
    {
        Property = nameof(FeedbackEntry.Kind),
        Id = "feedbackKind",
        Label = "種別",
        Word = MeetingWords.Of,
        Otherwise = FeedbackKind.Request,
        Column = Column.Of("種別"),
        Copied = Once,
        Get = f => f.Kind,
        Set = (f, kind) => kind is { } chosen ? f with { Kind = chosen } : f,
    };

    public static readonly InputField<FeedbackEntry> Field = new ChoiceField<FeedbackEntry, FeedbackField>
    {
        Property = nameof(FeedbackEntry.Field),
        Id = "field",
        Label = "分野",
        Word = MeetingWords.Of,
        Otherwise = FeedbackField.CommunityPolice,
        Column = Column.Of("分野"),
        Copied = Once,
        Get = f => f.Field,
        Set = (f, field) => field is { } chosen ? f with { Field = chosen } : f,
    };

    /// <summary>Anonymous where it is empty.</summary>
    public static readonly InputField<FeedbackEntry> Speaker = new LineField<FeedbackEntry>
    {
        Property = nameof(FeedbackEntry.Speaker),
        Id = "speaker",
        Label = "発言者（空欄は匿名）",
        Longest = NameLength,
        Column = Column.Of("発言者"),
        Copied = Once,
        Get = f => f.Speaker,
        Set = (f, speaker) => f with { Speaker = speaker },
    };

    public static readonly InputField<FeedbackEntry> InCharge = new LineField<FeedbackEntry>
    {
        Property = nameof(FeedbackEntry.PersonInCharge),
        Id = "inCharge",
        Label = "担当",
        Longest = NameLength,
        Column = Column.Of("担当"),
        Copied = Once,
        Get = f => f.PersonInCharge,
        Set = (f, person) => f with { PersonInCharge = person },
    };

    public static readonly InputField<FeedbackEntry> Status = new ChoiceField<FeedbackEntry, FeedbackStatus>
    {
        Property = nameof(FeedbackEntry.Status),
        Id = "status",
        Label = "措置状況",
        Word = MeetingWords.Of,
        Otherwise = FeedbackStatus.NotStarted,
        Column = Column.Of("措置状況"),
        Copied = Once,
        Get = f => f.Status,
        Set = (f, status) => status is { } chosen ? f with { Status = chosen } : f,
    };

    public static readonly InputField<FeedbackEntry> Measure = new TextField<FeedbackEntry>
    {
        Property = nameof(FeedbackEntry.Measure),
        Id = "measure",
        Label = "措置の内容",
        Longest = TextLength,
        Column = Column.Of("措置"),
        Copied = Once,
        Get = f => f.Measure,
        Set = (f, measure) => f with { Measure = measure },
    };

    public static readonly InputField<FeedbackEntry> TakenUp = new ToggleField<FeedbackEntry>
    {
        Property = nameof(FeedbackEntry.ProblemSolving),
        Id = "takenUp",
        Label = "犯罪被害抑止等に向けた取組（問題解決）として取り上げる",
        Name = "問題解決の取組として取り上げる",
        Column = Column.None("The paper does not mark it; what is done stands in 問題解決 of the meeting."),
        Copied = Once,
        Get = f => f.ProblemSolving,
        Set = (f, isTakenUp) => f with { ProblemSolving = isTakenUp },
    };

    public static readonly IReadOnlyList<InputField<FeedbackEntry>> OfEntry =
    [
        Text,
        Kind,
        Field,
        Speaker,
        InCharge,
        Status,
        Measure,
        TakenUp,
    ];

    public static readonly Field<MeetingContent> Feedback = new ItemsField<MeetingContent, FeedbackEntry>
    {
        Property = nameof(MeetingContent.Feedback),
        Name = "意見・要望等",
        Fields = OfEntry,
        Blank = i => Empty($"c{i + 1}"),
        Column = Column.None("Feedback has a file of its own, a row each."),
        Copied = Once,
        Get = c => c.Feedback,
        Set = (c, entries) => c with { Feedback = entries },
    };

    public static readonly InputField<MeetingContent> ProblemSolving = new TextField<MeetingContent>
    {
        Property = nameof(MeetingContent.ProblemSolving),
        Id = "problemSolving",
        Label = "犯罪被害抑止等に向けた取組（問題解決）：協働者、取組の内容",
        Name = "犯罪被害抑止等に向けた取組（問題解決）",
        Longest = 2000,
        Column = Column.Of("問題解決"),
        Copied = Copying.None("It tells what was done."),
        Get = c => c.ProblemSolving,
        Set = (c, text) => c with { ProblemSolving = text },
    };

    /// <summary>An entry into which nothing has been typed.</summary>
    public static FeedbackEntry Empty(string id) =>
        new()
        {
            Id = id,
            Kind = FeedbackKind.Request,
            Text = "",
            Field = FeedbackField.Other,
        };
}
