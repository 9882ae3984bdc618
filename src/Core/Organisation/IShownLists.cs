namespace KobanBot.Core.Organisation;

/// <summary>The list of things to choose from that a person has on the newest card, so that a number that is typed means one of them.</summary>
/// <param name="At">When it was shown, UTC.</param>
public sealed record ShownList(DateTimeOffset At, IReadOnlyList<ShownChoice> Choices);

/// <summary>One row of the list: what it says, and what pressing it asks for.</summary>
public sealed record ShownChoice(string Title, string Verb, IReadOnlyList<CarriedValue> Data);

/// <summary>A value that a row carries.</summary>
public sealed record CarriedValue(string Key, string Value);

/// <summary>A list as it was read, with the version by which the store recognises it.</summary>
public sealed record StoredList(ShownList List, string Version);

/// <summary>Keeps the list in the partition of the person who sees it.</summary>
public interface IShownLists
{
    /// <summary>Keeps a list in the place of the one before; of two at once the later one stays, or the earlier.</summary>
    Task KeepAsync(OfficerId id, ShownList list, StoredList? before, CancellationToken cancellation);

    /// <summary>Another card has come: no list is shown any more.</summary>
    Task DropAsync(OfficerId id, StoredList shown, CancellationToken cancellation);
}
