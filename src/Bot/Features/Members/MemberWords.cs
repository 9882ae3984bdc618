using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members;

/// <summary>The Japanese of members and their terms (RULES 2.6, verbatim).</summary>
internal static class MemberWords
{
    public static string Of(SelectionCategory category) =>
        category switch
        {
            SelectionCategory.NeighbourhoodAssociation => "自治会、町内会等の役員",
            SelectionCategory.PublicBody => "自治体又は公的機関の職員",
            SelectionCategory.SafetyAssociation => "防犯協会、交通安全協会等の関係者",
            SelectionCategory.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(CommissionKind kind) => FormWords.Of(kind);

    public static string Of(BeatTie tie) => FormWords.Of(tie);

    public static string Of(CommissionTerm term) =>
        $"{JapaneseDate.WithoutWeekday(term.First)}から{JapaneseDate.WithoutWeekday(term.Last)}まで";

    /// <summary>最終接触, for a line of a list; empty where nothing is recorded.</summary>
    public static string Of(LastContact? contact, DateOnly today) =>
        contact is null ? "" : $"{JapaneseDate.Short(contact.Day, today)}　{Of(contact)}";

    public static string Of(LastContact contact) => contact.Kind == ContactKind.Meeting ? "会議に出席" : contact.Means;

    /// <summary>方法 of a visit or another contact.</summary>
    public static IReadOnlyList<string> Means => Obligations.ObligationWords.Means(ObligationKind.MemberVisit);
}
