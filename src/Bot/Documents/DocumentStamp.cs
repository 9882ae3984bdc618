namespace KobanBot.Bot.Documents;

/// <summary>What a document says of itself. It takes part in the bytes: the same content with the same stamp is the same file.</summary>
/// <param name="At">Its times in the file's properties.</param>
/// <param name="Mark">Who has had it made and when, at the foot of every page; empty where nothing asks for it.</param>
internal sealed record DocumentStamp(string Title, DateTimeOffset At, string Mark = "");
