namespace KobanBot.Bot.Features.Kit;

internal enum ExtensionKind
{
    /// <summary>Looks for something while a person types.</summary>
    Query,

    /// <summary>Opens a dialog, from the compose box or on a message.</summary>
    Action,
}

/// <summary>A command of the message extension. Rights and budget are those of the verb that it starts.</summary>
/// <param name="Id">As the manifest calls it; it stands in installed packages and is never given another meaning.</param>
internal sealed record ExtensionCommand(string Id, string Verb, ExtensionKind Kind);
