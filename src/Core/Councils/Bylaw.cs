using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>会則等 (記 第2-1(1)): a station chief may enact them. A council without any lacks nothing.</summary>
public sealed record Bylaw
{
    public required string Title { get; init; }

    /// <summary>Whose chief enacted it.</summary>
    public required StationId Station { get; init; }

    /// <summary>For which council; null for all of the station.</summary>
    public CouncilId? Council { get; init; }

    public required DateOnly Enacted { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>The local office that it provides for, 会長 for example; the guideline itself knows none.</summary>
    public string? ChairTitle { get; init; }

    public Consultation? Consultation { get; init; }

    public bool InForceOn(DateOnly day) => day >= Enacted && !(day > Ended);
}

public static class Bylaws
{
    public static IReadOnlyList<Finding> Review(Bylaw bylaw, StationIndex stations, GuidelineSettings settings)
    {
        var findings = new List<Finding>();
        if (bylaw.Ended < bylaw.Enacted)
        {
            findings.Add(
                new(
                    FindingLevel.Hard,
                    "council.bylaw-dates",
                    $"廃止日（{JapaneseDate.WithoutWeekday(bylaw.Ended.Value)}）が制定日（{JapaneseDate.WithoutWeekday(bylaw.Enacted)}）より前です。",
                    "記 第2-1(1)"
                )
            );
        }

        if (bylaw.Enacted >= settings.InForceSince)
        {
            var enactment = new ConsultedEvent(ConsultationKind.Bylaw, bylaw.Station, bylaw.Enacted);
            findings.AddRange(ConsultationReview.OfDuty(enactment, bylaw.Consultation, stations));
            findings.AddRange(ConsultationReview.OfCounterpart(bylaw.Station, bylaw.Consultation, stations));
        }

        return findings;
    }

    /// <summary>Those of a council on a day: its own, and those of its station for all councils.</summary>
    public static IReadOnlyList<Bylaw> For(Council council, IEnumerable<Bylaw> bylaws, StationIndex stations, DateOnly day) =>
        [
            .. bylaws.Where(b =>
                b.InForceOn(day)
                && (
                    b.Council is { } only
                        ? only == council.Id
                        : council.StationOn(day) is { } at && stations.Answering(b.Station, day)?.Id == at.Station
                )
            ),
        ];

    /// <summary>
    /// 主宰 (要綱 第4-5) is the lead officer's. A chair stands beside him or her only where a bylaw in force provides one: the title, else
    /// null.
    /// </summary>
    public static string? ChairTitle(IEnumerable<Bylaw> inForce) => inForce.Select(b => b.ChairTitle).FirstOrDefault(t => t is not null);
}
