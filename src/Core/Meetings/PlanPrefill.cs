using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Meetings;

/// <summary>What a draft takes from the planned regular meeting, and gives back when it turns out to be another one.</summary>
public static class PlanPrefill
{
    /// <summary>
    /// The draft after its kind was changed to 臨時会議: what came from the plan and was not edited goes, what was typed stays. Null when the
    /// plan has no part in it.
    /// </summary>
    public static MeetingDraft? Without(CouncilFacts facts, MeetingDraft before, MeetingContent typed)
    {
        if (
            before is not { FromPlan: { } day, Revises: null, Content.Kind: not MeetingKind.Extraordinary }
            || typed.Kind != MeetingKind.Extraordinary
        )
        {
            return null;
        }

        var planned = Planned(facts, day);
        var shown = before.Content;
        return before with
        {
            FromPlan = null,
            Content = typed with
            {
                Date = typed.Date == day && shown.Date == day ? null : typed.Date,
                Start = typed.Start == planned?.Start && shown.Start == planned?.Start ? null : typed.Start,
                Place = typed.Place == planned?.Place && shown.Place == planned?.Place ? "" : typed.Place,
                Topics =
                [
                    .. typed.Topics.Where(t =>
                        t.Result.Length > 0 || !(planned?.Topics ?? []).Any(p => p.Category == t.Category && p.Title == t.Title)
                    ),
                ],
            },
        };
    }

    /// <summary>The draft after it was changed back to 定期会議 with no day entered meanwhile; null when there is nothing to take over.</summary>
    public static MeetingDraft? Again(
        CouncilFacts facts,
        MeetingDraft before,
        MeetingContent typed,
        DateOnly today,
        ObligationSettings settings
    ) =>
        before is { FromPlan: null, Revises: null, Content.Kind: MeetingKind.Extraordinary }
        && typed is { Kind: MeetingKind.Regular, Date: null }
        && RecordMeeting.NextPlanned(facts, today, settings) is { } planned
            ? before with
            {
                FromPlan = planned.Date,
                Content = typed with
                {
                    Date = planned.Date,
                    Start = typed.Start ?? planned.Start,
                    Place = typed.Place.Length > 0 ? typed.Place : planned.Place,
                    Topics = typed.Topics.Count > 0 ? typed.Topics : TopicsOf(planned),
                },
            }
            : null;

    public static IReadOnlyList<Topic> TopicsOf(PlannedMeeting? planned) =>
        [.. (planned?.Topics ?? []).Select((t, i) => new Topic($"p{i + 1}", t.Category, t.Title, ""))];

    /// <summary>Both show the same: neither was touched, and the plan has not changed in between.</summary>
    public static bool IsSame(MeetingDraft one, MeetingDraft other) =>
        one.FromPlan == other.FromPlan
        && (one.Content.Kind, one.Content.Date, one.Content.Start, one.Content.Place)
            == (other.Content.Kind, other.Content.Date, other.Content.Start, other.Content.Place)
        && one.Content.Topics.SequenceEqual(other.Content.Topics);

    private static PlannedMeeting? Planned(CouncilFacts facts, DateOnly day) =>
        facts.Plans.SelectMany(p => p.Meetings).FirstOrDefault(m => m.Date == day);
}
