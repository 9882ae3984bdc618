using System.Text;
using KobanBot.Bot.Features.Members.Dismiss;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Text;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Exporting;

/// <summary>Everything that is kept of one member in one council, as a table of two columns that the person can be given.</summary>
internal static class PersonalData
{
    public static byte[] Csv(CouncilFacts facts, Member member, MemberContact? contact, IReadOnlyList<MemberAmendment> amendments)
    {
        var text = new StringBuilder();
        foreach (var (label, value) in Rows(facts, member, contact, amendments).Prepend(("項目", "内容")))
        {
            text.AppendJoin(',', SheetText.Cell(label), SheetText.Cell(value)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Empty properties stand too: that nothing is kept is an answer.</summary>
    public static IEnumerable<(string Label, string Value)> Rows(
        CouncilFacts facts,
        Member member,
        MemberContact? contact,
        IReadOnlyList<MemberAmendment> amendments
    )
    {
        yield return ("連絡協議会", facts.Council.Name);
        foreach (var field in MemberFields.OfPerson)
        {
            yield return (field.Name, field.Print(member));
        }

        foreach (var field in MemberFields.OfContact)
        {
            yield return (field.Name, contact is null ? "" : field.Print(contact));
        }

        foreach (var row in member.Commissions.OrderBy(c => c.Term.First).SelectMany(Rows))
        {
            yield return row;
        }

        foreach (var meeting in ParticipationHistory.Of(facts, member.Id).Reverse())
        {
            yield return ("会議", $"{Day(meeting.Date)}　{(meeting.Present ? "出席" : "欠席")}");
        }

        foreach (var visit in LastContact.Visits(facts, member.Id).Reverse())
        {
            yield return ("訪問・連絡", $"{Day(visit.Day)}　{visit.Means}");
        }

        foreach (var (amendment, value) in amendments.SelectMany(a => a.Values.Select(v => (a, v))))
        {
            yield return (
                "訂正",
                $"{Day(JapanTime.DayOf(amendment.At))}　{MemberFields.NameOf(value.Property)}：{value.Before} → {value.After}"
            );
        }
    }

    private static IEnumerable<(string Label, string Value)> Rows(Commission commission)
    {
        yield return ("委嘱", $"{MemberWords.Of(commission.Kind)}　{MemberWords.Of(commission.Term)}");
        if (commission.LetterHandedOver is { } day)
        {
            yield return ("委嘱状の交付", Day(day));
        }

        if (commission.LongServiceNote is { Length: > 0 } note)
        {
            yield return ("配慮事項", note);
        }

        if (commission.Dismissal is { } dismissal)
        {
            yield return ("解嘱", $"{Day(dismissal.Day)}　{DismissWords.Of(dismissal.Reason)}　{dismissal.Grounds?.Text}".TrimEnd('　'));
        }
    }

    private static string Day(DateOnly day) => JapaneseDate.WithoutWeekday(day);
}
