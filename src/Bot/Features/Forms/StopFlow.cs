using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Forms;

/// <summary>
/// 取りやめる: the answer that is kept with the command in the person's own partition is what whoever makes the file looks for, on this machine or
/// on another.
/// </summary>
internal sealed class StopFlow : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            new Changes(
                FormVerbs.Stop,
                (at, c) =>
                    at.ChangeReaderAsync(
                        _ => new ReaderResult(new ReaderChange(), Reply.Card(MakingCard.Ended(at.Step.Draw(), MakingCard.Stopping))),
                        c
                    )
            ),
        ];

    public IReadOnlyList<Effect> Effects => [new(FormVerbs.Stop, "2/1") { Writes = ["person.answers"] }];
}
