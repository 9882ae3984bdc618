namespace KobanBot.Core.Facts;

/// <summary>Ids of what one command causes: the same whenever the command is decided again.</summary>
public static class CommandSteps
{
    /// <summary>
    /// An audit entry of the n-th step that one command causes, with an id of its own: other bytes than <see cref="MessageOf"/> changes,
    /// so that a message's steps never meet the command that caused it.
    /// </summary>
    public static AuditEntry AuditOf(AuditEntry audit, int ordinal)
    {
        var bytes = audit.Command.ToByteArray();
        bytes[13] ^= (byte)ordinal;
        bytes[12] ^= (byte)(ordinal >> 8);
        return audit with { Command = new Guid(bytes) };
    }

    /// <summary>The id of the n-th message of a command: the same whenever the command is decided again.</summary>
    public static Guid MessageOf(AuditEntry audit, int ordinal)
    {
        var bytes = audit.Command.ToByteArray();
        bytes[15] ^= (byte)ordinal;
        bytes[14] ^= (byte)(ordinal >> 8);
        return new Guid(bytes);
    }
}
