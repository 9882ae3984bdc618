using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

public static class ConsultationReview
{
    /// <summary>あらかじめ協議すること: up to the day itself. A late one is kept as it was.</summary>
    public static IEnumerable<Finding> OfDuty(ConsultedEvent consulted, Consultation? consultation, StationIndex stations)
    {
        if (consultation is null)
        {
            var derived = consulted.Station is { } station ? stations.CounterpartOf(station, consulted.Day) : null;
            yield return new Finding(
                FindingLevel.WarnPlus,
                "council.consultation-missing",
                $"{consulted.Word}前の{derived?.Title ?? "地域企画課長等"}との協議が未記入です。",
                consulted.Clause
            );
        }
        else if (consultation.Day > consulted.Day)
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "council.consultation-late",
                $"協議日（{JapaneseDate.WithoutWeekday(consultation.Day)}）が{consulted.Word}の日（{JapaneseDate.WithoutWeekday(consulted.Day)}）より後です。",
                consulted.Clause
            );
        }
    }

    /// <summary>H10, by the station's area on the day of the consultation, which may have been another one than on the day of the event.</summary>
    public static IEnumerable<Finding> OfCounterpart(StationId? station, Consultation? consultation, StationIndex stations) =>
        consultation is null || station is not { } at
            ? []
            : DerivedWayReview.OfCounterpart(
                stations.CounterpartOf(at, consultation.Day),
                consultation.Counterpart,
                consultation.ExceptionByHeadquarters
            );
}
