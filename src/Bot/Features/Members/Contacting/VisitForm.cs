using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Contacting;

/// <summary>When a member was visited or telephoned, how, and one line about it.</summary>
internal sealed record VisitForm(NoteVisit? Request, FormState State)
{
    public const string Day = "visitDay";
    public const string Means = "means";
    public const string Text = "text";

    public const int TextLength = 100;

    public static VisitForm Read(CardData data, MemberId member)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(Day, required: "接触した日を入力してください。");
        var means = fields.Text(Means, 20);
        var text = fields.Text(Text, TextLength);
        var state = fields.State();
        return new VisitForm(day is { } on && !state.HasErrors ? new NoteVisit(member, on, means, text) : null, state);
    }

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(NoteVisit.Day) => Day,
            nameof(NoteVisit.Means) => Means,
            _ => null,
        };
}
