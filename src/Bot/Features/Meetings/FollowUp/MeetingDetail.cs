using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.ReadMeetings;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>The view of one record, shared by reading and by what follows a confirmation.</summary>
internal static class MeetingDetail
{
    /// <param name="newest">The header that is in force: state and report are its own, not the body's copy.</param>
    public static MeetingDetailView View(
        Step step,
        CouncilFacts facts,
        CouncilAccess access,
        MeetingRecordBody body,
        MeetingRecord newest,
        FormState? form = null,
        string? note = null
    )
    {
        var header = body.Header.Revision == newest.Revision ? newest : body.Header;
        var pages = SheetPages.Of(RecordSheet.Fields(body.Content, body.Sheet, header));
        return new MeetingDetailView
        {
            Drawing = step.Draw(),
            Council = facts.Council.Id,
            Record = header,
            Newest = newest.Revision,
            Pages = pages,
            Page = Math.Clamp(step.Data.Number(ReadMeetingsFlow.PageKey) ?? 0, 0, pages.Count - 1),
            Access = access,
            Today = step.Today,
            Form = form ?? FormState.Clean,
            Note = note,
        };
    }
}
