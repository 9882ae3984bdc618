using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Kit;

/// <summary>
/// The way every flow goes to a council: load, check the right on the server, decide, commit once, answer. The same command gets
/// the same answer again. What a change makes urgent is told in its own transaction, whatever flow it comes from.
/// </summary>
internal sealed class CouncilSteps(ICouncilStore councils, IOutbox outbox, ReminderRules rules)
{
    /// <summary>Shows something of a council, if this person may see it.</summary>
    public async Task<Reply> ReadAsync(
        Step step,
        CouncilId council,
        Func<CouncilFacts, CouncilAccess, Reply> show,
        CancellationToken cancellation
    ) =>
        council.IsWellFormed
        && await councils.FindAsync(council, cancellation) is { Facts: var facts }
        && Access.Of(step.Officer, facts, step.Today) is { Read: true } access
            ? show(facts, access)
            : Replies.NotYours();

    /// <summary>Changes something; <paramref name="allowed"/> names the right that it takes.</summary>
    public async Task<Reply> ChangeAsync(
        Step step,
        CouncilId council,
        Func<CouncilAccess, bool> allowed,
        Func<CouncilFacts, CouncilAccess, StepResult> decide,
        CancellationToken cancellation
    )
    {
        if (!council.IsWellFormed)
        {
            return Replies.NotYours();
        }

        var result = await new Commands<LoadedCouncil, CouncilChange>(new CouncilPartition(councils, council)).RunAsync(
            step.Command,
            step.Officer.Id,
            loaded =>
                Access.Of(step.Officer, loaded.Facts, step.Today) is not { Read: true } access ? Replies.NotYours().Pack()
                : !allowed(access) ? Replies.NotAllowed().Pack()
                : null,
            (loaded, _) =>
            {
                var (change, reply) = decide(loaded.Facts, Access.Of(step.Officer, loaded.Facts, step.Today));
                return ValueTask.FromResult(new Decision<CouncilChange>(WithUrgentNews(loaded.Facts, change, step.Today), reply.Pack()));
            },
            cancellation
        );

        if (result is CommandResult<CouncilChange>.Done { Committed.Messages.Count: > 0 })
        {
            outbox.Wake(council);
        }

        return result.Reply(Replies.NotYours);
    }

    /// <summary>
    /// Drafts, marks and messages make nothing due: a step of the wizard does not pay for the question. Of a council that cannot be read
    /// whole nobody knows what is due; the digest of the release that can will tell.
    /// </summary>
    private CouncilChange? WithUrgentNews(CouncilFacts facts, CouncilChange? change, DateOnly today) =>
        change is not null
        && facts.Unreadable.Count == 0
        && change.Writes.Any(w => w is not (CouncilWrite.PutDraft or CouncilWrite.DropDraft or CouncilWrite.PutReminderMark))
            ? change with
            {
                Messages = [.. change.Messages, .. UrgentNews.Of(facts, change, today, rules)],
            }
            : change;

    /// <summary>Begins the audit entry of a change.</summary>
    public static AuditEntry Audit(Step step, string what, string? subject = null, string? before = null) =>
        new(step.Now, step.Officer.Id, what, step.Command.Id, subject, before);
}
