namespace KobanBot.Bot.Documents;

/// <summary>A template that cannot be filled; the message names the field or the part.</summary>
internal sealed class TemplateException(string message) : Exception(message);
