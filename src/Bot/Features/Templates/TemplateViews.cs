using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Templates;

/// <summary>様式のひな形: every form with what it is printed with.</summary>
internal sealed record TemplateListView(Drawing Drawing, IReadOnlyList<TemplateLine> Lines)
{
    public static TemplateListView Of(OfficeSitting at) =>
        new(
            at.Step.Draw(),
            [
                .. PrintedForms.All.Select(f => new TemplateLine(
                    f,
                    OwnTemplates.On(at.Facts, f.Kind, at.Step.Today),
                    OwnTemplates.Of(at.Facts, f.Kind).FirstOrDefault(t => t.Withdrawn is null && !t.InForceOn(at.Step.Today))
                )),
            ]
        );
}

/// <param name="InForce">Null for the product's own template.</param>
/// <param name="Waiting">The newest that is not yet in use.</param>
internal sealed record TemplateLine(Form Form, OwnTemplate? InForce, OwnTemplate? Waiting);

/// <summary>The templates of one form.</summary>
/// <param name="Versions">The newest first.</param>
internal sealed record TemplateView(Drawing Drawing, Form Form, DateOnly Today, IReadOnlyList<OwnTemplate> Versions)
{
    public OwnTemplate? InForce { get; init; }

    public FormState State { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    /// <summary>The version is to be withdrawn, and it is asked once more.</summary>
    public bool AsksWithdrawal { get; init; }

    /// <summary>Fields that the version just sent leaves out.</summary>
    public IReadOnlyList<FormField> Unused { get; init; } = [];

    /// <summary>The version that the buttons are about: the newest that stands.</summary>
    public OwnTemplate? Newest => Versions.FirstOrDefault(v => v.Withdrawn is null);

    public static TemplateView Of(OfficeSitting at, Form form) =>
        new(at.Step.Draw(), form, at.Step.Today, OwnTemplates.Of(at.Facts, form.Kind))
        {
            InForce = OwnTemplates.On(at.Facts, form.Kind, at.Step.Today),
        };
}

/// <summary>A file that cannot be a template.</summary>
internal sealed record TemplateRefusedView(Drawing Drawing, string File, Form? Form, IReadOnlyList<TemplateFinding> Findings);
