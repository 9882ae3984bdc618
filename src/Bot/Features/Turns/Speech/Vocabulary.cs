using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>
/// All that can be meant, and what words mean by it. Pure: the flows' declarations in, a meaning out. A command that was named is run; one that
/// was only described is run when nothing in the text is left unexplained, and offered otherwise.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>More than three is a list again.</summary>
    private const int MostOffers = 3;

    private readonly IReadOnlyList<(Spoken Command, string Way, string Word)> _ways;
    private readonly IReadOnlyList<(Spoken Command, IReadOnlyList<Sign> Signs, IReadOnlyList<string> Words)> _commands;
    private readonly IReadOnlyList<(Topic Topic, IReadOnlyList<Sign> Signs)> _topics;
    private readonly Dictionary<string, Spoken> _byName;

    public Vocabulary(IReadOnlyList<Spoken> commands, IReadOnlyList<Topic> topics)
    {
        _byName = commands.SelectMany(c => c.Ways.Select(w => (w, c))).ToDictionary(w => w.w, w => w.c, StringComparer.Ordinal);
        _ways = [.. commands.SelectMany(c => c.Ways.Select(way => (c, way, Heard.Of(way).Plain))).OrderByDescending(w => w.Plain.Length)];
        var taken = topics.Where(t => _byName.ContainsKey(t.Name)).ToLookup(t => _byName[t.Name], t => t);
        _commands =
        [
            .. commands.Select(c =>
                (
                    c,
                    (IReadOnlyList<Sign>)
                        [
                            .. c.Ways.Where(w => w.Length > 1).Select(Sign.Whole),
                            .. c.Signs.Concat(taken[c].SelectMany(t => t.Signs)).Select(Sign.Of),
                        ],
                    (IReadOnlyList<string>)[.. c.Ways.Select(Heard.Fold).Distinct()]
                )
            ),
        ];
        _topics =
        [
            .. topics
                .Where(t => !_byName.ContainsKey(t.Name))
                .Select(t => (t, (IReadOnlyList<Sign>)[Sign.Whole(t.Name), .. t.Signs.Select(Sign.Of)])),
        ];
    }

    public Meaning Understand(string said, Speaker speaker)
    {
        var heard = Heard.Of(said);
        if (Named(heard.Plain) is not { } named)
        {
            return heard.Folded.Length == 0 ? new Meaning.Unknown() : Described(heard.Folded, speaker).Meaning;
        }

        if (named.IsWhole || named.Meaning.Command.TakesWords || heard.Folded.Length == 0)
        {
            return named.Meaning;
        }

        var (described, score) = Described(heard.Folded, speaker);
        var isFuller =
            named.Meaning.Words.Length == 0
                ? score > named.Length
                : (described is Meaning.Certain certain && certain.Command != named.Meaning.Command)
                    || MeansSomething(Heard.Fold(named.Meaning.Words));
        return isFuller ? described : named.Meaning;
    }

    /// <summary>What follows a command is then no name of a council and no period.</summary>
    private bool MeansSomething(string rest) =>
        _commands.Any(c => Best(c.Signs, rest) is not null) || _topics.Any(t => Best(t.Signs, rest) is not null);

    /// <summary>The command that stands at the beginning, and what follows it.</summary>
    private (Meaning.Certain Meaning, bool IsWhole, int Length)? Named(string plain)
    {
        if (_ways.FirstOrDefault(w => plain.StartsWith(w.Word, StringComparison.Ordinal)) is not { Command: { } command } match)
        {
            return null;
        }

        var rest = plain[match.Word.Length..];
        var words =
            rest.Length == 0 || Fillers.IsOnly(Heard.Fold(rest)) ? command.Rest(match.Way, "")
            : rest[0] == ' ' || command.TakesWords ? command.Rest(match.Way, rest)
            : null;
        return words is null ? null : (new Meaning.Certain(command, words), rest.Length == 0, Heard.Fold(match.Way).Length);
    }

    private (Meaning Meaning, int Score) Described(string folded, Speaker speaker)
    {
        var commands = _commands
            .Select(c => (c.Command, Best: Best(c.Signs, folded)))
            .Where(c => c.Best is not null)
            .Select(c => (c.Command, Best: c.Best!)) // Filtered above.
            .OrderByDescending(c => c.Best.Score)
            .ThenByDescending(c => speaker.IsOffered(c.Command))
            .ToList();
        var topics = _topics
            .Select(t => (t.Topic, Best: Best(t.Signs, folded)))
            .Where(t => t.Best is not null && !(t.Topic.IsCourtesy && t.Best.Rest.Count > 0))
            .Select(t => (t.Topic, Best: t.Best!)) // Filtered above.
            .OrderByDescending(t => t.Best.Score)
            .ToList();
        var score = Math.Max(commands.Select(c => c.Best.Score).FirstOrDefault(), topics.Select(t => t.Best.Score).FirstOrDefault());
        if (score == 0)
        {
            return (Near(Fillers.Strip(folded), speaker), 0);
        }

        if (topics.Count > 0 && topics[0].Best.Score == score)
        {
            return (Answer(topics[0].Topic, commands.Select(c => c.Command), speaker), score);
        }

        var (first, best) = commands[0];
        var isAlone = commands.Skip(1).All(c => c.Best.Score < score) && topics.TrueForAll(t => t.Best.Score < score);
        if (isAlone && !Fillers.Denies(folded) && WordsIn(best.Rest, speaker) is { } words)
        {
            return (new Meaning.Certain(first, first.Rest(first.Ways[0], words) ?? words), score);
        }

        return (new Meaning.Perhaps(null, Offers(commands.Where(c => 2 * c.Best.Score >= score).Select(c => c.Command), speaker)), score);
    }

    /// <summary>Nothing left, or the name of one council; null when something is not explained.</summary>
    private static string? WordsIn(IReadOnlyList<string> rest, Speaker speaker) =>
        rest switch
        {
            [] => "",
            [{ Length: > 1 } name]
                when speaker.Councils.Where(c => Heard.Fold(c).Contains(name, StringComparison.Ordinal)).ToList() is [var one] => one,
            _ => null,
        };

    private Meaning.Perhaps Answer(Topic topic, IEnumerable<Spoken> commands, Speaker speaker) =>
        new(
            topic.Sentence,
            topic.IsCourtesy ? [] : Offers(topic.Near.Where(_byName.ContainsKey).Select(n => _byName[n]).Concat(commands), speaker)
        );

    /// <summary>Slips of typing are never acted on, only asked about.</summary>
    private Meaning Near(string said, Speaker speaker)
    {
        var near = _commands
            .Select(c =>
                (
                    c.Command,
                    Slips: c.Words.Where(w => NearMiss.IsNear(said, w)).Select(w => NearMiss.Distance(said, w)).DefaultIfEmpty(9).Min()
                )
            )
            .Where(c => c.Slips < 9)
            .OrderBy(c => c.Slips)
            .Select(c => c.Command)
            .ToList();
        return near.Count == 0 ? new Meaning.Unknown() : new Meaning.Perhaps(null, Offers(near, speaker));
    }

    /// <summary>Those of this person; when there is none of them, the others, which say who can.</summary>
    private static IReadOnlyList<Spoken> Offers(IEnumerable<Spoken> commands, Speaker speaker)
    {
        var all = commands.DistinctBy(c => c.Ways[0]).ToList();
        var own = all.Where(speaker.IsOffered).ToList();
        return [.. (own.Count > 0 ? own : all).Take(MostOffers)];
    }

    private static Evidence? Best(IReadOnlyList<Sign> signs, string folded) =>
        signs
            .Select(s => s.In(folded))
            .OfType<Evidence>()
            .OrderByDescending(e => e.Score)
            .ThenBy(e => e.Rest.Sum(r => r.Length))
            .FirstOrDefault();
}
