using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Officers;

/// <summary>What the card of 代行 shows.</summary>
internal sealed record DeputyView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Those that run or are to come, by the day of their beginning.</summary>
    public required IReadOnlyList<ShownDeputy> Deputies { get; init; }

    /// <summary>Whose rights this person can hand over.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    public required IReadOnlyList<RosterEntry> Candidates { get; init; }

    public required int LongestDays { get; init; }

    public bool MayEnd { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <param name="Title">Rank and name of the deputy.</param>
/// <param name="By">Rank and name of who has handed it over.</param>
internal sealed record ShownDeputy(Deputy Deputy, string Title, string By)
{
    public static IReadOnlyList<ShownDeputy> Of(OfficeFacts office, DateOnly today) =>
        [
            .. office
                .Deputies.Where(d => d.IsAheadOn(today))
                .OrderBy(d => d.Days.From)
                .Select(d => new ShownDeputy(d, TitleOf(office, d.Officer), TitleOf(office, d.By))),
        ];

    private static string TitleOf(OfficeFacts office, OfficerId officer) =>
        office.Directory.Roster.FirstOrDefault(r => r.Officer == officer)?.Title ?? "異動した勤務員";
}
