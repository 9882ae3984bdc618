using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Import;
using KobanBot.Bot.Tests.Import;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Cases;

/// <summary>Whole courses of events from outside that once went wrong, lived again from what was kept of them.</summary>
public sealed class ReplayTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    /// <summary>One passing 404 on one morning: everybody is told on that day still, and two days later too.</summary>
    [Fact]
    public async Task A_chat_that_was_not_found_for_a_minute_is_no_person_out_of_reach()
    {
        var told = Read("not-found-once.json")["connector_answers_every_POST_for_one_minute"]!;
        var error = ConnectorError.Parse((int)told["status"]!, Encoding.UTF8.GetBytes(told["body"]!.ToJsonString()));
        error.IsGone.ShouldBeTrue();
        var calm = await MorningDock.OfWorldAsync();
        await calm.DayAsync(Tuesday);
        var dock = await MorningDock.OfWorldAsync();
        var over = dock.Clock.GetUtcNow().AddMinutes(1);
        dock.Answer = _ => dock.Clock.GetUtcNow() < over ? SendOutcome.NotFound : SendOutcome.Sent;

        await dock.DayAsync(Tuesday);
        var thatDay = To(dock);
        foreach (var each in new[] { calm, dock })
        {
            await each.DayAsync(Tuesday.AddDays(1));
            await each.DayAsync(Tuesday.AddDays(2));
        }

        thatDay.Count.ShouldBeGreaterThan(4);
        thatDay.ShouldBe(To(calm).Where(d => d.Day == Tuesday));
        To(dock).ShouldBe(To(calm));
    }

    /// <summary>An input, and the old report, locked by another process as Excel does.</summary>
    [Theory]
    [InlineData("members.csv")]
    [InlineData(ImportFiles.ReportName)]
    public async Task What_another_program_has_open_is_one_sentence_and_exit_1(string open)
    {
        using var folder = new ImportFolder();
        if (open == ImportFiles.ReportName)
        {
            folder.Replace("police_boxes.csv", "中央交番,交番", "中央交番,派出所");
        }

        await folder.ReadAsync();
        await File.AppendAllTextAsync(Path.Combine(folder.Path, open), "", TestContext.Current.CancellationToken);
        var hold = Lines("excel-has-it-open.sh").Single(l => l.StartsWith("exec 9", StringComparison.Ordinal));
        using var other = Held(hold.Replace("members.csv", open, StringComparison.Ordinal), folder.Path);

        var output = new StringWriter();
        var code = await new ImportCommand(new MemoryStorage().ImportStore, ImportFolder.Clock, output).RunAsync(
            folder.Path,
            TestContext.Current.CancellationToken
        );

        code.ShouldBe(ImportCommand.InputRefused);
        output.ToString().ShouldContain(open);
        output.ToString().ShouldNotContain("   at ");
        other.StandardInput.Close();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_invoke_without_a_name_is_taken()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var chat = await bot.OpenChatOf(World.Lead);
        var activity = Read("invoke-without-name.json");
        foreach (var placed in new[] { "id", "serviceUrl", "from", "conversation" })
        {
            activity.Remove(placed); // The test's own chat has its own.
        }

        using var answer = await chat.PostAsync(activity);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf("", "{}");
    }

    /// <summary>The same command by anybody else, and by the same person after a transfer: never the reason.</summary>
    [Fact]
    public async Task An_answer_that_was_kept_is_given_to_nobody_else()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var sent = Read("kept-answer.json");
        var data = sent["data"]!.AsObject();
        (data["council"], data["flow"]) = (World.Central.Value, "M3");
        var secret = (string)data["text"]!;
        var section = await bot.OpenChatOf(World.Section);

        (await TextAsync(section)).ShouldContain("解嘱を記録しました。");
        (await TextAsync(section)).ShouldContain("解嘱を記録しました。");
        foreach (var other in new[] { World.OtherStation, World.HqOfficer, World.AreaOfficer, World.Lead, World.Transferred })
        {
            (await TextAsync(await bot.OpenChatOf(other))).Contains(secret, StringComparison.Ordinal).ShouldBeFalse(other.Title);
        }

        var ended = World.Section.Assignments[0] with { Days = new DayRange(World.Section.Assignments[0].Days.From, Tuesday.AddDays(-1)) };
        await bot.Storage.ImportStore.PutOfficerAsync(World.Section with { Assignments = [ended] }, CancellationToken.None);
        (await TextAsync(section)).ShouldNotContain(secret);

        async Task<string> TextAsync(Chat chat) =>
            Encoding.UTF8.GetString(await chat.AnswerAsync(chat.Invoke((string)sent["verb"]!, data.DeepClone().AsObject(), "manual")));
    }

    [Fact]
    public async Task An_example_with_a_name_is_asked_about_before_anybody_above_reads_it()
    {
        await using var bot = await BotUnderTest.StartOnSampleAsync("small");
        var section = await bot.OpenChatOf(await SamplePrefecture.PersonaAsync(bot.Storage, "section"));
        var example = (string)Read("example-with-name.json")["example"]!;
        await section.SayAsync("署の状況");
        await section.PressAsync("会議");
        await section.PressAsync("平均出席率　");
        await section.PressAsync("の記録を表示");
        await section.PressAsync("記録簿を見る");

        await section.PressAsync("好事例に登録", ("example", example));

        section.Card.Text.ShouldNotContain("好事例として登録しました。");
        section.Card.Text.ShouldContain("「090-1111-2222」（電話番号）");
        section.Card.Text.ShouldContain("「1丁目5-10」（住所）");
        section.Card.Text.ShouldContain("警察本部及び方面本部での表示");
        bot.Storage.Councils.Rows.ShouldNotContain(r => r.Body.Contains("\"Example\":{", StringComparison.Ordinal));
    }

    private static IReadOnlyList<(string To, DateOnly Day)> To(MorningDock dock) =>
        [.. dock.Digests.Select(d => (d.To, d.Day)).OrderBy(d => d.Day).ThenBy(d => d.To, StringComparer.Ordinal)];

    /// <summary>A process that holds the lock until its input is closed.</summary>
    private static Process Held(string hold, string folder)
    {
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "-c", $"{hold}; echo held; read", "bash", folder })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!; // A new process.
        process.StandardOutput.ReadLine().ShouldBe("held");
        return process;
    }

    private static JsonObject Read(string file) => JsonNode.Parse(string.Join('\n', Lines(file)))!.AsObject(); // A JSON object.

    private static string[] Lines(string file, [CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, file)); // A source file lies in a folder.
}
