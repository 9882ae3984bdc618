using System.Text.Json;

namespace KobanBot.Bot.Guideline;

/// <summary>
/// The guideline's own words, clause by clause: 北海道警察 令和7年3月17日 道本地第5366号, a public notice (guideline.json, embedded).
/// Immutable, read once; safe to share.
/// </summary>
internal sealed class GuidelineText
{
    private const string Resource = "guideline.json";

    private static readonly Lazy<GuidelineText> Loaded = new(Load);

    private readonly Dictionary<string, GuidelineClause> _byReference;
    private readonly Dictionary<string, IReadOnlyList<string>> _interpretations;

    private GuidelineText(Source source)
    {
        Title = source.Title;
        Number = source.Number;
        Corrections = source.Corrections;
        All = Clauses(source);
        _byReference = All.ToDictionary(clause => ClauseReference.Plain(clause.Id));
        _interpretations = source.Clauses.ToDictionary(clause => clause.Id, clause => clause.Interpretations);
    }

    public static GuidelineText Instance => Loaded.Value;

    /// <summary>交番・駐在所連絡協議会運営要綱.</summary>
    public string Title { get; }

    /// <summary>The notice's number: 道本地第5366号.</summary>
    public string Number { get; }

    /// <summary>Every clause and heading: cover letter, 記, 要綱.</summary>
    public IReadOnlyList<GuidelineClause> All { get; }

    public IReadOnlyList<GuidelineCorrection> Corrections { get; }

    /// <summary>
    /// The clause that somebody named, however it was typed (see <see cref="ClauseReference"/>). Null when there is no such clause, or when the
    /// text names none.
    /// </summary>
    public GuidelinePassage? Find(string spoken)
    {
        foreach (var reference in ClauseReference.Read(spoken))
        {
            if (_byReference.TryGetValue(reference, out var clause))
            {
                return new GuidelinePassage(clause, Below(clause), InterpretationsOf(clause), InterpretedBy(clause));
            }
        }

        return null;
    }

    private List<GuidelineClause> Below(GuidelineClause parent) => [.. All.Where(clause => IsBelow(parent.Id, clause.Id))];

    /// <summary>An item that no clause of 記 interprets by itself is read with what interprets its whole article (要綱 第4-1 with 記 第2-3).</summary>
    private List<GuidelineClause> InterpretationsOf(GuidelineClause clause)
    {
        var ids = _interpretations[clause.Id];
        if (ids.Count == 0 && ParentId(clause.Id) is { } parent)
        {
            ids = _interpretations[parent];
        }

        return [.. All.Where(other => ids.Any(id => id == other.Id || IsBelow(id, other.Id)))];
    }

    /// <summary>The smallest clauses of the 要綱: for 記 第2-4(1)ア that is 第5-2, not 第5.</summary>
    private List<GuidelineClause> InterpretedBy(GuidelineClause clause)
    {
        for (var id = clause.Id; id is not null; id = ParentId(id))
        {
            List<GuidelineClause> found = [.. All.Where(other => _interpretations[other.Id].Contains(id))];
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    private static bool IsBelow(string parent, string id)
    {
        for (var above = ParentId(id); above is not null; above = ParentId(above))
        {
            if (above == parent)
            {
                return true;
            }
        }

        return false;
    }

    // 記 第2-4(1)ア → 記 第2-4(1) → 記 第2-4 → 記 第2 → none; 表紙 前文 → 表紙
    private static string? ParentId(string id)
    {
        if (id.StartsWith("表紙 ", StringComparison.Ordinal))
        {
            return "表紙";
        }

        var end = id switch
        {
            [.., 'ア' or 'イ' or 'ウ' or 'エ'] => id.Length - 1,
            [.., ')'] => id.LastIndexOf('('),
            _ => id.LastIndexOf('-'),
        };
        return end > 0 ? id[..end] : null;
    }

    private static List<GuidelineClause> Clauses(Source source)
    {
        var titles = source.Clauses.Where(clause => clause.Title is not null).ToDictionary(clause => clause.Id, clause => clause.Title!);
        return [.. source.Clauses.Select(clause => new GuidelineClause(clause.Id, TitleOf(clause.Id, titles), clause.Text))];
    }

    private static string TitleOf(string id, Dictionary<string, string> titles)
    {
        for (var above = id; above is not null; above = ParentId(above))
        {
            if (titles.TryGetValue(above, out var title))
            {
                return title;
            }
        }

        return "";
    }

    private static GuidelineText Load()
    {
        // Embedded by Bot.csproj, so neither can be absent.
        using var stream = typeof(GuidelineText).Assembly.GetManifestResourceStream(Resource)!;
        return new GuidelineText(JsonSerializer.Deserialize<Source>(stream, JsonSerializerOptions.Web)!);
    }

    private sealed record Source(
        string Title,
        string Number,
        IReadOnlyList<GuidelineCorrection> Corrections,
        IReadOnlyList<SourceClause> Clauses
    );

    private sealed record SourceClause(string Id, string? Title, string Text)
    {
        public IReadOnlyList<string> Interpretations { get; init; } = [];
    }
}
