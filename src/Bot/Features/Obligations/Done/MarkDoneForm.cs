using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Obligations;

namespace KobanBot.Bot.Features.Obligations.Done;

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

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(MarkDone.Day) => Day,
            nameof(MarkDone.Means) => Means,
            nameof(MarkDone.Note) => Note,
            _ => null,
        };
}
