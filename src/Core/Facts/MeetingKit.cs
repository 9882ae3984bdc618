using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>会議キット that was made for a planned meeting. Its code stands on paper and says nothing: who may open what is looked up.</summary>
/// <param name="Code">Eight letters and digits that cannot be taken for each other.</param>
/// <param name="Date">Of the planned meeting.</param>
public sealed record MeetingKit(string Code, DateOnly Date, OfficerId By, DateTimeOffset At)
{
    public const int CodeLength = 8;

    /// <summary>Without I, O, 0 and 1.</summary>
    public const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>As it is printed: ABCD-EFGH.</summary>
    public string Printed => $"{Code[..4]}-{Code[4..]}";

    /// <summary>The code in what was typed, in any width and case, with or without the dash; null when it is none.</summary>
    public static string? Read(string typed)
    {
        var code = string.Concat(
            Text.Width.Narrow(typed).ToUpperInvariant().Where(c => c is not ('-' or ' ' or '　' or 'ー' or '‐' or '−'))
        );
        return code.Length == CodeLength && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;
    }
}
