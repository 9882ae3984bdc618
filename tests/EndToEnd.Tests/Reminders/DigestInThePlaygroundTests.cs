using KobanBot.EndToEnd.Tests.Meetings;

namespace KobanBot.EndToEnd.Tests.Reminders;

/// <summary>A morning in the real client: the digest comes by itself, and what it names is done from it, on a phone.</summary>
public sealed class DigestInThePlaygroundTests(StationFixture station) : IClassFixture<StationFixture>
{
    /// <summary>A morning now, whatever the day and the hour.</summary>
    private static readonly Dictionary<string, string?> Morning = new()
    {
        ["Reminders__DigestAt"] = "00:00",
        ["Reminders__DigestUntil"] = "23:59:59",
        ["Reminders__OnDaysOff"] = "true",
        ["Reminders__QuietFrom"] = "00:00",
        ["Reminders__QuietTo"] = "00:00",
        ["Delivery__Poll"] = "00:00:02",
    };

    [Fact]
    public async Task The_digest_comes_once_and_ends_what_is_done_from_it()
    {
        await using var chat = await station.OpenChatOf("P10029");
        await chat.SayAsync("ヘルプ");
        await chat.WaitForHeadingAsync("ヘルプ");

        await station.CrashAndRestartAsync(Morning);
        await chat.WaitForHeadingAsync("本日の対応事項");
        var digest = await chat.TextAsync();
        await PictureAsync(chat, "playground-digest-320px.png");

        digest.ShouldContain("未処理");
        digest.ShouldContain("記 第2-7(2)");
        await chat.SayAsync("期限");
        await chat.WaitForHeadingAsync("期限");
        await PictureAsync(chat, "playground-deadlines-320px.png");
        (await chat.TextAsync()).ShouldContain("日経過");

        await chat.SayAsync("通知の予定");
        await chat.WaitForHeadingAsync("通知の予定");
        (await chat.TextAsync()).ShouldContain("このまま対応がない場合の予定です。");
        await chat.PressAsync("本日の対応");
        await chat.WaitForHeadingAsync("本日の対応事項");
        (await chat.TextAsync()).ShouldContain("前回通知");
    }

    private static async Task PictureAsync(KobanBot.Support.EndToEnd.ChatPage chat, string file)
    {
        if (Environment.GetEnvironmentVariable("KOBANBOT_PICTURES") is { Length: > 0 } folder)
        {
            await chat.CardScreenshotAsync(Path.Combine(folder, file));
        }
    }
}
