namespace KobanBot.Dev;

/// <summary>Something on this machine is missing or in the way. The message is one sentence for the developer that says what to do.</summary>
public sealed class DevelopmentException : Exception
{
    public DevelopmentException(string message)
        : base(message) { }

    public DevelopmentException(string message, Exception innerException)
        : base(message, innerException) { }

    public DevelopmentException() { }
}
