using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Outbox;

/// <summary>What the log says of messages: ids and kinds, never a person.</summary>
internal static partial class OutboxLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} of the kind {Kind} ended as {Outcome}.")]
    public static partial void Ended(ILogger logger, Guid message, MessageKind kind, SendOutcome outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} was sent but could not be taken out; it may be sent once more.")]
    public static partial void NotDropped(ILogger logger, Guid message);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Message {Message} of the kind {Kind} reached nobody: neither its officer nor anybody after."
    )]
    public static partial void NobodyLeft(ILogger logger, Guid message, MessageKind kind);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Message {Message} of the kind {Kind} was sent several times, and the channel has never said that it arrived."
    )]
    public static partial void Doubtful(ILogger logger, Guid message, MessageKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} of the kind {Kind} could not be handled; it is tried again.")]
    public static partial void Threw(ILogger logger, Exception failure, Guid message, MessageKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} of the kind {Kind} was not sent: the lease was over.")]
    public static partial void Overslept(ILogger logger, Guid message, MessageKind kind);
}
