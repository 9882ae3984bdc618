using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>What a press on a matter comes to: marks to write, none when it is refused, and the answer.</summary>
internal sealed record Marking(IReadOnlyList<ReminderMark> Marks, Reply Reply)
{
    public static implicit operator Marking(Reply reply) => new([], reply);

    /// <summary>As a change of the council that the matter belongs to.</summary>
    public StepResult OfCouncil(Step step, string what) =>
        Marks is [var first, ..]
            ? new StepResult(
                new CouncilChange
                {
                    Audit = step.Audit(what, first.Key),
                    Writes = [.. Marks.Select(m => new CouncilWrite.PutReminderMark(m))],
                },
                Reply
            )
            : Reply;

    /// <summary>As a change of the office, for a matter of the whole station.</summary>
    public OfficeResult OfOffice(Step step, string what) =>
        Marks is [var first, ..]
            ? new OfficeResult(
                new OfficeChange
                {
                    Audit = step.Audit(what, first.Key),
                    Writes = [.. Marks.Select(m => new OfficeWrite.PutReminderMark(m))],
                },
                Reply
            )
            : Reply;
}
