using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.Guideline;
using KobanBot.Core.Catalogue;
using KobanBot.Support.Cards;

namespace KobanBot.Architecture.Tests.Guideline;

/// <summary>Every rule of the guideline has its place in the code and a test that proves it.</summary>
public sealed class TraceabilityTests
{
    private static readonly IReadOnlyList<SourceFile> Sources = SourceScan.Read("src");
    private static readonly ILookup<string, string> Types = SourceScan.Types(Sources);
    private static readonly IReadOnlyList<Proof> Proofs = SourceScan.Proofs(SourceScan.Read("tests"));
    private static readonly IReadOnlySet<string> Reached = SourceScan.Reached(
        Sources,
        "src/Bot/",
        new[] { "Rules", "HardErrors", "Ambiguities" }.Select(c => $"src/Core/Catalogue/{c}.cs").ToHashSet()
    );
    private static readonly IReadOnlyList<Traced> All = [.. Rules.All, .. HardErrors.All, .. Ambiguities.All];

    [Fact]
    public void The_catalogue_is_complete_and_in_order()
    {
        Traceability.OutOfOrder(Rules.All, "R{0:000}", 116).ShouldBeEmpty();
        Traceability.OutOfOrder(HardErrors.All, "H{0}", 10).ShouldBeEmpty();
        Traceability.OutOfOrder(Ambiguities.All, "A{0}", 18).ShouldBeEmpty();
        Rules.All.ShouldAllBe(r => r.Force != RuleForce.None);
    }

    [Fact]
    public void Every_rule_has_a_test_or_a_reason() => Traceability.NeitherTestNorReason(All, Proofs).ShouldBeEmpty();

    [Fact]
    public void No_rule_has_both() => Traceability.BothTestAndReason(All, Proofs).ShouldBeEmpty();

    [Fact]
    public void Every_reason_is_a_sentence() => Traceability.NoSentence(All).ShouldBeEmpty();

    [Fact]
    public void Every_trait_names_a_rule() => Traceability.UnknownRules(All, Proofs).ShouldBeEmpty();

    [Fact]
    public void Every_trait_stands_on_a_test_that_runs() => Traceability.NoTests(Proofs).ShouldBeEmpty();

    [Fact]
    public void Every_place_exists() => Traceability.UnknownPlaces(All, Types).ShouldBeEmpty();

    [Fact]
    public void What_is_tested_has_a_place() => Traceability.Placeless(All, Proofs).ShouldBeEmpty();

    [Fact]
    public void Every_clause_is_one_of_the_guideline() =>
        Traceability.UnknownClauses(Rules.All, GuidelineText.Instance.All.Select(c => c.Id).ToHashSet()).ShouldBeEmpty();

    [Fact]
    public void The_page_says_what_code_and_tests_say()
    {
        var file = Repository.At("docs", "traceability.md");
        var page = new TraceabilityPage(Types, Proofs, Reached, GuidelineText.Instance).Render();

        if (ApprovedFile.IsUpdating)
        {
            File.WriteAllText(file, page);
        }

        File.Exists(file).ShouldBeTrue(TraceabilityPage.Update);
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(page, $"Write docs/traceability.md anew: {TraceabilityPage.Update}");
    }
}
