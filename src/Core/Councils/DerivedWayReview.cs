using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Councils;

/// <summary>
/// H10: counterpart and route follow from the station's area on the day. Another one is an error of entry unless 警察本部 has allowed it.
/// Where none can be derived, because the station does not exist on the day, nothing is said.
/// </summary>
public static class DerivedWayReview
{
    public static IEnumerable<Finding> OfCounterpart(ConsultationCounterpart? derived, Office recorded, string exceptionByHeadquarters) =>
        derived is null || derived.Office.IsSameAs(recorded)
            ? []
            : [Otherwise("council.counterpart", $"協議の相手方は{derived.Title}です。", exceptionByHeadquarters, "記 第2-1(2)")];

    /// <param name="clauses">記 第2-2(5) for Form 1, 記 第2-7(2) for the half-yearly documents.</param>
    public static IEnumerable<Finding> OfRoute(Route? derived, Route recorded, string exceptionByHeadquarters, string clauses) =>
        derived is null || derived.IsSameAs(recorded)
            ? []
            : [Otherwise("council.route", $"送付経路は{derived}です。", exceptionByHeadquarters, clauses)];

    private static Finding Otherwise(string code, string sentence, string exceptionByHeadquarters, string clauses) =>
        string.IsNullOrWhiteSpace(exceptionByHeadquarters)
            ? new(FindingLevel.Hard, code, sentence, clauses)
            : new(FindingLevel.WarnPlus, code, $"{sentence[..^1]}が、警察本部の例外として記録されています。", clauses);
}
