using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>What was typed into the card of 支援を依頼.</summary>
internal sealed record AskForm(string TextTyped, string AgencyTyped, FormState State)
{
    public const string Text = "text";
    public const string Agency = "agency";

    public const int TextLength = 500;
    public const int AgencyLength = 60;

    public static AskForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        return new AskForm(fields.Text(Text, TextLength), fields.Text(Agency, AgencyLength), fields.State());
    }

    public FormState With(Refusal refusal) => State.With(FieldOf(refusal), RefusalWords.Of(refusal));

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Refusal refusal) => refusal.Property == nameof(AskForSupport.Text) ? Text : null;
}

/// <summary>What a supervisor typed as the answer.</summary>
internal sealed record AnswerForm(SupportStatus? Chosen, string AnswerTyped, FormState State)
{
    public const string Status = "status";
    public const string Answer = "answer";

    public const int AnswerLength = 500;

    public static AnswerForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var status = data.Choice<SupportStatus>(Status);
        if (status is null)
        {
            fields.Fail(Status, "対応状況を選択してください。");
        }

        return new AnswerForm(status, fields.Text(Answer, AnswerLength), fields.State());
    }

    public FormState With(Refusal refusal) => State.With(FieldOf(refusal), RefusalWords.Of(refusal));

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Refusal refusal) => refusal.Property == nameof(AnswerSupport.Answer) ? Answer : null;
}
