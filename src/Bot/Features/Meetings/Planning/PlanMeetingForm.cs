using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Planning;

/// <summary>What was typed into the card of 開催計画.</summary>
internal sealed record PlanMeetingForm
{
    private static readonly PlannedMeeting NoMeeting = new() { Date = default };

    private PlanMeetingForm(PlannedMeeting? meeting, MeetingPlan plan, FormState state) => (Meeting, Plan, State) = (meeting, plan, state);

    /// <summary>Null when the form for a meeting was left empty.</summary>
    public PlannedMeeting? Meeting { get; }

    /// <summary>What the year takes into account; of its meetings it knows nothing.</summary>
    public MeetingPlan Plan { get; }

    /// <summary>Everything as typed, with the errors, for drawing the card again.</summary>
    public FormState State { get; }

    public static PlanMeetingForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var meeting = PlanFields.OfMeeting.Aggregate(NoMeeting, (m, field) => field.Read(fields, m));
        var plan = PlanFields.OfPlan.Aggregate(
            new MeetingPlan
            {
                Year = default,
                Version = 0,
                Meetings = [],
            },
            (p, field) => field.Read(fields, p)
        );

        var isDated = meeting.Date != NoMeeting.Date;
        if (!isDated && !IsEmpty(data, meeting) && !fields.Errors.ContainsKey(PlanFields.Date.Id))
        {
            fields.Fail(PlanFields.Date.Id, "開催予定日を入力してください。");
        }

        return new PlanMeetingForm(fields.Errors.Count == 0 && isDated ? meeting : null, plan, fields.State());
    }

    private static bool IsEmpty(CardData data, PlannedMeeting meeting) =>
        PlanFields.OfMeeting.Where(f => f != PlanFields.Date).All(f => f.Print(meeting).Length == 0)
        && data.Text(PlanMeetingFlow.ReplacesKey).Length == 0;
}
