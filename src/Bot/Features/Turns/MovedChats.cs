using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Keeps with the officer where the chat is that was created anew.</summary>
internal sealed partial class MovedChats(IPersonStore people, ILogger<MovedChats> logger) : IMovedChats
{
    public async Task KeepAsync(StoredReference moved, CancellationToken cancellation)
    {
        try
        {
            if (moved.UserAadObjectId is { Length: > 0 } account && await people.FindByEntraAsync(account, cancellation) is { } found)
            {
                await people.RememberReferenceAsync(found.Officer.Id, References.Write(moved), cancellation);
                Log.Moved(logger, found.Officer.Id);
            }
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The message has arrived; the next one finds the chat in the same way.
            Log.NotKept(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The chat of officer {Officer} was deleted and has been created anew.")]
        public static partial void Moved(ILogger logger, OfficerId officer);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Where a chat was created anew could not be kept: {Fault}.")]
        public static partial void NotKept(ILogger logger, string fault);
    }
}
