using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>
/// 済み for what an office owes rather than a council: 半期の送付 of the station and of the 方面本部 that passes it on, the yearly Form 2, and
/// the second leg of Form 1.
/// </summary>
/// <param name="Day">The day of dispatch, or on which the document was made.</param>
/// <param name="Means">How it was done.</param>
/// <param name="Note">More in free text without names.</param>
public sealed record MarkOfficeDone(DateOnly Day, string Means, string Note)
{
    /// <summary>The station's section and its chiefs for what it sends; the offices above for what they pass on (H1).</summary>
    public static bool MayMark(Obligation obligation, IReadOnlySet<Responsible> posts) =>
        obligation is { Trait.CanBeMarkedDone: true } and ({ Council: null } or { Leg: 2 })
        && (
            obligation.Leg == 2
                ? posts.Contains(Responsible.AreaHeadquarters)
                : posts.Overlaps([Responsible.Section, Responsible.SectionChief, Responsible.StationChief])
        );

    /// <param name="entries">Those of the office, or of the council whose Form 1 is passed on, as they are stored now.</param>
    /// <param name="posts">Of the one who enters it.</param>
    public Outcome<Fulfilment> Decide(
        Obligation obligation,
        IReadOnlyList<Fulfilment> entries,
        IReadOnlySet<Responsible> posts,
        OfficerId by,
        DateOnly today
    )
    {
        if (!MayMark(obligation, posts))
        {
            return new Refusal("done.not-allowed");
        }

        // Somebody else may have entered it since it was shown as open; a second day would be a second entry.
        if (entries.Any(f => !f.Withdrawn && IsAbout(f, obligation)))
        {
            return new Refusal("done.not-open");
        }

        if (Day > today)
        {
            return new Refusal("done.in-future") { Property = nameof(Day) };
        }

        // What shows a half-year or a 1 April is made when that day has come, not before.
        var earliest = obligation.NotBefore ?? obligation.Since;
        if (Day < earliest)
        {
            return new Refusal("done.too-early", JapaneseDate.WithoutWeekday(earliest)) { Property = nameof(Day) };
        }

        return Means.Length == 0
            ? new Refusal("done.means-missing") { Property = nameof(Means) }
            : new Fulfilment(
                obligation.Kind,
                obligation.Subject,
                obligation.Period,
                Day,
                Note.Length == 0 ? Means : $"{Means}（{Note}）",
                by
            );
    }

    private static bool IsAbout(Fulfilment entry, Obligation obligation) =>
        (entry.Kind, entry.Subject, entry.Period) == (obligation.Kind, obligation.Subject, obligation.Period);
}

/// <summary>取り消し of what <see cref="MarkOfficeDone"/> has entered: the entry stays, and counts no more.</summary>
/// <param name="Day">The day that was entered.</param>
public sealed record WithdrawOfficeDone(ObligationKind Kind, string Subject, string Period, DateOnly Day)
{
    /// <summary>Whoever may enter it may take it back.</summary>
    public bool MayWithdraw(IReadOnlySet<Responsible> posts) =>
        Subject.EndsWith(CouncilObligations.Transit(""), StringComparison.Ordinal)
            ? posts.Contains(Responsible.AreaHeadquarters)
            : posts.Overlaps([Responsible.Section, Responsible.SectionChief, Responsible.StationChief]);

    /// <param name="entries">Those of the office, or of the council whose Form 1 was passed on.</param>
    /// <param name="posts">Of the one who takes it back.</param>
    public Outcome<Fulfilment> Decide(IReadOnlyList<Fulfilment> entries, IReadOnlySet<Responsible> posts)
    {
        if (!MayWithdraw(posts))
        {
            return new Refusal("done.not-allowed");
        }

        return entries.FirstOrDefault(f => !f.Withdrawn && (f.Kind, f.Subject, f.Period, f.Day) == (Kind, Subject, Period, Day)) is { } done
            ? done with
            {
                Withdrawn = true,
            }
            : new Refusal("done.not-marked");
    }
}
