using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reforms;

/// <summary>One line of a 組織の変更, as it was entered.</summary>
/// <param name="What">The station or police box that is changed, by its name of the day; of a police box that is opened its name.</param>
/// <param name="To">The station or the area to which it goes; empty where it goes nowhere.</param>
/// <param name="Of">The station of a police box whose name others have too; empty as a rule.</param>
/// <param name="NewId">For a police box that is opened.</param>
public sealed record ReformLine(string What, string To, string Of, PoliceBoxId NewId);
