using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>What was typed into the card of 措置状況.</summary>
internal sealed record RecordMeasureForm(
    FeedbackStatus? Chosen,
    string MeasureText,
    string PersonText,
    DateOnly? ToldOn,
    DateOnly? NextReview,
    FormState State
)
{
    public const string Status = "status";
    public const string Measure = "measure";
    public const string Person = "person";
    public const string Told = "told";
    public const string Next = "next";

    public const int MeasureLength = 1000;
    public const int PersonLength = 60;

    public static RecordMeasureForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var status = data.Choice<FeedbackStatus>(Status);
        if (status is null)
        {
            fields.Fail(Status, "措置状況を選択してください。");
        }

        return new RecordMeasureForm(
            status,
            fields.Text(Measure, MeasureLength),
            fields.Text(Person, PersonLength),
            fields.Date(Told),
            fields.Date(Next),
            fields.State()
        );
    }
}
