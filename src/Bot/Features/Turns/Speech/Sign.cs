namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>
/// Parts that mean a command when all of them are said, in any order: "会議 延期|中止" is 会議 with one of the two. A part is compared in its
/// folded form, and the longest alternative that is there counts.
/// </summary>
internal sealed class Sign
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _parts;

    private Sign(IReadOnlyList<IReadOnlyList<string>> parts) => _parts = parts;

    public static Sign Of(string written) =>
        new([
            .. written
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => (IReadOnlyList<string>)[.. part.Split('|').Select(Heard.Fold).OrderByDescending(a => a.Length)]),
        ]);

    /// <summary>The sign as one word, for a way to say a command.</summary>
    public static Sign Whole(string way) =>
        new([
            [Heard.Fold(way)],
        ]);

    /// <summary>Where its parts stand; null when one is missing.</summary>
    public Evidence? In(string folded)
    {
        var covered = new bool[folded.Length];
        foreach (var part in _parts)
        {
            if (!Cover(folded, part, covered))
            {
                return null;
            }
        }

        return new Evidence(covered.Count(c => c) + (_parts.Count - 1), Rest(folded, covered));
    }

    private static bool Cover(string folded, IReadOnlyList<string> alternatives, bool[] covered)
    {
        foreach (var alternative in alternatives)
        {
            for (var at = folded.IndexOf(alternative, StringComparison.Ordinal); at >= 0 && alternative.Length > 0; )
            {
                if (!covered.AsSpan(at, alternative.Length).Contains(true))
                {
                    covered.AsSpan(at, alternative.Length).Fill(true);
                    return true;
                }

                at = folded.IndexOf(alternative, at + 1, StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static List<string> Rest(string folded, bool[] covered)
    {
        var rest = new List<string>();
        var begin = 0;
        for (var at = 0; at <= folded.Length; at++)
        {
            if (at == folded.Length || covered[at])
            {
                if (at > begin && Fillers.Strip(folded[begin..at]) is { Length: > 0 } left)
                {
                    rest.Add(left);
                }

                begin = at + 1;
            }
        }

        return rest;
    }
}

/// <summary>How much of the text speaks for a command.</summary>
/// <param name="Score">Characters of its parts, and one for each further part: the fuller sign wins.</param>
/// <param name="Rest">What nobody has explained, without fillers.</param>
internal sealed record Evidence(int Score, IReadOnlyList<string> Rest);
