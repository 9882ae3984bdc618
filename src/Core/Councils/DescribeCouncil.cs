using KobanBot.Core.Facts;

namespace KobanBot.Core.Councils;

/// <summary>設置の記録: what was decided when a council was set up, as the section enters it. Nothing of it is required, at any time.</summary>
public sealed record CouncilDescription
{
    /// <summary>区域 of a part of a beat.</summary>
    public string AreaText { get; init; } = "";

    /// <summary>目的 of a 職種等連絡協議会.</summary>
    public string Purpose { get; init; } = "";

    public SpecialPurposeExample? Example { get; init; }

    public string OtherKindsFallShort { get; init; } = "";

    public string WhyEffective { get; init; } = "";

    /// <summary>Set where a 職種等連絡協議会 stands in for the 所管区連絡協議会 (記 第2-2(2)).</summary>
    public ExceptionArea? ExceptionArea { get; init; }

    public string ExceptionReason { get; init; } = "";

    public IReadOnlyList<UnitGround> Grounds { get; init; } = [];

    public string GroundsText { get; init; } = "";

    public bool FollowsGroupOperation { get; init; }

    /// <summary>The day of the 協議 before it was set up; null while none is entered.</summary>
    public DateOnly? ConsultedOn { get; init; }

    public string ConsultationResult { get; init; } = "";

    public static CouncilDescription Of(Council council)
    {
        var details = council.Establishment ?? new EstablishmentDetails();
        return new()
        {
            AreaText = council.AreaText ?? "",
            Purpose = council.Purpose ?? "",
            Example = details.Example,
            OtherKindsFallShort = details.OtherKindsFallShort,
            WhyEffective = details.WhyEffective,
            ExceptionArea = details.ExceptionArea,
            ExceptionReason = details.ExceptionReason,
            Grounds = details.Grounds,
            GroundsText = details.GroundsText,
            FollowsGroupOperation = details.FollowsGroupOperation,
            ConsultedOn = details.Consultation?.Day,
            ConsultationResult = details.Consultation?.Result ?? "",
        };
    }
}

/// <summary>Enters or corrects 設置の記録 (要綱 第3, 記 第2-2). The counterpart of the 協議 is derived, never entered (H10).</summary>
public sealed record DescribeCouncil(CouncilDescription As)
{
    public Outcome<Council> Decide(CouncilFacts facts, DateOnly today)
    {
        if (As.ConsultedOn > today)
        {
            return new Refusal("council.consulted-in-future") { Property = nameof(CouncilDescription.ConsultedOn) };
        }

        if (As.ConsultedOn is null && As.ConsultationResult.Length > 0)
        {
            return new Refusal("council.consulted-when") { Property = nameof(CouncilDescription.ConsultedOn) };
        }

        // H7. What else cannot be is a matter of the organisation's data, which this does not mend: it is shown, and blocks nothing here.
        return facts.Council.Kind == CouncilKind.Split && As.AreaText.Length == 0
            ? new Refusal("council.split-area-missing") { Property = nameof(CouncilDescription.AreaText) }
            : Onto(facts.Council);
    }

    private Council Onto(Council council) =>
        council with
        {
            AreaText = OrNull(As.AreaText),
            Purpose = OrNull(As.Purpose),
            Establishment = (council.Establishment ?? new EstablishmentDetails()) with
            {
                Example = As.Example,
                OtherKindsFallShort = As.OtherKindsFallShort,
                WhyEffective = As.WhyEffective,
                ExceptionArea = As.ExceptionArea,
                ExceptionReason = As.ExceptionReason,
                Grounds = As.Grounds,
                GroundsText = As.GroundsText,
                FollowsGroupOperation = As.FollowsGroupOperation,
                Consultation = Consultations.Of(
                    council,
                    ConsultationKind.Establishment,
                    As.ConsultedOn,
                    As.ConsultationResult,
                    council.Establishment?.Consultation
                ),
            },
        };

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}

/// <summary>協議 as a section enters it: day and result.</summary>
public static class Consultations
{
    /// <param name="before">What was stored: what 警察本部 has allowed stays.</param>
    public static Consultation? Of(Council council, ConsultationKind kind, DateOnly? day, string result, Consultation? before)
    {
        if (day is not { } on)
        {
            return null;
        }

        // Of a day before the council's stations are known, the one that is known first is asked.
        var counterpart = CouncilStations.CounterpartOf(council, on) ?? CouncilStations.CounterpartOf(council, council.Established);
        return counterpart is null
            ? before
            : new Consultation(kind, council.Name, on, counterpart.Office)
            {
                Result = result,
                ExceptionByHeadquarters = before?.ExceptionByHeadquarters ?? "",
            };
    }
}
