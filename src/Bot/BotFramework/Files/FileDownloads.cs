using KobanBot.Bot.BotFramework.Connector;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Files;

/// <summary>A file that a person has sent in a personal chat (PROTOCOL 2.6).</summary>
/// <param name="Address">Good for this one file for a few minutes, for whoever has it; never logged.</param>
internal sealed record SentFile(string Name, string Address);

/// <summary>
/// Fetches a small file that a person has sent. The address comes from outside, so the hosts are those to which files may be put; no token goes
/// along, no redirect is followed, and no more is read than the caller takes.
/// </summary>
internal sealed partial class FileDownloads(
    ConnectorTransport transport,
    FileUploads uploads,
    TimeProvider clock,
    ILogger<FileDownloads> logger
)
{
    /// <summary>Within the time of a turn.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    /// <summary>The first file of a message; null where it has none.</summary>
    public static SentFile? Of(ITurnContext turn) =>
        (turn.Activity.Attachments ?? [])
            .Where(a => a.ContentType == FileDownloadInfo.ContentType)
            .Select(a =>
                a.Content is JObject content && (content["downloadUrl"] as JValue)?.Value is string { Length: > 0 } address
                    ? new SentFile(a.Name ?? "", address)
                    : null
            )
            .FirstOrDefault(f => f is not null);

    /// <summary>The content; null when the address is not allowed, the service does not answer, or the file is larger than the limit.</summary>
    public async Task<byte[]?> TryGetAsync(SentFile file, int mostBytes, CancellationToken cancellation)
    {
        if (!uploads.IsAllowed(file.Address, out var address))
        {
            Log.Refused(logger);
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var time = clock.CreateTimer(_ => limit.Cancel(), null, Timeout, System.Threading.Timeout.InfiniteTimeSpan);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await transport.Http.SendAsync(request, limit.Token);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > mostBytes)
            {
                Log.NotFetched(logger, (int)answer.StatusCode);
                return null;
            }

            await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
            return await ReadAsync(body, mostBytes, limit.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || !cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, failure.GetType().Name);
            return null;
        }
    }

    /// <summary>Null when there is more than the limit, whatever the header has said.</summary>
    private static async Task<byte[]?> ReadAsync(Stream body, int mostBytes, CancellationToken cancellation)
    {
        var buffer = new byte[mostBytes + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return read > mostBytes ? null : buffer[..read];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A file was not fetched: its address is not allowed.")]
        public static partial void Refused(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A file was not fetched: the service answered {Status}, or it is too large.")]
        public static partial void NotFetched(ILogger logger, int status);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A file was not fetched: {Fault}.")]
        public static partial void Failed(ILogger logger, string fault);
    }
}
