using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Kit;

/// <summary>
/// What a handler that changes something gets: everything of <see cref="Reading"/>, and the way that every change goes: load, check the right
/// on the server, decide, commit once, answer. A lost race is decided once more on fresh facts.
/// </summary>
internal sealed class Changing(Step step, Verb verb, Partitions partitions) : Reading(step, verb, partitions)
{
    /// <summary>Decides on the council that the button names.</summary>
    public Task<Reply> ChangeAsync(Func<Sitting, StepResult> decide, CancellationToken cancellation) =>
        ChangeAsync(Step.Council, decide, cancellation);

    public Task<Reply> ChangeAsync(CouncilId council, Func<Sitting, StepResult> decide, CancellationToken cancellation) =>
        ChangeAsync(council, (at, _) => ValueTask.FromResult(decide(at)), cancellation);

    /// <summary>The same, where more is read once the right is known, for example the body of a record.</summary>
    public Task<Reply> ChangeAsync(
        CouncilId council,
        Func<Sitting, CancellationToken, ValueTask<StepResult>> decide,
        CancellationToken cancellation
    ) =>
        RunAsync(
            council,
            Replies.NotYours,
            Refused,
            (facts, token) => decide(new Sitting(Step, facts, Access.Of(Step.Officer, facts, Step.Today)), token),
            cancellation
        );

    /// <summary>
    /// For whoever has a right on one matter of a council without being able to read the council: the area's headquarters and the Form 1 that it
    /// passes on. Nothing else is shown.
    /// </summary>
    /// <param name="refuse">The answer to whoever has no right by the posts of today, else null; asked before any kept answer is given.</param>
    public Task<Reply> ChangeFromAboveAsync(
        CouncilId council,
        Func<Reply> gone,
        Func<CouncilFacts, Reply?> refuse,
        Func<CouncilFacts, StepResult> decide,
        CancellationToken cancellation
    ) => RunAsync(council, gone, refuse, (facts, _) => ValueTask.FromResult(decide(facts)), cancellation);

    /// <summary>Decides on an office; the same command has one effect and the same answer there too.</summary>
    /// <param name="refuse">The answer to whoever has no right by the posts of today, else null; asked before any kept answer is given.</param>
    public async Task<Reply> ChangeOfficeAsync(
        string unit,
        Func<Reply> gone,
        Func<OfficeSitting, Reply?> refuse,
        Func<OfficeSitting, OfficeResult> decide,
        CancellationToken cancellation
    )
    {
        if (unit.Length is 0 or > 40)
        {
            return gone();
        }

        var result = await new Commands<LoadedOffice, OfficeChange>(new OfficePartition(Partitions.Offices, unit)).RunAsync(
            Step.Command,
            Step.Officer.Id,
            loaded => refuse(new OfficeSitting(Step, loaded.Facts))?.Pack(),
            (loaded, _) =>
            {
                var (change, reply) = decide(new OfficeSitting(Step, loaded.Facts));
                return ValueTask.FromResult(new Decision<OfficeChange>(change, reply.Pack()));
            },
            cancellation
        );

        // Whoever asks again helps along what is left of it.
        if (
            result is CommandResult<OfficeChange>.Done { Committed: { } done } && done.Writes.Any(IsSequence)
            || result is CommandResult<OfficeChange>.Repeated
        )
        {
            await Partitions.Sequences.CarryOnAsync(unit, cancellation);
        }

        return result.Reply(gone);
    }

    /// <summary>Lists a new officer, without any right as yet. False when somebody of that number or account is listed meanwhile.</summary>
    public Task<bool> ListOfficerAsync(PersonnelChange change, CancellationToken cancellation) =>
        Partitions.Personnel.TryCommitAsync(version: null, change, cancellation);

    /// <summary>Keeps the file of a template under its digest, so that what is issued with it can be made again.</summary>
    public Task KeepTemplateAsync(string digest, byte[] file, CancellationToken cancellation) =>
        Partitions.Offices.KeepTemplateAsync(digest, file, cancellation);

    private static bool IsSequence(OfficeWrite write) => OfficeKinds.Sequences.Contains(write.KindOfFact);

    /// <summary>Decides on the person's own settings, for which nobody needs a right; the same command has one effect and the same answer.</summary>
    public async Task<Reply> ChangeReaderAsync(Func<ReaderState, ReaderResult> decide, CancellationToken cancellation)
    {
        var partition = new ReaderPartition(Partitions.Readers, Step.Officer.Id, Step.Today);
        var result = await new Commands<LoadedReader, ReaderChange>(partition).RunAsync(
            Step.Command,
            Step.Officer.Id,
            _ => null,
            (loaded, _) =>
            {
                var (change, reply) = decide(loaded.State);
                return ValueTask.FromResult(new Decision<ReaderChange>(change, reply.Pack()));
            },
            cancellation
        );
        return result.Reply(Replies.ChangedMeanwhile);
    }

    private Reply? Refused(CouncilFacts facts) =>
        Access.Of(Step.Officer, facts, Step.Today) is not { Read: true } access ? Replies.NotYours()
        : !access.HasAny(Verb.Rights) ? Replies.NotAllowed()
        : null;

    private async Task<Reply> RunAsync(
        CouncilId council,
        Func<Reply> gone,
        Func<CouncilFacts, Reply?> refuse,
        Func<CouncilFacts, CancellationToken, ValueTask<StepResult>> decide,
        CancellationToken cancellation
    )
    {
        if (!council.IsWellFormed)
        {
            return gone();
        }

        Reply? shown = null;
        var result = await new Commands<LoadedCouncil, CouncilChange>(new CouncilPartition(Partitions.Councils, council)).RunAsync(
            Step.Command,
            Step.Officer.Id,
            loaded => refuse(loaded.Facts)?.Pack(),
            async (loaded, token) =>
            {
                var (change, reply) = await decide(loaded.Facts, token);
                shown = reply;
                return new Decision<CouncilChange>(WithUrgentNews(loaded.Facts, change), (reply.Kept ?? reply).Pack());
            },
            cancellation
        );
        if (result is CommandResult<CouncilChange>.Done { Committed.Messages.Count: > 0 })
        {
            Partitions.Outbox.Wake(council);
        }

        return result is CommandResult<CouncilChange>.Done { Committed: var committed } && shown is { Kept: not null }
            ? shown with
            {
                HasSaved = committed is not null,
            }
            : result.Reply(gone);
    }

    /// <summary>
    /// What a change makes urgent is told in its own transaction. Drafts, marks and messages make nothing due: a step of the wizard does not
    /// pay for the question. Of a council that cannot be read whole nobody knows what is due; the digest of the release that can will tell.
    /// </summary>
    private CouncilChange? WithUrgentNews(CouncilFacts facts, CouncilChange? change) =>
        change is not null
        && facts.Unreadable.Count == 0
        && change.Writes.Any(w => w is not (CouncilWrite.PutDraft or CouncilWrite.DropDraft or CouncilWrite.PutReminderMark))
            ? change with
            {
                Messages = [.. change.Messages, .. UrgentNews.Of(facts, change, Step.Today, Partitions.Rules)],
            }
            : change;
}
