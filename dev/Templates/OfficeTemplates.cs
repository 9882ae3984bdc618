namespace KobanBot.Dev.Templates;

/// <summary>The templates of the forms, as this program makes them. They lie beside the code that fills them, and anyone may change them in Word or Excel.</summary>
public static class OfficeTemplates
{
    public static readonly string Folder = RepositoryRoot.Combine("src", "Bot", "Documents", "Templates");

    /// <summary>File name and content of each.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> All =>
        [
            ("form1-establishment-slip.docx", RecordForms.EstablishmentSlip().Pack()),
            ("form2-operation-list.xlsx", SheetForms.OperationList().Pack()),
            ("form3-commission-letter.docx", LetterForms.CommissionLetter().Pack()),
            ("form4-member-roster.xlsx", SheetForms.MemberRoster().Pack()),
            ("form5-meeting-result.docx", RecordForms.MeetingResult().Pack()),
            ("meeting-notice.docx", LetterForms.MeetingNotice().Pack()),
            ("result-notice.docx", LetterForms.ResultNotice().Pack()),
            ("agenda.docx", MeetingForms.Agenda().Pack()),
            ("sign-in-sheet.docx", MeetingForms.SignInSheet().Pack()),
            ("package-cover.docx", OfficeForms.PackageCover().Pack()),
            ("memo-sheet.docx", MeetingForms.MemoSheet().Pack()),
            ("call-list.docx", MeetingForms.CallList().Pack()),
            ("dismissal-notice.docx", LetterForms.DismissalNotice().Pack()),
            ("handover.docx", OfficeForms.Handover().Pack()),
            ("notice-postcard.docx", PostcardForms.Notice().Pack()),
        ];

    /// <summary>Writes them all; says how many.</summary>
    public static int Write()
    {
        Directory.CreateDirectory(Folder);
        foreach (var (name, content) in All)
        {
            File.WriteAllBytes(Path.Combine(Folder, name), content);
        }

        Console.WriteLine($"{All.Count} templates in {Folder}");
        return 0;
    }
}
