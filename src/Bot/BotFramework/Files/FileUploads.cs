using System.Net.Http.Headers;
using KobanBot.Bot.BotFramework.Connector;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Files;

/// <summary>
/// Puts a file to the address that a consent has brought. The address comes from outside, so it must be https and on one of the hosts that are set
/// (the tenant's SharePoint); no token goes along, no redirect is followed, and a file has a largest size.
/// </summary>
internal sealed partial class FileUploads(
    ConnectorTransport transport,
    IOptions<BotOptions> options,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<FileUploads> logger
)
{
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(20);

    /// <summary>False when the address or the size is not allowed, or the service did not take the file.</summary>
    public async Task<bool> TryPutAsync(FileUploadInfo upload, byte[] content, CancellationToken cancellation)
    {
        if (!IsAllowed(upload.UploadUrl, out var address) || content.Length is 0 || content.Length > options.Value.MaxUploadBytes)
        {
            Log.Refused(logger, content.Length);
            return false;
        }

        for (var attempt = 1; ; attempt++)
        {
            var (status, retryAfter) = await PutAsync(address, content, cancellation);
            if (status is >= 200 and < 300)
            {
                return true;
            }

            if (RetryRule.DelayAfter(attempt, status, retryAfter, isSafe: true, Random.Shared.NextDouble()) is not { } wait)
            {
                Log.NotTaken(logger, status, attempt);
                return false;
            }

            await Task.Delay(wait, clock, cancellation);
        }
    }

    internal bool IsAllowed(string url, out Uri address)
    {
        address = null!; // Set whenever the answer is true.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.UserInfo.Length > 0)
        {
            return false;
        }

        address = parsed;
        return (environment.IsDevelopment() && parsed is { Scheme: "http", IsLoopback: true })
            || (
                parsed is { Scheme: "https", IsDefaultPort: true }
                && options.Value.EffectiveUploadHosts.Any(h => ServiceUrls.IsAtOrUnder(parsed.Host, h))
            );
    }

    private async Task<(int Status, TimeSpan? RetryAfter)> PutAsync(Uri address, byte[] content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TryTimeout);
        try
        {
            using var answer = await transport.Http.SendAsync(request, limit.Token);
            return ((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta);
        }
        catch (Exception failure)
            when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return (0, null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "An upload of {Bytes} bytes was not begun: its address or its size is not allowed."
        )]
        public static partial void Refused(ILogger logger, int bytes);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A file was not taken: status {Status} at try {Attempt}.")]
        public static partial void NotTaken(ILogger logger, int status, int attempt);
    }
}
