using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Officers;

/// <summary>勤務員名簿: who works where, by police box, and the moves that are still to come, which can be taken back until their day.</summary>
internal sealed class OfficersFlow : IFlow
{
    public const string OfficerKey = "officer";
    public const string DayKey = "day";

    private const string OnlySection = "異動の取消しは、署の地域警察担当課（係）の方が行います。";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(OfficerVerbs.List, (at, c) => DrawAsync(at, note: null, c)) { Audience = Audience.Council },
            new Changes(OfficerVerbs.Undo, UndoAsync) { Audience = OfficerVerbs.Keepers, ToOthers = OnlySection },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The station's councils, and for the section the station itself; of the section here two and one.
            new(OfficerVerbs.List, "4/0"),
            new(OfficerVerbs.Undo, "19/7")
            {
                Writes = ["office.transfer", "office.move", "person", "council.roster", "office.directory"],
                Audits = ["officers.undo"],
                Messages = [MessageKind.PostingChanged],
                Opens = [ObligationKind.LeadVacant, ObligationKind.OperationListCorrection],
                Ends = [ObligationKind.LeadVacant, ObligationKind.OperationListCorrection],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(OfficerVerbs.List, "交番・駐在所ごとの勤務員と、予定された異動を表示します。", "勤務員名簿", "きんむいんめいぼ", "勤務員")
            {
                Audience = Audience.Council,
            },
        ];

    private static async Task<Reply> DrawAsync(Reading at, string? note, CancellationToken cancellation)
    {
        if (await at.CouncilsAsync(cancellation) is not { Councils.Count: > 0 } seen)
        {
            return Replies.NotYours();
        }

        var today = at.Step.Today;
        var office = await at.OfficeAsync(OfficerVerbs.StationOf(at.Step), cancellation);
        var facts = seen.Councils.Select(c => c.Facts).ToList();
        return Reply.Card(
            OfficersCard.Render(
                new OfficersView
                {
                    Drawing = at.Step.Draw(),
                    Title = seen.Title,
                    Today = today,
                    Groups = OfficersView.GroupsOf(facts, office?.Facts.Directory, today),
                    Planned = office is null ? [] : OfficersView.PlannedOf(facts, office.Facts, today),
                    IsUnderWay = office?.Facts.Transfers.Count > 0,
                    MayTransfer = office is not null,
                    MaySeeHistory = Audience.Station.Includes(at.Step.Officer, today),
                    Note = note,
                }
            )
        );
    }

    private static async Task<Reply> UndoAsync(Changing at, CancellationToken cancellation)
    {
        var (number, today) = (at.Step.Data.Text(OfficerKey), at.Step.Today);
        if (
            number.Length is 0 or > 20
            || !JapaneseDate.TryParse(at.Step.Data.Text(DayKey), out var day)
            || await Grounds.ReadAsync(at, [new OfficerId(number)], cancellation) is not { People: [var officer] } ground
        )
        {
            return await DrawAsync(at, RefusalWords.Of(new Refusal("transfer.changed-meanwhile")), cancellation);
        }

        return await at.ChangeOfficeAsync(
            ground.Station.Id.Value,
            () => Reply.Sentence(OnlySection),
            _ => null, // The unit is that of a post of today at a section.
            office => TakeBack(office, ground, officer, day),
            cancellation
        );
    }

    private static OfficeResult TakeBack(OfficeSitting at, TransferGround ground, Officer officer, DateOnly day) =>
        RegisteredMove
            .TakeBack(at.Facts.Moves, officer, day, at.Step.Today)
            .Match<OfficeResult>(back => TakenBack(at, ground, officer, back), refusal => Reply.Sentence(RefusalWords.Of(refusal)));

    private static OfficeResult TakenBack(OfficeSitting at, TransferGround ground, Officer officer, RegisteredMove back)
    {
        var audit = at.Step.Audit("officers.undo", officer.Id.Value);
        var sequence = TransferSequence.Of(audit, [back.Move], ground, takesBack: true);
        var note = $"{officer.Title}さんの{JapaneseDate.Short(back.Move.Day)}付けの異動を取り消しました。配置は元に戻ります。";
        return new OfficeResult(
            new OfficeChange { Audit = audit, Writes = [new OfficeWrite.PutTransfer(sequence), new OfficeWrite.PutMove(back)] },
            Reply.Card(OfficersCard.Undone(at.Step.Draw(), ground.Station.Name, note))
        );
    }
}
