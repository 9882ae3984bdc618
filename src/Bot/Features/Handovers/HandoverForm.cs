using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Handovers;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Handovers;

/// <summary>To whom one hands over, and what one says beside.</summary>
internal sealed record HandoverForm(GiveHandover? Request, FormState State)
{
    public const string To = "handover-to";
    public const string Note = "handover-note";

    public const int NoteLength = 500;

    public static HandoverForm Read(CardData data, string id)
    {
        var fields = new FieldReader(data);
        var note = fields.Text(Note, NoteLength);
        var state = fields.State();
        return new HandoverForm(state.HasErrors ? null : new GiveHandover(id, new OfficerId(data.Text(To)), note), state);
    }

    /// <summary>The field that a refusal is about; null when it is about the handover as a whole.</summary>
    public static string? FieldOf(Refusal refusal) => refusal.Property == nameof(GiveHandover.To) ? To : null;
}
