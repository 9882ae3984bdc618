using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>Materials and the next date; of an extraordinary meeting its occasion and the headings of 記 第2-5(2).</summary>
internal static class ClosingFields
{
    private const int TextLength = 1000;

    private static readonly Copying OfThatMeeting = Copying.None("Every extraordinary meeting has an occasion of its own.");

    public static readonly InputField<MeetingContent> Occasion = Heading(
        "occasion",
        "契機（開催が必要となった事情）",
        "契機",
        nameof(ExtraordinaryPart.Occasion),
        p => p.Occasion,
        (p, text) => p with { Occasion = text }
    );

    public static readonly InputField<MeetingContent> Information = Heading(
        "information",
        "情報の正確な伝達",
        "情報の伝達",
        nameof(ExtraordinaryPart.Information),
        p => p.Information,
        (p, text) => p with { Information = text }
    );

    public static readonly InputField<MeetingContent> EmergencyContact = Heading(
        "emergencyContact",
        "緊急時における連絡方法の確立",
        "連絡方法",
        nameof(ExtraordinaryPart.EmergencyContact),
        p => p.EmergencyContact,
        (p, text) => p with { EmergencyContact = text }
    );

    public static readonly InputField<MeetingContent> Cooperation = Heading(
        "cooperation",
        "必要な協力要請",
        "協力要請",
        nameof(ExtraordinaryPart.Cooperation),
        p => p.Cooperation,
        (p, text) => p with { Cooperation = text }
    );

    public static readonly InputField<MeetingContent> Reflection = Heading(
        "reflection",
        "所管区活動への反映",
        "所管区活動への反映",
        nameof(ExtraordinaryPart.Reflection),
        p => p.Reflection,
        (p, text) => p with { Reflection = text }
    );

    /// <summary>記 第2-6(5) names the first two words; the others are what the field uses (INFERRED).</summary>
    public static readonly InputField<MeetingContent> Materials = new ChoicesField<MeetingContent>
    {
        Property = nameof(MeetingContent.Materials),
        Id = "materials",
        Label = "会議資料",
        Words = ["ミニ広報紙", "事件事故の統計資料", "防犯・交通安全のチラシ", "地図・写真"],
        Column = Column.Of("会議資料"),
        Copied = Copying.Taken,
        Get = c => c.Materials,
        Set = (c, words) => c with { Materials = words },
    };

    public static readonly InputField<MeetingContent> OtherMaterials = new LineField<MeetingContent>
    {
        Property = nameof(MeetingContent.OtherMaterials),
        Id = "otherMaterials",
        Label = "その他の資料",
        Longest = 200,
        Column = Column.None("The column 会議資料 takes words of any kind."),
        Copied = Copying.Taken,
        Get = c => c.OtherMaterials,
        Set = (c, text) => c with { OtherMaterials = text },
    };

    public static readonly InputField<MeetingContent> NextDate = new DayField<MeetingContent>
    {
        Property = nameof(MeetingContent.NextDate),
        Id = "nextDate",
        Label = "次回開催予定日",
        Name = "次回開催予定",
        Column = Column.Of("次回予定日"),
        Copied = Copying.None("It was the day of this meeting."),
        Get = c => c.NextDate,
        Set = (c, day) => c with { NextDate = day },
    };

    /// <summary>What an extraordinary meeting owes besides its occasion, which is asked first.</summary>
    public static readonly IReadOnlyList<InputField<MeetingContent>> Extraordinary =
    [
        Information,
        EmergencyContact,
        Cooperation,
        Reflection,
    ];

    public static readonly IReadOnlyList<InputField<MeetingContent>> All = [.. Extraordinary, Materials, OtherMaterials, NextDate];

    // Six arguments, since every heading differs in all of them and in nothing else.
    private static InputField<MeetingContent> Heading(
        string id,
        string label,
        string column,
        string property,
        Func<ExtraordinaryPart, string> get,
        Func<ExtraordinaryPart, string, ExtraordinaryPart> set
    ) =>
        Part.Of<MeetingContent, ExtraordinaryPart>(
            nameof(MeetingContent.Extraordinary),
            new TextField<ExtraordinaryPart>
            {
                Property = property,
                Id = id,
                Label = label,
                Longest = TextLength,
                Column = Column.Of(column),
                Copied = OfThatMeeting,
                Get = get,
                Set = set,
            },
            c => c.Extraordinary,
            (c, part) => c with { Extraordinary = part }
        );
}
