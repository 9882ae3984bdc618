using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Catalogue;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>Who looks at the review: that decides the one positive button.</summary>
internal enum Reviewer
{
    /// <summary>Confirms: 確定して報告.</summary>
    Lead,

    /// <summary>Asks the lead officer.</summary>
    Officer,

    /// <summary>The section, while the lead officer's post is vacant.</summary>
    Section,

    /// <summary>An officer while the post is vacant: the section confirms.</summary>
    OfficerOfVacantPost,
}

/// <param name="LeadTitle">Rank and name of today's lead officer.</param>
internal sealed record ReviewView(
    RecordFrame Frame,
    MeetingContent Content,
    MeetingReview Review,
    Reviewer Reviewer,
    bool AwaitingLead,
    string? LeadTitle
)
{
    /// <summary>The steps of the draft, of which one may be what a reason is about.</summary>
    public IReadOnlyList<RecordStep> Steps { get; init; } = [];

    /// <summary>The review of a draft for the person who looks at it.</summary>
    public static ReviewView Of(OpenDraft open, RecordFrame frame)
    {
        var (access, lead) = (open.At.Access, open.Facts.LeadOn(open.At.Today));
        var reviewer =
            access.Lead ? Reviewer.Lead
            : access.OnBehalf ? Reviewer.Section
            : lead is null ? Reviewer.OfficerOfVacantPost
            : Reviewer.Officer;
        return new ReviewView(frame, open.Content, Reviewed(open), reviewer, open.Draft.State == DraftState.AwaitingLead, lead?.Title)
        {
            Steps = RecordMeeting.StepsOf(open.Facts, open.Draft),
        };
    }

    public static MeetingReview Reviewed(OpenDraft open)
    {
        var (at, facts) = (open.At, open.Facts);
        var author = at.Access.Confirm ? at.Officer.Title : facts.LeadOn(at.Today)?.Title ?? "署の地域課";
        return MeetingReview.Of(facts, open.Draft, author, at.Today, at.Step.Rules.Guideline, JapanTime.TimeOf(at.Now));
    }
}
