using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils.Enlisting;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Enlisting;

/// <summary>
/// 利用の申請 before the section of the station that it names (RULES 2.8). Approved, the person is listed and posted as by 異動, with exactly the rights of
/// the posting; refused, the reason is what he or she is told.
/// </summary>
internal sealed class EnlistFlow : IFlow
{
    private const string OnlySection = "利用の申請には、署の地域警察担当課（係）の方が回答します。";

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
            new Changes(EnlistVerbs.Approve, ApproveAsync) { Audience = EnlistVerbs.Keepers, ToOthers = OnlySection },
            new Changes(EnlistVerbs.Refuse, RefuseAsync) { Audience = EnlistVerbs.Keepers, ToOthers = OnlySection },
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
        if (await StationAsync(at, cancellation) is not { } station)
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

    private static async Task<Reply> ShowAsync(Reading at, FormState form, string? note, CancellationToken cancellation) =>
        await StationAsync(at, cancellation) is not { } station ? Reply.Sentence(OnlySection)
        : await FindAsync(at, station, cancellation) is not { IsOpen: true } request
            ? Reply.Sentence(RefusalWords.Of(new Refusal("enlist.answered-already")))
        : Reply.Card(
            EnlistListCard.Show(
                new EnlistShowView(at.Step.Draw(), station.Name, request)
                {
                    Form = form,
                    Note = note,
                    CanBeApproved = CanBeApproved(request, await GroundAsync(at, station, request, cancellation), at.Step.Today),
                }
            )
        );

    /// <summary>False when nobody could approve the request today: the number is somebody else's, or the post is not there any more.</summary>
    private static bool CanBeApproved(Enlistment request, TransferGround ground, DateOnly today) =>
        AnswerEnlistment
            .Listed(request, ground.People.Count > 0 ? ground.People[0] : null)
            .Match(officer => Post(request, ground with { People = [officer] }, today).Refusal is null, _ => false);

    /// <summary>The posting that an approval enters. What an interrupted approval has entered already is the same post, and no obstacle.</summary>
    private static (PostingMove? Move, Refusal? Refusal) Post(Enlistment request, TransferGround ground, DateOnly today)
    {
        var row = new PlanTransfers([new TransferRow(request.Number, request.Post, today)]).Check(ground, today)[0];
        return (
            row.Move,
            row.Refusal?.Code switch
            {
                null or "transfer.same-post" or "transfer.later-posting" => null,
                "transfer.unknown-unit" or "transfer.unit-ended" => new Refusal("enlist.post-gone", request.Post),
                _ => row.Refusal,
            }
        );
    }

    private static async Task<Reply> RefuseAsync(Changing at, CancellationToken cancellation)
    {
        if (await StationAsync(at, cancellation) is not { } station)
        {
            return Reply.Sentence(OnlySection);
        }

        var fields = new FieldReader(at.Step.Data);
        var reason = fields.Text(EnlistListCard.ReasonKey, EnlistListCard.LongestReason);
        var state = fields.State();
        if (state.HasErrors || reason.Length == 0)
        {
            var error = state.HasErrors ? state : state.With(EnlistListCard.ReasonKey, RefusalWords.Of(new Refusal("enlist.no-reason")));
            return await ShowAsync(at, error, Replies.CheckInput, cancellation);
        }

        var reply = await AnswerAsync(
            at,
            station,
            new AnswerEnlistment(at.Step.Flow, Approves: false, reason),
            "申請を断りました。理由は、申請した方に通知します（届かない場合は、次にボットに話しかけたときに表示されます）。",
            cancellation
        );
        await TellAsync(at, station, cancellation);
        return reply;
    }

    /// <summary>
    /// The applicant hears by way of one of the station's councils, once: the same command has one effect there too. Whom it does not reach reads the
    /// reason with the next word to the bot.
    /// </summary>
    private static async Task TellAsync(Changing at, Station station, CancellationToken cancellation)
    {
        if (
            await FindAsync(at, station, cancellation) is { State: EnlistmentState.Refused } refused
            && refused.AnsweredBy == at.Step.Officer.Id
            && (await at.AllCouncilsAsync(cancellation)).Councils is [{ Facts.Council.Id: var council }, ..]
        )
        {
            await at.ChangeAsync(
                council,
                sitting =>
                {
                    var audit = sitting.Audit(EnlistVerbs.Refuse, refused.Id);
                    return AnswerEnlistment.Refused(refused, station.Name, audit) is { } message
                        ? new StepResult(new CouncilChange { Audit = audit, Messages = [message] }, Reply.Sentence(""))
                        : Reply.Sentence("");
                },
                cancellation
            );
        }
    }

