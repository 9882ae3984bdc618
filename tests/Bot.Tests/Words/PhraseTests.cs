using System.Runtime.CompilerServices;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Features.Turns.Speech;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Words;

/// <summary>What officers say, and what answers: phrases.tsv has what should, the approved table what does.</summary>
public sealed class PhraseTests
{
    private static readonly FlowTable Table = Flows.Declared;

    private static readonly IReadOnlyList<(string Said, IReadOnlyList<string> Right)> Phrases = Read();

    [Fact]
    public void Nine_of_ten_phrases_lead_to_the_right_answer_at_once_or_in_one_tap()
    {
        var missed = Phrases
            .Where(p => !IsRight(p.Right, Mean(p.Said, World.Section)) && !IsRight(p.Right, Mean(p.Said, World.Lead)))
            .ToList();

        Phrases.Count.ShouldBeGreaterThanOrEqualTo(84);
        missed.Count.ShouldBeLessThanOrEqualTo(Phrases.Count / 10, string.Join('\n', missed.Select(m => m.Said)));
    }

    [Fact]
    public void No_phrase_starts_a_wrong_command_that_changes_something()
    {
        foreach (var persona in new[] { World.Lead, World.Section, World.StationChief, World.HqOfficer })
        {
            foreach (var (said, right) in Phrases)
            {
                if (Mean(said, persona) is Meaning.Certain { Command: var command } && Table.Verbs[command.Verb] is Changes)
                {
                    right.ShouldContain(command.Ways[0], $"{persona.Id}: {said}");
                }
            }
        }
    }

    [Fact]
    public void Never_more_than_three_are_offered()
    {
        foreach (var (said, _) in Phrases)
        {
            (Mean(said, World.Lead) is Meaning.Perhaps { Commands.Count: > 3 }).ShouldBeFalse(said);
        }
    }

    [Fact]
    public void The_table_is_what_was_approved() =>
        Approved.Text(
            string.Concat(
                Phrases.Select(p =>
                {
                    var (lead, section) = (Printed(Mean(p.Said, World.Lead)), Printed(Mean(p.Said, World.Section)));
                    return $"{p.Said}\t{lead}{(lead == section ? "" : $"\t（地域課）{section}")}\n";
                })
            ),
            "answers"
        );

    private static Meaning Mean(string said, Officer officer) =>
        Table.Understand(said, officer, JapanTime.DayOf(World.Now), Scopes.Personal);

    private static bool IsRight(IReadOnlyList<string> right, Meaning meaning) => Names(meaning).Intersect(right).Any();

    private static IEnumerable<string> Names(Meaning meaning) =>
        meaning switch
        {
            Meaning.Certain certain => [certain.Command.Ways[0]],
            Meaning.Perhaps { Sentence: { } sentence } answer =>
            [
                .. answer.Commands.Select(c => c.Ways[0]),
                .. Topics.All.Where(t => t.Sentence == sentence).Select(t => t.Name),
            ],
            Meaning.Perhaps offer => offer.Commands.Select(c => c.Ways[0]),
            _ => ["？"],
        };

    private static string Printed(Meaning meaning) =>
        meaning switch
        {
            Meaning.Certain { Words.Length: > 0 } certain => $"→ {certain.Command.Ways[0]}（{certain.Words}）",
            Meaning.Certain certain => $"→ {certain.Command.Ways[0]}",
            Meaning.Perhaps { Sentence: { } sentence } answer =>
                $"「{Topics.All.First(t => t.Sentence == sentence).Name}」{string.Concat(answer.Commands.Select(c => $"［{c.Ways[0]}］"))}",
            Meaning.Perhaps offer => string.Concat(offer.Commands.Select(c => $"［{c.Ways[0]}］")),
            _ => "（一覧）",
        };

    private static IReadOnlyList<(string, IReadOnlyList<string>)> Read([CallerFilePath] string here = "") =>
        [
            .. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "phrases.tsv")) // A source file lies in a folder.
                .Where(l => l.Length > 0 && l[0] != '#')
                .Select(l => l.Split('\t'))
                .Select(l => (l[0], (IReadOnlyList<string>)l[1].Split('、'))),
        ];
}
