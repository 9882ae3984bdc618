using KobanBot.Core.Text;

namespace KobanBot.Bot.Guideline;

/// <summary>Finds clauses by words, whatever their width and spacing, and puts each article together with what interprets it.</summary>
internal sealed class GuidelineSearch(GuidelineText guideline)
{
    /// <summary>Words that the guideline does not use any more (記 第1), with the one to look for besides.</summary>
    public static readonly IReadOnlyDictionary<string, string> Former = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["はまなす活動"] = "問題解決",
        ["はまなす"] = "問題解決",
    };

    private readonly List<(GuidelineClause Clause, string Text)> _texts =
    [
        .. guideline.All.Where(c => c.Text.Length > 0).Select(c => (c, Plain(c.Text))),
    ];

    /// <summary>The clauses with all of the words, by article, in the order of the print; none for words that say too little.</summary>
    public IReadOnlyList<GuidelineMatch> Find(string spoken)
    {
        var words = Words(spoken);
        if (words.Count == 0)
        {
            return [];
        }

        var hits = _texts.Where(t => words.TrueForAll(w => Contains(t.Text, w))).Select(t => t.Clause).ToList();
        return
        [
            .. hits.GroupBy(ArticleOf)
                .OrderBy(g => Place(g.Key))
                .Select(g => new GuidelineMatch(
                    g.Key,
                    // Where an article itself has the words, all that interprets it is of interest; else just what has them.
                    hits.Contains(g.Key)
                        ? guideline.Find(g.Key.Id)!.Interpretations
                        : [.. g]
                )),
        ];
    }

    /// <summary>A former word among those that were said.</summary>
    public static string? FormerWordIn(string spoken) => Words(spoken).Find(Former.ContainsKey);

    private static bool Contains(string text, string word) =>
        text.Contains(word, StringComparison.Ordinal)
        || (Former.TryGetValue(word, out var today) && text.Contains(today, StringComparison.Ordinal));

    /// <summary>For a note the smallest article that it interprets; for an article, the cover letter and notes on none, the clause itself.</summary>
    private GuidelineClause ArticleOf(GuidelineClause clause) =>
        guideline.Find(clause.Id)!.Interprets is [var article, ..] ? article : clause;

    // The articles come first: they are the norm, and the notes follow them.
    private (int, int) Place(GuidelineClause clause) =>
        (clause.Id.StartsWith("要綱", StringComparison.Ordinal) ? 0 : 1, _texts.FindIndex(t => t.Clause == clause));

    // One kana or digit is in nearly every clause; one ideograph may well be a word.
    private static List<string> Words(string spoken) =>
        [
            .. Width
                .Narrow(spoken)
                .Split([' ', '、', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Plain)
                .Where(w => w.Length > 1 || (w.Length == 1 && w[0] >= '一')),
        ];

    private static string Plain(string text) => string.Concat(Width.Narrow(text).Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
}

/// <summary>A clause that has the words, or whose interpretation has them.</summary>
/// <param name="Interpretations">Clauses of 記 第2 to be read with it; a clause that is no article may be among them alone.</param>
internal sealed record GuidelineMatch(GuidelineClause Clause, IReadOnlyList<GuidelineClause> Interpretations);
