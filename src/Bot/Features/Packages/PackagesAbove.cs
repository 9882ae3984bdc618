using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>The packages of a half as the offices above the stations see them: one line for each station.</summary>
internal sealed class PackagesAbove(SummaryReading summaries, ObligationRules rules)
{
    /// <summary>What the person may see of them; null for whoever is posted at a station.</summary>
    public static SummaryScope? ScopeOf(Step step) =>
        SummaryAccess.Of(step.Officer, step.Today).Scopes.FirstOrDefault(s => s.Level is ScopeLevel.Prefecture or ScopeLevel.Area);

    /// <summary>The office above stations at which the person is posted today; empty for everybody else.</summary>
    public static string OfficeOf(Step step) => PackageCase.OfficesOf(step.Officer, step.Today).Select(o => o.Unit).FirstOrDefault() ?? "";

    /// <summary>The half that was asked for, or the newest, with its lines.</summary>
    public async Task<HalfAbove> FindAsync(Step step, SummaryScope scope, CancellationToken cancellation)
    {
        var newest = NewestOf(step.Today);
        var half =
            JapaneseDate.TryParse(step.Data.Text(PackageVerbs.HalfKey), out var first)
            && HalfYear.Of(first, rules.Guideline.HalfYears) is var asked
            && asked <= newest
                ? asked
                : newest;
        var at = await summaries.CaseAsync(scope, SummaryPeriod.Of(half), asOf: null, step.Today, cancellation);
        return new HalfAbove(step, scope, half, PackageOverview.Of(at))
        {
            Newest = newest,
            IsLate = step.Today > half.FollowingMonth(rules.Guideline.SubmissionDay),
        };
    }

    /// <summary>This person has asked the station for it today.</summary>
    /// <param name="office">The person's own.</param>
    public static bool IsAsked(OfficeFacts office, string key, Step step) =>
        office.ReminderMarks.Any(m => IsOf(m, key, step) && m.NudgedOn == step.Today);

    public static bool IsOf(ReminderMark mark, string key, Step step) => mark.Key == key && mark.Officer == step.Officer.Id;

    /// <summary>The newest half that can be prepared.</summary>
    private HalfYear NewestOf(DateOnly today)
    {
        var half = HalfYear.Of(today, rules.Guideline.HalfYears);
        return half.FollowingMonth(rules.Guideline.SubmissionDay).AddDays(-rules.Settings.SubmissionOpensDays) <= today
            ? half
            : half.Previous;
    }
}

/// <summary>A half of an area or the prefecture.</summary>
internal sealed record HalfAbove(Step Step, SummaryScope Scope, HalfYear Half, IReadOnlyList<PackageLine> Lines)
{
    public required HalfYear Newest { get; init; }

    /// <summary>The day on which the packages were to be there is over.</summary>
    public required bool IsLate { get; init; }

    public IEnumerable<PackageLine> NotSent => Lines.Where(l => l.State == PackageState.NotSent);

    /// <summary>The duty of a line, by which a station is asked for it.</summary>
    public string KeyOf(PackageLine line) =>
        $"{ObligationKind.HalfYearSubmission}|{line.Unit.Id}|{line.Owed.Station}|{Obligation.DaySubject(Half.First)}";

    /// <param name="isAsked">The station of a duty was asked for it today.</param>
    public PackageListView View(Func<string, bool> isAsked, string? note = null)
    {
        var isWayOnly = Step.Data.Text(PackageVerbs.OnlyKey) == PackageVerbs.WayOnly;
        var offices = PackageCase.OfficesOf(Step.Officer, Step.Today);
        return new PackageListView(
            Step.Draw(),
            $"{(Scope.Level == ScopeLevel.Prefecture ? "全方面" : Areas.Find(Scope.Unit)?.Japanese())}　{Half}",
            [
                .. Lines
                    .Where(l => !isWayOnly || l.State == PackageState.OnItsWay)
                    .OrderBy(l => l.State)
                    .Select(l => new PackageRow(
                        new PackageAddress(l.Unit.Id, l.Owed.Station, Half),
                        l.Unit.Id == l.Owed.Station ? l.Owed.Name : $"旧{l.Owed.Name}（{PackageReading.NameOn(l.Unit, Half.Next)}）",
                        PackageWords.Where(l.Newest, Step.Today),
                        l.State
                    )),
            ]
        )
        {
            Half = Half,
            Newest = Newest,
            All = Lines.Count,
            // Each office counts what has come to it.
            Received = Lines.Count(l =>
                l.Newest is { Stands: true } d && d.Legs.Any(leg => leg.ReceivedOn is not null && offices.Any(leg.To.IsSameAs))
            ),
            NotSent = NotSent.Count(),
            Asked = NotSent.Count(l => isAsked(KeyOf(l))),
            IsLate = IsLate,
            IsWayOnly = isWayOnly,
            Page = Step.Data.Number(PackageVerbs.PageKey) ?? 0,
            Note = note,
        };
    }
}
