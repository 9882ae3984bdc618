using KobanBot.Dev;
using Microsoft.Playwright;

namespace KobanBot.Support.EndToEnd;

/// <summary>
/// A headless Chromium that reaches this machine only. On Linux it is the one inside an npm package, elsewhere the installed Edge
/// or Chrome.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    public static readonly (int Width, int Height) Phone = (320, 720);
    public static readonly (int Width, int Height) Desktop = (1280, 900);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Browser> StartAsync(NodeTools tools, CancellationToken cancellation)
    {
        var options = new BrowserTypeLaunchOptions
        {
            Headless = true,
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=ja",
            ],
        };
        if (OperatingSystem.IsLinux())
        {
            options.ExecutablePath = await UnpackAsync(tools, cancellation);
        }
        else
        {
            options.Channel = OperatingSystem.IsWindows() ? "msedge" : "chrome";
        }

        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(options));
    }

    /// <summary>Opens a person's chat in a fresh profile.</summary>
    public async Task<ChatPage> OpenChatAsync(PlaygroundProcess playground, (int Width, int Height) window)
    {
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                Locale = "ja",
                TimezoneId = "Asia/Tokyo",
                ViewportSize = new ViewportSize { Width = window.Width, Height = window.Height },
            }
        );
        await context.RouteAsync(url => !IsLocal(url), route => route.AbortAsync());
        await JapaneseFont.ServeAsync(context);
        var page = await context.NewPageAsync();
        return await ChatPage.OpenAsync(page, playground.Address);
    }

    /// <summary>Opens a page beside an item of Outlook: the script stands in for Office.js, which Microsoft alone serves.</summary>
    public async Task<IPage> OpenPaneAsync(Uri pane, string office, (int Width, int Height) window)
    {
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                Locale = "ja",
                TimezoneId = "Asia/Tokyo",
                ViewportSize = new ViewportSize { Width = window.Width, Height = window.Height },
            }
        );
        await context.RouteAsync(url => !IsLocal(url), route => route.AbortAsync());
        await context.RouteAsync(
            "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = office })
        );
        await JapaneseFont.ServeAsync(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(pane.AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static bool IsLocal(string url) =>
        new Uri(url) is { IsLoopback: true } or { Scheme: "data" } or { Scheme: "blob" } or { Scheme: "about" };

    // The package unpacks into the system's temporary folder; two test programs would do it into each other.
    private static async Task<string> UnpackAsync(NodeTools tools, CancellationToken cancellation)
    {
        using var held = await FileLock.TakeAsync(RepositoryRoot.Combine("artifacts", "chromium.lock"), cancellation);
        return await tools.EvaluateAsync(
            "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());",
            cancellation
        );
    }
}
