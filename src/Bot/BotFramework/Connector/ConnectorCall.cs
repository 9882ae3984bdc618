namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>One call of the connector, with all its repetitions.</summary>
internal sealed record ConnectorCall(string Operation, HttpMethod Method, string Path)
{
    public byte[]? Body { get; init; }

    /// <summary>The one whose limits it counts against; null for what is not sent into one.</summary>
    public string? Conversation { get; init; }

    /// <summary>How often it may be sent again in doubt.</summary>
    public int MostAmbiguous { get; init; }

    /// <summary>How often it was.</summary>
    public int Ambiguous { get; set; }
}

/// <summary>What one try of a call came to.</summary>
/// <param name="Status">0 when there was no answer.</param>
/// <param name="NeverLeft">The request has not reached anybody.</param>
internal readonly record struct ConnectorAnswer(int Status, byte[] Body, TimeSpan? RetryAfter, bool NeverLeft, Exception? Failure);
