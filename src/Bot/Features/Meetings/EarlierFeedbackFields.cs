using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>What a meeting has to say about one earlier request. Several stand on a card, so that ids and labels name which.</summary>
/// <param name="request">Its id.</param>
/// <param name="name">How its inputs are labelled.</param>
internal sealed class EarlierFeedbackFields(string request, string name)
{
    private static readonly Copying Once = Copying.None("Every meeting has its own open requests.");

    private static readonly Column ByRequest = Column.None("The row of the request has its state and when it was told.");

    public InputField<FeedbackUpdate> Status { get; } =
        new ChoiceField<FeedbackUpdate, FeedbackStatus>
        {
            Property = nameof(FeedbackUpdate.Status),
            Id = $"status-{request}",
            Label = $"{name}：措置状況",
            Word = MeetingWords.Of,
            Otherwise = FeedbackStatus.NotStarted,
            Column = ByRequest,
            Copied = Once,
            Get = u => u.Status,
            Set = (u, status) => status is { } chosen ? u with { Status = chosen } : u,
        };

    public InputField<FeedbackUpdate> Measure { get; } =
        new TextField<FeedbackUpdate>
        {
            Property = nameof(FeedbackUpdate.Measure),
            Id = $"measure-{request}",
            Label = $"{name}：措置の内容",
            Longest = 1000,
            Column = ByRequest,
            Copied = Once,
            Get = u => u.Measure,
            Set = (u, measure) => u with { Measure = measure },
        };

    public InputField<FeedbackUpdate> Told { get; } =
        new ToggleField<FeedbackUpdate>
        {
            Property = nameof(FeedbackUpdate.Told),
            Id = $"told-{request}",
            Label = "今回の会議で参加者に連絡した",
            Name = "参加者に連絡済",
            Column = ByRequest,
            Copied = Once,
            Get = u => u.Told,
            Set = (u, told) => u with { Told = told },
        };

    public IReadOnlyList<InputField<FeedbackUpdate>> All => [Status, Measure, Told];
}
