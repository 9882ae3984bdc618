using KobanBot.Core.Organisation;

namespace KobanBot.Core.Guideline;

/// <summary>
/// What names an obligation on every day on which it is open, in what was told of it, on buttons and in the audit. It holds ids only, no names;
/// as text its four parts stand between bars.
/// </summary>
/// <param name="Owner">The council, or the station where the whole station owes it.</param>
/// <param name="Subject">What it is about, inside the council or station; empty where it is about the whole.</param>
/// <param name="Period">The year, half, term or revision that makes it a new one next time.</param>
public readonly record struct ObligationKey(ObligationKind Kind, string Owner, string Subject, string Period)
{
    private const char Bar = '|';

    /// <summary>Of what a council owes.</summary>
    public static ObligationKey Of(ObligationKind kind, CouncilId council, string subject, string period) =>
        new(kind, council.Value, subject, period);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>False for anything else, a number in place of the kind's name among it.</returns>
    public static bool TryParse(string text, out ObligationKey key)
    {
        if (
            text.Split(Bar) is [var name, var owner, var subject, var period]
            && Enum.TryParse<ObligationKind>(name, out var kind)
            && kind.ToString() == name
        )
        {
            key = new ObligationKey(kind, owner, subject, period);
            return true;
        }

        key = default;
        return false;
    }

    public override string ToString() => $"{Kind}{Bar}{Owner}{Bar}{Subject}{Bar}{Period}";
}
