using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using Rules = KobanBot.Core.Meetings.RecordMeeting;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

/// <summary>Reads the inputs of a step into the draft's content.</summary>
internal static class RecordForms
{
    /// <param name="removes">The item that the officer takes out; its form is not read.</param>
    public static (MeetingContent Content, FormState State) Read(
        Step step,
        CouncilFacts facts,
        MeetingDraft draft,
        RecordStep at,
        string? removes
    )
    {
        var (data, content) = (step.Data, draft.Content);
        var newId = $"i{step.Command.Id:N}"[..12];
        if (AlwaysSent(at) is { } field && !data.Has(field))
        {
            // Not the card of this step: a client leaves out what is empty, but never the choice that always has a value.
            return (content, FormState.Clean);
        }

        return at switch
        {
            RecordStep.Basics => OnAnotherDay(step, facts, content, BasicsForm.Read(data, content)),
            RecordStep.Attendance => AttendanceForm.Read(data, content, [.. facts.MembersOn(content.Date ?? step.Today)]),
            RecordStep.EarlierFeedback => EarlierFeedbackForm.Read(data, content, Rules.Earlier(facts, draft)),
            RecordStep.Topics when removes is not null => (
                content with
                {
                    Topics = [.. content.Topics.Where(t => t.Id != removes)],
                    Notices = data.Has(TopicsForm.Notices) ? data.Text(TopicsForm.Notices) : content.Notices,
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
            RecordStep.Review => Remarks(data, content),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>An extraordinary meeting is not the planned one: what only the plan has entered goes, and is told. Back again, it returns.</summary>
    /// <returns>The draft and its content, and what to say; null when the plan has no part in it.</returns>
    public static (MeetingDraft Draft, MeetingContent Content, string? Note) OfKind(
        Step step,
        CouncilFacts facts,
        MeetingDraft draft,
        MeetingContent content
    )
    {
        if (PlanPrefill.Without(facts, draft, content) is { } freed)
        {
            var gone = string.Join('、', Differences(content, freed.Content));
            return (
                freed,
                freed.Content,
                gone.Length == 0
                    ? null
                    : $"臨時会議のため、開催計画から転記した{gone}を取り消しました。{gone}は定期会議の計画に残っています。"
            );
        }

        if (PlanPrefill.Again(facts, draft, content, step.Today, step.Rules.Settings) is { } planned)
        {
            return (planned, planned.Content, "開催計画から再び転記しました。異なる箇所のみ修正してください。");
        }

        return (draft, content, null);
    }

    private static IEnumerable<string> Differences(MeetingContent before, MeetingContent after) =>
        new[]
        {
            before.Date != after.Date ? "開催日" : "",
            before.Start != after.Start ? "開始" : "",
            before.Place != after.Place ? "場所" : "",
            before.Topics.Count != after.Topics.Count ? "議題" : "",
        }.Where(d => d.Length > 0);

    private static string? AlwaysSent(RecordStep at) =>
        at switch
        {
            RecordStep.Attendance => AttendanceForm.Consultation,
            RecordStep.Topics => TopicsForm.Category,
            RecordStep.Feedback => FeedbackForm.Kind,
            _ => null,
        };

    /// <summary>Another day has other members and another roster; who is no longer among them is taken out of the lists.</summary>
    private static (MeetingContent, FormState) OnAnotherDay(
        Step step,
        CouncilFacts facts,
        MeetingContent before,
        (MeetingContent Content, FormState State) read
    )
    {
        if (read.Content.Date is not { } date || date == before.Date)
        {
            return read;
        }

        var members = facts.MembersOn(date).Select(m => m.Id).ToHashSet();
        var attendance = read.Content.Attendance;
        return (
            read.Content with
            {
                Attendance = attendance with
                {
                    Absent = [.. attendance.Absent.Where(members.Contains)],
                    Officers = null,
                    Supervisors =
                    [
                        .. attendance.Supervisors.Where(s => facts.SupervisorsOn(date, step.Rules.Guideline).Any(r => r.Officer == s)),
                    ],
                },
            },
            read.State
        );
    }

    private static (MeetingContent, FormState) Remarks(CardData data, MeetingContent content)
    {
        var fields = new FieldReader(data);
        fields.Text(ReviewCard.ReturnReason, ReviewCard.ReasonLength);
        var remarks = data.Has(ReviewCard.Remarks) ? fields.Text(ReviewCard.Remarks, ReviewCard.ReasonLength) : content.Remarks;
        return (content with { Remarks = remarks }, fields.State());
    }
}
