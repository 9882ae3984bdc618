using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Packages;

/// <summary>One package with what this person may know of it.</summary>
internal sealed record PackageCase
{
    public required PackageAddress Address { get; init; }

    /// <summary>The station that deals with it.</summary>
    public required Station Station { get; init; }

    /// <summary>The name of the station whose part it is.</summary>
    public required string OwedName { get; init; }

    /// <summary>The newest dispatch, standing or taken back; null while nothing was sent.</summary>
    public required HalfYearDispatch? Newest { get; init; }

    /// <summary>Earlier ones, which were taken back.</summary>
    public IReadOnlyList<HalfYearDispatch> Earlier { get; init; } = [];

    /// <summary>The plain 済み of a former release.</summary>
    public Fulfilment? Entered { get; init; }

    /// <summary>The person's posts over the station.</summary>
    public required IReadOnlySet<Responsible> Posts { get; init; }

    /// <summary>The offices above stations at which the person is posted.</summary>
    public required IReadOnlyList<Office> Offices { get; init; }

    /// <summary>What is in it and what it lacks; null for the offices above, which read no councils.</summary>
    public HalfYearPackage? Package { get; init; }

    /// <summary>What is owed of it; null when nothing is.</summary>
    public Obligation? Open { get; init; }

    /// <summary>Of the station: every council that had to do with it, as far as this person may read it.</summary>
    public IReadOnlyList<CouncilFacts> Councils { get; init; } = [];

    /// <summary>警察署長 of today; null while the post is vacant, and for the offices above.</summary>
    public RosterEntry? Chief { get; init; }

    /// <summary>Where the newest dispatch lies: with the station that has sent it.</summary>
    public string Partition => Newest?.Legs[0].From.Unit ?? Station.Id.Value;

    public bool MaySend => SendPackage.MaySend(Posts);

    public Sender By(OfficerId officer, DateOnly today) => new(officer, Posts, today);

    /// <summary>Offices above the stations, by the postings of the day.</summary>
    public static IReadOnlyList<Office> OfficesOf(Officer officer, DateOnly today) =>
        [
            .. officer
                .On(today)
                .Select(a =>
                    a.Role == Role.Headquarters ? Office.Headquarters
                    : a.Role == Role.AreaHeadquarters && Areas.Find(a.Unit) is { } area ? Office.Of(area)
                    : null
                )
                .OfType<Office>(),
        ];

    /// <summary>Whether the person has to do with it: the station's own people, and the offices on its way.</summary>
    public bool IsVisible(DateOnly today) =>
        MaySend
        || Posts.Contains(Responsible.Supervisors)
        || Offices.Any(o =>
            o.Kind == OfficeKind.Headquarters
            || o.Unit == Station.PeriodOn(today)?.Area.ToString()
            || Newest?.Legs.Any(l => l.To.IsSameAs(o)) == true
        );
}
