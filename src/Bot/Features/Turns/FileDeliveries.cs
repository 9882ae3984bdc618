using System.Collections.Concurrent;
using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// Puts files to where a consent said, after the invoke was answered: the client waits five seconds, an upload may take longer. What a crash loses
/// is an upload that the person can ask for again; nothing is changed by it.
/// </summary>
internal sealed partial class FileDeliveries(FileUploads uploads, TimeProvider clock, ILogger<FileDeliveries> logger) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    public void Enqueue(TurnContext turn, FileUpload upload, byte[] content)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var started = new TaskCompletionSource();
        _running[id] = DeliverAsync(id, started.Task, turn, upload, content);
        started.SetResult();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets what is under way end.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private async Task DeliverAsync(Guid id, Task started, TurnContext turn, FileUpload upload, byte[] content)
    {
        await started;
        await Task.Yield();
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            var message = await uploads.TryPutAsync(upload, content, limit.Token)
                ? FileConsent.Uploaded(upload, "ファイルを保存しました。")
                : OutboundMessage.OfText("ファイルを保存できませんでした。時間をおいて、もう一度出力してください。");
            await turn.SendAsync(message, limit.Token);
        }
        catch (Exception failure)
        {
            Log.NotDelivered(logger, failure.GetType().Name);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A file could not be handed over: {Fault}.")]
        public static partial void NotDelivered(ILogger logger, string fault);
    }
}
