using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was entered in step 3 of earlier requests.</summary>
internal static class EarlierFeedbackForm
{
    public const int PageSize = 3;

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
                var form = new EarlierFeedbackFields(item.Feedback.Entry.Id, "");
                if (!data.Has(form.Status.Id) && !data.Has(form.Measure.Id))
                {
                    return item.Update;
                }

                // Whoever only passes by has not decided anew on what has come in between.
                var shown = content.EarlierFeedback.FirstOrDefault(u => u.FeedbackId == item.Feedback.Entry.Id) ?? item.Update;
                var typed = form.All.Aggregate(shown, (u, field) => field.Read(fields, u));
                return typed == shown ? item.Update : typed with { Seen = item.Feedback.Version };
            })
            .ToList();
        return (content with { EarlierFeedback = updates }, fields.State());
    }
}
