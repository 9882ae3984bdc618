using System.Text.RegularExpressions;
using KobanBot.EndToEnd.Tests.Meetings;
using KobanBot.Support.EndToEnd;

namespace KobanBot.EndToEnd.Tests.Summaries;

/// <summary>概況 in the real client, on a phone: figures, the lists behind them, a record, and the file that this client cannot take.</summary>
public sealed partial class SummaryInThePlaygroundTests(StationFixture station) : IClassFixture<StationFixture>
{
    [GeneratedRegex(@"臨時会議\s+(?<number>\d+)回", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Meetings();

    [Fact]
    public async Task The_headquarters_goes_from_a_figure_to_the_record_behind_it()
    {
        await using var chat = await station.OpenChatOf("P12042");
        await chat.SayAsync("概況 令和7年度");
        await chat.WaitForHeadingAsync("令和7年度の概況");
        (await chat.TextAsync()).ShouldContain("前年同期");
        await PictureAsync(chat, "playground-summary-320px.png");

        // The button says its number to whoever hears it.
        var number = Meetings().Match(await chat.TextAsync()).Groups["number"].Value;
        await chat.PressAsync($"臨時会議　{number}回");
        await chat.WaitForHeadingAsync("臨時会議");
        await PictureAsync(chat, "playground-summary-list-320px.png");
        (await chat.TextAsync()).ShouldContain("回");

        await chat.PressInMenuOrBarAsync("状況に戻る");
        await chat.WaitForHeadingAsync("令和7年度の概況");
        await chat.PressInMenuOrBarAsync("方面別");
        await PictureAsync(chat, "playground-summary-areas-320px.png");
        (await chat.TextAsync()).ShouldContain("釧路");
        await chat.PressAsync("釧路を表示");
        await chat.WaitForHeadingAsync("令和7年度の管内状況");
    }

    [Fact]
    public async Task A_station_sees_its_own_and_gets_the_csv_as_text()
    {
        await using var chat = await station.OpenChatOf("P10029");
        await chat.SayAsync("署の状況");
        await chat.WaitForHeadingAsync("令和8年度の署の状況");
        (await chat.TextAsync()).ShouldContain("期日経過");
        await PictureAsync(chat, "playground-station-320px.png");

        await chat.PressInMenuOrBarAsync("期間・出力");
        await chat.PressAsync("CSV");

        (await chat.TextAsync()).ShouldContain("この画面ではファイルを受け取れない");
    }

    private static async Task PictureAsync(ChatPage chat, string file)
    {
        if (Environment.GetEnvironmentVariable("KOBANBOT_PICTURES") is { Length: > 0 } folder)
        {
            await chat.CardScreenshotAsync(Path.Combine(folder, file));
        }
    }
}

file static class Bars
{
    /// <summary>Which buttons fit depends on the width of their titles.</summary>
    public static async Task PressInMenuOrBarAsync(this ChatPage chat, string title)
    {
        if ((await chat.ButtonTitlesAsync()).Contains(title))
        {
            await chat.PressAsync(title);
        }
        else
        {
            await chat.PressInMenuAsync(title);
        }
    }
}
