using System.Text.RegularExpressions;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Support.Cards;

namespace KobanBot.Bot.Tests.Features;

/// <summary>Every refusal, of a rule or of a flow, is one clear sentence, and no sentence is left over.</summary>
public sealed partial class RefusalWordsTests
{
    public static TheoryData<string> Codes => [.. CodesIn("src")];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_one_sentence(string code)
    {
        var sentence = RefusalWords.Of(new Refusal(code, "令和8年11月20日", "令和9年3月31日"));

        sentence.ShouldNotContain(code);
        (sentence[^1] == '。' || code == "done.by-facts-only").ShouldBeTrue(sentence);
    }

    [Fact]
    public void The_codes_are_found_and_none_has_words_without_need()
    {
        var codes = CodesIn("src");
        codes.Count.ShouldBeGreaterThan(60);
        var table = File.ReadAllText(Path.Combine(NodeModules.RepositoryRoot, "src/Bot/Features/Kit/RefusalWords.cs"));

        ArmPattern().Matches(table).Select(m => m.Groups["code"].Value).Except(codes).ShouldBeEmpty();
    }

    [Fact]
    public void A_code_without_words_is_noticed() =>
        Should.Throw<System.Diagnostics.UnreachableException>(() => RefusalWords.Of(new Refusal("no.words")));

    private static List<string> CodesIn(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(NodeModules.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)
                .SelectMany(f => CodePattern().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex("Refusal\\(\\s*\"(?<code>[a-z.-]+)\"")]
    private static partial Regex CodePattern();

    [GeneratedRegex("""^ {12}"(?<code>[a-z.-]+)" =>""", RegexOptions.Multiline)]
    private static partial Regex ArmPattern();
}
