using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

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
