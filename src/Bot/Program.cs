using KobanBot.Bot.Hosting;

try
{
    if (args is ["import", ..])
    {
        return await ImportHost.RunAsync(args);
    }

    if (args is ["summaries", ..])
    {
        return await SummariesHost.RunAsync(args);
    }

    if (args is ["doctor", ..])
    {
        return await DoctorHost.RunAsync(args);
    }

    if (args is ["export" or "restore", ..])
    {
        return await BackupHost.RunAsync(args);
    }

    await using var app = KobanBotApp.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (WrongSettings.Of(failure) is { Count: > 0 } wrong)
{
    await Console.Error.WriteLineAsync(WrongSettings.Sentence(wrong));
    return WrongSettings.ExitCode;
}
