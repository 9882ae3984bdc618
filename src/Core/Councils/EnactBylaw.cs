using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>会則等の制定 as the section enters it (記 第2-1). 協議 is due beforehand; that it is missing or late is a finding and blocks nothing.</summary>
/// <param name="Id">Of the entry; the same id corrects it.</param>
public sealed record EnactBylaw(string Id, string Title, DateOnly Enacted)
{
    /// <summary>For which council of the station; null for all.</summary>
    public CouncilId? Council { get; init; }

    /// <summary>会長 and the like, where the bylaws provide for one (要綱 第4-5 knows the lead officer alone).</summary>
    public string ChairTitle { get; init; } = "";

    /// <summary>廃止日; null while it is in force.</summary>
    public DateOnly? Ended { get; init; }

    public DateOnly? ConsultedOn { get; init; }

    public string ConsultationResult { get; init; } = "";

    public Outcome<Bylaw> Decide(OfficeFacts office, DateOnly today)
    {
        if (office.Station is not { } station)
        {
            return new Refusal("bylaw.no-station");
        }

        if (Title.Length == 0)
        {
            return new Refusal("bylaw.title-missing") { Property = nameof(Title) };
        }

        if (Council is { } council && office.Directory.Councils.All(c => c.Id != council))
        {
            return new Refusal("bylaw.unknown-council") { Property = nameof(Council) };
        }

        if (Ended < Enacted)
        {
            return new Refusal("bylaw.ended-before-enacted", JapaneseDate.Long(Enacted)) { Property = nameof(Ended) };
        }

        if (ConsultedOn > today)
        {
            return new Refusal("council.consulted-in-future") { Property = nameof(ConsultedOn) };
        }

        if (ConsultedOn is null && ConsultationResult.Length > 0)
        {
            return new Refusal("council.consulted-when") { Property = nameof(ConsultedOn) };
        }

        var before = office.Bylaws.FirstOrDefault(b => b.Id == Id);
        return new Bylaw
        {
            Id = Id,
            Title = Title,
            Station = station.Id,
            Council = Council,
            Enacted = Enacted,
            Ended = Ended,
            ChairTitle = ChairTitle.Length > 0 ? ChairTitle : null,
            Consultation = Consulted(station, before?.Consultation),
        };
    }

    private Consultation? Consulted(Station station, Consultation? before) =>
        ConsultedOn is { } day && new StationIndex([station]).CounterpartOf(station.Id, day) is { } counterpart
            ? new Consultation(ConsultationKind.Bylaw, Title, day, counterpart.Office)
            {
                Result = ConsultationResult,
                ExceptionByHeadquarters = before?.ExceptionByHeadquarters ?? "",
            }
            : null;
}
