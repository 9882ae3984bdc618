using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils.Enlisting;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Enlisting;

/// <summary>The section's two answers to a request, and how they take effect.</summary>
internal static class EnlistAnswers
{
    public static async Task<Reply> RefuseAsync(Changing at, CancellationToken cancellation)
    {
        if (await EnlistReading.StationAsync(at, cancellation) is not { } station)
        {
            return Reply.Sentence(EnlistFlow.OnlySection);
        }

        var fields = new FieldReader(at.Step.Data);
        var reason = fields.Text(EnlistListCard.ReasonKey, EnlistListCard.LongestReason);
        var state = fields.State();
        if (state.HasErrors || reason.Length == 0)
        {
            var error = state.HasErrors ? state : state.With(EnlistListCard.ReasonKey, RefusalWords.Of(new Refusal("enlist.no-reason")));
            return await EnlistFlow.ShowAsync(at, error, Replies.CheckInput, cancellation);
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
            await EnlistReading.FindAsync(at, station, cancellation) is { State: EnlistmentState.Refused } refused
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

    public static async Task<Reply> ApproveAsync(Changing at, CancellationToken cancellation)
    {
        if (
            await EnlistReading.StationAsync(at, cancellation) is not { } station
            || await EnlistReading.FindAsync(at, station, cancellation) is not { } request
        )
        {
            return Reply.Sentence(RefusalWords.Of(new Refusal("enlist.answered-already")));
        }

        var ground = await EnlistReading.GroundAsync(at, station, request, cancellation);
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
                return await EnlistFlow.ShowAsync(at, FormState.Clean, RefusalWords.Of(refusal), cancellation);
            case Outcome<Officer>.Accepted(var officer):
                ground = ground with { People = [officer] };
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        // The post first: nobody is listed for one that is not there any more.
        var (posting, no) = EnlistReading.Post(request, ground, at.Step.Today);
        if (no is not null)
        {
            return await EnlistFlow.ShowAsync(at, FormState.Clean, RefusalWords.Of(no), cancellation);
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
            () => Reply.Sentence(EnlistFlow.OnlySection),
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
}
