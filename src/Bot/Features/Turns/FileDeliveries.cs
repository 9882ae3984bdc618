using System.Collections.Concurrent;
using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Kit;
using Microsoft.Bot.Schema.Teams;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// Makes files and puts them to where a consent said, after the invoke was answered: the client waits five seconds, a file of the country or its
/// upload may take longer. What a crash loses is an upload that the person can ask for again; nothing is changed by it.
/// </summary>
internal sealed partial class FileDeliveries(FileUploads uploads, TimeProvider clock, ILogger<FileDeliveries> logger) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private const string Saved = "ファイルを保存しました。";
    private const string NotSaved = "ファイルを保存できませんでした。時間をおいて、もう一度出力してください。";

    private static readonly TimeSpan TimeToTell = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    public void Enqueue(LastingConversation conversation, FileUploadInfo upload, Func<Making, CancellationToken, Task<FileReply>> make)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var started = new TaskCompletionSource();
        _running[id] = DeliverAsync(id, started.Task, new MakingMessage(conversation, new Making(id), clock), upload, make);
        started.SetResult();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets what is under way end.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private async Task DeliverAsync(
        Guid id,
        Task started,
        MakingMessage message,
        FileUploadInfo upload,
        Func<Making, CancellationToken, Task<FileReply>> make
    )
    {
        await started;
        await Task.Yield();
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            var file = await message.AwaitAsync(RunAsync(), limit.Token);
            if (file.Refusal is { } refusal)
            {
                await message.EndAsync(OutboundMessage.OfText(refusal), refusal, file.IsStopped, limit.Token);
            }
            else if (await uploads.TryPutAsync(upload, file.Content, limit.Token))
            {
                await message.EndAsync(FileConsent.Uploaded(upload, Saved), Saved, isSaid: false, limit.Token);
            }
            else
            {
                await message.EndAsync(OutboundMessage.OfText(NotSaved), NotSaved, isSaid: false, limit.Token);
            }
        }
        catch (Exception failure)
        {
            Log.NotDelivered(logger, failure.GetType().Name);
            await TryTellAsync(message);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }

        async Task<FileReply> RunAsync()
        {
            await Task.Yield();
            return await make(message.Making, limit.Token);
        }
    }

    private async Task TryTellAsync(MakingMessage message)
    {
        using var limit = new CancellationTokenSource(TimeToTell, clock);
        try
        {
            await message.EndAsync(OutboundMessage.OfText(NotSaved), NotSaved, isSaid: false, limit.Token);
        }
        catch (Exception failure)
        {
            Log.NotTold(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A file could not be handed over: {Fault}.")]
        public static partial void NotDelivered(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody could be told that a file was not handed over: {Fault}.")]
        public static partial void NotTold(ILogger logger, string fault);
    }
}
