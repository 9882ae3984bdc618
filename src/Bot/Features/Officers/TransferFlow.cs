using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Officers;

/// <summary>異動: the section enters or pastes a list, sees what follows, and registers it. The good rows go on; the others come back.</summary>
internal sealed class TransferFlow : IFlow
{
    internal const string OnlySection = "異動の登録は、署の地域警察担当課（係）の方が行います。";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(OfficerVerbs.Transfer, OpenAsync) { Audience = OfficerVerbs.Keepers, ToOthers = OnlySection },
            new Reads(OfficerVerbs.Check, CheckAsync) { Audience = OfficerVerbs.Keepers, ToOthers = OnlySection },
            new Changes(OfficerVerbs.Save, SaveAsync) { Audience = OfficerVerbs.Keepers, ToOthers = OnlySection },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(OfficerVerbs.Transfer, "2/0"),
            // The station, its councils (here two) and each officer of the list.
            new(OfficerVerbs.Check, "5/0"),
            // The same, the office to commit to, and then here three steps (a person, two councils), as far as the person waits for them.
            new(OfficerVerbs.Save, "19/7")
            {
                Writes = ["office.transfer", "office.move", "person", "council.roster", "office.directory"],
                Audits = ["officers.transfer"],
                Messages = [MessageKind.PostingChanged, MessageKind.PostingEnded],
                Opens = [ObligationKind.LeadVacant, ObligationKind.OperationListCorrection],
                Ends = [ObligationKind.LeadVacant, ObligationKind.OperationListCorrection],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                OfficerVerbs.Transfer,
                "勤務員の異動を、1人ずつ又は一覧で登録します（署の地域課）。",
                "異動",
                "いどう",
                "異動しました",
                "異動を登録",
                "人事異動"
            )
            {
                Audience = OfficerVerbs.Keepers,
            },
        ];

    private static async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation) =>
        await at.OfficeAsync(OfficerVerbs.StationOf(at.Step), cancellation) is { Facts.Station: { } station }
            ? Reply.Card(TransferCard.Render(new TransferView { Drawing = at.Step.Draw(), StationName = station.Name }))
            : Reply.Sentence(OnlySection);

    private static async Task<Reply> CheckAsync(Reading at, CancellationToken cancellation)
    {
        var form = TransferForm.Read(at.Step.Data);
        return await Grounds.ReadAsync(at, form.Officers, cancellation) is { } ground
            ? Reply.Card(TransferCard.Render(Checked(at.Step, form, ground)))
            : Reply.Sentence(OnlySection);
    }

    private static async Task<Reply> SaveAsync(Changing at, CancellationToken cancellation)
    {
        var form = TransferForm.Read(at.Step.Data);
        return await Grounds.ReadAsync(at, form.Officers, cancellation) is { } ground
            ? await at.ChangeOfficeAsync(
                ground.Station.Id.Value,
                () => Reply.Sentence(OnlySection),
                _ => null, // The unit is that of a post of today at a section.
                office => Register(office, form, ground),
                cancellation
            )
            : Reply.Sentence(OnlySection);
    }

    private static OfficeResult Register(OfficeSitting at, TransferForm form, TransferGround ground)
    {
        var view = Checked(at.Step, form, ground);
        var moves = Moves(form, ground, at.Step.Today);
        if (moves.Count == 0)
        {
            return Reply.Card(TransferCard.Render(view));
        }

        var audit = at.Step.Audit("officers.transfer", $"{moves.Count}");
        return new OfficeResult(
            new OfficeChange
            {
                Audit = audit,
                Writes = TransferSequence.Register(at.Facts, TransferSequence.Of(audit, moves, ground), moves, at.Step.Today),
            },
            Reply.Card(
                TransferCard.Render(
                    view with
                    {
                        IsSaved = true,
                        Rows = string.Join('\n', view.Refused.Select(r => r.Line)),
                        Note =
                            view.Refused.Count == 0
                                ? $"{moves.Count}人の異動を登録しました。"
                                : $"{moves.Count}人の異動を登録しました。下の{view.Refused.Count}行は登録していません。訂正して、もう一度確認してください。",
                    }
                )
            )
        );
    }

    private static List<PostingMove> Moves(TransferForm form, TransferGround ground, DateOnly today) =>
        [.. new PlanTransfers([.. form.Lines.Select(l => l.Row)]).Check(ground, today).Select(r => r.Move).OfType<PostingMove>()];

    private static TransferView Checked(Step step, TransferForm form, TransferGround ground)
    {
        var rows = new PlanTransfers([.. form.Lines.Select(l => l.Row)]).Check(ground, step.Today);
        var refused = form.Lines.Zip(rows).Where(r => r.Second.Refusal is not null).ToList();
        List<PostingMove> moves = [.. rows.Select(r => r.Move).OfType<PostingMove>()];
        return new TransferView
        {
            Drawing = step.Draw(),
            StationName = ground.Station.Name,
            Rows = form.Typed,
            Day = form.DayTyped,
            Refused = [.. refused.Select(r => (r.First.Text, RefusalWords.Of(r.Second.Refusal!)))], // Chosen above.
            Moves = [.. moves.Select(m => Sentence(m, ground.People.First(p => p.Id == m.Officer)))],
            Effects = TransferSequence.EffectsOf(moves, ground),
            Note =
                form.Lines.Count == 0 ? "異動する勤務員を入力してください。"
                : refused.Count > 0 ? $"{refused.Count}行は登録できません。訂正するか、ほかの行だけを登録してください。"
                : null,
        };
    }

    private static (string Who, string What) Sentence(PostingMove move, Officer officer)
    {
        var from = officer.On(move.Day).Where(a => move.Ends.Any(e => e.Is(a))).Select(a => a.UnitName).ToList();
        var to = move.Begins?.UnitName ?? "転出";
        var ends = from.Count == 0 ? "" : $"\n{string.Join("、", from)}での権限は{JapaneseDate.Short(move.Day.AddDays(-1))}まで";
        return (officer.Title, $"{JapaneseDate.Short(move.Day)}　{(from.Count == 0 ? "新規" : string.Join("、", from))} → {to}{ends}");
    }
}
