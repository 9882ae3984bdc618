using KobanBot.Peer;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

// The SDK's own adapter as its samples set it up. Without an app id it checks no token and asks for none, as the bot does in
// development, so that the two do the same work.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddHttpClient();
builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
builder.Services.AddSingleton<IBotFrameworkHttpAdapter>(services => new CloudAdapter(
    services.GetRequiredService<BotFrameworkAuthentication>(),
    services.GetRequiredService<ILogger<CloudAdapter>>()
));
builder.Services.AddTransient<IBot, EchoBot>();

await using var app = builder.Build();
app.MapPost(
    "/api/messages",
    (HttpRequest request, HttpResponse response, IBotFrameworkHttpAdapter adapter, IBot bot, CancellationToken cancellation) =>
        adapter.ProcessAsync(request, response, bot, cancellation)
);
app.MapGet("/ready", () => Results.Ok());
await app.RunAsync();
