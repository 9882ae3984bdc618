namespace KobanBot.Core.Forms;

/// <summary>All forms that can be printed.</summary>
public static class PrintedForms
{
    public static readonly IReadOnlyList<Form> All =
    [
        EstablishmentSlipForm.Form,
        OperationListForm.Form,
        CommissionLetterForm.Form,
        MemberRosterForm.Form,
        MeetingResultForm.Form,
        MeetingPaperForms.Notice,
        ResultNoticeForm.Form,
        MeetingPaperForms.Agenda,
        MeetingPaperForms.SignInSheet,
        PackageCoverForm.Form,
        KitForms.Memo,
        KitForms.Calls,
        DismissalLetterForm.Form,
        HandoverSheetForm.Form,
        NoticePostcardForm.Form,
    ];

    public static Form Of(FormKind kind) => All.First(f => f.Kind == kind);
}
