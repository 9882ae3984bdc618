using KobanBot.Core.Catalogue;

namespace KobanBot.Architecture.Tests.Guideline;

/// <summary>The checks of <see cref="TraceabilityTests"/> can fail: each is shown a small catalogue with one thing wrong.</summary>
public sealed class TraceabilityCheckTests
{
    private static readonly IReadOnlyList<Proof> Proofs = [new("R001", "SomeTests", "A_rule_holds", "tests/SomeTests.cs", Runs: true)];
    private static readonly ILookup<string, string> Types = SourceScan.Types([new("src/Some.cs", "public sealed record Some(int Id);")]);

    [Fact]
    public void A_rule_without_a_test_is_found_and_one_with_a_test_or_a_reason_is_not()
    {
        Traceability.NeitherTestNorReason([Rule("R001"), Rule("R002", reason: "A reason.")], Proofs).ShouldBeEmpty();
        Traceability.NeitherTestNorReason([Rule("R001"), Rule("R002")], Proofs).Single().ShouldStartWith("R002");
    }

    [Fact]
    public void What_nothing_of_the_product_leads_to_is_told_from_what_something_does()
    {
        SourceFile[] files =
        [
            new("src/Bot/Flow.cs", "internal sealed class Flow\n{\n    // Forgotten.Of()\n    Asked.Of();\n}\n"),
            new(
                "src/Core/Asked.cs",
                "public static class Asked\n{\n    Further.Of();\n}\n\npublic static class Beside\n{\n    Asked.Of();\n}\n"
            ),
            new("src/Core/Further.cs", "public static class Further;\n"),
            new("src/Core/Forgotten.cs", "public static class Forgotten;\n"),
            new("src/Core/All.cs", "public static class All\n{\n    nameof(Forgotten);\n}\n"),
        ];

        SourceScan
            .Reached(files, "src/Bot/", new HashSet<string> { "src/Core/All.cs" })
            .Where(n => n.Length > 0)
            .ShouldBe(["Flow", "Asked", "Further"], ignoreOrder: true);
    }

    [Fact]
    public void A_rule_with_both_a_test_and_a_reason_is_told_to_drop_the_reason()
    {
        Traceability.BothTestAndReason([Rule("R001"), Rule("R002", reason: "A reason.")], Proofs).ShouldBeEmpty();
        Traceability.BothTestAndReason([Rule("R001", reason: "A reason.")], Proofs).Single().ShouldContain("drop the reason");
    }

