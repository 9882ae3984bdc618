using KobanBot.Bot.Cards;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 5: the opinion or request in the form.</summary>
internal static class FeedbackForm
{
    public const string Text = "text";
    public const string Kind = "feedbackKind";
    public const string Field = "field";
    public const string Speaker = "speaker";
    public const string InCharge = "inCharge";
    public const string Status = "status";
    public const string Measure = "measure";
    public const string TakenUp = "takenUp";
    public const string ProblemSolving = "problemSolving";
    public const int TextLength = 1000;
    public const int NameLength = 40;
    public const int ProblemLength = 2000;
    public const int MostItems = 30;

    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, string newId)
    {
        var fields = new FieldReader(data);
        var problem = fields.Text(ProblemSolving, ProblemLength);
        var items = content.Feedback.ToList();
        var entry = new FeedbackEntry
        {
            Id = data.Text(RecordVerbs.ItemKey) is { Length: > 0 } item ? item : newId,
            Text = fields.Text(Text, TextLength),
            Kind = data.Choice<FeedbackKind>(Kind) ?? FeedbackKind.Request,
            Field = data.Choice<FeedbackField>(Field) ?? FeedbackField.Other,
            Speaker = fields.Text(Speaker, NameLength),
            PersonInCharge = fields.Text(InCharge, NameLength),
            Status = data.Choice<FeedbackStatus>(Status) ?? FeedbackStatus.NotStarted,
            Measure = fields.Text(Measure, TextLength),
            ProblemSolving = data.IsOn(TakenUp),
        };
        if (entry.Text.Length + entry.Speaker.Length + entry.Measure.Length > 0)
        {
            if (entry.Text.Length == 0)
            {
                fields.Fail(Text, "内容を入力してください。");
            }
            else if (!ItemList.Put(items, entry, f => f.Id, MostItems))
            {
                fields.Fail(Text, $"意見・要望等は{MostItems}件までです。まとめて記入してください。");
            }
        }

        return (content with { Feedback = items, ProblemSolving = problem }, fields.State());
    }
}
