using KobanBot.Bot.Features.Histories;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Words;

/// <summary>Every code that a verb enters in the audit has a word in 履歴, or is named as one that is not told.</summary>
public sealed class HistoryWordsTests
{
    [Fact]
    public void No_code_is_forgotten()
    {
        var codes = Flows.Declared.Effects.Values.SelectMany(e => e.Audits).Distinct().ToList();

        codes.Count.ShouldBeGreaterThan(80);
        codes.Where(c => HistoryWords.IsTold(c) == HistoryWords.Untold.Contains(c)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_look_at_what_is_personal_has_a_word() =>
        Flows
            .Declared.Verbs.Values.Select(v => v.Discloses)
            .OfType<string>()
            .Append("contacts.read")
            .Where(c => !HistoryWords.IsTold(c))
            .ShouldBeEmpty();
}
