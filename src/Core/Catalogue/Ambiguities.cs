using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Catalogue;

/// <summary>
/// What the guideline leaves open, and what the product does about it (RULES 2.4) unless <see cref="GuidelineSettings"/> say otherwise.
/// </summary>
public static class Ambiguities
{
    // csharpier-ignore - a table: one question, two lines.
    public static IReadOnlyList<Ambiguity> All { get; } =
    [
        new("A1", "Which half-years are meant?",
            "April to September and October to March.", [nameof(HalfYear), nameof(HalfYearDivision)]),
        new("A2", "Is the 10th the day of dispatch or of arrival?",
            "Dispatch by the station, aimed at three working days earlier where the area passes it on.", [nameof(StationObligations)]),
        new("A3", "Which Form 2 goes with the package of 10 April?",
            "That of 1 April.", [nameof(HalfYearPackage)]),
        new("A4", "Does the majority rule hold for special-purpose councils?",
            "The numbers are shown for information, and do not warn.", [nameof(MemberReview)]),
        new("A5", "The majority of whom?",
            "Of those in office on the day; vacancies do not count.", [nameof(Composition)]),
        new("A6", "How does a person in two categories count?",
            "Once.", [nameof(Composition)]),
        new("A7", "When does an additional member's term end?",
            "With the council's common term, unless entered otherwise; from 1 April two years.", [nameof(CommissionMember), nameof(Terms)]),
        new("A8", "Does the rest of a predecessor's term count as long service?",
            "Years and terms are both shown, with a word on replacements.", [nameof(Service)]),
        new("A9", "Residence or workplace, or both, outside of the beat?",
            "The tie that made the person eligible is gone; the officer says which.", [nameof(DismissalReview), nameof(DismissalGrounds)]),
        new("A10", "From when is a member in office?",
            "By the dates of the term, whether or not the letter was handed over.", [nameof(Commission), nameof(Member), nameof(CouncilFacts)]),
        new("A11", "In which year counts a regular meeting that is held late?",
            "In the fiscal year in which it was held.", [nameof(RegularMeetings)]),
        new("A12", "May a meeting be held online or in writing?",
            "How it was held is recorded; it counts where the station says so for that meeting, or by setting.", [nameof(MeetingForm), nameof(RegularMeetings)]),
        new("A13", "Does a merger of stations ask for Form 1 of each council?",
            "No; the council goes on with its history.", [nameof(CouncilObligations)]),
        new("A14", "For which councils does a joint meeting count?",
            "For each of them.", [nameof(RegularMeetings), nameof(JointMeeting)]),
        new("A15", "Who stands between the lead officer and the chief?",
            "The station's section, which enters the day of the report; there are no seals.", [nameof(ReportingChain)]),
        new("A16", "From which rank is an officer a supervisor?",
            "From none: the role is given by name.", [nameof(Role), nameof(Access)]),
        new("A17", "Who answers for an area of a station without a police box?",
            "A beat that the station owns directly.", [nameof(PoliceBoxKind), nameof(Coverage)]),
        new("A18", "Does a council that exists for a part of a fiscal year owe a regular meeting in it?",
            "Yes, if it is set up within the year, or ends in its last month; a setting.", [nameof(RegularMeetings), nameof(MeetingObligations)]),
    ];
}
