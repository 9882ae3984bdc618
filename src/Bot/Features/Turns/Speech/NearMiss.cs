namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>Slips of typing: characters too many, too few, another one, or two in the wrong order.</summary>
internal static class NearMiss
{
    /// <summary>Below this every word is near to every other.</summary>
    private const int Shortest = 3;

    /// <summary>One slip in a short word, two in a long one.</summary>
    public static bool IsNear(string said, string word) =>
        said.Length >= Shortest
        && word.Length >= Shortest
        && Math.Abs(said.Length - word.Length) <= 2
        && Distance(said, word) <= (word.Length < 6 ? 1 : 2);

    public static int Distance(string said, string word)
    {
        var (older, old) = (new int[word.Length + 1], Enumerable.Range(0, word.Length + 1).ToArray());
        for (var i = 1; i <= said.Length; i++)
        {
            var row = new int[word.Length + 1];
            row[0] = i;
            for (var j = 1; j <= word.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], old[j]) + 1, old[j - 1] + (said[i - 1] == word[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && said[i - 1] == word[j - 2] && said[i - 2] == word[j - 1])
                {
                    row[j] = Math.Min(row[j], older[j - 2] + 1);
                }
            }

            (older, old) = (old, row);
        }

        return old[word.Length];
    }
}
