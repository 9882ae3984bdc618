using KobanBot.Dev;

return await Development.RunAsync(args);
