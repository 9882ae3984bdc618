namespace KobanBot.Bot.Fields;

/// <summary>A row of a file by the names of its columns. What cannot be read is reported with its place, and counts as empty.</summary>
internal interface IColumns
{
    /// <summary>One line, with the characters of a name kept.</summary>
    string Line(string column);

    string Text(string column);

    DateOnly? OptionalDay(string column);

    TimeOnly? OptionalTime(string column);

    /// <summary>The values by the words of the card; null when the cell is empty.</summary>
    TEnum? OptionalOneOf<TEnum>(string column, IReadOnlyDictionary<string, TEnum> words)
        where TEnum : struct, Enum;

    IReadOnlyList<string> Split(string column);
}
