namespace AdaptiveCards;

/// <summary>
/// Asks the client to fetch the current card for the persons listed (at most 60 ids, `29:` form). The action is an
/// <see cref="AdaptiveExecuteAction"/>, declared as its base because the serializer writes `type` only for that.
/// </summary>
public sealed record AdaptiveRefresh(AdaptiveAction Action, IReadOnlyList<string> UserIds);
