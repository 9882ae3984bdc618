using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>訂正 of what is known of a member: who has entered it, when, and what was there before. It is history and never changes.</summary>
/// <param name="Command">The command that made it.</param>
public sealed record MemberAmendment(MemberId Member, DateTimeOffset At, OfficerId By, Guid Command, IReadOnlyList<AmendedValue> Values)
{
    /// <summary>It tells a part of the address or the telephone number.</summary>
    public bool HasContact => Values.Any(v => v.IsContact && !v.IsDisposed);

    /// <summary>連絡先の廃棄: who has corrected what and when stays, the address and the telephone number themselves do not.</summary>
    public MemberAmendment WithoutContact() => this with { Values = [.. Values.Select(v => v.IsContact ? v.Disposed() : v)] };
}

/// <summary>One property with its former and its new value; empty where there was, or is, none.</summary>
/// <param name="Property">Of <see cref="Facts.Member"/>, or of <see cref="MemberContact"/>.</param>
public sealed record AmendedValue(string Property, string Before, string After)
{
    /// <summary>What stands in the place of a value that was disposed of.</summary>
    public const string Gone = "廃棄済み";

    public bool IsDisposed => IsGone(Before) && IsGone(After);

    public AmendedValue Disposed() => new(Property, Kept(Before), Kept(After));

    private static bool IsGone(string value) => value is "" or Gone;

    private static string Kept(string value) => value.Length == 0 ? "" : Gone;

    /// <summary>A part of the address or the telephone number, which only those may see who may see contacts.</summary>
    public bool IsContact => Property is nameof(MemberContact.Address) or nameof(MemberContact.Phone) or nameof(MemberContact.BestTime);
}
