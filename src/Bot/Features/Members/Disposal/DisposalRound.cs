using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>
/// The way through a disposal: what is due, the choice, the question, the confirmation. What was confirmed is kept with the station as a sequence,
/// which comes to its end whatever process dies.
/// </summary>
internal sealed class DisposalRound(IDisposal disposal)
{
    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(
                disposal.Verbs.Open,
                (at, c) =>
                    CouncilPicker.WithCouncilAsync(
                        at,
                        disposal.Words.Title,
                        disposal.Verbs.Open,
                        id => at.CouncilAsync(id, async (sitting, token) => Draw(sitting, await DueAsync(at, sitting, token)), c),
                        c
                    )
            )
            {
                Rights = DisposalVerbs.Rights,
            },
            new Reads(disposal.Verbs.Ask, (at, c) => at.CouncilAsync(at.Step.Council, Asked(at), c))
            {
                Rights = DisposalVerbs.Rights,
                IsLookup = true,
            },
            new Changes(disposal.Verbs.Confirm, (at, c) => at.CouncilAsync(at.Step.Council, Confirmed(at), c))
            {
                Rights = DisposalVerbs.Rights,
            },
        ];

    private Func<Sitting, CancellationToken, ValueTask<Reply>> Asked(Reading at) =>
        async (sitting, c) =>
        {
            var due = await DueAsync(at, sitting, c);
            return Decide(sitting, due)
                .Match(
                    chosen => Reply.Card(DisposalAskCard.Render(View(sitting, chosen), disposal.Verbs)),
                    refused => Refused(sitting, due, refused)
                );
        };

    private Func<Sitting, CancellationToken, ValueTask<Reply>> Confirmed(Changing at) =>
        async (sitting, c) =>
        {
            var due = await DueAsync(at, sitting, c);
            return await at.ChangeOfficeAsync(
                sitting.Council.AnsweringOn(sitting.Today)?.Station.Value ?? "",
                Replies.NotYours,
                _ => null, // The right is that at the council, which was just asked.
                station => Confirm(station, sitting, due),
                c
            );
        };

    private OfficeResult Confirm(OfficeSitting station, Sitting sitting, IReadOnlyList<DisposalItem> due) =>
        DisposalSequence.IsUnderWay(station.Facts, sitting.Council.Id)
            ? Refused(sitting, due, new Refusal("disposal.under-way"))
            : Decide(sitting, due)
                .Match<OfficeResult>(
                    chosen =>
                    {
                        var sequence = disposal.Steps(sitting, chosen);
                        return station.Commit(
                            sequence.Audit,
                            new OfficeWrite.Put<Sequence<DisposalStep>>(OfficeKinds.Disposal, sequence),
                            Draw(sitting, [.. due.Except(chosen)], disposal.Words.Told(chosen.Sum(i => i.Count)))
                        );
                    },
                    refused => Refused(sitting, due, refused)
                );

    private Task<IReadOnlyList<DisposalItem>> DueAsync(Reading at, Sitting sitting, CancellationToken cancellation) =>
        disposal.DueAsync(at, sitting, cancellation);

    private Outcome<IReadOnlyList<DisposalItem>> Decide(Sitting sitting, IReadOnlyList<DisposalItem> due) =>
        disposal.Decide(sitting, [.. sitting.Data.Choices(disposal.Verbs.Key)], due);

    private Reply Refused(Sitting at, IReadOnlyList<DisposalItem> due, Refusal refusal) =>
        refusal.Property is null
            ? Draw(at, due, RefusalWords.Of(refusal))
            : Reply.Card(DisposalCard.Render(View(at, due) with { Missing = RefusalWords.Of(refusal) }, disposal.Verbs));

    private Reply Draw(Sitting at, IReadOnlyList<DisposalItem> due, string? note = null) =>
        Reply.Card(DisposalCard.Render(View(at, due) with { Note = note }, disposal.Verbs));

    private DisposalView View(Sitting at, IReadOnlyList<DisposalItem> items) => new(at.Draw(), at.Council, disposal.Words, items);
}
