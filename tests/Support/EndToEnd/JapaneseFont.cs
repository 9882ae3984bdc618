using KobanBot.Dev;
using Microsoft.Playwright;

namespace KobanBot.Support.EndToEnd;

/// <summary>
/// Gives the page a Japanese web font under the name of the font that the Playground asks for, so that pictures can be read on
/// machines without one.
/// </summary>
internal static class JapaneseFont
{
    private const string Folder = "/__font/";

    public static async Task ServeAsync(IBrowserContext context)
    {
        await context.RouteAsync($"**{Folder}**", FulfillAsync);
        await context.AddInitScriptAsync(
            $$"""
            addEventListener('DOMContentLoaded', () => {
              for (const weight of ['400', '700']) {
                const link = document.createElement('link');
                link.rel = 'stylesheet';
                link.href = '{{Folder}}' + weight + '.css';
                document.head.append(link);
              }
            });
            """
        );
    }

    private static async Task FulfillAsync(IRoute route)
    {
        var name = new Uri(route.Request.Url).AbsolutePath[Folder.Length..];
        var file = NodeTools.Package("@fontsource", "biz-udgothic", name);
        if (name.EndsWith(".css", StringComparison.Ordinal))
        {
            var css = (await File.ReadAllTextAsync(file)).Replace("'BIZ UDGothic'", "'Segoe UI'", StringComparison.Ordinal);

            // Headings and buttons are semibold, for which the Playground names a file of its own that it cannot reach from here.
            css += css.Replace("font-weight: 700", "font-weight: 600", StringComparison.Ordinal);
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/css", Body = css });
        }
        else
        {
            await route.FulfillAsync(new RouteFulfillOptions { Path = file });
        }
    }
}
