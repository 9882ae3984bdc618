using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.Ending;

/// <summary>What was typed into the card of 廃止の手続.</summary>
internal sealed record AbolishForm(AbolishCouncil? Request, FormState State)
{
    public const string Last = "last";
    public const string Reason = "reason";
    public const string ConsultedOn = "consultedOn";
    public const string Result = "consultation";
    public const string Explained = "explained";
    public const string ExplainedOn = "explainedOn";
    public const string How = "how";

    public const int ReasonLength = 500;
    public const int LineLength = 100;

    /// <summary>To whom it is explained: those in office on the last day, or today while there is none.</summary>
    public static IReadOnlyList<Member> Offered(CouncilFacts facts, DateOnly today) =>
        [.. facts.MembersOn(facts.Council.Abolished ?? today)];

    /// <summary>Whoever was told and is not offered any more stays among the explained.</summary>
    public static AbolishForm Read(CardData data, CouncilFacts facts, DateOnly today)
    {
        var fields = new FieldReader(data);
        var offered = Offered(facts, today);
        var ticked = fields.Ticked(Explained, offered.Select(m => (m.Id.Value, m.Name)));
        var told = (facts.Council.Abolition?.Explanations ?? []).Select(e => e.Member);
        var request = new AbolishCouncil
        {
            Last = fields.Date(Last),
            Reason = fields.Text(Reason, ReasonLength),
            ConsultedOn = fields.Date(ConsultedOn),
            ConsultationResult = fields.Text(Result, LineLength),
            Explained = [.. told.Where(id => offered.All(m => m.Id != id)), .. ticked.Ids.Select(id => new MemberId(id))],
            ExplainedOn = fields.Date(ExplainedOn),
            How = fields.Text(How, LineLength),
        };
        var state = fields.State();
        return new AbolishForm(state.HasErrors ? null : request, state);
    }

    /// <summary>The input that a refusal is about; null when it is about the whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(AbolishCouncil.Last) => Last,
            nameof(AbolishCouncil.ConsultedOn) => ConsultedOn,
            nameof(AbolishCouncil.ExplainedOn) => ExplainedOn,
            _ => null,
        };
}
