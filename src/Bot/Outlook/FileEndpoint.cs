using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;

namespace KobanBot.Bot.Outlook;

/// <summary>Hands out the file of a link to whoever has signed in on the page, if it is theirs.</summary>
internal sealed class FileEndpoint(PaneEndpoint pane, LinkedFiles files)
{
    private const string Key = "link";

    /// <summary>A batch of a station is made meanwhile.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public Task HandleAsync(HttpContext http) =>
        pane.HandleAsync(
            http,
            Limit,
            async (sender, inputs, cancellation) =>
            {
                var file = await files.TakeAsync(sender, inputs.GetValueOrDefault(Key, ""), cancellation);
                return file.Refusal is { } sentence
                    ? new PaneAnswer(
                        sender.Refusal is null ? StatusCodes.Status410Gone : StatusCodes.Status403Forbidden,
                        new PaneView { Sentence = sentence }.Write()
                    )
                    : new PaneAnswer(StatusCodes.Status200OK, "") { File = file };
            }
        );
}
