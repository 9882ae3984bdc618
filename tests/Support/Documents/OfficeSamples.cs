using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Handovers;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Support.Documents;

/// <summary>What goes from office to office, small and large.</summary>
internal static class OfficeSamples
{
    private static readonly HalfYear Half = HalfYear.Of(new DateOnly(2026, 4, 1));

    public static PackageCover Cover(string size) =>
        new(
            "中央警察署",
            Route.From(
                Office.Of(new StationId("S1"), size == FormSamples.Extreme ? FormSamples.Long(39) : "中央警察署"),
                size == FormSamples.Minimal ? Area.Sapporo : Area.Kushiro
            ),
            FormSamples.Today,
            size == FormSamples.Minimal ? null : Chief(size),
            Package(size),
            size == FormSamples.Extreme ? [new DateOnly(2027, 3, 31), new DateOnly(2027, 4, 1)] : [Half.Last],
            size == FormSamples.Extreme ? FormSamples.Long(100) : ""
        );

    public static CallList Calls(string size) =>
        new(
            FormSamples.CouncilOf(size).Council.Name,
            FormSamples.Today,
            [.. FormSamples.CouncilOf(size).Members.Select(m => new Absentee(m, null))],
            FormSamples.Today
        );

    public static DismissalLetter Dismissal(string size) =>
        new(
            new MemberId("M1"),
            size == FormSamples.Extreme ? FormSamples.HardNames[3] : "阿寒 一",
            FormSamples.CouncilOf(size).Council.Name,
            new Dismissal(FormSamples.Today, size == FormSamples.Minimal ? DismissalReason.OtherSpecialReason : DismissalReason.MovedAway)
            {
                Letter = size == FormSamples.Minimal ? LetterReturn.NotNeeded : LetterReturn.Outstanding,
            },
            World.CentralFacts.Council.AnsweringOn(FormSamples.Today),
            size == FormSamples.Minimal ? null : Chief(size),
            FormSamples.Today
        );

    public static HandoverSheet Handover(string size)
    {
        var facts = FormSamples.CouncilOf(size) with { Feedback = size == FormSamples.Minimal ? [] : World.EastFacts.Feedback };
        var posts = new HashSet<Responsible> { Responsible.LeadOfficer, Responsible.OperatingOfficers };
        return new HandoverSheet(HandoverPaper.Of(facts, posts, FormSamples.Today, ObligationRules.Default), World.Lead.Title);
    }

    private static RosterEntry Chief(string size) =>
        World.CentralFacts.Roster.First(r => r.Role == Role.StationChief) with
        {
            Name = size == FormSamples.Extreme ? FormSamples.HardNames[1] : World.StationChief.Name,
        };

    private static HalfYearPackage Package(string size) =>
        new(
            new StationId("S1"),
            Half,
            Half.Last,
            size switch
            {
                FormSamples.Minimal => [],
                FormSamples.Usual =>
                [
                    new CouncilHalf(World.Central, "中央交番連絡協議会") { Records = [MeetingSamples.Body(size).Header] },
                    new CouncilHalf(World.East, "東駐在所連絡協議会") { Unrecorded = [new DateOnly(2026, 9, 18)] },
                ],
                _ =>
                [
                    .. Enumerable
                        .Range(1, 40)
                        .Select(i => new CouncilHalf(new CouncilId($"C{i:00}"), $"{i}{FormSamples.Long(38)}")
                        {
                            Records = i % 3 == 0 ? [] : [MeetingSamples.Body(size).Header],
                            Unreported = i % 2 == 0 ? [MeetingSamples.Body(size).Header.Id] : [],
                        }),
                ],
            }
        );
}
