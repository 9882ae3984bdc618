using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Forms;

/// <summary>Which template a form is printed with.</summary>
public static class OwnTemplates
{
    /// <summary>The one whose day came last; null for the product's own.</summary>
    public static OwnTemplate? On(OfficeFacts headquarters, FormKind kind, DateOnly day) =>
        Of(headquarters, kind).Where(t => t.InForceOn(day)).OrderBy(t => t.From).ThenBy(t => t.Version).LastOrDefault();

    /// <summary>All versions of a form, the newest first.</summary>
    public static IReadOnlyList<OwnTemplate> Of(OfficeFacts headquarters, FormKind kind) =>
        [.. headquarters.Templates.Where(t => t.Form == kind.ToString()).OrderByDescending(t => t.Version)];
}

/// <summary>A template that was found good: it is kept as the next version, and nothing is printed with it yet.</summary>
public sealed record AddTemplate(FormKind Kind, string Digest, string File)
{
    public Outcome<OwnTemplate> Decide(OfficeFacts headquarters, OfficerId by, DateTimeOffset now)
    {
        var former = OwnTemplates.Of(headquarters, Kind);
        return former.FirstOrDefault(t => t.Withdrawn is null && t.Digest == Digest) is { } same
            ? new Refusal("template.same", $"{same.Version}")
            : new OwnTemplate
            {
                Form = Kind.ToString(),
                Version = former.Select(t => t.Version).DefaultIfEmpty().Max() + 1,
                Digest = Digest,
                File = File,
                By = by,
                At = now,
            };
    }
}

/// <summary>使用開始日 of a version: from that day on the form is printed with it.</summary>
public sealed record UseTemplate(FormKind Kind, int Version, DateOnly From)
{
    public Outcome<OwnTemplate> Decide(OfficeFacts headquarters, DateOnly today) =>
        OwnTemplates.Of(headquarters, Kind).FirstOrDefault(t => t.Version == Version) switch
        {
            null => new Refusal("template.unknown"),
            { Withdrawn: not null } => new Refusal("template.withdrawn"),
            // What was printed on a day was printed with the template of that day.
            { } template when template.InForceOn(today) => new Refusal("template.begun"),
            _ when From < today => new Refusal("template.past-day") { Property = nameof(From) },
            { } template => template with { From = From },
        };
}

/// <summary>A version is used no longer: the one before it is, or the product's own.</summary>
public sealed record WithdrawTemplate(FormKind Kind, int Version)
{
    public Outcome<OwnTemplate> Decide(OfficeFacts headquarters, DateOnly today) =>
        OwnTemplates.Of(headquarters, Kind).FirstOrDefault(t => t.Version == Version) switch
        {
            null => new Refusal("template.unknown"),
            { Withdrawn: not null } => new Refusal("template.withdrawn"),
            { } template => template with { Withdrawn = today },
        };
}
