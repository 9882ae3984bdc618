using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Reports;

/// <summary>What a police box has typed about a member or a candidate.</summary>
internal sealed record TellForm(ReportMember? Request, FormState State)
{
    public const string Kind = "report-kind";
    public const string Member = "report-member";
    public const string Candidate = "candidate";
    public const string Day = "report-day";
    public const string Text = "text";

    public const int TextLength = 300;

    public static TellForm Read(CardData data, string id)
    {
        var fields = new FieldReader(data);
        var kind = data.Choice<MemberReportKind>(Kind);
        if (kind is null)
        {
            fields.Fail(Kind, "連絡の種類を選択してください。");
        }

        var candidate = fields.Text(Candidate, 60);
        var day = fields.Date(Day);
        var text = fields.Text(Text, TextLength);
        var state = fields.State();
        return new TellForm(
            kind is { } chosen && !state.HasErrors
                ? new ReportMember(id, chosen)
                {
                    Member = data.Text(Member) is { Length: > 0 } member ? new MemberId(member) : null,
                    CandidateName = candidate,
                    Day = day,
                    Text = text,
                }
                : null,
            state
        );
    }

    /// <summary>The field that a refusal is about; null when it is about the report as a whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(ReportMember.Member) => Member,
            nameof(ReportMember.CandidateName) => Candidate,
            nameof(ReportMember.Day) => Day,
            _ => null,
        };
}

/// <summary>What the section has typed as the answer.</summary>
internal sealed record ReportAnswerForm(string AnswerTyped, FormState State)
{
    public const string Answer = "answer";

    public const int AnswerLength = 300;

    public static ReportAnswerForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        return new ReportAnswerForm(fields.Text(Answer, AnswerLength), fields.State());
    }

    public static string? FieldOf(Refusal refusal) => refusal.Property == nameof(AnswerReport.Answer) ? Answer : null;
}
