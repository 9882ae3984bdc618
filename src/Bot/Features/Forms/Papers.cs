using System.Globalization;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Handovers;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Forms;

/// <summary>From a request to the form's content, with the rights of the moment.</summary>
internal static class Papers
{
    private const string Nothing = "印刷する内容がありません。「様式」と送信すると、今印刷できるものが表示されます。";

    /// <summary>The paper, or the reply that says why there is none.</summary>
    public static async Task<(Paper? Paper, Reply Refusal)> FindAsync(Reading at, FormRequest request, CancellationToken cancellation)
    {
        Paper? paper = null;
        var refusal = await at.CouncilAsync(
            request.Council,
            async (sitting, token) =>
            {
                if (!sitting.Access.HasAny(FormRequest.Rights(request.Kind)))
                {
                    return Replies.NotAllowed();
                }

                paper =
                    request.Number is { } number ? await AgainAsync(at, request, number, token)
                    : await OfAsync(at, sitting, request, token) is { } made
                        ? made with
                        {
                            Subject = made.Subject.Length > 0 ? made.Subject : request.Subject,
                        }
                    : null;
                return Reply.Sentence(Nothing);
            },
            cancellation
        );
        return paper is { Issued: null } ? (await WithTemplateAsync(at, paper, cancellation), refusal) : (paper, refusal);
    }

    /// <summary>By which the headquarters have the form printed today.</summary>
    private static async Task<Paper> WithTemplateAsync(Reading at, Paper paper, CancellationToken cancellation) =>
        paper with
        {
            Template = (await FormTemplates.LoadAsync(at, [paper.Form], cancellation)).Of(paper.Form),
        };

    /// <summary>What was issued under a number; of another kind than the one whose right was asked it is nothing.</summary>
    private static async Task<Paper?> AgainAsync(Reading at, FormRequest request, int number, CancellationToken cancellation) =>
        await at.IssuedAsync(request.Council, number, cancellation) is { } issued && issued.Issue.Form == request.Kind.ToString()
            ? Paper.Of(issued, await FormTemplates.FindAsync(at, PrintedForms.Of(request.Kind), issued.Template, cancellation))
            : null;

    private static async Task<Paper?> OfAsync(Reading at, Sitting sitting, FormRequest request, CancellationToken cancellation)
    {
        var (facts, today, settings) = (sitting.Facts, sitting.Today, at.Step.Rules.Guideline);
        return request.Kind switch
        {
            FormKind.MeetingResult => await BodyAsync(at, sitting, request, cancellation) is { } body
                ? Of(MeetingResultForm.Form, [MeetingResult.Of(facts, body, today)], facts, body.Header.Date)
                : null,
            FormKind.ResultNotice => await BodyAsync(at, sitting, request, cancellation) is { } body
                ? Of(ResultNoticeForm.Form, ResultNotice.Of(facts, body, today), facts, body.Header.Date)
                : null,
            FormKind.CommissionLetter => Of(CommissionLetterForm.Form, CommissionLetter.Of(facts, today, request.Member), facts, today),
            FormKind.MemberRoster => Of(MemberRosterForm.Form, [MemberRoster.Of(facts, today, settings)], facts, today),
            FormKind.EstablishmentSlip => Of(
                EstablishmentSlipForm.Form,
                [.. PrintedSlip.Of(facts, today, settings).Where(s => request.About.Length == 0 || Day(s.Slip.Day) == request.About)],
                facts,
                today
            ),
            FormKind.OperationList => await StationAsync(at, sitting, cancellation),
            FormKind.CallList => facts.Meeting(new MeetingId(request.About)) is { } meeting
            && CallList.Of(facts, meeting, today) is { } calls
                ? Of(KitForms.Calls, [calls], facts, meeting.Date)
                : null,
            FormKind.DismissalNotice => Of(DismissalLetterForm.Form, DismissalLetter.Of(facts, today, request.Member), facts, today),
            FormKind.HandoverSheet => Of(
                HandoverSheetForm.Form,
                [
                    new HandoverSheet(
                        HandoverPaper.Of(facts, Posts.Of(sitting.Officer, facts, today), today, at.Step.Rules),
                        sitting.Officer.Title
                    ),
                ],
                facts,
                today
            ),
            FormKind.NoticePostcard => await PostcardsAsync(at, sitting, request, cancellation),
            _ => PlannedPaper.Next(facts, today) is { } planned ? OfPlan(planned, request.Kind, facts) : null,
        };
    }

    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static Paper? OfPlan(PlannedPaper planned, FormKind kind, CouncilFacts facts) =>
        kind switch
        {
            FormKind.MeetingNotice => Of(MeetingPaperForms.Notice, MeetingNotice.Of(planned), facts, planned.Meeting.Date) is { } notice
                ? notice with
                {
                    Subject = Day(planned.Meeting.Date),
                }
                : null,
            FormKind.Agenda => Of(MeetingPaperForms.Agenda, [planned], facts, planned.Meeting.Date),
            FormKind.SignInSheet => Of(MeetingPaperForms.SignInSheet, [planned], facts, planned.Meeting.Date),
            _ => null,
        };

