using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Forms;

/// <summary>What a form with personal data asks before it is made.</summary>
/// <param name="Letters">Of 委嘱状 whose there are; empty for a roster.</param>
internal sealed record PurposeView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    FormKind Kind,
    IReadOnlyList<(MemberId Id, string Name)> Letters
)
{
    public FormState Form { get; init; } = FormState.Clean;

    /// <summary>Of 委嘱状 whose is chosen at first; null for everybody's.</summary>
    public string? Chosen { get; init; }

    public bool IsPdf { get; init; }

    public static PurposeView Of(Sitting at, FormKind kind) =>
        new(
            at.Draw(),
            at.Council.Id,
            at.Council.Name,
            kind,
            kind == FormKind.CommissionLetter ? [.. CommissionLetter.Of(at.Facts, at.Today).Select(l => (l.Id, l.Member))] : []
        )
        {
            IsPdf = FormRequest.IsPdfAsked(at.Step),
            Chosen = at.Data.Text(FormVerbs.MemberKey) is { Length: > 0 } member ? member : null,
        };
}
