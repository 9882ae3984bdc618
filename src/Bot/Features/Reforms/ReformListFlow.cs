using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>登録済みの組織の変更: what is to come, how far it has been carried out, and the way back until the day.</summary>
internal sealed class ReformListFlow(OfficeDesk desk) : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(ReformVerbs.List, (at, c) => ShowAsync(at, note: null, c))
            {
                Audience = Audience.Headquarters,
                ToOthers = ReformVerbs.OnlyHeadquarters,
            },
            new Changes(ReformVerbs.Undo, UndoAsync) { Audience = Audience.Headquarters, ToOthers = ReformVerbs.OnlyHeadquarters },
        ];

    public IReadOnlyList<Effect> Effects => [new(ReformVerbs.List, "2/0"), ReformEffect.Of(ReformVerbs.Undo, "71/17", "reform.undo")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                ReformVerbs.List,
                "登録した組織の変更を表示し、取り消します（警察本部）。",
                "組織の変更の予定",
                "登録済みの組織の変更",
                "統合の取消し"
            )
            {
                Audience = Audience.Headquarters,
            },
        ];

    public static Reply Draw(Step step, OfficeFacts headquarters, string? note) =>
        Reply.Card(
            ReformListCard.Render(
                new ReformListView
                {
                    Drawing = step.Draw(),
                    Today = step.Today,
                    Reforms = [.. headquarters.Reforms.OrderBy(r => r.Day)],
                    Left = headquarters.Reformings.Sum(s => s.Steps.Count - s.Done),
                    Note = note,
                }
            )
        );

    private static async Task<Reply> ShowAsync(Reading at, string? note, CancellationToken cancellation) =>
        await at.OfficeAsync(Office.Headquarters.Unit, cancellation) is { } office
            ? Draw(at.Step, office.Facts, note)
            : Reply.Sentence(ReformVerbs.OnlyHeadquarters);

    private async Task<Reply> UndoAsync(Changing at, CancellationToken cancellation)
    {
        if (
            (await at.OfficeAsync(Office.Headquarters.Unit, cancellation))?.Facts.Reforms.FirstOrDefault(r => r.Id == at.Step.Flow)
            is not { } reform
        )
        {
            return await ShowAsync(at, RefusalWords.Of(new Core.Refusal("reform.changed-meanwhile")), cancellation);
        }

        var state = await ReformGround.ReadAsync(at, desk, s => reform.Changes.Any(c => c.Concerns(s)), cancellation);
        return await at.ChangeOfficeAsync(
            Office.Headquarters.Unit,
            () => Reply.Sentence(ReformVerbs.OnlyHeadquarters),
            _ => null, // The audience are those posted there today.
            office => TakeBack(office, state, reform.Id),
            cancellation
        );
    }

    private static OfficeResult TakeBack(OfficeSitting at, ReformState state, string id) =>
        TakeBackReform
            .Decide(at.Facts, state, id, at.Step.Today)
            .Match<OfficeResult>(
                back =>
                {
                    var audit = at.Step.Audit(ReformVerbs.Undo, back.Id);
                    var sequence = ReformSequence.Of(audit, back, state, takesBack: true);
                    var change = new OfficeChange
                    {
                        Audit = audit,
                        Writes = ReformSequence.Register(at.Facts, sequence, back, at.Step.Today),
                    };
                    return new OfficeResult(change, Draw(at.Step, at.Facts.After(change), "取り消しました。登録前の状態に戻ります。"));
                },
                refusal => Draw(at.Step, at.Facts, RefusalWords.Of(refusal))
            );
}
