using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Desks;

/// <summary>What one reader sees: the facts that were read for it, and the case that the planner decides on.</summary>
/// <param name="Councils">Of the reader's postings of today, as far as they may be read.</param>
/// <param name="Offices">The stations at which the reader is posted; the first offices of the case, in this order.</param>
internal sealed record ReaderView(DateOnly Day, IReadOnlyList<CouncilFacts> Councils, IReadOnlyList<OfficeDay> Offices, ReaderCase Case)
{
    /// <summary>Councils whose meetings the reader may record.</summary>
    public required IReadOnlySet<CouncilId> Editable { get; init; }

    /// <summary>Councils for whose station the reader decides.</summary>
    public required IReadOnlySet<CouncilId> Decided { get; init; }

    public required Reminding Reminding { get; init; }

    public Reach Reach => new(Councils, Editable, Reminding) { Decided = Decided };
}

/// <summary>What buttons depend on besides the matter: the councils that the reader sees, and those whose meetings he or she may record.</summary>
/// <param name="Reminding">Who may put lines off and ask those responsible; null where nobody may.</param>
internal sealed record Reach(IReadOnlyList<CouncilFacts> Councils, IReadOnlySet<CouncilId> Editable, Reminding? Reminding = null)
{
    /// <summary>Those for whose station the reader may say why a year had no meeting.</summary>
    public IReadOnlySet<CouncilId> Decided { get; init; } = new HashSet<CouncilId>();
}

/// <summary>What a reader may do about a reminder today, by the same decisions that a press asks.</summary>
internal sealed record Reminding(OfficerId Reader, DateOnly Today, ReminderRules Rules)
{
    /// <summary>The stations at which the reader is posted: what one above only hears of is not put off there.</summary>
    public IReadOnlySet<StationId> Stations { get; init; } = new HashSet<StationId>();

    /// <summary>Days by which it may be put off; null where that would be refused.</summary>
    /// <param name="level">The reader's place in the chain.</param>
    public int? SnoozeDays(OpenItem item, int? level) =>
        item.Obligation is { Council: null, Station: var station } && (station is not { } at || !Stations.Contains(at))
            ? null
            : SnoozeReminder.Decide(item, Reader, level, Today, Rules).Match(_ => (int?)Rules.Settings.SnoozeDays, _ => null);

    public bool MayNudge(CouncilFacts? facts, OpenItem item, int? level) =>
        facts is not null && NudgeResponsible.IsOpen(facts, item, level, Reader, Today);
}

/// <summary>
/// Loads everything that concerns one reader today, over all of his or her postings: the worker looks here just before it sends, and a
/// card whenever it is opened.
/// </summary>
internal sealed class ReaderDesk(OfficeDesk offices, ReminderRules rules)
{
    public async Task<ReaderView> LoadAsync(
        Officer reader,
        ReaderState state,
        DateOnly today,
        IReadOnlySet<OfficerId> unreachable,
        CancellationToken cancellation
    )
    {
        var days = new List<OfficeDay>();
        foreach (var unit in reader.On(today).Where(a => IsStationPost(a.Role)).Select(a => a.Unit).Distinct())
        {
            if (await offices.FindAsync(unit, today, cancellation) is { } day)
            {
                days.Add(day);
            }
        }

        // What the postings name, without what a station has brought along.
        var known = days.SelectMany(d => d.Councils).ToList();
        var others = Access.CouncilsOf(reader, today).Where(l => known.TrueForAll(c => c.Council.Id != l.Id)).ToList();
        List<CouncilFacts> facts =
        [
            .. known.Concat(await offices.CouncilsAsync(others, cancellation)).Where(c => Access.Of(reader, c, today).Read),
        ];
        var above = reader.On(today).Any(a => a.Role is Role.AreaHeadquarters or Role.Headquarters)
            ? await offices.EscalatedAsync(
                item =>
                    item.RungOf(Posts.At(reader, item.Obligation.Station, item.Area, today)) is { } rung
                    && ReminderStages.Latest(item.Obligation, rung, today, rules) is not null,
                today,
                cancellation
            )
            : [];
        return new ReaderView(
            today,
            facts,
            days,
            new ReaderCase
            {
                Reader = reader.Id,
                Councils = [.. facts.Select(f => ReaderCouncil.Of(reader, f, OpenItems.Of(f, today, rules, unreachable), today))],
                Offices =
                [
                    .. days.Select(d => new ReaderOffice(
                        d.OwnOf(unreachable),
                        Posts.At(reader, d.Station?.Station.Id, d.Station?.Station.PeriodOn(today)?.Area, today)
                    )),
                    .. above.Select(i => new ReaderOffice([i], Posts.At(reader, i.Obligation.Station, i.Area, today))),
                ],
                Ledger = state.Ledger,
                Preferences = state.Preferences,
            }
        )
        {
            Reminding = new Reminding(reader.Id, today, rules)
            {
                Stations = days.Select(d => d.Station?.Station.Id).OfType<StationId>().ToHashSet(),
            },
            Editable = facts.Where(f => Access.Of(reader, f, today).Edit).Select(f => f.Council.Id).ToHashSet(),
            Decided = facts
                .Where(f => ObligationAccess.MayAct(Access.Of(reader, f, today), ObligationKind.RegularMeeting))
                .Select(f => f.Council.Id)
                .ToHashSet(),
        };
    }

    private static bool IsStationPost(Role role) =>
        role is Role.CommunityPoliceSupervisor or Role.CommunityPoliceSection or Role.SectionChief or Role.StationChief;
}
