using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>What was typed into 協議を依頼.</summary>
internal sealed record ConsultForm(ConsultationKind? Chosen, string TextTyped, FormState State)
{
    public const string Kind = "consultKind";
    public const string Text = "consultText";

    public const int TextLength = 800;

    public static ConsultForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        return new ConsultForm(data.Choice<ConsultationKind>(Kind), fields.Text(Text, TextLength), fields.State());
    }

    public FormState With(Refusal refusal) => State.With(FieldOf(refusal), RefusalWords.Of(refusal));

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(AskForConsultation.Kind) => Kind,
            nameof(AskForConsultation.Text) => Text,
            _ => null,
        };
}

/// <summary>What the counterpart typed as the answer.</summary>
internal sealed record ReplyForm(ConsultationAnswer? Chosen, string TextTyped, FormState State)
{
    public const string Answer = "consultAnswer";
    public const string Text = "consultOpinion";

    public const int TextLength = 800;

    public static ReplyForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        return new ReplyForm(data.Choice<ConsultationAnswer>(Answer), fields.Text(Text, TextLength), fields.State());
    }

    public FormState With(Refusal refusal) => State.With(FieldOf(refusal), RefusalWords.Of(refusal));

    /// <summary>The field that a refusal is about; null when it is about the answer as a whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(AnswerConsultation.Answer) => Answer,
            nameof(AnswerConsultation.Text) => Text,
            _ => null,
        };
}
