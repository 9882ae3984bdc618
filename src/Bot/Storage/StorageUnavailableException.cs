using System.Globalization;
using System.Net.Sockets;
using Azure;

namespace KobanBot.Bot.Storage;

/// <summary>
/// The storage cannot be reached or refuses service just now: a timeout, a closed connection, 5xx, a missing right. It is written into a log as one
/// line, since a worker meets it every few seconds while an outage lasts and its stack says nothing about the cause.
/// </summary>
internal sealed class StorageUnavailableException(string message, Exception? innerException) : Exception(message, innerException)
{
    /// <summary>Its message and what the storage or the network answered: status and code, never an address or a row.</summary>
    public override string ToString() => $"{nameof(StorageUnavailableException)}: {Message} {Cause(InnerException)}".TrimEnd();

    private static string Cause(Exception? exception) =>
        exception switch
        {
            null => "",
            AggregateException many when many.InnerExceptions.Count > 0 => Cause(many.InnerExceptions[^1]),
            RequestFailedException { Status: > 0 } failed => $"({failed.Status.ToString(CultureInfo.InvariantCulture)} {failed.ErrorCode})",
            SocketException socket => $"({socket.SocketErrorCode})",
            { InnerException: { } inner } => Cause(inner),
            _ => $"({exception.GetType().Name})",
        };
}
