using KobanBot.Bot.Desks;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>A matter that a person may see, with where its marks are kept.</summary>
/// <param name="Council">Where a council's matter lies.</param>
/// <param name="Office">Where a station's own matter lies; null for what an office above only hears of.</param>
internal sealed record FoundMatter(
    ReaderView View,
    OpenItem Item,
    IReadOnlySet<Responsible> Posts,
    LedgerEntry? Told,
    CouncilFacts? Council,
    OfficeDay? Office
)
{
    private static readonly HashSet<OfficerId> Everybody = [];

    public bool MayMark => Council is not null || Office is not null;

    /// <summary>The station's own matter, on what its partition holds by now. What merged stations have brought along changes no more.</summary>
    public FoundMatter? FindAgain(OfficeFacts now)
    {
        var (office, before) = (Office!, Office!.Station!); // It owes the matter.
        var after = office with
        {
            Station = before with
            {
                Fulfilments = [.. before.Fulfilments.Except(office.Office.AllDone()), .. now.AllDone()],
                ReminderMarks = [.. before.ReminderMarks.Except(office.Office.ReminderMarks), .. now.ReminderMarks],
            },
        };
        return after.OwnOf(Everybody).FirstOrDefault(i => i.Obligation.Key == Item.Obligation.Key) is { } item
            ? this with
            {
                Item = item,
            }
            : null;
    }

    /// <summary>Those of the officer's own unit today, without the officer.</summary>
    public IReadOnlyList<RosterEntry> Colleagues(OfficerId officer, DateOnly today)
    {
        var roster = Council?.Roster ?? Office?.Roster ?? [];
        var mine = roster.Where(r => r.Officer == officer && r.Days.Contains(today)).ToList();
        return
        [
            .. roster
                .Where(r => r.Days.Contains(today) && r.Officer != officer)
                .Where(r => mine.Exists(m => m.UnitName == r.UnitName))
                .DistinctBy(r => r.Officer),
        ];
    }
}
