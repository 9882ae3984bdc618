using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>引継ぎ時の確認事項 of a station: that somebody has looked at it. From then on it is not on ホーム any more.</summary>
public sealed record OlderChecked(DateOnly On, OfficerId By);
