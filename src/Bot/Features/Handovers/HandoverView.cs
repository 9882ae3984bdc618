using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Handovers;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Handovers;

/// <summary>What the card of 引継書 shows: one's own post, or the one that was handed over.</summary>
internal sealed record HandoverView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required HandoverPaper Paper { get; init; }

    /// <summary>The one that is shown; null while it is one's own post.</summary>
    public GivenHandover? Given { get; init; }

    /// <summary>Of the matters of the day of the handover those that are done by now.</summary>
    public int DoneSince { get; init; }

    /// <summary>引継書 that this person has still to confirm.</summary>
    public IReadOnlyList<GivenHandover> Waiting { get; init; } = [];

    /// <summary>What this person has handed over, the newest first.</summary>
    public IReadOnlyList<GivenHandover> Handed { get; init; } = [];

    /// <summary>To whom one can hand over; empty for who only reads.</summary>
    public IReadOnlyList<RosterEntry> Receivers { get; init; } = [];

    public bool MayGive { get; init; }

    public bool MayConfirm { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <param name="From">Rank and name of who gave it.</param>
/// <param name="To">Rank and name of who confirms it.</param>
internal sealed record GivenHandover(Handover Handover, string From, string To)
{
    public static GivenHandover Of(CouncilFacts facts, Handover handover) =>
        new(handover, Title(facts, handover.By), Title(facts, handover.To));

    private static string Title(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.Where(r => r.Officer == officer).MaxBy(r => r.Days.From)?.Title ?? "異動した勤務員";
}
