using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Forms;

/// <summary>A form that was issued.</summary>
/// <param name="Changes">What it says differently from that one.</param>
/// <param name="OtherTemplate">The one before was made with another template.</param>
internal sealed record IssueView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    IssuedForm Issued,
    IReadOnlyList<IssueChange> Changes,
    bool OtherTemplate
)
{
    public FormState Form { get; init; } = FormState.Clean;

    /// <summary>The installation makes PDFs.</summary>
    public bool HasPdf { get; init; }

    public FormKind Kind => KindOf(Issued.Issue);

    public bool AsksPurpose => Kind is FormKind.CommissionLetter or FormKind.MemberRoster;

    /// <param name="former">The one before it; null for the first.</param>
    public static IssueView Of(Sitting at, IssuedForm issued, IssuedForm? former) =>
        new(
            at.Draw(),
            at.Council.Id,
            at.Council.Name,
            issued,
            former is null ? [] : IssueChange.Between(PrintedForms.Of(KindOf(issued.Issue)), former, issued),
            former is not null && former.Template != issued.Template
        );

    public static FormKind KindOf(FormIssue issue) => Enum.Parse<FormKind>(issue.Form);
}
