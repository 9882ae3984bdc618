using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;

namespace KobanBot.Bot.Features.Obligations.MarkDone;

/// <summary>What was typed into the card of 済み.</summary>
internal sealed record MarkDoneForm(DateOnly? DoneOn, string MeansText, string NoteText, FormState State)
{
    public const string Day = "day";
    public const string Means = "means";
    public const string Note = "note";

    public const int MeansLength = 20;
    public const int NoteLength = 100;

    public static MarkDoneForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        return new MarkDoneForm(
            fields.Date(Day, required: "日付を入力してください。"),
            fields.Text(Means, MeansLength),
            fields.Text(Note, NoteLength),
            fields.State()
        );
    }
}
