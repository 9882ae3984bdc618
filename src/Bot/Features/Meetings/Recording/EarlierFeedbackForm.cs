using KobanBot.Bot.Cards;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was entered in step 3 of earlier requests.</summary>
internal static class EarlierFeedbackForm
{
    public const int PageSize = 3;
    public const int MeasureLength = 1000;

    public static (string Status, string Measure, string Told) Fields(string id) => ($"status-{id}", $"measure-{id}", $"told-{id}");

    public static int Pages(int items) => (items + PageSize - 1) / PageSize;

    public static (MeetingContent Content, FormState State) Read(
        CardData data,
        MeetingContent content,
        IReadOnlyList<(Feedback Feedback, FeedbackUpdate Update)> items
    )
    {
        var fields = new FieldReader(data);
        var updates = items
            .Select(item =>
            {
                var (status, measure, told) = Fields(item.Feedback.Entry.Id);
                if (!data.Has(status) && !data.Has(measure))
                {
                    return item.Update;
                }

                // Whoever only passes by has not decided anew on what has come in between.
                var shown = content.EarlierFeedback.FirstOrDefault(u => u.FeedbackId == item.Feedback.Entry.Id) ?? item.Update;
                var typed = shown with
                {
                    Status = data.Choice<FeedbackStatus>(status) ?? shown.Status,
                    Measure = fields.Text(measure, MeasureLength),
                    Told = data.IsOn(told),
                };
                return typed == shown ? item.Update : typed with { Seen = item.Feedback.Version };
            })
            .ToList();
        return (content with { EarlierFeedback = updates }, fields.State());
    }
}
