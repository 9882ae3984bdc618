namespace KobanBot.Bot.Features.Councils;

/// <summary>Verbs by which one card of a council leads to another.</summary>
internal static class CouncilVerbs
{
    public const string Show = "council.show";
    public const string Edit = "council.edit";
    public const string Abolish = "abolish.open";
    public const string Bylaws = "bylaw.list";
    public const string BylawEdit = "bylaw.edit";
    public const string Coverage = "coverage.open";
    public const string Consultations = "consult.list";
    public const string Consultation = "consult.show";
    public const string Found = "found.open";
    public const string FoundForm = "found.form";
    public const string Founded = "found.list";
}
