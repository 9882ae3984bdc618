using System.Text.Json;
using KobanBot.Bot.BotFramework.Inbound;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Outlook;

/// <summary>What the page asks for and saves: sign-in first, then a slot, then the body; the right is checked by the verb, as in the chat.</summary>
internal sealed partial class PaneEndpoint(
    PaneSignIn signIn,
    TurnSlots slots,
    Senders senders,
    FlowCalls flows,
    ILogger<PaneEndpoint> logger
)
{
    private const int MostBytes = 64 * 1024;
    private const int MostInputs = 60;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public Task HandleAsync(HttpContext http, string verb) =>
        HandleAsync(
            http,
            Limit,
            async (sender, inputs, cancellation) =>
            {
                var reply = await flows.OnPaneAsync(sender, new Pressed(verb, CardData.Of(inputs), IsRefresh: false), cancellation);
                return new PaneAnswer(
                    sender.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden,
                    reply.PaneJson ?? new PaneView { Sentence = reply.Text }.Write()
                );
            }
        );

    /// <param name="limit">For whoever is signed in and has a slot.</param>
    public async Task HandleAsync(HttpContext http, TimeSpan limit, PaneHandler run)
    {
        var answer = await AnswerAsync(http, limit, run);
        var status = answer.Status;
        http.Response.StatusCode = status;
        http.Response.ContentType = answer.File is null ? "application/json; charset=utf-8" : "application/octet-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "2";
        }

        if (answer.File is { } file)
        {
            // A header has ASCII alone; the name goes as the address of a page would have it.
            http.Response.Headers["X-File-Name"] = Uri.EscapeDataString(file.Name);
            http.Response.Headers.ContentDisposition = "attachment";
            await http.Response.Body.WriteAsync(file.Content, CancellationToken.None);
            return;
        }

        await http.Response.WriteAsync(answer.View, CancellationToken.None);
    }

    private async Task<PaneAnswer> AnswerAsync(HttpContext http, TimeSpan limit, PaneHandler run)
    {
        try
        {
            if (await signIn.AccountOfAsync(http) is not { } account)
            {
                return Refused(
                    StatusCodes.Status401Unauthorized,
                    "サインインを確認できませんでした。Outlookにサインインし直してから、もう一度開いてください。"
                );
            }

            if (!slots.TryEnter())
            {
                return Refused(StatusCodes.Status429TooManyRequests, "混み合っています。少し待って、もう一度押してください。");
            }

            try
            {
                return await RunAsync(http, account, limit, run);
            }
            finally
            {
                slots.Leave();
            }
        }
        catch (Exception fault) when (fault is StorageUnavailableException or KeysUnavailableException or OperationCanceledException)
        {
            Log.Unavailable(logger, fault.GetType().Name);
            return Refused(
                StatusCodes.Status503ServiceUnavailable,
                "ただいま保存先などに接続できません。入力した内容はこの画面に残っています。少し待って、もう一度押してください。"
            );
        }
    }

    private async Task<PaneAnswer> RunAsync(HttpContext http, string account, TimeSpan time, PaneHandler run)
    {
        if (!http.Request.HasJsonContentType() || await InputsAsync(http) is not { } inputs)
        {
            return Refused(StatusCodes.Status400BadRequest, "送信された内容を読み取れませんでした。予定を開き直してください。");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(time);
        var sender = await senders.FindAccountAsync(account, limit.Token);
        try
        {
            return await run(sender, inputs, limit.Token);
        }
        catch (Exception fault) when (fault is not (StorageUnavailableException or OperationCanceledException))
        {
            var id = ErrorId.New();
            Log.Failed(logger, fault, id);
            return Refused(
                StatusCodes.Status500InternalServerError,
                $"処理できませんでした。入力した内容はこの画面に残っています。続くときは、署の地域課に番号{id}を伝えてください。"
            );
        }
    }

    /// <summary>A flat object of texts; null for anything else.</summary>
    private static async Task<Dictionary<string, string>?> InputsAsync(HttpContext http)
    {
        if (http.Request.ContentLength is not (> 0 and <= MostBytes))
        {
            return null;
        }

        try
        {
            var inputs = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(
                http.Request.Body,
                cancellationToken: http.RequestAborted
            );
            return inputs is { Count: <= MostInputs } && inputs.Values.All(v => v is not null) ? inputs : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PaneAnswer Refused(int status, string sentence) => new(status, new PaneView { Sentence = sentence }.Write());

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A call of the page for Outlook waits for what is away: {Fault}.")]
        public static partial void Unavailable(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "A call of the page for Outlook failed; error {ErrorId}.")]
        public static partial void Failed(ILogger logger, Exception exception, string errorId);
    }
}

/// <summary>What a page gets: a view as JSON, or a file.</summary>
internal sealed record PaneAnswer(int Status, string View)
{
    public FileReply? File { get; init; }
}

/// <summary>Answers what a page asks, for whoever has signed in; the sender may be refused.</summary>
internal delegate Task<PaneAnswer> PaneHandler(Sender sender, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellation);
