using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Appointments;

/// <summary>会議を記録 beside an appointment in Outlook: a form prefilled from the appointment, saved into the draft that the chat goes on with.</summary>
internal sealed class AppointmentFlow : IFlow
{
    public const string Open = "appointment.open";
    public const string Save = "appointment.save";

    public IReadOnlyList<Verb> Verbs =>
        [new Reads(Open, OpenAsync) { Rights = CouncilRights.Edit }, Changes.Council(Save, CouncilRights.Edit, SaveAppointment.Decide)];

    public IReadOnlyList<Effect> Effects =>
        [
            // The person; the council, and each officer on its roster of the day whose address may be among those who are invited.
            new(Open, "1/0, 2/0, 6/0"),
            new(Save, "2/1") { Writes = ["council.draft"], Audits = ["record.appointment"] },
        ];

    private static async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        var councils = Access.CouncilsOf(step.Officer, step.Today);
        var chosen = step.Data.Text(Buttons.CouncilKey);
        return chosen.Length > 0 ? await FormAsync(new CouncilId(chosen))
            : councils.Count == 1 ? await FormAsync(councils[0].Id)
            : councils.Count == 0 ? CouncilPicker.NoCouncil(step)
            : Reply.Pane(
                new PaneView
                {
                    Sentence = "どの連絡協議会の会議ですか。選択してください。",
                    Councils = [.. councils.Select(c => new PaneChoice(c.Id.Value, c.Name))],
                }
            );

        Task<Reply> FormAsync(CouncilId council) =>
            at.CouncilAsync(council, async (sitting, token) => await ShowAsync(at, sitting, token), cancellation);
    }

    private static async Task<Reply> ShowAsync(Reading reading, Sitting at, CancellationToken cancellation)
    {
        var inputs = AppointmentInputs.Of(at.Data);
        var read = inputs.Read;
        if (AppointmentDrafts.Of(at.Facts, read.Date) is { State: DraftState.AwaitingLead })
        {
            return Reply.Pane(new PaneView { Sentence = AppointmentWords.Awaiting });
        }

        var day = read.Date ?? at.Today;
        List<RosterEntry> roster = [.. at.Facts.OperatingOn(day), .. at.Facts.SupervisorsOn(day, at.Step.Rules.Guideline)];
        var officers = inputs.People.Count == 0 ? [] : await reading.OfficersAsync(roster.Select(r => r.Officer), cancellation);
        return Reply.Pane(AppointmentPane.Opened(at, inputs, [.. officers.Where(inputs.Invites).Select(o => o.Id)]));
    }
}
