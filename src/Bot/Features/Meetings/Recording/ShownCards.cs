using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>Which messages show a draft, so that they can be replaced when the flow ends elsewhere.</summary>
internal static class ShownCards
{
    private const int Most = 8;

    /// <summary>The draft, with the message of this step as the newest that shows it.</summary>
    public static MeetingDraft With(Step step, MeetingDraft draft) =>
        step.Message is { } message
            ? draft with
            {
                Cards =
                [
                    .. draft
                        .Cards.Where(c => c.ConversationId != message.ConversationId || c.ActivityId != message.ActivityId)
                        .TakeLast(Most - 1),
                    new ShownCard(step.Officer.Id, message.ConversationId, message.ActivityId),
                ],
            }
            : draft;

    /// <summary>Replaces the other messages that show the draft.</summary>
    public static IReadOnlyList<OutgoingMessage> Close(Step step, MeetingDraft draft)
    {
        var audit = step.Audit("");
        return
        [
            .. draft
                .Cards.Where(c => c.ActivityId != step.Message?.ActivityId)
                .Select(
                    (c, i) =>
                        new OutgoingMessage(CommandSteps.MessageOf(audit, i + 1), c.Officer, MessageKind.CloseCard, draft.Id) { Card = c }
                ),
        ];
    }
}
