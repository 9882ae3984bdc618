using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Catalogue;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>How a record is begun: on with a draft when there is one, else from the plan.</summary>
internal static class StartDraft
{
    /// <summary>会議を記録 by words or button: offers the drafts that are begun before it starts another.</summary>
    public static StepResult Offer(Sitting at)
    {
        var begun = at.Facts.Drafts.Where(d => d.IsBegun).OrderByDescending(d => d.ChangedAt).ToList();
        return begun.Count > 0 ? Kept(at, DraftReplies.Choice(at, begun))
            : at.Access.Edit ? Begin(at)
            : Replies.NotAllowed();
    }

    /// <summary>別の会議を記録, whatever drafts there are.</summary>
    public static StepResult Begin(Sitting at)
    {
        var draft = RecordMeeting.Start(
            at.Facts,
            at.Officer,
            at.Now,
            new MeetingId(at.Step.Command.Id.ToString("N")),
            at.Step.Rules.Settings
        );
        if (at.Facts.Draft(draft.Id) is { IsOpen: true } existing)
        {
            return RecordDrawing.Card(new OpenDraft(at, existing, existing.Step));
        }

        if (RecordMeeting.Untouched(at.Facts, draft) is { } untouched)
        {
            return Kept(at, RecordDrawing.Card(new OpenDraft(at, untouched, RecordStep.Basics)));
        }

        var shown = ShownCards.With(at.Step, draft);
        return at.Commit(
            at.Audit("record.start", draft.Id.Value),
            new CouncilWrite.PutDraft(shown),
            after => RecordDrawing.Card(new OpenDraft(after, shown, RecordStep.Basics))
        );
    }

    /// <summary>The answer is kept although nothing else changes: a repeated delivery must not start what this one only offered.</summary>
    private static StepResult Kept(Sitting at, Reply reply) => new(new CouncilChange { Audit = at.Audit("record.choice") }, reply);
}
