using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>要望一覧: one line a request, the oldest first.</summary>
internal sealed record RequestLine(CouncilId Council, string CouncilName, Feedback Request, bool SupportIsAsked)
{
    /// <summary>A supervisor has an open 支援依頼 about the request.</summary>
    public static bool IsAsked(CouncilFacts facts, Feedback request) => facts.SupportRequests.Any(s => s.Feedback == request.Entry.Id);
}

/// <param name="Council">Where the list is of one council only.</param>
/// <param name="Page">From 0.</param>
internal sealed record RequestListView(
    Drawing Drawing,
    CouncilId? Council,
    string About,
    IReadOnlyList<RequestLine> Lines,
    int Page,
    DateOnly Today
)
{
    public static RequestListView Of(Step step, ReadCouncils seen)
    {
        List<RequestLine> lines =
        [
            .. seen
                .Councils.SelectMany(c =>
                    RecordMeasure
                        .Open(c.Facts)
                        .Select(f => new RequestLine(c.Facts.Council.Id, c.Facts.Council.Name, f, RequestLine.IsAsked(c.Facts, f)))
                )
                .OrderBy(l => l.Request.MeetingDate),
        ];
        var last = Math.Max(0, (lines.Count - 1) / RequestListCard.PageSize);
        return new RequestListView(
            step.Draw(),
            seen.Only,
            seen.Title,
            lines,
            Math.Clamp(step.Data.Number(RecordMeasureFlow.PageKey) ?? 0, 0, last),
            step.Today
        );
    }
}
