namespace KobanBot.Core.Facts;

/// <summary>The 委嘱状 of one commission.</summary>
/// <param name="First">First day of the commission.</param>
public sealed record LetterOf(MemberId Member, DateOnly First);
