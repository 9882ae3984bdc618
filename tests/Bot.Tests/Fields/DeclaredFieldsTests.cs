using KobanBot.Bot.Features.Meetings.Planning;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Import;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Tests.Fields;

/// <summary>Every property of a record that people enter is a field, or says why it is none.</summary>
public sealed class DeclaredFieldsTests
{
    private static readonly Dictionary<string, string> NoFields = new(StringComparer.Ordinal)
    {
        ["MeetingPlan.Year"] = "Chosen by the button that opens the card.",
        ["MeetingPlan.Version"] = "Counted by the rule.",
        ["MeetingPlan.Meetings"] = "Each is a form of its own.",
    };

    [Fact]
    public void Every_property_of_a_planned_meeting_is_a_field() => Missing(PlanFields.OfMeeting).ShouldBeEmpty();

    [Fact]
    public void Every_property_of_a_plan_is_a_field_or_has_a_reason() => Missing(PlanFields.OfPlan).ShouldBeEmpty();

    /// <summary>The positive control: with a field left out, its property is named.</summary>
    [Fact]
    public void A_property_without_a_field_is_noticed() =>
        Missing([.. PlanFields.OfMeeting.Where(f => f.Property != nameof(PlannedMeeting.Place))]).ShouldBe(["PlannedMeeting.Place"]);

    [Fact]
    public void Ids_are_distinct_and_columns_exist()
    {
        PlanFields.OfMeeting.Select(f => f.Id).Concat(PlanFields.OfPlan.Select(f => f.Id)).ShouldBeUnique();

        PlanFields
            .OfMeeting.Select(f => f.Column)
            .Concat(PlanFields.OfPlan.Select(f => f.Column))
            .ShouldAllBe(c => c != null && (c.Reason != null || ImportFiles.MeetingPlans.Columns.Contains(c.Name)));
    }

    private static List<string> Missing<T>(IReadOnlyList<Field<T>> fields)
        where T : class => Properties.WithoutField<T>(fields.Select(f => f.Property), NoFields);
}
