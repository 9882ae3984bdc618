using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Enlisting;

/// <summary>
/// 利用の申請 before the section of the station that it names (RULES 2.8). Approved, the person is listed and posted as by 異動, with exactly the rights of
/// the posting; refused, the reason is what he or she is told.
/// </summary>
internal sealed class EnlistFlow : IFlow
{
    public const string OnlySection = "利用の申請には、署の地域警察担当課（係）の方が回答します。";

    public IReadOnlyList<Verb> Verbs =>
        [
            // Whoever is on no list never gets here.
            new Reads(
                EnlistVerbs.Send,
                (_, _) =>
                    Task.FromResult(
                        Reply.Sentence("すでに利用者として登録されています。「ホーム」と送信すると、今できる操作が表示されます。")
                    )
            ),
            new Reads(EnlistVerbs.List, (at, c) => ListAsync(at, note: null, c)) { Audience = EnlistVerbs.Keepers, ToOthers = OnlySection },
            new Reads(EnlistVerbs.Show, (at, c) => ShowAsync(at, FormState.Clean, note: null, c))
            {
                Audience = EnlistVerbs.Keepers,
                ToOthers = OnlySection,
            },
            new Changes(EnlistVerbs.Approve, EnlistAnswers.ApproveAsync) { Audience = EnlistVerbs.Keepers, ToOthers = OnlySection },
            new Changes(EnlistVerbs.Refuse, EnlistAnswers.RefuseAsync) { Audience = EnlistVerbs.Keepers, ToOthers = OnlySection },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(EnlistVerbs.Send, "1/0"),
            new(EnlistVerbs.List, "3/0"),
            new(EnlistVerbs.Show, "6/0"),
            // The station's ground, the new person, the posting with its steps, of which one tells the person, and the answer.
            new(EnlistVerbs.Approve, "18/8")
            {
                Writes = ["office.enlistment", "office.transfer", "office.move", "office.directory", "person", "council.roster"],
                Audits = ["enlist.approve"],
                Messages = [MessageKind.PostingChanged],
            },
            // The answer, and what the applicant is told by way of a council.
            new(EnlistVerbs.Refuse, "7/2")
            {
                Writes = ["office.enlistment"],
                Audits = ["enlist.refuse"],
                Messages = [MessageKind.EnlistmentRefused],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                EnlistVerbs.List,
                "名簿にない勤務員からの利用の申請を表示し、承認します（署の地域課）。",
                "利用申請",
                "利用の申請",
                "登録の申請",
                "申請の一覧"
            )
            {
                Audience = EnlistVerbs.Keepers,
            },
        ];

    private static async Task<Reply> ListAsync(Reading at, string? note, CancellationToken cancellation)
    {
        if (await EnlistReading.StationAsync(at, cancellation) is not { } station)
        {
            return Reply.Sentence(OnlySection);
        }

        var headquarters = await at.OfficeAsync(Office.Headquarters.Unit, cancellation);
        List<Enlistment> open =
        [
            .. (headquarters?.Facts.Enlistments ?? []).Where(e => e.IsOpen && e.Station == station.Id).OrderBy(e => e.At),
        ];
        return Reply.Card(EnlistListCard.Render(new EnlistListView(at.Step.Draw(), station.Name, open, note)));
    }

    public static async Task<Reply> ShowAsync(Reading at, FormState form, string? note, CancellationToken cancellation) =>
        await EnlistReading.StationAsync(at, cancellation) is not { } station ? Reply.Sentence(OnlySection)
        : await EnlistReading.FindAsync(at, station, cancellation) is not { IsOpen: true } request
            ? Reply.Sentence(RefusalWords.Of(new Refusal("enlist.answered-already")))
        : Reply.Card(
            EnlistListCard.Show(
                new EnlistShowView(at.Step.Draw(), station.Name, request)
                {
                    Form = form,
                    Note = note,
                    CanBeApproved = EnlistReading.CanBeApproved(
                        request,
                        await EnlistReading.GroundAsync(at, station, request, cancellation),
                        at.Step.Today
                    ),
                }
            )
        );
}
