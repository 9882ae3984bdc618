using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Doctor;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>`doctor [PACKAGE]`: looks at a deployment with the bot's own settings and says what is missing and how to mend it.</summary>
internal static class DoctorHost
{
    private const int Fine = 0;
    private const int Broken = 1;
    private const int WrongUse = 2;
    private const int Watch = 3;

    /// <returns>The exit code: 0 all is well, 1 something is broken, 3 something should be looked at, 2 wrong use.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 2)
        {
            await Console.Error.WriteLineAsync("使い方： dotnet run --project src/Bot -- doctor [アプリのパッケージ.zip]");
            return WrongUse;
        }

        var findings = await LookAsync(args is [_, var package] ? package : null);
        foreach (var finding in findings)
        {
            Console.WriteLine($"[{finding.Word}] {finding.Name}：{finding.Says}");
            if (finding.Mend is { } mend)
            {
                Console.WriteLine($"        → {mend}");
            }
        }

        return CodeOf(findings);
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(string? package)
    {
        try
        {
            // The bot as it would start, without starting it: nothing is sent, nothing is worked on.
            await using var app = KobanBotApp.Build([], builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
            var findings = await app.Services.GetRequiredService<Checkup>().RunAsync(CancellationToken.None);
            return package is null
                ? findings
                : [.. findings, PackageCheck.Look(package, app.Services.GetRequiredService<IOptions<BotOptions>>().Value)];
        }
        catch (Exception failure) when (WrongSettings.Of(failure) is { Count: > 0 } wrong)
        {
            // Without its settings the bot is not even put together.
            return [SettingsCheck.Wrong(wrong)];
        }
    }

    /// <summary>The worst of all findings; what is not used is no matter.</summary>
    public static int CodeOf(IReadOnlyList<Finding> findings) =>
        findings.Max(f => f.Verdict) switch
        {
            Verdict.Broken => Broken,
            Verdict.Watch => Watch,
            _ => Fine,
        };
}
