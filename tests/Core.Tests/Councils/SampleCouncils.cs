using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

/// <summary>Fictitious councils of the merged station: under 古浜警察署 until 31 March 2026, then under 青柳警察署.</summary>
internal static class SampleCouncils
{
    public static Council Council(CouncilKind kind, DateOnly established, params PoliceBoxId[] boxes) =>
        new()
        {
            Id = new CouncilId($"C-{kind}"),
            Name = "古浜連絡協議会",
            Kind = kind,
            Purpose = "繁華街の防犯",
            AreaText = "古浜一丁目",
            Established = established,
            PoliceBoxes = [.. boxes.Select(b => new PoliceBoxLink(b, b.Value, new DayRange(established, null)))],
            Stations =
            [
                new StationLink(Merged, "古浜警察署", Area.Kushiro, new DayRange(Start, LastOfMarch)),
                new StationLink(Kept, "青柳警察署", Area.Kushiro, new DayRange(FirstOfApril, null)),
            ],
        };

    /// <summary>All that the guideline wants decided, of whatever kind.</summary>
    public static EstablishmentDetails Details(DateOnly consulted) =>
        new()
        {
            Grounds = [UnitGround.Unity],
            OtherKindsFallShort = "商店主の多くが管内に居住していない",
            WhyEffective = "商店会を単位とすると出席が得られる",
            Consultation = Consultation(ConsultationKind.Establishment, consulted),
        };

    public static Consultation Consultation(ConsultationKind kind, DateOnly day) =>
        new(kind, "連絡協議会について", day, ConsultationCounterpart.Of(Area.Kushiro).Office);

    public static RosterEntry Entry(
        string officer,
        string rank = "巡査",
        Role role = Role.OperatingOfficer,
        string unit = "古浜交番",
        DateOnly? from = null,
        DateOnly? to = null
    ) => new(new OfficerId(officer), $"試験 {officer}", rank, role, unit, new DayRange(from ?? Start, to));

    public static Member Member(string id, CommissionTerm term) =>
        new()
        {
            Id = new MemberId(id),
            Name = $"試験 {id}",
            Commissions = [new Commission(CommissionKind.New, term)],
        };
}
