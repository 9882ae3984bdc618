using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;

namespace KobanBot.Support.EndToEnd;

/// <summary>
/// The Playground's page as a person uses it: says words, reads the last card, fills fields by their labels, presses buttons by
/// their titles. Every step waits until the bot has answered and the page has drawn it.
/// </summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private const float LimitMilliseconds = 45_000;

    // On a phone Teams gives the card nearly the whole width; the Playground would keep 600 pixels and cut it off.
    private const string NarrowStyle = """
        @media (max-width: 480px) {
          #root * { min-width: 0 !important; }
          div:has(> div > .fai-OutputCard) { margin: 0 0 12px !important; width: 100vw !important; }
          div:has(> .fai-OutputCard) { width: 100% !important; }
          div:has(> .fai-OutputCard) > :first-child { display: none; }
          .fai-OutputCard { padding: 0 4px !important; width: 100% !important; box-sizing: border-box; }
          .fai-OutputCard > * { width: 100% !important; }
        }
        """;

    private readonly IPage _page;
    private readonly Uri _address;
    private readonly ChannelFrames _frames;

    private ChatPage(IPage page, Uri address, ChannelFrames frames)
    {
        _page = page;
        _address = address;
        _frames = frames;
    }

    /// <summary>Taps on buttons, choices, check boxes and the lists and menus that hold them; typing is none.</summary>
    public int Taps { get; private set; }

    /// <summary>Text of the bot's last message without a card.</summary>
    public string? LastText => _frames.LastText;

    /// <summary>The page itself, for what this class does not do.</summary>
    public IPage Page => _page;

    /// <summary>The last card in the chat.</summary>
    public ILocator Card => _page.Locator(".ac-adaptiveCard").Last;

    private ILocator Composer => _page.Locator("[data-lexical-editor]");

    /// <summary>Opens the chat; the bot has then been told of the installation and has answered.</summary>
    public static async Task<ChatPage> OpenAsync(IPage page, Uri address)
    {
        page.SetDefaultTimeout(LimitMilliseconds);
        var chat = new ChatPage(page, address, await ChannelFrames.AttachAsync(page));
        await chat.LoadAsync();
        return chat;
    }

    /// <summary>Loads the page anew and shows what the channel has stored, as another device of this person would.</summary>
    public async Task ReloadAsync()
    {
        await LoadAsync();
        _frames.Replay();
        await DrawnAsync();
    }

    /// <summary>Types the words, sends them, and waits for the bot's next message.</summary>
    public async Task SayAsync(string words)
    {
        var answer = Task.WhenAll(_frames.NextAsync(update: false), _frames.AnsweredAsync("message"));
        await Composer.FillAsync(words);
        await Composer.PressAsync("Enter");
        await InTimeAsync(answer, $"The bot did not answer 「{words}」");
        await DrawnAsync();
    }

    /// <summary>
    /// Presses a button, or a row that acts as one, of the current card. Waits for the bot's answer; when that is a card, also for
    /// the update of the stored message, without which the next reload would show the old card.
    /// </summary>
    public Task PressAsync(string title) =>
        TapAndWaitAsync(title, Card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title, Exact = true }));

    /// <summary>Opens a folded part of the current card; the bot hears nothing of it.</summary>
    public async Task UnfoldAsync(string title)
    {
        Taps++;
        await Card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title, Exact = true }).ClickAsync();
    }

    /// <summary>Presses a secondary action, which the overflow menu holds.</summary>
    public async Task PressInMenuAsync(string title)
    {
        await OpenMenuAsync();
        await TapAndWaitAsync(title, _page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = title, Exact = true }));
    }

    /// <summary>Titles of the secondary actions; the menu is closed again.</summary>
    public async Task<IReadOnlyList<string>> MenuTitlesAsync()
    {
        await OpenMenuAsync();
        var titles = await _page.GetByRole(AriaRole.Menuitem).AllInnerTextsAsync();
        await _page.Keyboard.PressAsync("Escape");
        return titles;
    }

    /// <summary>Fills a text field.</summary>
    public async Task FillAsync(string label, string text) => await (await FieldAsync(label)).FillAsync(text);

    /// <summary>Sets a date field, or a text field that takes dates.</summary>
    public async Task SetDateAsync(string label, DateOnly day)
    {
        var field = await FieldAsync(label);
        await field.FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await LeaveAsync(field);
    }

    public async Task SetTimeAsync(string label, TimeOnly time)
    {
        var field = await FieldAsync(label);
        await field.FillAsync(time.ToString("HH:mm", CultureInfo.InvariantCulture));
        await LeaveAsync(field);
    }

    /// <summary>What a text, date, time or compact choice field shows.</summary>
    public async Task<string> ValueAsync(string label) => await (await FieldAsync(label)).InputValueAsync();

    /// <summary>Chooses one of several: of a list (two taps) or of radio buttons (one).</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        var field = await FieldAsync(label);
        if (await field.GetAttributeAsync("role") == "combobox")
        {
            await TapAsync(field);
            await TapAsync(_page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = choice, Exact = true }));
        }
        else
        {
            await TapAsync(field.Locator("label", new LocatorLocatorOptions { HasTextRegex = Exactly(choice) }));
        }
    }

    /// <summary>Ticks a toggle or one of several check boxes, by its own words. Nothing when it is ticked.</summary>
    public Task CheckAsync(string label) => SetCheckedAsync(label, true);

    public Task UncheckAsync(string label) => SetCheckedAsync(label, false);

    public Task<bool> IsCheckedAsync(string label) => CheckBox(label).IsCheckedAsync();

    /// <summary>Waits until the current card has a heading of these words.</summary>
    public async Task WaitForHeadingAsync(string heading)
    {
        try
        {
            await Card.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = heading, Exact = true }).First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            (await TextAsync()).ShouldContain(heading, customMessage: "The current card has not this heading.");
            throw;
        }
    }

    /// <summary>Headings of the current card, from the top.</summary>
    public Task<IReadOnlyList<string>> HeadingsAsync() => Card.GetByRole(AriaRole.Heading).AllInnerTextsAsync();

    /// <summary>All words of the current card, a line per block; empty when there is no card.</summary>
    public async Task<string> TextAsync() => await Card.CountAsync() == 0 ? "" : await Card.InnerTextAsync();

    /// <summary>Titles of the visible buttons of the current card, the overflow menu's button left out.</summary>
    public async Task<IReadOnlyList<string>> ButtonTitlesAsync() =>
        await Card.Locator("button.fui-Button:not(.fui-MenuButton)").AllInnerTextsAsync();

    /// <summary>A picture of the window.</summary>
    public async Task ScreenshotAsync(string path)
    {
        await FontsReadyAsync();
        await _page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
    }

    /// <summary>A picture of the whole current card, however high it is.</summary>
    public async Task CardScreenshotAsync(string path)
    {
        await FontsReadyAsync();
        var window = _page.ViewportSize!; // set when the browser was opened
        var box = await Card.BoundingBoxAsync();
        await _page.SetViewportSizeAsync(window.Width, (int)(box?.Height ?? 0) + 400);
        await DrawnAsync();
        await Card.ScreenshotAsync(new LocatorScreenshotOptions { Path = path });
        await _page.SetViewportSizeAsync(window.Width, window.Height);
    }

    public async ValueTask DisposeAsync() => await _page.Context.DisposeAsync();

    private async Task LoadAsync()
    {
        var arrived = Task.WhenAll(_frames.AnsweredAsync("installationUpdate"), _frames.AnsweredAsync("conversationUpdate"));
        await _page.GotoAsync(_address.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Composer.WaitForAsync();
        await InTimeAsync(arrived, "The bot has not acknowledged that it was installed and who is there");
        await _page.AddStyleTagAsync(new PageAddStyleTagOptions { Content = NarrowStyle });
        // The log lies over the chat in a narrow window.
        await _page
            .GetByText("Log Panel", new PageGetByTextOptions { Exact = true })
            .Locator("xpath=..")
            .GetByRole(AriaRole.Button)
            .Last.ClickAsync();
    }

    private async Task TapAndWaitAsync(string title, ILocator button)
    {
        var update = _frames.NextAsync(update: true);
        var response = await _page.RunAndWaitForResponseAsync(
            () => TapAsync(button),
            each => each.Request.Method == "POST" && each.Url.Contains("/_conversation/v1/", StringComparison.Ordinal)
        );
        if (response.Url.EndsWith("/invoke", StringComparison.Ordinal))
        {
            response.Status.ShouldBe(200, $"The bot's answer to 「{title}」");
            if ((await response.TextAsync()).Contains("vnd.microsoft.card.adaptive", StringComparison.Ordinal))
            {
                await InTimeAsync(update, $"The bot answered 「{title}」 with a card and did not update the message");
            }
        }

        await DrawnAsync();
    }

    private async Task TapAsync(ILocator target)
    {
        await target.ClickAsync();
        Taps++;
    }

    // With several menus on a card, the last is that of the card's own actions.
    private Task OpenMenuAsync() => TapAsync(Card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "More options" }).Last);

    private async Task SetCheckedAsync(string label, bool wanted)
    {
        var box = CheckBox(label);
        if (await box.IsCheckedAsync() != wanted)
        {
            await box.SetCheckedAsync(wanted);
            Taps++;
        }
    }

    private ILocator CheckBox(string label) =>
        Card.Locator(
                ".fui-Checkbox",
                new LocatorLocatorOptions { Has = _page.Locator("label", new PageLocatorOptions { HasTextRegex = Exactly(label) }) }
            )
            .GetByRole(AriaRole.Checkbox);

    // A label names its field by id; accessible names of choices also hold their group's label.
    private async Task<ILocator> FieldAsync(string label)
    {
        try
        {
            var id = await Card.Locator("label.ac-richTextBlock", new LocatorLocatorOptions { HasTextRegex = Exactly(label) })
                .GetAttributeAsync("for");
            return Card.Locator($"[id='{id}']");
        }
        catch (TimeoutException)
        {
            (await TextAsync()).ShouldContain(label, customMessage: "The current card has not this field.");
            throw;
        }
    }

    // A field takes typed words when it is left. Enter would open the calendar of a date field, and as long as that is open all
    // else is hidden from assistive technology, and so from this class; on a fast machine the next step closes it by chance.
    private async Task LeaveAsync(ILocator field)
    {
        await field.PressAsync("Tab");
        await _page
            .Locator(".fui-DatePicker__popupSurface, [role=listbox]")
            .First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }

    // What was answered and stored is drawn within two frames.
    private async Task DrawnAsync() =>
        await _page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

    private async Task FontsReadyAsync()
    {
        await DrawnAsync();
        await _page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
    }

    private async Task InTimeAsync(Task task, string failure)
    {
        try
        {
            await task.WaitAsync(TimeSpan.FromMilliseconds(LimitMilliseconds));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{failure}; the current card says: {await TextAsync()}", exception);
        }
    }

    private static Regex Exactly(string words) => new($@"^\s*{Regex.Escape(words)}\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
