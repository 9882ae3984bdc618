using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>A template by which the headquarters have a form printed instead of the product's own, from a day on. Its file lies apart.</summary>
public sealed record OwnTemplate
{
    /// <summary>The name of the form's kind.</summary>
    public required string Form { get; init; }

    /// <summary>Counted over the form.</summary>
    public required int Version { get; init; }

    /// <summary>Of the file.</summary>
    public required string Digest { get; init; }

    /// <summary>The file's name as it was sent.</summary>
    public required string File { get; init; }

    public required OfficerId By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>使用開始日; null until it is entered.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day on which it was withdrawn; null while it stands.</summary>
    public DateOnly? Withdrawn { get; init; }

    public bool InForceOn(DateOnly day) => From <= day && Withdrawn is null;
}