    /// <summary>Whose addresses are read is entered before they are given.</summary>
    private static async Task<Paper?> PostcardsAsync(Reading at, Sitting sitting, FormRequest request, CancellationToken cancellation)
    {
        if (PlannedPaper.Next(sitting.Facts, sitting.Today) is not { } planned)
        {
            return null;
        }

        IReadOnlyDictionary<MemberId, MemberContact> contacts = request.TakesAddresses
            ? await at.ContactsAsync(sitting, [.. planned.Members.Select(m => m.Id)], cancellation)
            : new Dictionary<MemberId, MemberContact>();
        return Of(NoticePostcardForm.Form, NoticePostcard.Of(planned, contacts), sitting.Facts, planned.Meeting.Date);
    }

    /// <summary>The list of the station: every council that the officer's posts lead to and may read, which are those of the station.</summary>
    private static async Task<Paper?> StationAsync(Reading at, Sitting sitting, CancellationToken cancellation)
    {
        if (sitting.Council.StationOn(sitting.Today) is not { } station)
        {
            return null;
        }

        var councils = new List<CouncilFacts>();
        foreach (var link in Access.CouncilsOf(at.Step.Officer, sitting.Today))
        {
            await at.CouncilAsync(
                link.Id,
                one =>
                {
                    councils.Add(one.Facts);
                    return Reply.Sentence("");
                },
                cancellation
            );
        }

        var list = await at.OfficeAsync(station.Station.Value, cancellation) is { } office
            ? OperationDocument.Of(office.Facts, councils, sitting.Today, at.Step.Rules.Guideline).Now
            : OperationList.Of(station.Station, councils, sitting.Today, at.Step.Rules.Guideline);
        return new Paper(OperationListForm.Form, [OperationListForm.Form.Fill(list)], $"{station.Name}_{Day(sitting.Today)}");
    }

    private static async Task<MeetingRecordBody?> BodyAsync(
        Reading at,
        Sitting sitting,
        FormRequest request,
        CancellationToken cancellation
    )
    {
        if (sitting.Facts.Meeting(new MeetingId(request.About)) is not { } newest)
        {
            return null;
        }

        var revision = request.Revision is >= 1 and var asked && asked < newest.Revision ? asked : newest.Revision;
        return await at.RecordAsync(sitting.Council.Id, newest with { Revision = revision }, cancellation);
    }

    private static Paper? Of<T>(Form<T> form, IReadOnlyList<T> contents, CouncilFacts facts, DateOnly day) =>
        contents.Count == 0 ? null : new Paper(form, [.. contents.Select(form.Fill)], $"{facts.Council.Name}_{Day(day)}");
}
