using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Appointments;

/// <summary>Draws the form of the page: the same fields as step 1 of the wizard, and who of the police took part.</summary>
internal static class AppointmentPane
{
    public const string Officers = "officers";
    public const string Supervisors = "supervisors";

    /// <summary>As the appointment fills it; what a draft of that day holds already stays.</summary>
    public static PaneView Opened(Sitting at, AppointmentInputs inputs, IReadOnlyList<OfficerId> invited)
    {
        var read = inputs.Read;
        var stored = AppointmentDrafts.Of(at.Facts, read.Date);
        var draft =
            stored
            ?? AppointmentDrafts.Start(
                at.Facts,
                AppointmentDrafts.Filled(new MeetingContent { Kind = MeetingKind.Regular, Date = read.Date }, read),
                at.Officer,
                at.Now,
                MeetingId.None
            );
        var content = AppointmentDrafts.Filled(draft.Content, read);
        var attendance = content.Attendance;
        var shown = content with
        {
            Attendance = attendance with
            {
                Officers = attendance.Officers ?? invited,
                Supervisors = attendance.Supervisors.Count > 0 ? attendance.Supervisors : invited,
            },
        };
        return new PaneView
        {
            Sentence = AppointmentWords.Check,
            Notes =
            [
                .. stored is { IsBegun: true } ? [AppointmentWords.Joins(When(stored.Content))] : Array.Empty<string>(),
                // A place of the plan stands in for one that the appointment lacks.
                .. read.Notes.Where(n => n != AppointmentNote.NoPlace || content.Place.Length == 0).Select(AppointmentWords.Of),
                .. stored is null && draft.FromPlan is not null ? [AppointmentWords.Planned] : Array.Empty<string>(),
                .. inputs.People.Count > 0 ? [AppointmentWords.People(inputs.People.Count, invited.Count)] : Array.Empty<string>(),
            ],
            Form = Form(at, stored, shown, Typed(at.Data)),
        };
    }

    /// <summary>What stands on the page already, when another council or day is chosen there; who took part is asked of the new day.</summary>
    private static FormState Typed(CardData data) =>
        data.Has(BasicsFields.Kind.Id) ? FormState.Clean with { Typed = data.Without([Officers, Supervisors]).Typed } : FormState.Clean;

    /// <summary>The form once more, with everything as it was typed.</summary>
    public static PaneView Again(Sitting at, MeetingDraft? into, MeetingContent shown, FormState form, string sentence) =>
        new() { Sentence = sentence, Form = Form(at, into, shown, form) };

    public static string When(MeetingContent content) => MeetingWords.When(content.Kind, content.Date);

    private static PaneForm Form(Sitting at, MeetingDraft? into, MeetingContent shown, FormState form)
    {
        var day = shown.Date ?? at.Today;
        return new PaneForm(
            at.Council.Name,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Buttons.CouncilKey] = at.Council.Id.Value,
                [Buttons.FlowKey] = into?.Id.Value ?? "",
                [Buttons.VersionKey] = $"{into?.Version ?? 0}",
                [Buttons.CommandKey] = at.Draw().Command.ToString("N"),
            },
            [
                .. BasicsFields.All.Select(f => f.Draw(form, shown)).Select(drawn => Of(drawn, form)).OfType<PaneField>(),
                .. Ticks(Officers, "出席した運営担当者", at.Facts.OperatingOn(day), shown.Attendance.Officers ?? [], form),
                .. Ticks(
                    Supervisors,
                    "出席した地域警察幹部",
                    at.Facts.SupervisorsOn(day, at.Step.Rules.Guideline),
                    shown.Attendance.Supervisors,
                    form
                ),
            ]
        );
    }

    /// <summary>A field as a card draws it: the input, and what stands below in small type.</summary>
    private static PaneField? Of(IReadOnlyList<AdaptiveElement> drawn, FormState form) =>
        Of(drawn[0], form) is { } field
            ? field with
            {
                Hint = drawn.OfType<AdaptiveTextBlock>().LastOrDefault(t => t.IsSubtle == true)?.Text,
            }
            : null;

    /// <summary>An input of a card as a field of the page; null for what is no input.</summary>
    private static PaneField? Of(AdaptiveElement element, FormState form) =>
        element switch
        {
            AdaptiveDateInput { Id: { } id } date => Field(id, date.Label, "date", date.Value, form),
            AdaptiveTimeInput { Id: { } id } time => Field(id, time.Label, "time", time.Value, form),
            AdaptiveTextInput { Id: { } id } text => Field(id, text.Label, "text", text.Value, form),
            AdaptiveChoiceSetInput { Id: { } id } choice => Field(id, choice.Label, "choice", choice.Value, form) with
            {
                Choices = [.. choice.Choices.Select(c => new PaneChoice(c.Value, c.Title))],
            },
            _ => null,
        };

    private static IEnumerable<PaneField> Ticks(
        string id,
        string label,
        IReadOnlyList<RosterEntry> roster,
        IReadOnlyList<OfficerId> ticked,
        FormState form
    )
    {
        if (roster.Count > 0)
        {
            var stored = string.Join(',', roster.Select(r => r.Officer).Where(ticked.Contains));
            yield return Field(id, label, "ticks", form.Value(id, stored), form) with
            {
                Choices = [.. roster.Select(r => new PaneChoice(r.Officer.Value, r.Title))],
            };
        }
    }

    private static PaneField Field(string id, string? label, string type, string? value, FormState form) =>
        new(id, label ?? "", type, value ?? "") { Error = form.Errors.GetValueOrDefault(id) };
}
