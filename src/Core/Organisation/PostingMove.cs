using KobanBot.Core.Time;

namespace KobanBot.Core.Organisation;

/// <summary>異動 of one officer: with a day a posting begins, or none, and others end on the day before.</summary>
/// <param name="Day">The first day at the new post; the day before is the last one at the old.</param>
/// <param name="Begins">The new posting, from that day; null for whoever leaves.</param>
/// <param name="Ends">As they were before, so that the move can be taken back.</param>
public sealed record PostingMove(OfficerId Officer, DateOnly Day, Assignment? Begins, IReadOnlyList<EndedPosting> Ends);

/// <param name="FormerTo">The last day that it had before; null for until further notice.</param>
public sealed record EndedPosting(Role Role, string Unit, DateOnly From, DateOnly? FormerTo)
{
    public bool Is(Assignment other) => other.Role == Role && other.Unit == Unit && other.Days.From == From;
}

/// <summary>What moves do to an officer's postings. They are decided on what is stored when they are carried out.</summary>
public static class PostingMoves
{
    /// <summary>The postings that contain the day and began before it: they end with the day before.</summary>
    public static IReadOnlyList<EndedPosting> EndingOn(Officer officer, DateOnly day) =>
        [
            .. officer
                .Assignments.Where(a => a.Days.Contains(day) && a.Days.From < day)
                .Select(a => new EndedPosting(a.Role, a.Unit, a.Days.From, a.Days.To)),
        ];

    public static Outcome<Officer> After(this Officer officer, PostingMove move)
    {
        if (move.Ends.Any(e => officer.Assignments.All(a => !e.Is(a) || a.Days.To != e.FormerTo)))
        {
            return new Refusal("transfer.changed-meanwhile");
        }

        var last = move.Day.AddDays(-1);
        var kept = officer.Assignments.Select(a => move.Ends.Any(e => e.Is(a)) ? a with { Days = new DayRange(a.Days.From, last) } : a);
        return officer with { Assignments = move.Begins is { } begins ? [.. kept, begins] : [.. kept] };
    }

    /// <summary>As if the move had not been; only before its day.</summary>
    public static Outcome<Officer> TakenBack(this Officer officer, PostingMove move)
    {
        var last = move.Day.AddDays(-1);
        var begun = move.Begins is null ? null : officer.Assignments.FirstOrDefault(a => IsSame(a, move.Begins));
        if ((move.Begins is not null && begun is null) || move.Ends.Any(e => officer.Assignments.All(a => !e.Is(a) || a.Days.To != last)))
        {
            return new Refusal("transfer.changed-meanwhile");
        }

        return officer with
        {
            Assignments =
            [
                .. officer
                    .Assignments.Where(a => a != begun)
                    .Select(a =>
                        move.Ends.FirstOrDefault(e => e.Is(a)) is { } end ? a with { Days = new DayRange(a.Days.From, end.FormerTo) } : a
                    ),
            ],
        };
    }

    private static bool IsSame(Assignment left, Assignment right) =>
        left.Role == right.Role && left.Unit == right.Unit && left.Days == right.Days;
}