    private static async Task<Reply> ApproveAsync(Changing at, CancellationToken cancellation)
    {
        if (await StationAsync(at, cancellation) is not { } station || await FindAsync(at, station, cancellation) is not { } request)
        {
            return Reply.Sentence(RefusalWords.Of(new Refusal("enlist.answered-already")));
        }

        var ground = await GroundAsync(at, station, request, cancellation);
        var answer = new AnswerEnlistment(request.Id, Approves: true, "");
        if (!request.IsOpen)
        {
            // A repetition gets the answer that was kept.
            return await AnswerAsync(at, station, answer, "", cancellation);
        }

        var isListed = ground.People.Count > 0;
        switch (AnswerEnlistment.Listed(request, isListed ? ground.People[0] : null))
        {
            case Outcome<Officer>.Refused(var refusal):
                return await ShowAsync(at, FormState.Clean, RefusalWords.Of(refusal), cancellation);
            case Outcome<Officer>.Accepted(var officer):
                ground = ground with { People = [officer] };
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        // The post first: nobody is listed for one that is not there any more.
        var (posting, no) = Post(request, ground, at.Step.Today);
        if (no is not null)
        {
            return await ShowAsync(at, FormState.Clean, RefusalWords.Of(no), cancellation);
        }

        var listed = new PersonnelChange(ground.People[0], at.Step.Audit(EnlistVerbs.Approve, request.Id))
        {
            Reference = request.Reference,
        };
        if (!isListed && !await at.ListOfficerAsync(listed, cancellation))
        {
            return Replies.ChangedMeanwhile();
        }

        if (posting is { } move)
        {
            await PostAsync(at, ground, move, cancellation);
        }

        return await AnswerAsync(at, station, answer, $"{request.Title}さんを{request.Post}の勤務員として登録しました。", cancellation);
    }

    /// <summary>The posting of today, as 異動 enters it: the person, the councils' rosters and the station's list follow step by step.</summary>
    private static Task<Reply> PostAsync(Changing at, TransferGround ground, PostingMove move, CancellationToken cancellation) =>
        at.ChangeOfficeAsync(
            ground.Station.Id.Value,
            Replies.NotAllowed,
            _ => null, // The unit is that of a post of today at a section.
            office =>
            {
                var audit = office.Step.Audit(EnlistVerbs.Approve, move.Officer.Value);
                var writes = TransferSequence.Register(office.Facts, TransferSequence.Of(audit, [move], ground), [move], office.Step.Today);
                return new OfficeResult(new OfficeChange { Audit = audit, Writes = writes }, Reply.Sentence(""));
            },
            cancellation
        );

    private static Task<Reply> AnswerAsync(
        Changing at,
        Station station,
        AnswerEnlistment answer,
        string note,
        CancellationToken cancellation
    ) =>
        at.ChangeOfficeAsync(
            Office.Headquarters.Unit,
            () => Reply.Sentence(OnlySection),
            _ => null, // The request names the station of a post of today at a section; the decision looks.
            office =>
                answer
                    .Decide(office.Facts, station.Id, office.Step.Officer.Id, office.Step.Now)
                    .Match<OfficeResult>(
                        answered =>
                        {
                            var audit = office.Step.Audit(
                                answer.Approves ? EnlistVerbs.Approve : EnlistVerbs.Refuse,
                                answered.Id,
                                answer.Reason.Length > 0 ? answer.Reason : null
                            );
                            var put = new OfficeWrite.Put<Enlistment>(HeadquartersKinds.Enlistment, answered);
                            List<Enlistment> open =
                            [
                                .. office.Facts.Enlistments.Where(e => e.IsOpen && e.Station == station.Id && e.Id != answered.Id),
                            ];
                            return office.Commit(
                                audit,
                                put,
                                Reply.Card(EnlistListCard.Render(new EnlistListView(office.Step.Draw(), station.Name, open, note)))
                            );
                        },
                        refusal => Reply.Sentence(RefusalWords.Of(refusal))
                    ),
            cancellation
        );

    private static async Task<TransferGround> GroundAsync(Reading at, Station station, Enlistment request, CancellationToken cancellation)
    {
        var councils = await at.AllCouncilsAsync(cancellation);
        var known = await at.OfficersAsync([new OfficerId(request.Number)], cancellation);
        return new TransferGround(station, known, [.. councils.Councils.Select(c => c.Facts)]);
    }

    private static async Task<Enlistment?> FindAsync(Reading at, Station station, CancellationToken cancellation) =>
        (await at.OfficeAsync(Office.Headquarters.Unit, cancellation))?.Facts.Enlistments.FirstOrDefault(e =>
            e.Id == at.Step.Flow && e.Station == station.Id
        );

    /// <summary>The station whose lists the person keeps today; null for everybody else.</summary>
    private static async Task<Station?> StationAsync(Reading at, CancellationToken cancellation) =>
        at.Step.Officer.On(at.Step.Today).FirstOrDefault(a => EnlistVerbs.Keepers.HasFlag(Audiences.Of(a.Role))) is { } post
        && await at.OfficeAsync(post.Unit, cancellation) is { Facts.Station: { } station }
            ? station
            : null;
}
