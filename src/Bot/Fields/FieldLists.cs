using KobanBot.Core;

namespace KobanBot.Bot.Fields;

/// <summary>What the fields of a form know together.</summary>
internal static class FieldLists
{
    /// <summary>The input that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? IdOf<T>(this IEnumerable<InputField<T>> fields, Refusal refusal)
        where T : class => refusal.Property is { } property ? fields.FirstOrDefault(f => f.Property == property)?.Id : null;
}
