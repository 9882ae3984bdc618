using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Forms;

/// <summary>By which templates forms are printed today.</summary>
internal sealed class FormTemplates(IReadOnlyDictionary<FormKind, FormTemplate> own)
{
    /// <summary>The product's own for every form.</summary>
    public static readonly FormTemplates Shipped = new(new Dictionary<FormKind, FormTemplate>());

    /// <summary>One read, and one more for each form that has a template of one's own.</summary>
    public static async Task<FormTemplates> LoadAsync(Reading at, IEnumerable<Form> forms, CancellationToken cancellation)
    {
        if (await at.OfficeAsync(Office.Headquarters.Unit, cancellation) is not { Facts: { Templates.Count: > 0 } headquarters })
        {
            return Shipped;
        }

        var own = new Dictionary<FormKind, FormTemplate>();
        foreach (var kind in forms.Select(f => f.Kind))
        {
            if (
                OwnTemplates.On(headquarters, kind, at.Step.Today) is { } used
                && await at.TemplateAsync(used.Digest, cancellation) is { } file
            )
            {
                own[kind] = FormTemplate.Of(file);
            }
        }

        return new FormTemplates(own);
    }

    /// <summary>The template by which something was issued; the product's own where it was not kept.</summary>
    public static async Task<FormTemplate> FindAsync(Reading at, Form form, string digest, CancellationToken cancellation) =>
        FormDocuments.Shipped(form) is { } shipped && shipped.Digest == digest ? shipped
        : await at.TemplateAsync(digest, cancellation) is { } file ? FormTemplate.Of(file)
        : FormDocuments.Shipped(form);

    public FormTemplate Of(Form form) => own.GetValueOrDefault(form.Kind) ?? FormDocuments.Shipped(form);

    public byte[] Make(Form form, IReadOnlyList<FilledForm> copies, DocumentStamp stamp) =>
        FormDocuments.Make(form, Of(form), copies, stamp);
}
