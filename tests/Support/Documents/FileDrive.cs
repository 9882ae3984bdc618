using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;

namespace KobanBot.Support.Documents;

/// <summary>A person's drive on the loopback: it hands out one file and takes those that the person has agreed to.</summary>
internal sealed class FileDrive(BotUnderTest bot, LoopbackServer server, ConcurrentQueue<byte[]> uploads, StrongBox asked)
    : IAsyncDisposable
{
    public Uri Address => server.Address;

    /// <summary>How often a file was fetched.</summary>
    public int Asked => asked.Count;

    /// <summary>All files that were put into it.</summary>
    public IReadOnlyCollection<byte[]> Uploads => uploads;

    public static async Task<FileDrive> StartAsync(BotUnderTest bot, Func<byte[]> content)
    {
        var (uploads, asked) = (new ConcurrentQueue<byte[]>(), new StrongBox());
        var server = await LoopbackServer.StartAsync(async context =>
        {
            if (context.Request.Method == "GET")
            {
                asked.Count++;
                await context.Response.Body.WriteAsync(content());
                return;
            }

            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            uploads.Enqueue(body.ToArray());
            context.Response.StatusCode = 201;
        });
        return new FileDrive(bot, server, uploads, asked);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>The file that was offered last in a chat, once the person has agreed.</summary>
    public async Task<byte[]> AcceptedAsync(Chat chat)
    {
        var before = uploads.Count;
        await AcceptAsync(chat, JsonNode.Parse(Offered(chat).GetProperty("content").GetProperty("acceptContext").GetRawText())!);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (uploads.Count == before)
        {
            await bot.Connector.NextAsync(limit.Token);
        }

        return uploads.Last();
    }

    /// <summary>The consent comes back with what it was given, or with what somebody has made of that.</summary>
    public async Task AcceptAsync(Chat chat, JsonNode context)
    {
        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = "fileConsent/invoke",
                ["value"] = new JsonObject
                {
                    ["type"] = "fileUpload",
                    ["action"] = "accept",
                    ["context"] = context.DeepClone(),
                    ["uploadInfo"] = new JsonObject
                    {
                        ["uploadUrl"] = $"{server.Address}upload",
                        ["contentUrl"] = "https://contoso-my.sharepoint.com/form",
                        ["name"] = "form",
                        ["uniqueId"] = "unique-1",
                        ["fileType"] = "docx",
                    },
                },
            }
        );
    }

    /// <summary>The consent that was asked for last.</summary>
    public static System.Text.Json.JsonElement Offered(Chat chat) =>
        chat
            .Sent.Last(s =>
                s.Json.TryGetProperty("attachments", out var a)
                && a[0].GetProperty("contentType").GetString()!.EndsWith("file.consent", StringComparison.Ordinal)
            )
            .Json.GetProperty("attachments")[0];
}

/// <summary>A count that a server and a test share.</summary>
internal sealed class StrongBox
{
    public int Count { get; set; }
}
