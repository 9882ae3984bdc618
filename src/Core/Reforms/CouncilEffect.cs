using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Reforms;

/// <summary>What a 組織の変更 makes of one council on its day.</summary>
/// <param name="FromStation">The station without the change; the same as <paramref name="ToStation"/> where it stays.</param>
/// <param name="Beats">Its police boxes with the change.</param>
public sealed record CouncilEffect(CouncilId Council, string Name, CouncilKind Kind, string? FromStation, string? ToStation, int Beats)
{
    /// <summary>地域企画課長等 (記 第2-1(2)), where it becomes another.</summary>
    public ConsultationCounterpart? Counterpart { get; init; }

    /// <summary>運営責任者 without the change, where the post becomes vacant by it.</summary>
    public string? LostLead { get; init; }

    /// <summary>委員 of the day, where they are fewer than the guideline's floor; null else.</summary>
    public int? FewMembers { get; init; }

    /// <summary>It has lost a police box; of 統合 fewer than two are left, of others none.</summary>
    public bool LacksBeats { get; init; }

    public IReadOnlyList<RosterEntry> Comes { get; init; } = [];

    public IReadOnlyList<RosterEntry> Leaves { get; init; } = [];

    public required DutyChanges Duties { get; init; }

    /// <summary>Whether anything of it changes; few members alone are no work of the change.</summary>
    public bool IsChanged =>
        FromStation != ToStation
        || Counterpart is not null
        || LostLead is not null
        || LacksBeats
        || Comes.Count > 0
        || Leaves.Count > 0
        || !Duties.IsEmpty;

    public static CouncilEffect Of(CouncilFacts without, CouncilFacts with, DateOnly day, ReminderRules rules)
    {
        var council = with.Council;
        var (before, after) = (without.Council.AnsweringOn(day), council.AnsweringOn(day));
        var (counted, fewest) = (with.MembersOn(day, rules.Obligations.Guideline).Count(), rules.Obligations.Guideline.FewestMembers);
        var beats = council.PoliceBoxesOn(day).Count;
        var counterpart = CouncilStations.CounterpartOf(council, day);
        return new CouncilEffect(council.Id, council.Name, council.Kind, before?.Name, after?.Name, beats)
        {
            Counterpart = counterpart == CouncilStations.CounterpartOf(without.Council, day) ? null : counterpart,
            LostLead = without.LeadOn(day) is { } lead && with.LeadOn(day) is null ? lead.Title : null,
            FewMembers = council.ExistsOn(day) && counted < fewest ? counted : null,
            LacksBeats =
                council.ExistsOn(day)
                && beats < without.Council.PoliceBoxesOn(day).Count
                && beats < (council.Kind == CouncilKind.Merged ? 2 : 1),
            Comes = OnlyIn(with, without, day),
            Leaves = OnlyIn(without, with, day),
            Duties = DutyChanges.Of(without, with, day, rules),
        };
    }

    private static IReadOnlyList<RosterEntry> OnlyIn(CouncilFacts facts, CouncilFacts other, DateOnly day)
    {
        List<RosterEntry> there = [.. other.Roster.Where(r => r.Days.Contains(day))];
        return
        [
            .. facts
                .Roster.Where(r => r.Days.Contains(day) && !there.Exists(o => o.Officer == r.Officer && o.Role == r.Role))
                .DistinctBy(r => (r.Officer, r.Role))
                .OrderBy(r => r.Role)
                .ThenBy(r => r.Officer.Value, StringComparer.Ordinal),
        ];
    }
}
