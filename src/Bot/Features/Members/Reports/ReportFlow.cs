using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Reports;

/// <summary>
/// 署への連絡: the police box tells of a death, a move, a wish to resign or a candidate; the section answers and begins with it what is to be done.
/// 委員の御逝去 leads to every place where the member still stands.
/// </summary>
internal sealed class ReportFlow : IFlow
{
    public const string Save = "report.save";
    public const string Answer = "report.answer";
    public const string Read = "report.read";
    public const string Loss = "loss.open";

    public const string KindKey = "told";

    /// <summary>The card has asked who it is.</summary>
    public const string AskedKey = "asked";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(MemberVerbs.Report, "署に連絡", at => Tell(at)) with
            {
                Rights = CouncilRights.Operate,
            },
            Changes.Council(Save, CouncilRights.Operate, Told),
            Reads.Council(MemberVerbs.ReportShow, at => Draw(at)) with
            {
                Rights = CouncilRights.Contacts,
            },
            Changes.Council(Answer, CouncilRights.Section, Respond),
            Changes.Council(Read, CouncilRights.Operate, Finish),
            Reads.ChosenCouncil(Loss, "委員の御逝去", DrawLoss) with
            {
                Rights = CouncilRights.Contacts,
                IsLookup = true,
            },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.Report, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.report"],
                Audits = ["report.save"],
                Messages = [MessageKind.MemberReported],
            },
            new(MemberVerbs.ReportShow, "2/0"),
            new(Answer, "2/1")
            {
                Writes = ["council.report"],
                Audits = ["report.answer"],
                Messages = [MessageKind.MemberReportAnswered],
            },
            new(Read, "2/1") { Writes = ["council.report"], Audits = ["report.read"] },
            new(Loss, "2/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                MemberVerbs.Report,
                "委員の異動や候補者を、署の地域課に知らせます。",
                "署に連絡",
                "しょにれんらく",
                "委員の転居",
                "委員が転居",
                "委員の辞退",
                "委員の候補者",
                "候補者"
            )
            {
                Audience = Audience.OperatingOfficer,
            },
            new(
                Loss,
                "委員が亡くなったとき、お名前が残っているところを確認します。",
                "委員が亡くなった",
                "いいんがなくなった",
                "委員が亡くなりました",
                "委員の死亡",
                "委員が死亡",
                "訃報"
            )
            {
                Audience = Audience.OperatingOfficer | Audience.Section | Audience.SectionChief,
            },
        ];

    private static StepResult Told(Sitting at)
    {
        var form = TellForm.Read(at.Data, $"{at.Step.Command.Id:N}");
        if (form.Request is not { } request)
        {
            return Tell(at, form.State, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, at.Officer.Id, at.Now)
            .Match<StepResult>(
                report => Changed(at, Save, report, "署の地域警察担当課（係）に知らせました。"),
                refusal =>
                    Tell(
                        at,
                        form.State.With(TellForm.FieldOf(refusal), RefusalWords.Of(refusal)),
                        TellForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    private static StepResult Respond(Sitting at)
    {
        var form = ReportAnswerForm.Read(at.Data);
        if (form.State.HasErrors)
        {
            return Draw(at, form.State, Replies.CheckInput);
        }

        return new AnswerReport(at.Step.Flow, at.Step.Version, form.AnswerTyped)
            .Decide(at.Facts, at.Officer.Id, at.Now)
            .Match<StepResult>(
                report => Changed(at, Answer, report, "回答しました。"),
                refusal =>
                    Draw(
                        at,
                        form.State.With(ReportAnswerForm.FieldOf(refusal), RefusalWords.Of(refusal)),
                        ReportAnswerForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    /// <summary>The police box has read the answer.</summary>
    private static StepResult Finish(Sitting at) =>
        new ReadReport(at.Step.Flow)
            .Decide(at.Facts)
            .Match<StepResult>(
                report => Changed(at, Read, report, "確認済みとしました。"),
                refusal => Draw(at, note: RefusalWords.Of(refusal))
            );

    // Drawn of what was decided: a report that was read is no longer among the facts.
    private static StepResult Changed(Sitting at, string what, MemberReport report, string note)
    {
        var audit = at.Audit(what, report.Id);
        return new StepResult(
            new CouncilChange
            {
                Audit = audit,
                Writes = [new CouncilWrite.PutReport(report)],
                Messages = report.Read ? [] : ReportMessages.Of(at.Facts, report, audit),
            },
            Reply.Card(ReportCard.Render(View(at, report) with { Note = note, MayAnswer = false, MayRead = false }))
        );
    }

    private static Reply Tell(Sitting at, FormState? form = null, string? note = null) =>
        Reply.Card(
            TellCard.Render(
                new TellView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Today = at.Today,
                    Members = [.. at.Facts.Members.Where(m => m.Newest?.InOffice is { } days && days.To >= at.Today)],
                    About = at.Step.Flow.Length > 0 ? new MemberId(at.Step.Flow) : null,
                    Kind = at.Data.Choice<MemberReportKind>(KindKey),
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        at.Facts.Reports.FirstOrDefault(r => r.Id == at.Step.Flow) is { } report
            ? Reply.Card(ReportCard.Render(View(at, report) with { Form = form ?? FormState.Clean, Note = note }))
            : Reply.Sentence(RefusalWords.Of(new Refusal("report.closed")));

    private static ReportView View(Sitting at, MemberReport report) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Report = report,
            About = report.Member is { } id ? at.Facts.Member(id)?.Name ?? "" : report.CandidateName,
            InOffice = report.Member is { } member && at.Facts.Member(member)?.InOfficeOn(at.Today) == true,
            ToldBy = ObligationWords.Who(at.Facts, report.By),
            AnsweredBy = report.AnsweredBy is { } by ? ObligationWords.Who(at.Facts, by) : null,
            MayAnswer = at.Access.Section && report.IsOpen,
            MayRead = at.Access.Operates && report is { IsOpen: false, Read: false },
        };

    private static Reply DrawLoss(Sitting at)
    {
        var member = at.Data.Text(MemberVerbs.ChosenKey) is { Length: > 0 } id ? at.Facts.Member(new MemberId(id)) : null;
        return Reply.Card(
            LossCard.Render(
                new LossView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Members = [.. at.Facts.Members.Where(m => m.Newest?.InOffice is { } days && days.To >= at.Today)],
                    Member = member,
                    Standings = member is null ? [] : Standing.Of(at.Facts, member.Id, at.Today),
                    MayDismiss = at.Access.Commission,
                    MayTell = at.Access.Operates,
                    Note = member is null && at.Data.IsOn(AskedKey) ? "委員を選択してください。" : null,
                }
            )
        );
    }
}
