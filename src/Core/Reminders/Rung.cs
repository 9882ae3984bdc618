using System.Runtime.InteropServices;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Reminders;

/// <summary>A reader's place in the chain of an obligation.</summary>
/// <param name="Level">0 for who is responsible, 1 for who is next, and so on.</param>
/// <param name="Post">As which post; null for whom a colleague has left it to.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Rung(int Level, Responsible? Post)
{
    /// <summary>Who is responsible, by whatever post.</summary>
    public static readonly Rung First = new(0, null);

    /// <summary>Who is told because somebody else is responsible: 地域課長 and 署長, in one collected message a week.</summary>
    public bool IsChief => Level > 0 && Post is (Responsible.SectionChief or Responsible.StationChief);

    /// <summary>The offices above a station, which get lists and summaries.</summary>
    public bool IsAbove => Level > 0 && Post is (Responsible.AreaHeadquarters or Responsible.Headquarters);
}
