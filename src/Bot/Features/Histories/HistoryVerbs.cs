namespace KobanBot.Bot.Features.Histories;

/// <summary>Verbs by which other cards lead to 履歴, and the keys of their data.</summary>
internal static class HistoryVerbs
{
    /// <summary>履歴 of a council. With the council; of one member by <see cref="MemberKey"/>.</summary>
    public const string Council = "history.council";

    /// <summary>履歴 of an officer's postings. With the officer's number by <see cref="OfficerKey"/>.</summary>
    public const string Officer = "history.officer";

    public const string MemberKey = "member";
    public const string OfficerKey = "officer";
    public const string YearKey = "year";
    public const string PageKey = "page";
}
