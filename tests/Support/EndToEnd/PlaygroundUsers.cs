using System.Collections.Concurrent;
using KobanBot.Dev;

namespace KobanBot.Support.EndToEnd;

/// <summary>Several people who talk to one bot, each through a Playground of his or her own, started when first needed.</summary>
internal sealed class PlaygroundUsers(NodeTools tools, Browser browser, Uri botEndpoint) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<PlaygroundUser, Lazy<Task<PlaygroundProcess>>> _playgrounds = new();

    /// <summary>Opens this person's chat in a fresh browser profile; the caller disposes of it.</summary>
    public async Task<ChatPage> OpenChatAsync(PlaygroundUser user, (int Width, int Height) window, CancellationToken cancellation) =>
        await browser.OpenChatAsync(await PlaygroundAsync(user, cancellation), window);

    public Task<PlaygroundProcess> PlaygroundAsync(PlaygroundUser user, CancellationToken cancellation) =>
        _playgrounds
            .GetOrAdd(
                user,
                speaker => new Lazy<Task<PlaygroundProcess>>(() =>
                    PlaygroundProcess.StartAsync(tools, botEndpoint, speaker, others: [], port: null, cancellation)
                )
            )
            .Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var starting in _playgrounds.Values)
        {
            await using var playground = await starting.Value;
        }
    }
}
