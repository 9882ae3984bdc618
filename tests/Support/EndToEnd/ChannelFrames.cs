using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace KobanBot.Support.EndToEnd;

/// <summary>
/// What the channel sent to the page: the bot's messages and their updates (PUT), but not the answers to buttons, which only the
/// page that asked sees. The Playground's page forgets its messages when it is loaded again; Teams draws them from the channel,
/// as they were last stored. <see cref="Replay"/> does that. The Playground's log, which the page shows too, tells when the bot has
/// answered an activity: the Playground itself answers the page before the bot has even heard of the installation.
/// </summary>
internal sealed class ChannelFrames
{
    private readonly ConcurrentQueue<string> _frames = new();
    private readonly ConcurrentQueue<(Func<JsonElement, bool> Accepts, TaskCompletionSource Done)> _waiting = new();
    private IWebSocketRoute? _page;

    /// <summary>Text of the bot's last message that is no card.</summary>
    public string? LastText { get; private set; }

    public static async Task<ChannelFrames> AttachAsync(IPage page)
    {
        var frames = new ChannelFrames();
        await page.RouteWebSocketAsync("**/_ws_conversation/v1/conversations/stream", route => frames._page = frames.Connect(route));
        await page.RouteWebSocketAsync("**/log/stream", route => frames.Connect(route));
        return frames;
    }

    /// <summary>Ends when the channel has next brought a new message, or with <paramref name="update"/> a changed one.</summary>
    public Task NextAsync(bool update)
    {
        var action = update ? "updateMessage" : "createMessage";
        return WhenAsync(frame => ActionOf(frame) == action);
    }

    /// <summary>Ends when the bot has next answered an activity of this type: all that the turn sends has then been sent.</summary>
    public Task AnsweredAsync(string type) =>
        WhenAsync(frame =>
            frame.TryGetProperty("log", out var log)
            && Text(log, "activityName") == type
            && log.TryGetProperty("request", out var request)
            && request.TryGetProperty("body", out var body)
            && Text(body, "type") == type
            && body.TryGetProperty("from", out var from)
            && from.TryGetProperty("aadObjectId", out _) // a person's; the bot's own messages stand in the log as well
            && log.TryGetProperty("response", out _)
        );

    /// <summary>Shows the page everything once more.</summary>
    public void Replay()
    {
        foreach (var frame in _frames)
        {
            _page?.Send(frame);
        }
    }

    private Task WhenAsync(Func<JsonElement, bool> accepts)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((accepts, done));
        return done.Task;
    }

    private IWebSocketRoute Connect(IWebSocketRoute route)
    {
        var server = route.ConnectToServer();
        route.OnMessage(frame => Forward(server, frame));
        server.OnMessage(frame =>
        {
            Forward(route, frame);
            if (frame.Text is { } text)
            {
                Take(text);
            }
        });
        return route;
    }

    private void Take(string text)
    {
        using var parsed = JsonDocument.Parse(text);
        var frame = parsed.RootElement;
        if (ActionOf(frame) is "createMessage" or "updateMessage")
        {
            _frames.Enqueue(text);
            if (Text(frame.GetProperty("message"), "text") is { Length: > 0 } words)
            {
                LastText = words;
            }
        }

        foreach (var (accepts, done) in _waiting.Where(each => !each.Done.Task.IsCompleted))
        {
            if (accepts(frame))
            {
                done.TrySetResult();
            }
        }
    }

    private static string? ActionOf(JsonElement frame) => Text(frame, "action");

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Forward(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Text is { } text)
        {
            to.Send(text);
        }
        else if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
    }
}
