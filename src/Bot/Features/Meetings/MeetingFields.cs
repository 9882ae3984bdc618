using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>Everything in a meeting's record that a person enters, each declared once.</summary>
internal static class MeetingFields
{
    /// <summary>理由 for what the review finds; also printed.</summary>
    public static readonly InputField<MeetingContent> Remarks = new LineField<MeetingContent>
    {
        Property = nameof(MeetingContent.Remarks),
        Id = "remarks",
        Label = "理由（任意）",
        Name = "理由・備考",
        Longest = 300,
        Column = Column.None("What is imported was confirmed on paper, without a review."),
        Copied = Copying.None("It answers what the review finds in that record."),
        Get = c => c.Remarks,
        Set = (c, text) => c with { Remarks = text },
    };

    /// <summary>By the steps of the wizard, on whose cards they stand.</summary>
    public static readonly IReadOnlyDictionary<RecordStep, IReadOnlyList<Field<MeetingContent>>> ByStep = new Dictionary<
        RecordStep,
        IReadOnlyList<Field<MeetingContent>>
    >
    {
        [RecordStep.Basics] = [.. BasicsFields.All, ClosingFields.Occasion],
        [RecordStep.Attendance] = AttendanceFields.All,
        [RecordStep.Topics] = [TopicFields.Notices, TopicFields.Topics],
        [RecordStep.Feedback] = [FeedbackFields.Feedback, FeedbackFields.ProblemSolving],
        [RecordStep.Closing] = ClosingFields.All,
        [RecordStep.Review] = [Remarks],
    };

    public static readonly IReadOnlyList<Field<MeetingContent>> All = [.. ByStep.Values.SelectMany(fields => fields)];

    /// <summary>The content of a row of the import. Attendance, topics and feedback have files of their own.</summary>
    public static MeetingContent Import(IColumns columns) =>
        All.Aggregate(new MeetingContent(), (content, field) => field.Import(columns, content));

    /// <summary>前回から複写: from the last record what seldom changes; what is already entered stays.</summary>
    public static MeetingContent Copy(MeetingContent last, MeetingContent onto) =>
        All.Where(field => field.IsCopiedOnto(onto)).Aggregate(onto, (content, field) => field.Take(last, content));

    /// <summary>What reads otherwise than before.</summary>
    public static IEnumerable<Field<MeetingContent>> Differences(MeetingContent before, MeetingContent after) =>
        All.Where(field => field.Print(before) != field.Print(after));
}
