using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Dev;
using KobanBot.EndToEnd.Tests.Storage;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Documents;
using KobanBot.Support.Reminders;

namespace KobanBot.EndToEnd.Tests.Stations;

/// <summary>様式の一括作成 by a real process that is killed: after a part was written, and while the file goes out. The same consent goes on.</summary>
public sealed class BatchKillTests(ServiceTables service)
{
    private const int Councils = 6;
    private const string Account = "00000000-0000-4000-8000-000000000b01";
    private const string Conversation = "chat-batch";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R104")]
    public async Task A_killed_batch_leaves_no_half_file_and_goes_on_when_it_is_asked_again()
    {
        var tools = await NodeTools.PrepareAsync(_ => { }, Cancellation);
        var options = new StorageOptions { ConnectionString = await service.AzuriteAsync(), TablePrefix = "batchkill" };
        var tables = await ServiceTables.CreateAsync(options);
        await new Prefecture(Councils, perStation: Councils, members: 3).FillAsync(tables, atOnce: 4, Cancellation);
        await using var connector = await FakeConnector.StartAsync();
        connector.SetMembers(Conversation, Member);
        await using var relay = await Relay.StartAsync(options.ConnectionString!); // Set above.
        await using var drive = await Drive.StartAsync();
        relay.HoldsAfter = Councils / 2;

        await using (var first = await StartAsync(tools, relay, options.TablePrefix))
        {
            await AgreeAsync(first, connector, drive);
            await relay.Reached.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
            await first.KillAsync();
        }

        (await IssuesAsync(tables)).ShouldBe(Enumerable.Range(0, Councils).Select(c => c < Councils / 2 ? 1 : 0));
        drive.Files.ShouldBeEmpty();
        relay.HoldsAfter = 0;
        drive.Holds = true;
        await using (var second = await StartAsync(tools, relay, options.TablePrefix))
        {
            await AgreeAsync(second, connector, drive);
            await drive.Reached.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
            await second.KillAsync();
        }

        drive.Files.ShouldBeEmpty();
        drive.Holds = false;
        await using var third = await StartAsync(tools, relay, options.TablePrefix);
        await AgreeAsync(third, connector, drive);
        await SavedAsync(connector);

        var fields = ReadDocument.Fields(drive.Files.ShouldHaveSingleItem(), isSheet: false);
        fields.Count(f => f.Tag == "member").ShouldBe(Councils * 3);
        fields.Where(f => f.Tag == "council").Select(f => f.Text).Distinct().Count().ShouldBe(Councils);
        ReadDocument.Problems(drive.Files.Single(), isSheet: false).ShouldBeEmpty();
        (await IssuesAsync(tables)).ShouldAllBe(count => count == 1);
        relay.Parts.ShouldBe(Councils, "each council's part was written once");
    }

    private const string Member = $$"""{"id":"29:{{Account}}","userPrincipalName":"s00000@koban.example","aadObjectId":"{{Account}}"}""";

    private static Task<BotProcess> StartAsync(NodeTools tools, Relay relay, string prefix) =>
        BotProcess.StartAsync(
            tools,
            relay.ConnectionString,
            port: null,
            new Dictionary<string, string?> { ["Delivery__Enabled"] = "false", ["Storage__TablePrefix"] = prefix },
            onLine: null,
            Cancellation
        );

