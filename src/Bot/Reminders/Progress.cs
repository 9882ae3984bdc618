namespace KobanBot.Bot.Reminders;

/// <summary>How far the reminders of a day have got, in one office or in several.</summary>
/// <param name="IsDone">Nothing is left to do.</param>
/// <param name="RestsUntil">What is left has to wait until then; null when it is done, or may be looked at any time.</param>
internal sealed record Progress(bool IsDone, DateTimeOffset? RestsUntil)
{
    public static readonly Progress Done = new(IsDone: true, RestsUntil: null);

    /// <summary>In another replica's hand, or cut off.</summary>
    public static readonly Progress Open = new(IsDone: false, RestsUntil: null);

    /// <summary>Done when both are; at rest when what is left of both is.</summary>
    public Progress And(Progress other) =>
        this switch
        {
            { IsDone: true } => other,
            _ when other.IsDone => this,
            _ => new Progress(
                IsDone: false,
                RestsUntil < other.RestsUntil ? RestsUntil
                    : RestsUntil is null ? null
                    : other.RestsUntil
            ),
        };
}
