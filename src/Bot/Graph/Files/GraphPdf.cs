using System.Globalization;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;
using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.Documents.Pdf;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph.Files;

/// <summary>Whose permission (Files.ReadWrite.All) is used.</summary>
internal sealed record FilesCredential(Func<TokenCredential> Create);

/// <summary>
/// A PDF by Microsoft Graph: the document goes into the officer's own drive, is fetched from there as PDF (`content?format=pdf`), and is removed
/// again. Nothing is repeated; where one step fails there is no PDF.
/// </summary>
internal sealed partial class GraphPdf : IPdfSource, IDisposable
{
    /// <summary>What an upload in one request takes is 4 MB; a PDF of a form is smaller.</summary>
    private const int MostBytes = 4_000_000;

    private static readonly TimeSpan TimeToRemove = TimeSpan.FromSeconds(10);

    private readonly PdfOptions _options;
    private readonly FileDownloads _downloads;
    private readonly TimeProvider _clock;
    private readonly ILogger<GraphPdf> _logger;
    private readonly Lazy<TokenCredential> _credential;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly TokenRequestContext _scope;

    /// <summary>Five edges: whose permission, the settings, where the file is fetched, time and log.</summary>
    public GraphPdf(
        FilesCredential credential,
        IOptions<PdfOptions> options,
        FileDownloads downloads,
        TimeProvider clock,
        ILogger<GraphPdf> logger
    )
    {
        (_options, _downloads, _clock, _logger) = (options.Value, downloads, clock, logger);
        _credential = new Lazy<TokenCredential>(credential.Create);
        var graph = new Uri(_options.GraphBaseUrl);

        // On the loopback stands a test's own Graph, which any token does for.
        _scope = new TokenRequestContext([
            $"{(graph.IsLoopback ? "https://graph.microsoft.com" : graph.GetLeftPart(UriPartial.Authority))}/.default",
        ]);
    }

    public bool IsOn => _options.Graph;

    public async Task<byte[]?> TryMakeAsync(PdfJob job, CancellationToken cancellation)
    {
        if (job.Content.Length > MostBytes)
        {
            Log.NotMade(_logger, "the document is too large");
            return null;
        }

        using var time = new CancellationTokenSource(_options.Timeout, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            // A name of its own, so that nothing of the person's is written over.
            var place =
                $"{_options.GraphBaseUrl}/users/{Uri.EscapeDataString(job.Account)}/drive/root:/KobanBot-{Guid.CreateVersion7(_clock.GetUtcNow()):N}.{job.Extension}";

            // Without a token nothing leaves; from here on the document may lie there, whatever is answered.
            _ = await _credential.Value.GetTokenAsync(_scope, limit.Token);
            var mayLieThere = true;
            try
            {
                using var put = await SendAsync(HttpMethod.Put, $"{place}:/content", job.Content, limit.Token);
                if (put.IsSuccessStatusCode)
                {
                    return await FetchAsync(place, limit.Token);
                }

                mayLieThere = (int)put.StatusCode >= StatusCodes.Status500InternalServerError;
                Log.NotMade(_logger, ((int)put.StatusCode).ToString(CultureInfo.InvariantCulture));
                return null;
            }
            finally
            {
                if (mayLieThere)
                {
                    await RemoveAsync(place);
                }
            }
        }
        catch (Exception fault) when (IsFault(fault) && !cancellation.IsCancellationRequested)
        {
            Log.NotMade(_logger, fault.GetType().Name);
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Graph answers with an address that is good for a few minutes for whoever has it; it is never logged, and no token goes there.</summary>
    private async Task<byte[]?> FetchAsync(string place, CancellationToken cancellation)
    {
        using var moved = await SendAsync(HttpMethod.Get, $"{place}:/content?format=pdf", content: null, cancellation);
        if (moved is not { StatusCode: System.Net.HttpStatusCode.Found, Headers.Location: { IsAbsoluteUri: true } address })
        {
            Log.NotMade(_logger, ((int)moved.StatusCode).ToString(CultureInfo.InvariantCulture));
            return null;
        }

        var pdf = await _downloads.TryGetAsync(new SentFile("form.pdf", address.AbsoluteUri), MostBytes, cancellation);
        return pdf is not null && PdfHead.Is(pdf) ? pdf : null;
    }

    /// <summary>What stays behind lies in the person's own drive under a name that says whose it is.</summary>
    private async Task RemoveAsync(string place)
    {
        using var limit = new CancellationTokenSource(TimeToRemove, _clock);
        try
        {
            using var removed = await SendAsync(HttpMethod.Delete, place, content: null, limit.Token);
            if (!removed.IsSuccessStatusCode && removed.StatusCode != System.Net.HttpStatusCode.NotFound)
            {
                Log.NotRemoved(_logger, ((int)removed.StatusCode).ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception fault) when (IsFault(fault))
        {
            Log.NotRemoved(_logger, fault.GetType().Name);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, byte[]? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await _credential.Value.GetTokenAsync(_scope, cancellation)).Token
        );
        if (content is not null)
        {
            request.Content = new ByteArrayContent(content);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        return await _http.SendAsync(request, cancellation);
    }

    private static bool IsFault(Exception fault) =>
        fault is HttpRequestException or AuthenticationFailedException or OperationCanceledException;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Graph has made no PDF: {Reason}.")]
        public static partial void NotMade(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A document that was to become a PDF stays in its person's drive: {Reason}.")]
        public static partial void NotRemoved(ILogger logger, string reason);
    }
}