    /// <summary>The same consent each time, as a channel repeats it.</summary>
    private static async Task AgreeAsync(BotProcess bot, FakeConnector connector, Drive drive)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(
            bot.MessagesEndpoint,
            new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = "fileConsent/invoke",
                ["id"] = "consent-1",
                ["channelId"] = "msteams",
                ["serviceUrl"] = connector.ServiceUrl,
                ["from"] = new JsonObject { ["id"] = $"29:{Account}", ["aadObjectId"] = Account },
                ["recipient"] = new JsonObject { ["id"] = "28:bot" },
                ["conversation"] = new JsonObject
                {
                    ["id"] = Conversation,
                    ["conversationType"] = "personal",
                    ["tenantId"] = "tenant",
                },
                ["value"] = new JsonObject
                {
                    ["type"] = "fileUpload",
                    ["action"] = "accept",
                    ["context"] = new JsonObject
                    {
                        ["verb"] = "forms.batch.make",
                        ["form"] = "CommissionLetter",
                        ["purpose"] = "4月1日の交付式",
                    },
                    ["uploadInfo"] = new JsonObject { ["uploadUrl"] = $"{drive.Address}letters", ["name"] = "letters" },
                },
            },
            Cancellation
        );
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static async Task SavedAsync(FakeConnector connector)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!connector.Requests.Any(r => r.Operation == "send" && r.Json.GetRawText().Contains("file.info", StringComparison.Ordinal)))
        {
            await connector.NextAsync(limit.Token);
        }
    }

    private static async Task<IReadOnlyList<int>> IssuesAsync(StorageTables tables)
    {
        var store = new CouncilStore(tables);
        var counts = new List<int>();
        for (var c = 0; c < Councils; c++)
        {
            counts.Add((await store.FindAsync(new CouncilId($"C{c:00000}"), Cancellation))!.Facts.Issues.Count); // Of the prefecture.
        }

        return counts;
    }

    /// <summary>Stands before the table service and holds back its answer to a part's transaction, which is written by then.</summary>
    private sealed class Relay(string connection) : IAsyncDisposable
    {
        private readonly HttpClient _http = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private LoopbackServer _server = null!; // Set when it starts.
        private int _parts;

        /// <summary>After how many parts; 0 for none.</summary>
        public int HoldsAfter { get; set; }

        public int Parts => _parts;

        public Task Reached => _reached.Task;

        public string ConnectionString =>
            connection.Replace(Service.GetLeftPart(UriPartial.Authority), Authority, StringComparison.Ordinal);

        private string Authority => _server.Address.GetLeftPart(UriPartial.Authority);

        private Uri Service =>
            new(connection.Split(';').First(p => p.StartsWith("TableEndpoint=", StringComparison.Ordinal))["TableEndpoint=".Length..]);

        public static async Task<Relay> StartAsync(string connection)
        {
            var relay = new Relay(connection);
            relay._server = await LoopbackServer.StartAsync(relay.PassAsync);
            return relay;
        }

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            _http.Dispose();
        }

        private async Task PassAsync(Microsoft.AspNetCore.Http.HttpContext context)
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            using var request = new HttpRequestMessage(
                new HttpMethod(context.Request.Method),
                new Uri(Service, context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget) // Of every request.
            );
            request.Content = new ByteArrayContent(body.ToArray());
            foreach (var (name, values) in context.Request.Headers.Where(h => h.Key is not ("Host" or "Connection" or "Content-Length")))
            {
                if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                {
                    request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
                }
            }

            using var answer = await _http.SendAsync(request);
            if (IsPart(context.Request.Path, body) && Interlocked.Increment(ref _parts) == HoldsAfter)
            {
                _reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
            {
                context.Response.Headers[name] = values.ToArray();
            }

            await answer.Content.CopyToAsync(context.Response.Body);
        }

        private static bool IsPart(string path, MemoryStream body) =>
            path.EndsWith("/$batch", StringComparison.Ordinal)
            && System.Text.Encoding.UTF8.GetString(body.ToArray()).Contains("form.export", StringComparison.Ordinal);
    }

    /// <summary>Keeps what has come whole; holds back its answer on request.</summary>
    private sealed class Drive : IAsyncDisposable
    {
        private readonly ConcurrentQueue<byte[]> _files = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private LoopbackServer _server = null!; // Set when it starts.

        public IReadOnlyCollection<byte[]> Files => _files;

        public bool Holds { get; set; }

        public Task Reached => _reached.Task;

        public Uri Address => _server.Address;

        public static async Task<Drive> StartAsync()
        {
            var drive = new Drive();
            drive._server = await LoopbackServer.StartAsync(drive.TakeAsync);
            return drive;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private async Task TakeAsync(Microsoft.AspNetCore.Http.HttpContext context)
        {
            var body = new MemoryStream();
            if (Holds)
            {
                await context.Request.Body.ReadExactlyAsync(new byte[1024]);
                _reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            await context.Request.Body.CopyToAsync(body);
            _files.Enqueue(body.ToArray());
            context.Response.StatusCode = 201;
        }
    }
}
