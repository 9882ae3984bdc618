using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>
/// Attendance of one member, as evidence where 会議への参画意識 is in question (記 第2-4(2)ア). It lists what the records say: there is no score
/// and no threshold, and nothing is proposed from it.
/// </summary>
public static class ParticipationHistory
{
    /// <summary>The meetings of the days on which the member was in office, newest first.</summary>
    public static IReadOnlyList<Participation> Of(CouncilFacts facts, MemberId id) =>
        facts.Member(id) is { } member
            ?
            [
                .. facts
                    .Meetings.Where(m => member.InOfficeOn(m.Date))
                    .OrderByDescending(m => m.Date)
                    .ThenByDescending(m => m.Id.Value, StringComparer.Ordinal)
                    .Select(m => new Participation(m.Id, m.Date, m.Kind, !m.Absent.Contains(id))),
            ]
            : [];
}

public sealed record Participation(MeetingId Meeting, DateOnly Date, MeetingKind Kind, bool Present);
