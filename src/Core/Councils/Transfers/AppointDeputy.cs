using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Transfers;

/// <summary>代行 of a post's rights by a colleague at the same station, for a stretch of days that is stated at the beginning (H1).</summary>
/// <param name="Id">Of the command.</param>
/// <param name="To">The last day.</param>
public sealed record AppointDeputy(string Id, OfficerId Officer, Role Role, DateOnly From, DateOnly To)
{
    /// <summary>Whose rights can be handed over, and by which posts: nobody hands over what he has only as a deputy.</summary>
    public static IReadOnlyList<Role> RolesOf(Officer by, string station, DateOnly day)
    {
        var own = by.On(day).Where(a => a.Unit == station && a.DelegatedBy is null).Select(a => a.Role).ToHashSet();
        return
        [
            .. own.Overlaps([Role.CommunityPoliceSection, Role.SectionChief]) ? [Role.CommunityPoliceSection] : Array.Empty<Role>(),
            .. own.Overlaps([Role.CommunityPoliceSupervisor, Role.SectionChief, Role.StationChief])
                ? [Role.CommunityPoliceSupervisor]
                : Array.Empty<Role>(),
        ];
    }

    /// <summary>Colleagues with a post of their own at the station.</summary>
    public static IReadOnlyList<RosterEntry> Candidates(OfficeDirectory office, OfficerId by, DateOnly day) =>
        [.. office.Roster.Where(r => r.Officer != by && !(r.Days.To < day)).DistinctBy(r => r.Officer)];

    public Outcome<Deputy> Decide(OfficeFacts office, Officer by, DateOnly today, int longestDays)
    {
        if (!RolesOf(by, office.Directory.Unit, today).Contains(Role))
        {
            return new Refusal("deputy.not-yours") { Property = nameof(Role) };
        }

        if (From < today)
        {
            return new Refusal("deputy.past") { Property = nameof(From) };
        }

        if (To < From || To.DayNumber - From.DayNumber >= longestDays)
        {
            return new Refusal("deputy.too-long", $"{longestDays}") { Property = nameof(To) };
        }

        var there = office.Directory.Roster.Where(r => r.Officer == Officer).ToList();
        if (Officer == by.Id || !there.Any(r => r.Days.Contains(From) && r.Days.Contains(To)))
        {
            return new Refusal("deputy.not-posted") { Property = nameof(Officer) };
        }

        var days = new DayRange(From, To);
        return
            there.Any(r => r.Days.Overlaps(days) && Has(r.Role))
            || office.Deputies.Any(d => d.Officer == Officer && d.Role == Role && d.IsAheadOn(today) && d.Days.Overlaps(days))
            ? new Refusal("deputy.has-right") { Property = nameof(Officer) }
            : new Deputy
            {
                Id = Id,
                Officer = Officer,
                By = by.Id,
                Role = Role,
                Days = days,
            };
    }

    private bool Has(Role own) =>
        Role == Role.CommunityPoliceSection
            ? own is Role.CommunityPoliceSection or Role.SectionChief
            : own is Role.CommunityPoliceSupervisor or Role.SectionChief or Role.StationChief;
}

/// <summary>代行を終える before its time, by who has handed it over or by the section.</summary>
public sealed record EndDeputy(string Id)
{
    public Outcome<Deputy> Decide(OfficeFacts office, DateOnly today) =>
        office.Deputies.FirstOrDefault(d => d.Id == Id && d.IsAheadOn(today)) is { } deputy
            ? deputy with
            {
                EndedOn = today,
            }
            : new Refusal("deputy.over");
}

/// <summary>From a 代行 to the posting that carries it, in the person's own partition: rights come from there alone.</summary>
public static class DeputyPostings
{
    /// <summary>Rows that one transaction takes to the history beside the new one.</summary>
    private const int MostClosed = 20;

    /// <param name="by">Whose councils the deputy gets.</param>
    public static IReadOnlyList<OfficeWrite> Begin(OfficeFacts office, Deputy deputy, Officer by, AuditEntry audit)
    {
        var today = JapanTime.DayOf(audit.At);
        return
        [
            .. office
                .Deputies.Where(d => !d.IsAheadOn(today))
                .Take(MostClosed)
                .Select(d => new OfficeWrite.PutDeputy(d with { IsOver = true })),
            new OfficeWrite.PutDeputy(deputy),
            new OfficeWrite.PutTransfer(
                Step(office, audit, new PostingMove(deputy.Officer, deputy.Days.From, Posting(office, deputy, by), []))
            ),
        ];
    }

    public static IReadOnlyList<OfficeWrite> End(OfficeFacts office, Deputy deputy, AuditEntry audit)
    {
        var today = JapanTime.DayOf(audit.At);
        var unit = office.Directory.Unit;
        return
        [
            new OfficeWrite.PutDeputy(deputy),
            new OfficeWrite.PutTransfer(
                deputy.Days.From >= today
                    ? Step(
                        office,
                        audit,
                        new PostingMove(deputy.Officer, deputy.Days.From, new Assignment(deputy.Role, unit, "", deputy.Days), []),
                        takesBack: true
                    )
                    : Step(
                        office,
                        audit,
                        new PostingMove(
                            deputy.Officer,
                            today,
                            Begins: null,
                            [new EndedPosting(deputy.Role, unit, deputy.Days.From, deputy.Days.To)]
                        )
                    )
            ),
        ];
    }

    private static Assignment Posting(OfficeFacts office, Deputy deputy, Officer by)
    {
        var own = by.Assignments.First(a => a.Unit == office.Directory.Unit && a.DelegatedBy is null); // Decided by what the post gives.
        return new Assignment(deputy.Role, own.Unit, own.UnitName, deputy.Days) { Councils = own.Councils, DelegatedBy = by.Id };
    }

    /// <summary>The posting, and the message to who has it, by way of one of the station's councils.</summary>
    private static Sequence<TransferStep> Step(OfficeFacts office, AuditEntry audit, PostingMove move, bool takesBack = false) =>
        new()
        {
            Id = $"{audit.Command:N}",
            Audit = audit,
            Steps =
            [
                new TransferStep(new PartitionAddress(PartitionKind.Person, move.Officer.Value)) { Move = move, TakesBack = takesBack },
                .. office
                    .Directory.Councils.OrderBy(c => c.Id.Value, StringComparer.Ordinal)
                    .Take(1)
                    .Select(c => new TransferStep(new PartitionAddress(PartitionKind.Council, c.Id.Value))
                    {
                        Move = move,
                        TakesBack = takesBack,
                    }),
            ],
        };
}
