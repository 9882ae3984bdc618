using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>
/// 組織の変更: headquarters enter it, see what follows, and register it. All that is dated is changed at once and takes effect by its day.
/// </summary>
internal sealed class ReformFlow(OfficeDesk desk, ReminderRules rules) : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(
                ReformVerbs.Open,
                (at, _) => Task.FromResult(Reply.Card(ReformCard.Render(new ReformView { Drawing = at.Step.Draw() })))
            )
            {
                Audience = Audience.Headquarters,
                ToOthers = ReformVerbs.OnlyHeadquarters,
            },
            new Reads(ReformVerbs.Check, CheckAsync) { Audience = Audience.Headquarters, ToOthers = ReformVerbs.OnlyHeadquarters },
            new Changes(ReformVerbs.Save, SaveAsync) { Audience = Audience.Headquarters, ToOthers = ReformVerbs.OnlyHeadquarters },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(ReformVerbs.Open, "1/0"),
            // All offices, the councils of those that are named, and a walk over all officers.
            new(ReformVerbs.Check, "19/0"),
            // The same, the office to commit to, and as many steps as the person waits for.
            ReformEffect.Of(ReformVerbs.Save, "70/17", "reform.save"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                ReformVerbs.Open,
                "警察署の統合や方面の変更、交番・駐在所の新設、廃止、移管を登録します（警察本部）。",
                "組織の変更",
                "そしきのへんこう",
                "組織変更",
                "組織改正",
                "警察署の統合",
                "署の統合",
                "方面の変更",
                "交番の新設",
                "交番の移管"
            )
            {
                Audience = Audience.Headquarters,
                Signs = ["署 統合|合併|方面", "組織 変更|改正|改編|再編", "交番|警察署 廃止|なくな|統合|新設|閉鎖|移転|移管"],
            },
        ];

    private async Task<Reply> CheckAsync(Reading at, CancellationToken cancellation)
    {
        var (form, state) = await ReadAsync(at, cancellation);
        return Planned(at.Step, form, state).Match(reform => Checked(at.Step, form, state, reform), refused => refused);
    }

    private async Task<Reply> SaveAsync(Changing at, CancellationToken cancellation)
    {
        var (form, state) = await ReadAsync(at, cancellation);
        return await at.ChangeOfficeAsync(
            Office.Headquarters.Unit,
            () => Reply.Sentence(ReformVerbs.OnlyHeadquarters),
            _ => null, // The audience are those posted there today.
            office => Register(office, form, state),
            cancellation
        );
    }

    private static OfficeResult Register(OfficeSitting at, ReformForm form, ReformState state) =>
        Planned(at.Step, form, state)
            .Match<OfficeResult>(
                reform =>
                {
                    if (at.Facts.Reformings.Count > 0)
                    {
                        // What is being carried out is half in what was read.
                        return Draw(at.Step, form.State, RefusalWords.Of(new Core.Refusal("reform.under-way")));
                    }

                    var audit = at.Step.Audit(ReformVerbs.Save, reform.Id);
                    var sequence = ReformSequence.Of(audit, reform, state);
                    var change = new OfficeChange
                    {
                        Audit = audit,
                        Writes = ReformSequence.Register(at.Facts, sequence, reform, at.Step.Today),
                    };
                    return new OfficeResult(change, ReformListFlow.Draw(at.Step, at.Facts.After(change), "登録しました。"));
                },
                refused => refused
            );

    private async Task<(ReformForm Form, ReformState State)> ReadAsync(Reading at, CancellationToken cancellation)
    {
        var form = ReformForm.Read(at.Step.Data, $"{at.Step.Command.Id:N}");
        return (form, await ReformGround.ReadAsync(at, desk, form.Names, cancellation));
    }

    private Reply Checked(Step step, ReformForm form, ReformState state, RegisteredReform reform) =>
        Reply.Card(
            ReformCard.Render(
                new ReformView
                {
                    Drawing = step.Draw(),
                    Form = form.State,
                    Reform = reform,
                    Effects = ReformEffects.Of(state, state.After(reform), reform, rules),
                }
            )
        );

    private static Reply Draw(Step step, Fields.FormState form, string note) =>
        Reply.Card(
            ReformCard.Render(
                new ReformView
                {
                    Drawing = step.Draw(),
                    Form = form,
                    Note = note,
                }
            )
        );

    private static Planning Planned(Step step, ReformForm form, ReformState state) =>
        form.Request is not { } request
            ? new Planning(null, Draw(step, form.State, Replies.CheckInput))
            : request
                .Decide(state, step.Today)
                .Match(
                    reform => new Planning(reform, null),
                    refusal => new Planning(
                        null,
                        Draw(step, form.State.With(ReformForm.FieldOf(refusal), RefusalWords.Of(refusal)), Replies.CheckInput)
                    )
                );

    /// <summary>A reform, or the card that says what is wrong with it.</summary>
    private sealed record Planning(RegisteredReform? Reform, Reply? Refused)
    {
        public T Match<T>(Func<RegisteredReform, T> planned, Func<Reply, T> refused) =>
            Reform is not null ? planned(Reform) : refused(Refused!); // One of the two.
    }
}
