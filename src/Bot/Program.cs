using KobanBot.Bot.Hosting;

await using var app = KobanBotApp.Build(args);
await app.RunAsync();
