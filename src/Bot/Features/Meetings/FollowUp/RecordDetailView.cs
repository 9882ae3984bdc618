using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>One revision of a record with what this reader may do to it.</summary>
internal sealed record RecordDetailView
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

    /// <summary>The 好事例 that is about to be published, with what speaks against it; null when nothing is asked.</summary>
    public ExampleQuestion? Question { get; init; }

    /// <summary>Of the newest revision, state and report are those in force, not the body's copy.</summary>
    public static RecordDetailView Of(Sitting at, MeetingRecordBody body, FormState? form = null, string? note = null)
    {
        var newest = at.Facts.Meeting(body.Header.Id) ?? body.Header;
        var header = body.Header.Revision == newest.Revision ? newest : body.Header;
        var pages = SheetPages.Of(RecordSheet.Fields(body.Content, body.Sheet, header));
        return new RecordDetailView
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            Record = header,
            Newest = newest.Revision,
            Pages = pages,
            Page = Math.Clamp(at.Data.Number(MeetingVerbs.PageKey) ?? 0, 0, pages.Count - 1),
            Access = at.Access,
            Today = at.Today,
            Form = form ?? FormState.Clean,
            Note = note,
        };
    }
}
