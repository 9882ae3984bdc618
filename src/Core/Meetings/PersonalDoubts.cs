using System.Text.RegularExpressions;
using KobanBot.Core.Facts;
using KobanBot.Core.Text;

namespace KobanBot.Core.Meetings;

/// <summary>What in a text looks as if it were about a person.</summary>
public enum PersonalKind
{
    MemberName,
    ParticipantName,
    Telephone,
    Address,
}

/// <param name="Words">As they stand in the text.</param>
public sealed record PersonalDoubt(PersonalKind Kind, string Words);

/// <summary>
/// Names of members and participants, numbers like a telephone's, and addresses in a text that goes to offices which may read no names (H1). A doubt,
/// not a proof: a person looks and decides.
/// </summary>
public static partial class PersonalDoubts
{
    /// <summary>A surname of one character is also a word.</summary>
    private const int ShortestSurname = 2;

    public static IReadOnlyList<PersonalDoubt> Of(CouncilFacts facts, MeetingContent content, string text)
    {
        var compared = Bare(text);
        var members = facts.Members.SelectMany(m => NamesIn(compared, m.Name)).Select(n => new PersonalDoubt(PersonalKind.MemberName, n));
        var others = content
            .Attendance.Guests.Concat(content.Attendance.OtherDivisions)
            .Select(PersonOf)
            .Concat(content.Feedback.Select(f => f.Speaker))
            .SelectMany(name => NamesIn(compared, name))
            .Select(n => new PersonalDoubt(PersonalKind.ParticipantName, n));
        var narrow = Width.Narrow(text);
        return
        [
            .. members.Concat(others).DistinctBy(d => d.Words),
            .. Telephone().Matches(narrow).Select(m => new PersonalDoubt(PersonalKind.Telephone, m.Value.Trim())),
            .. Address().Matches(narrow).Select(m => new PersonalDoubt(PersonalKind.Address, m.Value.Trim())),
        ];
    }

    /// <summary>A line of participants is a name and what the person stands for: 試験 花子　中央小学校PTA.</summary>
    private static string PersonOf(string line) => line.Split(['　', '（', '(', '、', ',', '／', '/'], 2)[0].Trim();

    /// <summary>The whole name in any spacing, or the surname with what one calls a person.</summary>
    private static IEnumerable<string> NamesIn(string bare, string name)
    {
        var whole = Bare(name);
        if (whole.Length > ShortestSurname && bare.Contains(whole, StringComparison.Ordinal))
        {
            yield return name.Trim();
            yield break;
        }

        var surname = name.Trim().Split([' ', '　'], 2)[0];
        if (
            surname.Length >= ShortestSurname
            && surname.Length < name.Trim().Length
            && new[] { "さん", "氏", "様", "委員", "会長", "先生", "町内会長" }.Any(t =>
                bare.Contains(surname + t, StringComparison.Ordinal)
            )
        )
        {
            yield return surname;
        }
    }

    private static string Bare(string text) => string.Concat(Visible.Clean(text).Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(
        @"(?<![0-9])(?:\+81|0)[ (-]{0,2}[0-9]{1,4}[ )‐‑–−ー-]{0,2}[0-9]{1,4}[ ‐‑–−ー-]{0,2}[0-9]{3,4}(?![0-9])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Telephone();

    [GeneratedRegex(
        @"[0-9一二三四五六七八九十〇]+丁目(?:[0-9一二三四五六七八九十〇番地号の‐‑–−-]*[0-9一二三四五六七八九十番地号])?|[0-9一二三四五六七八九十〇]+番地|[0-9]+番[0-9]+号|(?<![0-9-])[0-9]{1,2}[‐‑–−-][0-9]{1,2}[‐‑–−-][0-9]{1,3}(?![0-9-])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Address();
}
