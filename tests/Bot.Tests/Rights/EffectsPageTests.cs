using System.Text;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Councils;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Rights;

/// <summary>docs/effects.md says what the flows declare; a new verb without its line fails.</summary>
public sealed class EffectsPageTests
{
    private const string Update = "UPDATE_APPROVED=1 artifacts/bin/Bot.Tests/debug/KobanBot.Bot.Tests -class \"*EffectsPage*\"";

    private static readonly FlowTable Table = Flows.Declared;

    [Fact]
    public void Every_verb_declares_its_effects_and_no_other_is_declared() =>
        Table.Effects.Keys.ShouldBe(Table.Verbs.Keys, ignoreOrder: true);

    [Fact]
    public void What_only_reads_leaves_nothing_behind() =>
        Table.Effects.Values.Where(e => Table.Verbs[e.Verb] is Reads).SelectMany(EffectsWatch.Declared).ShouldBeEmpty();

    [Fact]
    public void What_changes_something_writes_something() =>
        Table.Effects.Values.Where(e => Table.Verbs[e.Verb] is Changes && e.Writes.Count == 0).Select(e => e.Verb).ShouldBeEmpty();

    [Fact]
    public void Every_kind_of_row_that_is_named_exists()
    {
        var named = Table.Effects.Values.SelectMany(e => e.Writes).Distinct().ToList();
        named.Count.ShouldBeGreaterThan(8);

        named.Except(StoredRows.Kinds.Keys).ShouldBeEmpty();
    }

    /// <summary>The test of the test.</summary>
    [Fact]
    public void What_a_verb_does_not_declare_is_noticed()
    {
        var effect = Table.Effects["plan.save"];

        EffectsWatch.Declared(effect).ShouldContain("writes council.plan");
        EffectsWatch.Declared(effect).ShouldNotContain("writes council.member");
        EffectsWatch.Declared(effect with { Writes = [] }).ShouldNotContain("writes council.plan");
    }

    [Fact]
    public void The_page_says_what_the_flows_declare()
    {
        var file = Path.Combine(NodeModules.RepositoryRoot, "docs", "effects.md");
        var page = Render();

        if (ApprovedFile.IsUpdating)
        {
            File.WriteAllText(file, page);
        }

        File.Exists(file).ShouldBeTrue(Update);
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(page, $"Write docs/effects.md anew: {Update}");
    }

    private static string Render()
    {
        var page = new StringBuilder(
            """
            # What each verb does

            Made from the flows (`Verbs` and `Effects`), held by `EffectsPageTests`; every conversation test compares it with what really happens. Beside what
            stands here, a change tells at once what it makes urgent, what a person reads of contacts is noted, and that a card is a list to choose from (or no
            more one) is kept by one transaction.

            `needs` are the rights on the council of which one is needed, or the posts; the right is checked on the server, from the postings of the day,
            before a kept answer is given. `cost` is reads/transactions of one step.


            """.ReplaceLineEndings("\n")
        );
        page.Append("| verb | | needs | where | cost | writes | audit | messages | opens | ends |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var verb in Table.Verbs.Values.OrderBy(v => v.Name, StringComparer.Ordinal))
        {
            var effect = Table.Effects[verb.Name];
            string[] cells =
            [
                $"`{verb.Name}`",
                verb is Changes ? "changes" : "reads",
                Needs(verb),
                verb.Scopes.ToString(),
                effect.Budget,
                string.Join(", ", effect.Writes),
                string.Join(", ", effect.Audits),
                string.Join(", ", effect.Messages),
                string.Join(", ", effect.Opens),
                string.Join(", ", effect.Ends),
            ];
            page.Append($"| {string.Join(" | ", cells)} |\n");
        }

        return page.ToString();
    }

    private static string Needs(Verb verb) =>
        verb.Audience == Audience.Everybody ? Words(verb.Rights)
        : verb.Rights == CouncilRights.Read ? verb.Audience.ToString()
        : $"{verb.Audience}; {Words(verb.Rights)}";

    private static string Words(CouncilRights rights) => rights.ToString().Replace(", ", " or ", StringComparison.Ordinal);
}
