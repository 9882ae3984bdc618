using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>協議の種別 (記 第2-1(2), 第2-2(3)).</summary>
public enum ConsultationKind
{
    /// <summary>会則等の制定.</summary>
    Bylaw,

    /// <summary>設置.</summary>
    Establishment,

    /// <summary>廃止.</summary>
    Abolition,
}

/// <summary>協議 with 地域企画課長等, as it took place.</summary>
/// <param name="Subject">件名.</param>
/// <param name="Counterpart">With whom; <see cref="StationIndex.CounterpartOf"/> derives it.</param>
public sealed record Consultation(ConsultationKind Kind, string Subject, DateOnly Day, Office Counterpart)
{
    public string Result { get; init; } = "";

    /// <summary>Why 警察本部 has allowed another counterpart (H10); empty as a rule.</summary>
    public string ExceptionByHeadquarters { get; init; } = "";
}

/// <summary>What has to be consulted about beforehand.</summary>
/// <param name="Station">Whose chief consults; null where the organisation's data does not say.</param>
public sealed record ConsultedEvent(ConsultationKind Kind, StationId? Station, DateOnly Day)
{
    public string Word =>
        Kind switch
        {
            ConsultationKind.Bylaw => "会則等の制定",
            ConsultationKind.Establishment => "設置",
            ConsultationKind.Abolition => "廃止",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public string Clause => Kind == ConsultationKind.Bylaw ? "記 第2-1(2)" : "記 第2-2(3)";
}

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
