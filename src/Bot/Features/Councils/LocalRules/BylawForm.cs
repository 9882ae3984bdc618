using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.LocalRules;

/// <summary>What was typed into the card of a 会則.</summary>
internal sealed record BylawForm(EnactBylaw? Request, FormState State)
{
    public const string Title = "title";
    public const string Enacted = "enacted";
    public const string Ended = "ended";
    public const string Council = "forCouncil";
    public const string Chair = "chair";
    public const string ConsultedOn = "consultedOn";
    public const string Result = "consultation";

    /// <summary>The choice of all councils of the station.</summary>
    public const string All = "all";

    public const int LineLength = 100;
    public const int ChairLength = 20;

    public static BylawForm Read(CardData data, string id)
    {
        var fields = new FieldReader(data);
        var enacted = fields.Date(Enacted, required: "制定日を入力してください。");
        var council = data.Text(Council);
        var request = new EnactBylaw(id, fields.Text(Title, LineLength), enacted ?? default)
        {
            Council = council is "" or All ? null : new CouncilId(council),
            ChairTitle = fields.Text(Chair, ChairLength),
            Ended = fields.Date(Ended),
            ConsultedOn = fields.Date(ConsultedOn),
            ConsultationResult = fields.Text(Result, LineLength),
        };
        var state = fields.State();
        return new BylawForm(state.HasErrors ? null : request, state);
    }

    /// <summary>The input that a refusal is about; null when it is about the whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(EnactBylaw.Title) => Title,
            nameof(EnactBylaw.Council) => Council,
            nameof(EnactBylaw.Ended) => Ended,
            nameof(EnactBylaw.ConsultedOn) => ConsultedOn,
            _ => null,
        };
}
