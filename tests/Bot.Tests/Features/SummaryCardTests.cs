using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Core.Guideline;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>Every topic of every reader on the fictitious prefecture, and the lists behind some of its numbers.</summary>
public sealed class SummaryCardTests
{
    [Theory]
    [InlineData("hq", "P/2026/~Main", "summary-hq-main")]
    [InlineData("hq", "P/2026-04/~Main", "summary-hq-half")]
    [InlineData("hq", "P/2026/~Members", "summary-hq-members")]
    [InlineData("hq", "P/2026/~Members/1", "summary-hq-ages")]
    [InlineData("hq", "P/2026/~Feedback", "summary-hq-feedback")]
    [InlineData("hq", "P/2026/~Feedback/1", "summary-hq-measures")]
    [InlineData("hq", "P/2026/~Units", "summary-hq-areas")]
    [InlineData("hq", "P/2026/~Units/1", "summary-hq-areas-members")]
    [InlineData("hq", "P/2026/~More", "summary-hq-more")]
    [InlineData("hq", "P/2025/~Main", "summary-hq-last-year")]
    [InlineData("hq", "P/2025/~Feedback/1", "summary-hq-last-year-measures")]
    [InlineData("area", "A!Kushiro/2026/~Duties", "summary-area-duties")]
    [InlineData("area", "A!Kushiro/2026/~Duties/1", "summary-area-missing")]
    [InlineData("area", "A!Kushiro/2026/~Duties/2", "summary-area-turn")]
    [InlineData("area", "A!Kushiro/2026/~Units", "summary-area-stations")]
    [InlineData("section", "S!101/2026/~Duties", "summary-station-duties")]
    [InlineData("section", "S!101/2026/~Duties/1", "summary-station-missing")]
    [InlineData("section", "S!101/2026/~Duties/2", "summary-station-turn")]
    [InlineData("section", "S!101/2026/~Main", "summary-station-main")]
    [InlineData("section", "S!101/2026/~Units", "summary-station-councils")]
    [InlineData("area", "S!401/2026/~Main", "summary-station-with-merged")]
    [InlineData("lead", "C!C10101/2026/~Main", "summary-council-main")]
    [InlineData("lead", "C!C10101/2026/~Members", "summary-council-members")]
    [InlineData("hq", "P/2019/~Main", "summary-nothing")]
    public async Task A_topic(string persona, string address, string name) => (await AnswerAsync(persona, address)).ShouldBeApproved(name);

    [Theory]
    [InlineData("hq", "P/2026/RegularMissing", "summary-list-by-area")]
    [InlineData("hq", "P/2026/RegularMissing/r", "summary-list-councils")]
    [InlineData("area", "A!Kushiro/2026/RegularMissing", "summary-list-by-station")]
    [InlineData("hq", "P/2026-04/SubmissionsOpen", "summary-list-submissions")]
    [InlineData("hq", "P/2026/Attendance/r1", "summary-list-attendance")]
    [InlineData("hq", "P/2026/Sex!female/r", "summary-list-members")]
    [InlineData("hq", "P/2026/Field!Traffic/r", "summary-list-feedback")]
    [InlineData("section", "S!101/2026/Late", "summary-list-late")]
    [InlineData("section", "S!101/2026/Coverage!NotSetUp", "summary-list-empty")]
    [InlineData("section", "S!101/2026/Beats", "summary-list-beats")]
    public async Task A_list(string persona, string address, string name) => (await AnswerAsync(persona, address)).ShouldBeApproved(name);

    [Fact]
    public async Task Several_scopes_to_choose_from() => (await AnswerAsync("hq", words: "中央")).ShouldBeApproved("summary-choice");

    [Fact]
    public async Task A_record_as_the_headquarters_sees_it() =>
        (
            await RunAsync(
                "hq",
                (flow, step) =>
                    flow.RecordAsync(
                        step.With(("k", "P/2026/~Main"), (Buttons.CouncilKey, "C10102"), (Buttons.FlowKey, "C10102-2025-1")),
                        CancellationToken.None
                    )
            )
        ).ShouldBeApproved("summary-record");

    [Fact]
    public void While_a_summary_is_computed() => SummaryPatienceCard.Render(Patience).ShouldBeApproved("summary-computing");

    [Fact]
    public void While_a_file_is_made_of_what_was_not_read_before() =>
        SummaryPatienceCard
            .Render(Patience with { Verb = SummaryVerbs.Export, IsFile = true, Councils = null })
            .ShouldBeApproved("summary-computing-file");

    [Fact]
    public void A_summary_that_could_not_be_computed() => SummaryPatienceCard.RenderFailed(Patience).ShouldBeApproved("summary-failed");

    [Fact]
    public void A_result_that_is_a_sentence() =>
        SummaryPatienceCard
            .RenderSentence(
                Patience with
                {
                    IsFile = true,
                },
                "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。"
            )
            .ShouldBeApproved("summary-sentence");

    [Fact]
    public async Task Without_their_charts_the_cards_say_the_same()
    {
        foreach (var address in new[] { "P/2026/~Members/1", "P/2026/~Feedback", "P/2026/~Units", "P/2026/~Units/1" })
        {
            var card = JsonNode.Parse((await AnswerAsync("hq", address)).CardJson!)!;
            var body = card["body"]!.AsArray();
            var chart = body.Single(e => ((string)e!["type"]!).StartsWith("Chart.", StringComparison.Ordinal))!;
            var cells = body.Where(e => (string?)e!["type"] == "Table")
                .SelectMany(t => t!["rows"]!.AsArray())
                .Select(r => r!["cells"]!.AsArray().Select(c => (string)c!["items"]![0]!["text"]!).ToList())
                .ToList();

            ((string?)chart["fallback"]).ShouldBe("drop");
            chart["data"]!.AsArray().Count.ShouldBeGreaterThan(0);
            foreach (var value in chart["data"]!.AsArray())
            {
                var row = cells.Single(c => c[0].TrimEnd('›') == (string)value!["x"]!);
                row.Skip(1)
                    .Select(c => c.TrimEnd('人', '件', '›').Replace(",", "", StringComparison.Ordinal))
                    .ShouldContain($"{value!["y"]}");
            }
        }
    }

    private static SummaryPatienceView Patience =>
        new()
        {
            Drawing = Steps.Of(World.Section).Draw(),
            Verb = SummaryVerbs.Open,
            Data = [("k", "P/2026/~Main")],
            IsFile = false,
            Period = "令和8年度",
            Scope = "全方面",
            Councils = 12_636,
        };

    private static Task<Reply> AnswerAsync(string persona, string? address = null, string words = "") =>
        RunAsync(
            persona,
            (flow, step) =>
                address is null ? flow.OpenAsync(step with { Words = words }, CancellationToken.None)
                : SummaryAddress.Parse(address, default)!.Figure is null ? flow.OpenAsync(step.With(("k", address)), CancellationToken.None)
                : flow.ListAsync(step.With(("k", address)), CancellationToken.None)
        );

    private static async Task<Reply> RunAsync(string persona, Func<SummaryFlow, Step, Task<Reply>> run)
    {
        var storage = await SamplePrefecture.CopyAsync("full");
        var officer = await SamplePrefecture.PersonaAsync(storage, persona);
        var flow = Flows.Summary(storage.SummaryStore, storage.CouncilStore, ObligationRules.Default);
        return await run(flow, Steps.Of(officer) with { Now = SamplePrefecture.Now });
    }
}
