namespace KobanBot.Core.Organisation;

/// <summary>
/// 地域企画課長等 (記 第2-1(2)): with whom a station consults. Outside 札幌方面 the consultation ends at the area's headquarters; it does not
/// go on to the prefecture's, as documents do.
/// </summary>
public sealed record ConsultationCounterpart(Office Office)
{
    /// <summary>警察本部地域企画課長, 函館方面本部地域課長.</summary>
    public string Title => $"{Office.Name}長";

    public static ConsultationCounterpart Of(Area area) => new(Office.Of(area) ?? Office.Headquarters);
}
