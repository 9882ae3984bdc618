using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>登録済みの組織の変更: what is to come, how far it has been carried out, and the way back until the day.</summary>
internal sealed class ReformListFlow(OfficeDesk desk) : IFlow
{
    private static readonly ReformState NothingRead = new([], [], []);
    private static readonly Dictionary<string, Outcome<RegisteredReform>> NoneDecided = [];

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(ReformVerbs.List, (at, c) => ShowAsync(at, note: null, c))
            {
                Audience = Audience.Headquarters,
                ToOthers = ReformVerbs.OnlyHeadquarters,
            },
            new Changes(ReformVerbs.Undo, UndoAsync) { Audience = Audience.Headquarters, ToOthers = ReformVerbs.OnlyHeadquarters },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The headquarters, and the stations that a change to come names with their councils: whether it can be taken back.
            new(ReformVerbs.List, "6/0"),
            ReformEffect.Of(ReformVerbs.Undo, "71/17", "reform.undo"),
        ];

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

    /// <summary>The list while what was just decided is carried out: nothing can be taken back then.</summary>
    public static Reply Draw(Step step, OfficeFacts headquarters, string? note) => Draw(step, headquarters, note, NoneDecided);

    private static Reply Draw(
        Step step,
        OfficeFacts headquarters,
        string? note,
        IReadOnlyDictionary<string, Outcome<RegisteredReform>> takeBacks
    ) =>
        Reply.Card(
            ReformListCard.Render(
                new ReformListView
                {
                    Drawing = step.Draw(),
                    Today = step.Today,
                    Reforms = [.. headquarters.Reforms.OrderBy(r => r.Day)],
                    Undoable = takeBacks.Where(t => t.Value is Outcome<RegisteredReform>.Accepted).Select(t => t.Key).ToHashSet(),
                    Kept = takeBacks
                        .Where(t => t.Value is Outcome<RegisteredReform>.Refused)
                        .ToDictionary(t => t.Key, t => t.Value.Match(_ => "", ReformWords.WhyKept)),
                    Left = LeftOf(headquarters),
                    Note = note,
                }
            )
        );

    private async Task<Reply> ShowAsync(Reading at, string? note, CancellationToken cancellation)
    {
        if (await at.OfficeAsync(Office.Headquarters.Unit, cancellation) is not { Facts: var headquarters })
        {
            return Reply.Sentence(ReformVerbs.OnlyHeadquarters);
        }

        // While one is carried out nothing is offered, so nothing need be read for it.
        var open = LeftOf(headquarters) > 0 ? [] : headquarters.Reforms.Where(r => r.CanBeTakenBack(at.Step.Today)).ToList();
        var state = open.Count == 0 ? NothingRead : await ReformGround.ReadAsync(at, desk, open, cancellation);
        return Draw(at.Step, headquarters, note, Decided(headquarters, state, open, at.Step.Today));
    }

    private static Dictionary<string, Outcome<RegisteredReform>> Decided(
        OfficeFacts headquarters,
        ReformState state,
        IReadOnlyList<RegisteredReform> open,
        DateOnly today
    ) => open.ToDictionary(r => r.Id, r => TakeBackReform.Decide(headquarters, state, r.Id, today));

    private static int LeftOf(OfficeFacts headquarters) => headquarters.Reformings.Sum(s => s.Steps.Count - s.Done);

    private async Task<Reply> UndoAsync(Changing at, CancellationToken cancellation)
    {
        if (
            (await at.OfficeAsync(Office.Headquarters.Unit, cancellation))?.Facts.Reforms.FirstOrDefault(r => r.Id == at.Step.Flow)
            is not { } reform
        )
        {
            return await ShowAsync(at, RefusalWords.Of(new Refusal("reform.changed-meanwhile")), cancellation);
        }

        var state = await ReformGround.ReadAsync(at, desk, s => reform.Changes.Any(c => c.Concerns(s)), cancellation);
        return await at.ChangeOfficeAsync(
            Office.Headquarters.Unit,
            () => Reply.Sentence(ReformVerbs.OnlyHeadquarters),
            _ => null, // The audience are those posted there today.
            office => TakeBack(office, state, reform),
            cancellation
        );
    }

    private static OfficeResult TakeBack(OfficeSitting at, ReformState state, RegisteredReform reform) =>
        TakeBackReform
            .Decide(at.Facts, state, reform.Id, at.Step.Today)
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
                // Only of this one it was read what its end depends on; the others are offered again when the list is opened.
                refusal => Draw(at.Step, at.Facts, RefusalWords.Of(refusal), Decided(at.Facts, state, [reform], at.Step.Today))
            );
}
