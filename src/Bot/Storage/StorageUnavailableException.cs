namespace KobanBot.Bot.Storage;

/// <summary>The storage cannot be reached or refuses service just now: a timeout, a closed connection, 5xx, a missing right.</summary>
internal sealed class StorageUnavailableException(string message, Exception? innerException) : Exception(message, innerException);
