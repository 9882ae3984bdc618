using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reforms;

/// <summary>
/// 組織の変更 as headquarters enter it: changes of one kind on one day, one a line. It is carried out as a whole, so one wrong line holds all up.
/// </summary>
public sealed record PlanReform(string Id, ReformKind? Kind, DateOnly? Day, IReadOnlyList<ReformLine> Lines)
{
    /// <summary>More than one day ever changes, and as many as one card can show.</summary>
    public const int MostLines = 12;
    private const int MostYearsAhead = 3;

    public Outcome<RegisteredReform> Decide(ReformState state, DateOnly today)
    {
        if (Kind is not { } kind)
        {
            return new Refusal("reform.no-kind") { Property = nameof(Kind) };
        }

        // A change of the past would alter rights and rosters of days that are over.
        if (Day is not { } day || day <= today || day > today.AddYears(MostYearsAhead))
        {
            return new Refusal("reform.day", $"{MostYearsAhead}") { Property = nameof(Day) };
        }

        if (Lines.Count is 0 or > MostLines)
        {
            return new Refusal("reform.lines", $"{MostLines}") { Property = nameof(Lines) };
        }

        var (reform, then) = (
            new RegisteredReform
            {
                Id = Id,
                Day = day,
                Changes = [],
            },
            state
        );
        foreach (var line in Lines)
        {
            // Each line on what the lines before have made of it: two stations may go into one.
            switch (new ReformReading(then, day).ChangeOf(kind, line))
            {
                case Outcome<ReformChange>.Accepted(var change):
                    var one = reform with { Changes = [change] };
                    reform = reform with
                    {
                        Changes = [.. reform.Changes, change],
                        Cuts = [.. reform.Cuts, .. then.People.SelectMany(p => p.CutBy(change).Select(e => new ReformCut(p.Id, e)))],
                    };
                    then = then.After(one);
                    break;
                case Outcome<ReformChange>.Refused(var refusal):
                    return refusal with { Property = nameof(Lines) };
            }
        }

        return reform;
    }
}
