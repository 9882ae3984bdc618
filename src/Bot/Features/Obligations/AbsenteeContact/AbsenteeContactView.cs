using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Obligations.AbsenteeContact;

/// <summary>The absentees of one meeting: who is still to be told, and who was.</summary>
internal sealed record AbsenteeContactView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required MeetingRecord Meeting { get; init; }

    public required IReadOnlyList<Absentee> Absentees { get; init; }

    /// <summary>Rank and name of who entered each.</summary>
    public required Func<Fulfilment, string> By { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The day to aim at, whose guide value it is.</summary>
    public required string Due { get; init; }

    public bool MayMark { get; init; }

    /// <summary>The reader may see telephone numbers.</summary>
    public bool MayCall { get; init; }

    /// <summary>What has just been entered, as long as it can be taken back at once.</summary>
    public IReadOnlyList<Fulfilment> JustEntered { get; init; } = [];

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    public IReadOnlyList<Absentee> Waiting => [.. Absentees.Where(a => a.Contacted is null)];
}
