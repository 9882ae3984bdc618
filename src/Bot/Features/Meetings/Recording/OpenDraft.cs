using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>A draft that can still be entered, at one step of the wizard, before one person.</summary>
/// <param name="At">Who looks at it, and the council.</param>
/// <param name="Shown">The step that is drawn, or whose card was used.</param>
internal sealed record OpenDraft(Sitting At, MeetingDraft Draft, RecordStep Shown)
{
    public CouncilFacts Facts => At.Facts;

    public MeetingContent Content => Draft.Content;

    /// <summary>The card that was used showed what is stored now.</summary>
    public bool IsCurrent => Draft.Version == At.Step.Version;

    /// <summary>The id of the draft that the button names; a record has the id of its draft.</summary>
    public static MeetingId Named(Sitting at) => new(at.Step.Flow);

    /// <summary>The step whose card was used; null when the button names none.</summary>
    public static RecordStep? StepOf(Sitting at) => at.Data.Choice<RecordStep>(RecordVerbs.StepKey);

    /// <summary>The draft that the button names, at the step whose card was used; null when it has ended.</summary>
    public static OpenDraft? Find(Sitting at) =>
        at.Facts.Draft(Named(at)) is { IsOpen: true } draft ? new OpenDraft(at, draft, StepOf(at) ?? draft.Step) : null;
}
