using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>Which meeting it was: kind, day, time and place.</summary>
internal static class BasicsFields
{
    private static readonly Copying OfThatMeeting = Copying.None("Another meeting has its own.");

    public static readonly InputField<MeetingContent> Kind = new ChoiceField<MeetingContent, MeetingKind>
    {
        Property = nameof(MeetingContent.Kind),
        Id = "kind",
        Label = "会議の区分（必須）",
        Style = "expanded",
        Word = MeetingWords.Of,
        Column = Column.Of("会議区分"),
        ImportWords = new Dictionary<string, MeetingKind>(StringComparer.Ordinal)
        {
            [MeetingWords.Of(MeetingKind.Regular)] = MeetingKind.Regular,
            ["定期"] = MeetingKind.Regular,
            [MeetingWords.Of(MeetingKind.Extraordinary)] = MeetingKind.Extraordinary,
            ["臨時"] = MeetingKind.Extraordinary,
        },
        Copied = OfThatMeeting,
        Get = c => c.Kind,
        Set = (c, kind) => c with { Kind = kind },
    };

    public static readonly InputField<MeetingContent> Date = new DayField<MeetingContent>
    {
        Property = nameof(MeetingContent.Date),
        Id = "date",
        Label = "開催日（必須）",
        Column = Column.Of("開催日"),
        Copied = OfThatMeeting,
        Get = c => c.Date,
        Set = (c, day) => c with { Date = day },
    };

    public static readonly InputField<MeetingContent> Start = new TimeField<MeetingContent>
    {
        Property = nameof(MeetingContent.Start),
        Id = "from",
        Label = "開始",
        Column = Column.Of("開始時刻"),
        Copied = Copying.Taken,
        Get = c => c.Start,
        Set = (c, time) => c with { Start = time },
    };

    public static readonly InputField<MeetingContent> End = new TimeField<MeetingContent>
    {
        Property = nameof(MeetingContent.End),
        Id = "to-time",
        Label = "終了",
        Column = Column.Of("終了時刻"),
        Copied = OfThatMeeting,
        Get = c => c.End,
        Set = (c, time) => c with { End = time },
    };

    public static readonly InputField<MeetingContent> Place = new LineField<MeetingContent>
    {
        Property = nameof(MeetingContent.Place),
        Id = "place",
        Label = "場所",
        Longest = 100,
        Column = Column.Of("場所"),
        Copied = Copying.Taken,
        Get = c => c.Place,
        Set = (c, place) => c with { Place = place },
    };

    /// <summary>In person goes without saying.</summary>
    public static readonly InputField<MeetingContent> Form = new ChoiceField<MeetingContent, MeetingForm>
    {
        Property = nameof(MeetingContent.Form),
        Id = "form",
        Label = "開催方法",
        Word = MeetingWords.Of,
        Otherwise = MeetingForm.InPerson,
        Unsaid = MeetingForm.InPerson,
        Column = Column.Of("開催方法"),
        Copied = OfThatMeeting,
        Get = c => c.Form,
        Set = (c, form) => form is { } chosen ? c with { Form = chosen } : c,
    };

    public static readonly IReadOnlyList<InputField<MeetingContent>> All = [Kind, Date, Start, End, Place, Form];
}
