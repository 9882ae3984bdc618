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

    private const string NotSaved = "ファイルを保存できませんでした。時間をおいて、もう一度出力してください。";

    private static readonly TimeSpan TimeToTell = TimeSpan.FromSeconds(5);

    /// <summary>Who waits longer for a file than this is told that it is being made.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    public void Enqueue(LastingConversation conversation, FileUploadInfo upload, Func<CancellationToken, Task<FileReply>> make)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var started = new TaskCompletionSource();
        _running[id] = DeliverAsync(id, started.Task, conversation, upload, make);
        started.SetResult();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets what is under way end.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private async Task DeliverAsync(
        Guid id,
        Task started,
        LastingConversation conversation,
        FileUploadInfo upload,
        Func<CancellationToken, Task<FileReply>> make
    )
    {
        await started;
        await Task.Yield();
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            var file = await MadeAsync(conversation, make, limit.Token);
            var message =
                file.Refusal is { } refusal ? OutboundMessage.OfText(refusal)
                : await uploads.TryPutAsync(upload, file.Content, limit.Token) ? FileConsent.Uploaded(upload, "ファイルを保存しました。")
                : OutboundMessage.OfText(NotSaved);
            await conversation.SendAsync(message, Limit, limit.Token);
        }
        catch (Exception failure)
        {
            Log.NotDelivered(logger, failure.GetType().Name);
            await TryTellAsync(conversation);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task<FileReply> MadeAsync(
        LastingConversation conversation,
        Func<CancellationToken, Task<FileReply>> make,
        CancellationToken cancellation
    )
    {
        var making = RunAsync();
        try
        {
            return await making.WaitAsync(Moment, clock, cancellation);
        }
        catch (TimeoutException) when (!making.IsCompleted)
        {
            await conversation.SendAsync(
                OutboundMessage.OfText("ファイルを作成しています。できしだい保存し、ここでお知らせします。"),
                Limit,
                cancellation
            );
            return await making;
        }

        async Task<FileReply> RunAsync()
        {
            await Task.Yield();
            return await make(cancellation);
        }
    }

    private async Task TryTellAsync(LastingConversation conversation)
    {
        using var limit = new CancellationTokenSource(TimeToTell, clock);
        try
        {
            await conversation.SendAsync(OutboundMessage.OfText(NotSaved), TimeToTell, limit.Token);
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
