using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>解嘱: who is in office, and which dismissals are not settled.</summary>
internal sealed record DismissListView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required IReadOnlyList<Member> InOffice { get; init; }

    public required IReadOnlyList<(Member Member, Dismissal Dismissal)> Unsettled { get; init; }

    /// <summary>検討中, since when.</summary>
    public required IReadOnlyList<(Member Member, DateOnly Since)> Considered { get; init; }

    public string? Note { get; init; }

    public static DismissListView Of(Sitting at, string? note) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            InOffice = [.. at.Facts.MembersOn(at.Today)],
            Unsettled =
            [
                .. at
                    .Facts.Members.SelectMany(m => m.Commissions.Select(c => (Member: m, c.Dismissal)))
                    .Where(d => d.Dismissal is { Grounds: not null } and ({ Notice: null } or { LetterSettled: false }))
                    .Select(d => (d.Member, d.Dismissal!)) // Not null: chosen above.
                    .OrderBy(d => d.Item2.Day),
            ],
            Considered =
            [
                .. at
                    .Facts.MembersOn(at.Today)
                    .Select(m => (Member: m, ConsiderationOf(m, at.Today)?.Since))
                    .Where(m => m.Since is not null)
                    .Select(m => (m.Member, m.Since!.Value)) // Not null: chosen above.
                    .OrderBy(m => m.Value),
            ],
            Note = note,
        };

    /// <summary>What the section has noted of a member in office that is being considered; null when nothing is.</summary>
    public static DismissalConsideration? ConsiderationOf(Member member, DateOnly today) =>
        member.Commissions.FirstOrDefault(c => c.Covers(today)) is { DismissalState: DismissalState.UnderConsideration } current
            ? current.Consideration
            : null;
}

/// <summary>解嘱 of one member, before it is entered.</summary>
internal sealed record DismissView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required Member Member { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>出席の状況 of the last meetings, newest first.</summary>
    public required IReadOnlyList<Participation> Attendance { get; init; }

    /// <summary>Only of a member in office it is said that 解嘱 is considered.</summary>
    public bool IsInOffice { get; init; }

    /// <summary>検討中 since that day; null when it is not considered.</summary>
    public DateOnly? Considered { get; init; }

    /// <summary>What the guideline has to say; null before it was asked.</summary>
    public IReadOnlyList<Finding>? Findings { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>A 解嘱 that has been entered, and what is left to do about it.</summary>
internal sealed record DismissedView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required Member Member { get; init; }

    public required Dismissal Dismissal { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>What the council owes because of it.</summary>
    public required IReadOnlyList<Obligation> Duties { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The seat is vacant, and nobody is commissioned for it.</summary>
    public bool IsVacant { get; init; }

    /// <summary>The reader wants to correct the notice that was entered.</summary>
    public bool CorrectsNotice { get; init; }

    /// <summary>Who has told the member, by rank and name.</summary>
    public string? NotifiedBy { get; init; }

    public bool MayWrite { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    public static DismissedView Of(Sitting at, Member member, Dismissal dismissal, ObligationRules rules)
    {
        var from = dismissal.Day > at.Today ? dismissal.Day : at.Today;
        return new DismissedView
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Member = member,
            Dismissal = dismissal,
            Today = at.Today,
            Duties = [.. ObligationPlanner.Of(at.Facts, from, rules).Where(o => IsOf(o, member, dismissal.Day))],
            Findings = [.. DismissalReview.OfNotice(dismissal), .. DismissalReview.OfLetter(dismissal)],
            IsVacant = Vacancies.Of(at.Facts, member, from) is { Successor: null },
            NotifiedBy = dismissal.Notice is { } told ? at.Facts.Roster.FirstOrDefault(r => r.Officer == told.By)?.Title : null,
            MayWrite = at.Access.Commission,
        };
    }

    /// <summary>What this dismissal has caused and its own entries below do not end.</summary>
    private static bool IsOf(Obligation obligation, Member member, DateOnly day) =>
        obligation.Kind switch
        {
            ObligationKind.MemberVacancy => obligation.Subject == member.Id.Value,
            ObligationKind.TooFewMembers or ObligationKind.MemberRoster or ObligationKind.OperationListCorrection => obligation.Since
                >= day,
            _ => false,
        };
}
