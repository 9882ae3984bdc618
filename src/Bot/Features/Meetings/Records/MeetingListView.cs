using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Records;

/// <summary>What 会議一覧 lists.</summary>
/// <param name="Drafts">With how far each is.</param>
/// <param name="Page">From 0.</param>
internal sealed record MeetingListView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    IReadOnlyList<MeetingRecord> Meetings,
    IReadOnlyList<(MeetingDraft Draft, string Progress)> Drafts,
    int Page
)
{
    /// <summary>The reader records meetings of this council.</summary>
    public bool MayRecord { get; init; }
}
