using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.ReadMeetings;

/// <param name="Page">From 0.</param>
internal sealed record MeetingListView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    IReadOnlyList<MeetingRecord> Meetings,
    IReadOnlyList<MeetingDraft> Drafts,
    int Page
);

/// <summary>One revision of a record with what this reader may do to it.</summary>
internal sealed record MeetingDetailView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required MeetingRecord Record { get; init; }

    /// <summary>The newest revision; the shown one may be older.</summary>
    public required int Newest { get; init; }

    public required IReadOnlyList<IReadOnlyList<AdaptiveElement>> Pages { get; init; }

    public required int Page { get; init; }

    public required CouncilAccess Access { get; init; }

    public required DateOnly Today { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}
