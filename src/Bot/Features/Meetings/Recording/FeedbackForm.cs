using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 5: the opinion or request in the form.</summary>
internal static class FeedbackForm
{
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, string newId)
    {
        var fields = new FieldReader(data);
        var read = FeedbackFields.ProblemSolving.Read(fields, content);
        var items = content.Feedback.ToList();
        var blank = FeedbackFields.Empty(data.Text(RecordVerbs.ItemKey) is { Length: > 0 } item ? item : newId);
        var entry = FeedbackFields.OfEntry.Aggregate(blank, (e, field) => field.Read(fields, e));
        if (entry.Text.Length + entry.Speaker.Length + entry.Measure.Length > 0)
        {
            if (entry.Text.Length == 0)
            {
                fields.Fail(FeedbackFields.Text.Id, "内容を入力してください。");
            }
            else if (!ItemList.Put(items, entry, f => f.Id, FeedbackFields.Most))
            {
                fields.Fail(FeedbackFields.Text.Id, $"意見・要望等は{FeedbackFields.Most}件までです。まとめて記入してください。");
            }
        }

        return (read with { Feedback = items }, fields.State());
    }
}
