using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reforms;

/// <summary>What a 組織の変更 concerns.</summary>
/// <param name="Offices">Of all stations.</param>
/// <param name="Councils">Of the stations that are named, those that have ended and those that are prepared included.</param>
/// <param name="People">Whoever is, was or will be posted at one of these stations or at one of their police boxes.</param>
public sealed record ReformState(IReadOnlyList<OfficeFacts> Offices, IReadOnlyList<CouncilFacts> Councils, IReadOnlyList<Officer> People)
{
    public OfficeFacts? Office(StationId station) => Offices.FirstOrDefault(o => o.Station?.Id == station);

    public CouncilFacts? Council(CouncilId council) => Councils.FirstOrDefault(c => c.Council.Id == council);

    /// <summary>Everything as it is once the reform is carried out.</summary>
    public ReformState After(RegisteredReform reform) => Then(o => o.After(reform), o => o.After(reform), c => c.After(reform));

    /// <summary>Everything as it is once the reform is taken back.</summary>
    public ReformState Before(RegisteredReform reform) => Then(o => o.Before(reform), o => o.Before(reform), c => c.Before(reform));

    private ReformState Then(Func<Officer, Officer> officer, Func<OfficeFacts, OfficeFacts> office, Func<Council, Council> council)
    {
        var people = People.Select(officer).ToList();
        var byId = people.ToDictionary(p => p.Id);
        return new ReformState([.. Offices.Select(o => Listed(o, office(o)))], [.. Councils.Select(Of)], people);

        OfficeFacts Listed(OfficeFacts former, OfficeFacts then) =>
            ReferenceEquals(former, then)
                ? former
                : then with
                {
                    Directory = then.Directory.With(Found(then.Directory.Roster.Select(r => r.Officer))),
                };

        CouncilFacts Of(CouncilFacts facts)
        {
            var changed = council(facts.Council);
            if (ReferenceEquals(changed, facts.Council))
            {
                return facts;
            }

            var then = facts with { Council = changed };
            var listed = then.Roster.Select(r => r.Officer).Concat(ReformMoves.PostedAt(changed, people));
            return Rosters.Writes(then, Found(listed)).Aggregate(then, (f, w) => w.After(f));
        }

        IReadOnlyList<Officer> Found(IEnumerable<OfficerId> ids) =>
            [.. ids.Distinct().Select(id => byId.GetValueOrDefault(id)).OfType<Officer>()];
    }
}
