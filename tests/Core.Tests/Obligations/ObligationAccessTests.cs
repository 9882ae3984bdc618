using KobanBot.Core.Councils;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>Role × kind: who marks what as done.</summary>
public sealed class ObligationAccessTests
{
    private static readonly CouncilAccess Officer = new()
    {
        Read = true,
        Edit = true,
        Operates = true,
    };

    private static readonly CouncilAccess Section = new() { Read = true, Section = true };

    /// <summary>Edits while the post of the lead officer is vacant, and is no operating officer.</summary>
    private static readonly CouncilAccess VacantSection = Section with { Edit = true, OnBehalf = true };

    private static readonly CouncilAccess Supervisor = new() { Read = true, Supervises = true };

    private static readonly CouncilAccess Chief = Supervisor with { Chief = true };

    private static readonly CouncilAccess SectionChief = Section with { Supervises = true };

    /// <summary>O 運営担当者, S 地域課, K 地域課長, C 署長, P 地域警察幹部; a kind that is missing ends only with the facts.</summary>
    private static readonly Dictionary<ObligationKind, string> May = new()
    {
        [ObligationKind.OperationListCorrection] = "SKC",
        [ObligationKind.HalfYearSubmission] = "SKC",
        [ObligationKind.OperationListAnnual] = "SKC",
        [ObligationKind.MeetingNotice] = "OSKC",
        [ObligationKind.GuestSelection] = "SKCP",
        [ObligationKind.MeetingRecord] = "OSKC",
        [ObligationKind.AbsenteeContact] = "OSKC",
        [ObligationKind.LongRunningReview] = "OSKC",
        [ObligationKind.TermEnd] = "SKC",
        [ObligationKind.MemberRoster] = "SKC",
        [ObligationKind.MemberVacancy] = "SKC",
        [ObligationKind.EstablishmentSlip] = "SKC",
        [ObligationKind.MemberVisit] = "OSKC",
    };

    [Fact]
    [Trait("Rule", "H1")]
    public void Whose_post_is_in_the_chain_marks_it_and_the_section_and_the_chiefs_mark_all_that_can_be()
    {
        foreach (var kind in Enum.GetValues<ObligationKind>())
        {
            var expected = May.GetValueOrDefault(kind, "");

            Of(kind, Officer).ShouldBe(expected.Contains('O'), $"{kind} officer");
            Of(kind, Section).ShouldBe(expected.Contains('S'), $"{kind} section");
            Of(kind, VacantSection).ShouldBe(expected.Contains('S'), $"{kind} section on behalf");
            Of(kind, SectionChief).ShouldBe(expected.Contains('K'), $"{kind} section chief");
            Of(kind, Chief).ShouldBe(expected.Contains('C'), $"{kind} station chief");
            Of(kind, Supervisor).ShouldBe(expected.Contains('P'), $"{kind} supervisor");
            Of(kind, CouncilAccess.None).ShouldBeFalse($"{kind} nobody");
            Of(kind, new CouncilAccess { Read = true }).ShouldBeFalse($"{kind} reader");
        }
    }

    [Fact]
    [Trait("Rule", "H1")]
    [Trait("Rule", "H10")]
    public void What_the_area_headquarters_passes_on_is_nobodys_of_the_station()
    {
        var leg = Obligation(ObligationKind.EstablishmentSlip) with { Leg = 2, Subject = "established/area" };
        var done = new Fulfilment(leg.Kind, leg.Subject, "", Day, "送付", Lead);

        ObligationAccess.MayMarkDone(SectionChief, leg).ShouldBeFalse();
        ObligationAccess.MayWithdraw(SectionChief, done).ShouldBeFalse();
        ObligationAccess.MayWithdraw(SectionChief, done with { Subject = "established" }).ShouldBeTrue();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public void Whoever_marks_may_take_it_back()
    {
        var done = new Fulfilment(ObligationKind.MemberRoster, "2026-04-01", "", Day, "紙で作成", Lead);

        ObligationAccess.MayWithdraw(Section, done).ShouldBeTrue();
        ObligationAccess.MayWithdraw(Officer, done).ShouldBeFalse();
    }

    [Fact]
    public void A_measure_is_entered_by_those_who_run_the_council_and_by_the_section()
    {
        ObligationAccess.MayAct(Officer, ObligationKind.MeasureNotice).ShouldBeTrue();
        ObligationAccess.MayAct(Section, ObligationKind.MeasureNotice).ShouldBeTrue();
        ObligationAccess.MayAct(Supervisor, ObligationKind.MeasureNotice).ShouldBeFalse();
    }

    private static bool Of(ObligationKind kind, CouncilAccess access) => ObligationAccess.MayMarkDone(access, Obligation(kind));

    private static Obligation Obligation(ObligationKind kind) =>
        new()
        {
            Kind = kind,
            Council = new CouncilId("C0101"),
            Subject = "",
            Period = "",
            Since = Day,
            Target = Day,
            Sentence = "",
        };
}
