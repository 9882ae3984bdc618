using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>What is wrong with the settings, for whoever has set them: sentences, not the place in our code where it was noticed.</summary>
internal static class WrongSettings
{
    /// <summary>Of the bot that does not start and of the commands; the same as of wrong use.</summary>
    public const int ExitCode = 2;

    /// <returns>Empty when the failure is another one.</returns>
    public static IReadOnlyList<string> Of(Exception failure) =>
        failure switch
        {
            OptionsValidationException wrong => [.. wrong.Failures],
            // A value of the wrong kind, such as a number that is none; its sentence names the setting.
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => [unreadable.Message],
            AggregateException several when several.InnerExceptions.All(e => Of(e).Count > 0) =>
            [
                .. several.InnerExceptions.SelectMany(Of),
            ],
            _ => [],
        };

    public static string Sentence(IReadOnlyList<string> failures) =>
        $"設定に誤りがあります：{string.Join(' ', failures)}（docs/settings.md）";
}