    [Theory]
    [InlineData("")]
    [InlineData("INFO")]
    [InlineData("It is a rule for information")]
    public void A_reason_that_is_no_sentence_is_found(string reason)
    {
        Traceability.NoSentence([Rule("R001"), Rule("R002", reason: "States a purpose and asks for nothing.")]).ShouldBeEmpty();
        Traceability.NoSentence([Rule("R001", reason: reason)]).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_test_of_a_rule_that_does_not_exist_is_found()
    {
        Traceability.UnknownRules([Rule("R001")], Proofs).ShouldBeEmpty();
        Traceability
            .UnknownRules([Rule("R002")], Proofs)
            .Single()
            .ShouldBe("SomeTests.A_rule_holds (tests/SomeTests.cs) names the rule R001, which does not exist.");
    }

    [Fact]
    public void A_trait_on_something_that_does_not_run_is_found()
    {
        Traceability.NoTests(Proofs).ShouldBeEmpty();
        Traceability.NoTests([Proofs[0] with { Runs = false }]).Single().ShouldContain("A_rule_holds");
    }

    [Fact]
    public void A_place_that_does_not_exist_is_found()
    {
        Traceability.UnknownPlaces([Rule("R001", places: "Some")], Types).ShouldBeEmpty();
        Traceability.UnknownPlaces([Rule("R001", places: ["Some", "Elsewhere"])], Types).Single().ShouldContain("Elsewhere");
    }

    [Fact]
    public void A_tested_rule_without_a_place_is_found()
    {
        Traceability.Placeless([Rule("R001", places: "Some"), Rule("R002")], Proofs).ShouldBeEmpty();
        Traceability.Placeless([Rule("R001")], Proofs).Single().ShouldStartWith("R001");
    }

    [Fact]
    public void A_clause_that_does_not_exist_is_found()
    {
        HashSet<string> clauses = ["要綱 第5-2", "記 第1"];

        Traceability.UnknownClauses([Rule("R001", "要綱 第5-2、記 第1")], clauses).ShouldBeEmpty();
        Traceability.UnknownClauses([Rule("R001", "要綱 第5-2、記 第9")], clauses).Single().ShouldContain("記 第9");
    }

    [Theory]
    [InlineData("R001", "R002")]
    [InlineData("R001", "R002", "R002", "R003")]
    [InlineData("R001", "R003", "R002")]
    [InlineData("R001", "R002", "R003", "R004")]
    public void A_rule_that_is_missing_doubled_out_of_order_or_too_many_is_found(params string[] ids) =>
        Traceability.OutOfOrder(ids.Select(id => Rule(id)), "R{0:000}", 3).ShouldNotBeEmpty();

    [Fact]
    public void All_rules_in_order_are_no_finding() =>
        Traceability.OutOfOrder([Rule("R001"), Rule("R002"), Rule("R003")], "R{0:000}", 3).ShouldBeEmpty();

    [Fact]
    public void Traits_are_read_from_methods_and_from_classes()
    {
        var proofs = Scan(
            $$"""
            {{Trait("R001")}}
            public sealed class WholeTests
            {
                [Fact]
                {{Trait("R002")}}
                {{Trait("H3")}}
                public void A_rule_holds() => Check();

                [Theory, {{Trait("A4").Trim('[', ']')}}]
                [InlineData(1)]
                public async Task<int> Another_holds(int number) => Check();

                private void Check() { }
            }
            """
        );

        proofs
            .Select(p => (p.Rule, p.Class, p.Method))
            .ShouldBe([
                ("R001", "WholeTests", null),
                ("R002", "WholeTests", "A_rule_holds"),
                ("H3", "WholeTests", "A_rule_holds"),
                ("A4", "WholeTests", "Another_holds"),
            ]);
        proofs.ShouldAllBe(p => p.Runs);
    }

    [Fact]
    public void A_trait_on_a_helper_or_on_a_skipped_test_is_no_proof()
    {
        var proofs = Scan(
            $$"""
            public sealed class HalfTests
            {
                {{Trait("R001")}}
                private static void Helper() { }

                [Fact(Skip = "later")]
                {{Trait("R002")}}
                public void Skipped() { }

                // {{Trait("R003")}}
                [Fact]
                public void Commented_out() { }
            }
            """
        );

        proofs.Select(p => (p.Rule, p.Runs)).ShouldBe([("R001", false), ("R002", false)]);
    }

    [Fact]
    public void Types_of_every_kind_are_places_and_words_in_comments_are_not()
    {
        var types = SourceScan.Types([
            new SourceFile(
                "src/All.cs",
                """
                /// <summary>A record that is public class Nothing.</summary>
                public sealed class One;
                internal abstract record Two(int Id);
                public readonly record struct Three(int Id);
                public enum Four { }
                public interface IFive { }
                internal sealed class Outer { private static partial class Six { } }
                """
            ),
        ]);

        foreach (var name in new[] { "One", "Two", "Three", "Four", "IFive", "Outer" })
        {
            types[name].ShouldBe(["src/All.cs"]);
        }

        types.Contains("Nothing").ShouldBeFalse();
    }

    [Theory]
    [InlineData("表紙 前文", "表紙")]
    [InlineData("記 第1", "記 第1")]
    [InlineData("記 第2-4(1)ア", "記 第2-4")]
    [InlineData("記 第3-2", "記 第3")]
    [InlineData("要綱 第5-2", "要綱 第5")]
    [InlineData("要綱 第9", "要綱 第9")]
    public void A_rule_is_listed_under_the_heading_of_its_clause(string clause, string part) =>
        TraceabilityPage.PartOf(clause).ShouldBe(part);

    private static Rule Rule(string id, string clauses = "記 第1", string? reason = null, params IReadOnlyList<string> places) =>
        new(id, clauses, "Something is asked.", RuleForce.Info, places, reason);

    private static IReadOnlyList<Proof> Scan(string source) => SourceScan.Proofs([new SourceFile("tests/Made.cs", source)]);

    /// <summary>Put together here, so that this file itself names no rule.</summary>
    private static string Trait(string rule) => $"[{nameof(Trait)}(\"Rule\", \"{rule}\")]";
}
