using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>訂正 of what is known of a member: who has entered it, when, and what was there before. It is history and never changes.</summary>
/// <param name="Command">The command that made it.</param>
public sealed record MemberAmendment(MemberId Member, DateTimeOffset At, OfficerId By, Guid Command, IReadOnlyList<AmendedValue> Values);

/// <summary>One property with its former and its new value; empty where there was, or is, none.</summary>
/// <param name="Property">Of <see cref="Facts.Member"/>, or of <see cref="MemberContact"/>.</param>
public sealed record AmendedValue(string Property, string Before, string After)
{
    /// <summary>A part of the address or the telephone number, which only those may see who may see contacts.</summary>
    public bool IsContact => Property is nameof(MemberContact.Address) or nameof(MemberContact.Phone) or nameof(MemberContact.BestTime);
}
