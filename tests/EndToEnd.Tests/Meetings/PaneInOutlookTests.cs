using KobanBot.Support.EndToEnd;
using Microsoft.Playwright;

namespace KobanBot.EndToEnd.Tests.Meetings;

/// <summary>
/// What stands outside of the bot's own chat: the page beside an appointment in a real browser as narrow as Outlook's pane, whose draft the real client
/// goes on with, and the message extension in that client.
/// </summary>
public sealed class PaneInOutlookTests(StationFixture station) : IClassFixture<StationFixture>
{
    [Fact]
    public async Task A_draft_is_begun_beside_an_appointment_and_gone_on_with_in_the_chat()
    {
        await using var chat = await station.OpenChatOf("P10040");
        var address = StationFixture.UserOf("P10040").UserPrincipalName;

        var pane = await station.OpenPaneOf("P10040", OfficeMock.Script(OfficeMock.Read.Replace("ORGANIZER", address)), Browser.Phone);
        await pane.GetByRole(AriaRole.Button, new() { Name = "北交番連絡協議会" }).ClickAsync();
        await Assertions.Expect(pane.GetByLabel("開催日（必須）")).ToHaveValueAsync("2026-10-10");
        await Assertions.Expect(pane.GetByLabel("開始")).ToHaveValueAsync("14:00");
        await Assertions.Expect(pane.GetByLabel("終了")).ToHaveValueAsync("15:30");
        (
            await pane.GetByRole(AriaRole.Group, new() { Name = "出席した運営担当者" })
                .GetByRole(AriaRole.Checkbox, new() { Checked = true })
                .CountAsync()
        ).ShouldBe(1);
        (await pane.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        await PictureAsync(pane, "outlook-pane-320px.png");

        await pane.GetByLabel("場所").FillAsync(new string('場', 101));
        await pane.GetByRole(AriaRole.Button, new() { Name = "下書きを保存" }).ClickAsync();
        await Assertions.Expect(pane.GetByLabel("場所")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(pane.GetByLabel("場所")).ToBeFocusedAsync();
        await pane.GetByLabel("場所").FillAsync("北交番 2階");
        await pane.GetByRole(AriaRole.Button, new() { Name = "下書きを保存" }).ClickAsync();
        await Assertions.Expect(pane.Locator("#sentence")).ToContainTextAsync("定期会議　令和8年10月10日（土）の下書きを保存しました。");
        await PictureAsync(pane, "outlook-pane-saved-320px.png");
        await pane.Context.DisposeAsync();
        await OtherWaysAsync("P10040");

        await chat.SayAsync("会議を記録");
        await chat.PressAsync("北交番連絡協議会を選択");
        await chat.PressAsync("定期会議　令和8年10月10日（土）の記録を再開");
        await chat.WaitForHeadingAsync("出席者");
        await chat.PressAsync("戻る");
        (await chat.ValueAsync("場所")).ShouldBe("北交番 2階");
    }

    /// <summary>The client has no manifest, so the command and its parameter are named by hand; it shows no preview of a link, and only the first page.</summary>
    [Fact]
    public async Task The_message_extension_finds_a_council_for_a_message_and_opens_the_first_step()
    {
        await using var chat = await station.OpenChatOf("P10026", Browser.Desktop);
        var page = chat.Page;
        await OpenExtensionAsync(page, "Search Command");
        await page.GetByRole(AriaRole.Button, new() { Name = "Specify Command ID or Parameter" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Command ID" }).FillAsync("searchCouncils");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Parameter name" }).FillAsync("text");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Enter a search term" }).FillAsync("中央交番");
        var found = page.GetByText("名称：中央交番連絡協議会").First;
        await found.WaitForAsync();
        await PictureAsync(page, "playground-extension-search.png");
        await found.ClickAsync();
        await page.Locator("[data-lexical-editor]").GetByText("所管区連絡協議会").WaitForAsync();

        await OpenExtensionAsync(page, "Action Command");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Command ID" }).FillAsync("recordMeeting");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("会議を記録");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Textbox, new() { Name = "場所" })).ToHaveValueAsync("中央町内会館 1階");
        await PictureAsync(page, "playground-extension-dialog.png");
    }

    private static async Task OpenExtensionAsync(IPage page, string command)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = command }).ClickAsync();
    }

    /// <summary>One that is written is asked for; and on a phone the way is the chat.</summary>
    private async Task OtherWaysAsync(string officer)
    {
        var compose = await station.OpenPaneOf(officer, OfficeMock.Script(OfficeMock.Compose, offset: 60), Browser.Phone);
        await compose.GetByRole(AriaRole.Button, new() { Name = "北交番連絡協議会" }).ClickAsync();
        await Assertions.Expect(compose.GetByLabel("開始")).ToHaveValueAsync("14:00");
        await Assertions
            .Expect(compose.Locator("#notes"))
            .ToContainTextAsync(
                "日本時間に直して入れました。繰り返しの予定のうちの1回です。この回の日付かどうか確かめてください。予定に場所がありません。"
            );
        await compose.Context.DisposeAsync();

        var phone = await station.OpenPaneOf(officer, OfficeMock.Script(OfficeMock.Read, platform: "iOS"), Browser.Phone);
        await Assertions.Expect(phone.Locator("#sentence")).ToContainTextAsync("スマートフォンでは、チャットで記録してください。");
        (await phone.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        await phone.Context.DisposeAsync();
    }

    private static async Task PictureAsync(IPage pane, string file)
    {
        if (Environment.GetEnvironmentVariable("KOBANBOT_PICTURES") is { Length: > 0 } folder)
        {
            await pane.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, file), FullPage = true });
        }
    }
}
