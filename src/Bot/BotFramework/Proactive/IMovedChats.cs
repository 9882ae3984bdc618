namespace KobanBot.Bot.BotFramework.Proactive;

/// <summary>Hears that a chat was created anew, so that the next message goes there at once.</summary>
internal interface IMovedChats
{
    /// <summary>Never fails: what it cannot keep is found out once more.</summary>
    Task KeepAsync(StoredReference moved, CancellationToken cancellation);
}

/// <summary>For a host without people: nobody keeps it.</summary>
internal sealed class UnkeptChats : IMovedChats
{
    public Task KeepAsync(StoredReference moved, CancellationToken cancellation) => Task.CompletedTask;
}
