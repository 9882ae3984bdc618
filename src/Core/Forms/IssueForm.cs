using System.Security.Cryptography;
using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>発行 of a form: its content gets a number, a revision and a stamp, and is kept.</summary>
/// <param name="Subject">As in <see cref="FormIssue"/>.</param>
/// <param name="Template">The digest of the template's file.</param>
/// <param name="About">As in <see cref="IssuedForm"/>.</param>
public sealed record IssueForm(FormKind Kind, string Subject, IReadOnlyList<FilledForm> Copies, string Template, string About)
{
    /// <summary>Whose name stands on every page, because the form holds personal data: then every 発行 is one of its own. Else null.</summary>
    public string? TakenBy { get; init; }

    /// <summary>What members, the station's files or an office above get; working papers are made anew each time.</summary>
    public static bool IsNumbered(FormKind kind) =>
        kind
            is FormKind.EstablishmentSlip
                or FormKind.CommissionLetter
                or FormKind.MemberRoster
                or FormKind.MeetingResult
                or FormKind.MeetingNotice
                or FormKind.ResultNotice
                or FormKind.DismissalNotice;

    /// <summary>The newest 発行 where it is the same document, with nothing to keep; else the next.</summary>
    public Issuing Decide(CouncilFacts facts, DateOnly guideline, OfficerId by, DateTimeOffset now)
    {
        var digest = Digest();
        var newest = facts.Issues.FirstOrDefault(i => i.Form == Kind.ToString() && i.Subject == Subject);
        if (newest is not null && newest.Digest == digest && TakenBy is null)
        {
            return new Issuing(newest, Made: null);
        }

        var issue = new FormIssue(
            Kind.ToString(),
            Subject,
            facts.Issues.Select(i => i.Number).DefaultIfEmpty().Max() + 1,
            newest is null ? 1
                : newest.Digest == digest ? newest.Revision
                : newest.Revision + 1,
            now,
            digest
        );
        return new Issuing(
            issue,
            new IssuedForm
            {
                Issue = issue,
                By = by,
                Guideline = guideline,
                Template = Template,
                About = About,
                Mark = Mark(issue, guideline),
                Copies = [.. Copies.Select(CopyOf)],
                Former = newest?.Number,
            }
        );
    }

    /// <summary>The copies that were kept, as a template is filled with them.</summary>
    public static IReadOnlyList<FilledForm> CopiesOf(IssuedForm issued, FormKind kind) =>
        [
            .. issued.Copies.Select(c => new FilledForm(
                kind,
                c.Texts,
                c.Lists.ToDictionary(
                    l => l.Key,
                    l => (IReadOnlyList<FilledRow>)[.. l.Value.Select(r => new FilledRow(r))],
                    StringComparer.Ordinal
                )
            )),
        ];

    private static IssuedCopy CopyOf(FilledForm form) =>
        new(
            form.Texts,
            form.Lists.ToDictionary(
                l => l.Key,
                l => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. l.Value.Select(r => r.Texts)],
                StringComparer.Ordinal
            )
        );

    private string Mark(FormIssue issue, DateOnly guideline) =>
        $"発行第{issue.Number}号（第{issue.Revision}版）　{FormWords.Day(guideline)}施行の要綱　{FormWords.Day(JapanTime.DayOf(issue.At))} {JapanTime.TimeOf(issue.At):HH\\:mm}"
        + (TakenBy is null ? "" : $"　出力　{TakenBy}");

    /// <summary>Each text with its length before it, so that no two contents read alike.</summary>
    private string Digest()
    {
        var text = new StringBuilder();
        void Add(string one) => text.Append(one.Length).Append(':').Append(one);
        void AddAll(IReadOnlyDictionary<string, string> texts)
        {
            foreach (var (tag, value) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                Add(tag);
                Add(value);
            }
        }

        Add(Template);
        foreach (var copy in Copies)
        {
            text.Append('|');
            AddAll(copy.Texts);
            foreach (var (name, rows) in copy.Lists.OrderBy(l => l.Key, StringComparer.Ordinal))
            {
                Add(name);
                foreach (var row in rows)
                {
                    text.Append('/');
                    AddAll(row.Texts);
                }
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}

/// <param name="Made">What is to be kept; null where the document was issued already.</param>
public sealed record Issuing(FormIssue Issue, IssuedForm? Made)
{
    public IReadOnlyList<CouncilWrite> Writes => Made is null ? [] : [new CouncilWrite.PutIssue(Issue), new CouncilWrite.PutIssued(Made)];
}
