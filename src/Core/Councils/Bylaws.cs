using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>What the guideline says of 会則等, and which of them are in force for a council.</summary>
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
