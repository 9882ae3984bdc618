using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Catalogue;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>Reads the inputs of a step into the draft's content.</summary>
internal static class RecordForms
{
    /// <param name="removes">The item that the officer takes out; its form is not read.</param>
    public static (MeetingContent Content, FormState State) Read(OpenDraft open, string? removes = null) =>
        Read(open, open.At.Data, removes);

    /// <summary>A step that was left with errors, as if it were sent again.</summary>
    public static (MeetingContent Content, FormState State) Read(OpenDraft open, TypedStep typed) =>
        Read(
            open,
            CardData.Of(
                typed.Item is { } item
                    ? new Dictionary<string, string>(typed.Inputs, StringComparer.Ordinal) { [RecordVerbs.ItemKey] = item }
                    : typed.Inputs
            ),
            removes: null
        );

    private static (MeetingContent Content, FormState State) Read(OpenDraft open, CardData data, string? removes)
    {
        var (at, content) = (open.At, open.Content);
        var newId = $"i{at.Step.Command.Id:N}"[..12];
        if (AlwaysSent(open.Shown) is { } field && !data.Has(field))
        {
            // Not the card of this step: a client leaves out what is empty, but never the choice that always has a value.
            return (content, FormState.Clean);
        }

        return open.Shown switch
        {
            RecordStep.Basics => OnAnotherDay(at, content, BasicsForm.Read(data, content)),
            RecordStep.Attendance => AttendanceForm.Read(data, content, AttendanceOffer.On(content.Date ?? at.Today, open)),
            RecordStep.EarlierFeedback => EarlierFeedbackForm.Read(data, content, RecordMeeting.Earlier(at.Facts, open.Draft)),
            RecordStep.Topics when removes is not null => (
                content with
                {
                    Topics = [.. content.Topics.Where(t => t.Id != removes)],
                    Notices = data.Has(TopicFields.Notices.Id) ? data.Text(TopicFields.Notices.Id) : content.Notices,
                },
                FormState.Clean
            ),
            RecordStep.Topics => TopicsForm.Read(data, content, newId),
            RecordStep.Feedback when removes is not null => (
                content with
                {
                    Feedback = [.. content.Feedback.Where(f => f.Id != removes)],
                },
                FormState.Clean
            ),
            RecordStep.Feedback => FeedbackForm.Read(data, content, newId),
            RecordStep.Closing => ClosingForm.Read(data, content),
            RecordStep.Review => ReviewForm.Read(data, content),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string? AlwaysSent(RecordStep at) =>
        at switch
        {
            RecordStep.Attendance => AttendanceFields.Consultation.Id,
            RecordStep.Topics => TopicFields.Category.Id,
            RecordStep.Feedback => FeedbackFields.Kind.Id,
            _ => null,
        };

    private static (MeetingContent, FormState) OnAnotherDay(
        Sitting at,
        MeetingContent before,
        (MeetingContent Content, FormState State) read
    ) => (RecordMeeting.OnDayOf(at.Facts, before, read.Content, at.Step.Rules.Guideline), read.State);
}
