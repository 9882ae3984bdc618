using System.Globalization;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>Postings in words, from the officer and from the short form in which audit lines keep them.</summary>
internal static class PostingText
{
    /// <summary>The postings of an audit line: "role@unit:first-last", one behind the other.</summary>
    /// <param name="names">Names of units by code, as far as they are known.</param>
    public static IReadOnlyList<string> Read(string told, IReadOnlyDictionary<string, string> names) =>
        [.. told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => Posting(p, names))];

    public static IReadOnlyList<string> Of(Officer officer) =>
        [.. officer.Assignments.Select(a => Of(a.Role, a.UnitName, a.Days.From, a.Days.To))];

    public static string Of(Assignment posting) =>
        Of(posting.Role, posting.UnitName, posting.Days.From, posting.Days.To) + (posting.DelegatedBy is null ? "" : "（代行）");

    private static string Of(Role role, string unit, DateOnly from, DateOnly? to) =>
        $"{unit}　{Word(role)}　{JapaneseDate.WithoutWeekday(from)}から{(to is { } last ? $"{JapaneseDate.WithoutWeekday(last)}まで" : "")}";

    private static string Posting(string posting, IReadOnlyDictionary<string, string> names)
    {
        var (at, colon) = (posting.IndexOf('@', StringComparison.Ordinal), posting.LastIndexOf(':'));
        if (at < 0 || colon < at || !Enum.TryParse<Role>(posting[..at], out var role))
        {
            return posting;
        }

        var unit = posting[(at + 1)..colon];
        return posting[(colon + 1)..].Split('-') is [var first, var last] && Day(first) is { } from
            ? Of(role, names.GetValueOrDefault(unit, unit), from, Day(last))
            : posting;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Word(Role role) =>
        role switch
        {
            Role.OperatingOfficer => "勤務員",
            Role.CommunityPoliceSupervisor => "地域警察幹部",
            Role.CommunityPoliceSection => "地域警察担当課（係）",
            Role.SectionChief => "地域課長",
            Role.StationChief => "署長",
            Role.AreaHeadquarters => "方面本部地域課",
            Role.Headquarters => "警察本部地域企画課",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
