using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace KobanBot.Support.EndToEnd;

/// <summary>
/// What the channel sent to the page: the bot's messages and their updates (PUT), but not the answers to buttons, which only the
/// page that asked sees. The Playground's page forgets its messages when it is loaded again; Teams draws them from the channel,
/// as they were last stored. <see cref="Replay"/> does that.
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
        await page.RouteWebSocketAsync("**/_ws_conversation/v1/conversations/stream", frames.Connect);
        return frames;
    }

    /// <summary>Ends when the channel has next brought a new message, or with <paramref name="update"/> a changed one.</summary>
    public Task NextAsync(bool update)
    {
        var action = update ? "updateMessage" : "createMessage";
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((frame => frame.GetProperty("action").GetString() == action, done));
        return done.Task;
    }

    /// <summary>Shows the page everything once more.</summary>
    public void Replay()
    {
        foreach (var frame in _frames)
        {
            _page?.Send(frame);
        }
    }

    private void Connect(IWebSocketRoute route)
    {
        var server = route.ConnectToServer();
        _page = route;
        route.OnMessage(frame => Forward(server, frame));
        server.OnMessage(frame =>
        {
            Forward(route, frame);
            if (frame.Text is { } text)
            {
                Take(text);
            }
        });
    }

    private void Take(string text)
    {
        using var parsed = JsonDocument.Parse(text);
        var frame = parsed.RootElement;
        if (frame.GetProperty("action").GetString() is not ("createMessage" or "updateMessage"))
        {
            return;
        }

        _frames.Enqueue(text);
        if (frame.GetProperty("message").TryGetProperty("text", out var said) && said.GetString() is { Length: > 0 } words)
        {
            LastText = words;
        }

        foreach (var (accepts, done) in _waiting.Where(each => !each.Done.Task.IsCompleted))
        {
            if (accepts(frame))
            {
                done.TrySetResult();
            }
        }
    }

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
