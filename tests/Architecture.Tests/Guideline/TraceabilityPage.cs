using System.Text;
using KobanBot.Bot.Guideline;
using KobanBot.Core.Catalogue;

namespace KobanBot.Architecture.Tests.Guideline;

/// <summary>docs/traceability.md.</summary>
internal sealed class TraceabilityPage(
    ILookup<string, string> types,
    IReadOnlyList<Proof> proofs,
    IReadOnlySet<string> reached,
    GuidelineText guideline
)
{
    public const string Update =
        "UPDATE_APPROVED=1 artifacts/bin/Architecture.Tests/debug/KobanBot.Architecture.Tests -class \"*Traceability*\"";

    private static readonly (RuleForce Force, string Word)[] Forces =
    [
        (RuleForce.Hard, "hard"),
        (RuleForce.WarnPlus, "warn+"),
        (RuleForce.Warn, "warn"),
        (RuleForce.Task, "task"),
        (RuleForce.Document, "document"),
        (RuleForce.Field, "field"),
        (RuleForce.Permission, "permission"),
        (RuleForce.View, "view"),
        (RuleForce.Info, "info"),
    ];

    private readonly ILookup<string, Proof> _proofs = proofs.ToLookup(p => p.Rule);

    public string Render()
    {
        var page = new StringBuilder();
        Header(page);
        foreach (var part in Rules.All.GroupBy(r => PartOf(r.Clauses)))
        {
            page.Append($"\n## {part.Key}　{guideline.All.First(c => c.Id == part.Key).Title}\n\n");
            Table(
                page,
                ["rule", "clause", "force", "what it asks", "where", "proved by"],
                part.Select(r => new[] { r.Id, r.Clauses, Words(r.Force), r.Says, Places(r), ProvedBy(r) })
            );
        }

        page.Append("\n## Hard errors\n\nAll that blocks 確定 (H1 and H9: the action itself). Everything else is a finding.\n\n");
        Table(
            page,
            ["id", "what is refused", "where", "proved by"],
            HardErrors.All.Select(h => new[] { h.Id, h.Says, Places(h), ProvedBy(h) })
        );

        page.Append("\n## Ambiguities\n\nWhat the guideline leaves open.\n\n");
        Table(
            page,
            ["id", "question", "what the product does", "where", "proved by"],
            Ambiguities.All.Select(a => new[] { a.Id, a.Question, a.Choice, Places(a), ProvedBy(a) })
        );
        return page.ToString();
    }

    /// <summary>The clause whose heading a rule is listed under: 記 第2-4(1)ア → 記 第2-4, 要綱 第5-2 → 要綱 第5, 表紙 前文 → 表紙.</summary>
    public static string PartOf(string clause)
    {
        var id = clause.Split('、')[0];
        return id.StartsWith("表紙", StringComparison.Ordinal) ? "表紙"
            : id.StartsWith("記 第2-", StringComparison.Ordinal) ? id.Split('(')[0]
            : id.Split('-')[0];
    }

    private void Header(StringBuilder page)
    {
        page.Append(
            $"""
            # Where every rule is, and what proves it

            Made from `src/Core/Catalogue` (the catalogue), the types under `src`, and the `[Trait("Rule", "R055")]` of the tests. A test fails when this
            page is not what they say, when a rule has neither a test nor a written reason, and when a test or the catalogue names what does not exist.
            † marks a rule that stands ready and that no card, command, reminder or import leads to yet.
            A test's name is its sentence, in the code with underscores. The guideline is {guideline.Number}; `要綱 第5` in the chat shows a clause.

            Write anew after a build: `{Update}`


            """.ReplaceLineEndings("\n")
        );
        Table(
            page,
            ["", "in all", "with tests", "with a reason", "open"],
            [Counts("rules", Rules.All), Counts("hard errors", HardErrors.All), Counts("ambiguities", Ambiguities.All)]
        );
    }

    private string[] Counts(string what, IReadOnlyList<Traced> catalogue)
    {
        var tested = catalogue.Count(t => _proofs.Contains(t.Id));
        var excused = catalogue.Count(t => t.NotTested is not null);
        return [what, $"{catalogue.Count}", $"{tested}", $"{excused}", $"{catalogue.Count - tested - excused}"];
    }

    private static void Table(StringBuilder page, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append(Row(columns)).Append(Row(columns.Select(_ => "---")));
        foreach (var row in rows)
        {
            page.Append(Row(row));
        }
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Words(RuleForce force) => string.Join(", ", Forces.Where(f => force.HasFlag(f.Force)).Select(f => f.Word));

    private string Places(Traced traced) =>
        string.Join(", ", traced.Places.Select(p => Link(p, types[p].FirstOrDefault() ?? "") + (reached.Contains(p) ? "" : " †")));

    private string ProvedBy(Traced traced)
    {
        var classes = _proofs[traced.Id].GroupBy(p => (p.Class, p.File)).Select(g => $"{Link(g.Key.Class, g.Key.File)}: {Names(g)}");
        return traced.NotTested is { } reason ? $"no test: {reason}"
            : _proofs.Contains(traced.Id) ? string.Join("<br>", classes)
            : "**open**";
    }

    private static string Names(IEnumerable<Proof> tests) =>
        string.Join("; ", tests.Select(t => t.Method?.Replace('_', ' ') ?? "all of them").Distinct());

    private static string Link(string name, string file) => $"[{name}](../{file})";
}
