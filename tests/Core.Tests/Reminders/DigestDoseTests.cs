using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>How much a chief reads at once: five lines by weight, and of guide values their number.</summary>
public sealed class DigestDoseTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Rung Chief = new(2, Responsible.StationChief);

    [Fact]
    public void Five_matters_of_a_chief_are_five_lines_the_heaviest_first()
    {
        var dose = Of(
            Item(ObligationKind.ChiefReport),
            Item(ObligationKind.MeetingPlan),
            Item(ObligationKind.TermEnd),
            Item(ObligationKind.RegularMeeting),
            Item(ObligationKind.TooFewMembers)
        );

        dose.Chief.Select(l => l.Single().Open!.Obligation.Kind) // An obligation each.
            .ShouldBe([
                ObligationKind.TooFewMembers,
                ObligationKind.RegularMeeting,
                ObligationKind.TermEnd,
                ObligationKind.MeetingPlan,
                ObligationKind.ChiefReport,
            ]);
        dose.More.ShouldBeEmpty();
        dose.Lines.ShouldBe(5);
    }

    [Fact]
    public void Of_more_than_five_each_kind_is_a_line_and_never_more_than_five()
    {
        ObligationKind[] kinds =
        [
            ObligationKind.TooFewMembers,
            ObligationKind.RegularMeeting,
            ObligationKind.TermEnd,
            ObligationKind.MeetingPlan,
            ObligationKind.ChiefReport,
            ObligationKind.MeetingRecord,
            ObligationKind.MemberRoster,
        ];

        var dose = Of([.. kinds.SelectMany(k => Enumerable.Range(0, 3).Select(n => Item(k) with { Key = $"{k}{n}" }))]);

        dose.Chief.Count.ShouldBe(5);
        dose.Chief.ShouldAllBe(l => l.Count == 3);
        dose.More.Count.ShouldBe(6);
        dose.Lines.ShouldBe(6); // Five, and one that counts the rest.
    }

    [Fact]
    public void Guide_values_are_one_number_and_what_one_is_responsible_for_is_read_whole()
    {
        var guide = Item(ObligationKind.ChiefReport, nominal: null);

        var dose = Of(
            guide,
            guide with
            {
                Key = "another",
            },
            Item(ObligationKind.ChiefReport),
            Item(ObligationKind.MeetingRecord) with
            {
                Rung = Rung.First,
            }
        );

        dose.GuideValues.Count.ShouldBe(2);
        dose.Chief.Count.ShouldBe(1);
        dose.Own.Count.ShouldBe(1);
        dose.Lines.ShouldBe(3);
    }

    private static DigestDose Of(params IReadOnlyList<DigestItem> items) => DigestDose.Asked(new Digest(Today, items, [], Ledger.Empty));

    private static DigestItem Item(ObligationKind kind, string? nominal = "2026-11-20") =>
        new()
        {
            Key = $"{kind}",
            Section = DigestSection.Overdue,
            Stage = new ReminderStage("E2", Today),
            Rung = Chief,
            Open = new OpenItem(
                new Obligation
                {
                    Kind = kind,
                    Council = new Core.Organisation.CouncilId("C1"),
                    Subject = "",
                    Period = "",
                    Since = Today.AddDays(-30),
                    Target = Today.AddDays(-4),
                    Nominal = nominal is null ? null : DateOnly.Parse(nominal, System.Globalization.CultureInfo.InvariantCulture),
                    Sentence = "",
                },
                "試験",
                [],
                Area: null,
                []
            ),
        };
}
