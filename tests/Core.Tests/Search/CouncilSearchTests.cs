using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Search;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;

namespace KobanBot.Core.Tests.Search;

public sealed class CouncilSearchTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly CouncilFacts[] Both =
    [
        World.CentralFacts with
        {
            Plans =
            [
                World.CentralFacts.Plans[0] with
                {
                    Meetings =
                    [
                        .. World.CentralFacts.Plans[0].Meetings,
                        new PlannedMeeting { Date = new DateOnly(2027, 1, 20), Place = "ﾁｭｳｵｳ会館" },
                    ],
                },
            ],
            Meetings = [Record("r1", new DateOnly(2026, 6, 11)), Record("r2", new DateOnly(2026, 11, 20), MeetingKind.Extraordinary)],
        },
        World.EastFacts,
    ];

    [Theory]
    [InlineData("中央交番", "Council Name 中央交番連絡協議会")]
    [InlineData("東駐在所", "Council Name 東駐在所連絡協議会")]
    [InlineData("街路灯", "Request Text 通学路に街路灯を設置してほしい")]
    [InlineData("措置未了", "")]
    [InlineData("会館", "Planned Place ﾁｭｳｵｳ会館")]
    [InlineData("ちゅうおう会館", "Planned Place ﾁｭｳｵｳ会館")]
    [InlineData("臨時", "Record Kind 臨時会議")]
    [InlineData("R8.11.20", "Record Day 令和8年11月20日（金）")]
    [InlineData("２０２６／１１／２０", "Record Day 令和8年11月20日（金）")]
    [InlineData("令和8年6月11日（木）", "Record Day 令和8年6月11日（木）")]
    [InlineData("11月20日", "Record Day 令和8年11月20日（金）")]
    [InlineData("1月20日", "Planned Day 令和9年1月20日（水）")]
    [InlineData("中央交番 臨時会議", "Record Kind 臨時会議")]
    [InlineData("東駐在所 6月", "Request Day 令和8年6月12日（金）")]
    [InlineData("試験 一郎", "")]
    public void What_is_looked_for_is_found_with_its_reason(string typed, string first)
    {
        var found = Find(typed);

        var hit = found.Count > 0 ? found[0] : null;
        (hit is null ? "" : $"{hit.Kind} {hit.In} {hit.Excerpt}").ShouldBe(first);
    }

    [Fact]
    public void A_station_leads_to_all_that_it_has_councils_first_the_newest_record_before_the_older()
    {
        var found = Find("中央警察署");

        found
            .Select(f => $"{f.Kind} {f.Day:yyyy-MM-dd}")
            .ShouldBe(["Council ", "Council ", "Planned 2027-01-20", "Record 2026-11-20", "Record 2026-06-11", "Request 2026-06-12"]);
        found.ShouldAllBe(f => f.In == FoundIn.Station && f.Excerpt == "中央警察署");
    }

    /// <summary>Members and officers are not looked through: nobody finds out by a search in which council somebody serves.</summary>
    [Fact]
    public void No_name_of_a_person_finds_anything()
    {
        foreach (var name in World.MemberNames.Concat(World.Everyone.Select(o => o.Name)))
        {
            Find(name).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void Without_words_there_are_the_councils_and_what_is_still_to_come() =>
        Find("").Select(f => $"{f.Kind} {f.In}").ShouldBe(["Council Own", "Council Own", "Planned Own"]);

    [Theory]
    [InlineData("「中央交番」")]
    [InlineData("\"中央交番\"")]
    [InlineData("*中央交番*")]
    [InlineData("中央交番%")]
    [InlineData("'; 中央交番?")]
    [InlineData("　中央交番　")]
    public void Quotes_and_wildcards_mean_nothing(string typed) => Find(typed).ShouldBe(Find("中央交番"));

    [Theory]
    [InlineData("***")]
    [InlineData("\"'")]
    public void Nothing_but_quotes_and_wildcards_is_no_word(string typed) => SearchTerms.Of(typed)!.All.ShouldBeEmpty(); // Short enough.

    [Fact]
    public void Whoever_pastes_a_text_is_told_so()
    {
        SearchTerms.Of(new string('あ', SearchTerms.Longest)).ShouldNotBeNull();
        SearchTerms.Of(new string('あ', SearchTerms.Longest + 1)).ShouldBeNull();
        SearchTerms.Of(new string('あ', 1000)).ShouldBeNull();
    }

    [Fact]
    public void Any_text_is_harmless_and_every_word_that_is_added_finds_less() =>
        Gen.Select(Gen.String[0, 30], Gen.Int[0, 5].Select(i => new[] { "中央", "会館", "11月", "𠮷", "ﾞ", "2" }[i]))
            .Sample(
                (any, word) =>
                {
                    var wide = Find(word).Count;
                    Find($"{word} {any}").Count.ShouldBeLessThanOrEqualTo(wide);
                },
                iter: 2_000,
                threads: 1
            );

    /// <summary>Half of a surrogate pair is never cut out.</summary>
    [Fact]
    public void What_is_quoted_is_whole()
    {
        var text = string.Concat(Enumerable.Repeat("𠮷", 30)) + "街路灯" + string.Concat(Enumerable.Repeat("𠮷", 40));

        var excerpt = SearchTerm.Of("街路灯").ExcerptOf(text);

        excerpt.ShouldNotBeNull().ShouldContain("街路灯");
        excerpt.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
        excerpt.Length.ShouldBeLessThanOrEqualTo(43);
    }

    private static IReadOnlyList<Found> Find(string typed) =>
        SearchTerms.Of(typed) is { } terms ? CouncilSearch.Of(Both, terms, Today) : [];

    private static MeetingRecord Record(string id, DateOnly day, MeetingKind kind = MeetingKind.Regular) =>
        StorageSamples.Record(id).Header with
        {
            Date = day,
            PlannedFor = null,
            Kind = kind,
        };
}
