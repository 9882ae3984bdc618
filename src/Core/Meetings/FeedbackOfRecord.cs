using KobanBot.Core.Facts;

namespace KobanBot.Core.Meetings;

/// <summary>What a confirmed record makes of the feedback: its own, and that of earlier meetings.</summary>
internal static class FeedbackOfRecord
{
    /// <summary>New feedback, earlier feedback with its new status, and what a revision has changed or taken back.</summary>
    public static IEnumerable<Feedback> After(CouncilFacts facts, MeetingDraft draft, DateOnly date, DateOnly today)
    {
        var before = draft.Revises?.Feedback ?? [];
        foreach (var entry in draft.Content.Feedback.Where(e => !before.Contains(e)))
        {
            var id = FeedbackId(draft, entry);
            var said = new Feedback
            {
                Entry = entry with { Id = id },
                Meeting = draft.Id,
                MeetingDate = date,
                ChangedBy = draft.Id,
                ChangedOn = today,
            };
            yield return facts.Feedback.FirstOrDefault(f => f.Entry.Id == id) is { } known ? said.Over(known) : said;
        }

        foreach (var gone in before.Where(b => draft.Content.Feedback.All(e => e.Id != b.Id)))
        {
            yield return new Feedback
            {
                Entry = gone with { Id = FeedbackId(draft, gone) },
                Meeting = draft.Id,
                MeetingDate = date,
                ChangedBy = draft.Id,
                Withdrawn = true,
            };
        }

        // What was entered about a request after the officer saw it is newer than this record, and stands.
        foreach (var (feedback, update) in RecordMeeting.Earlier(facts, draft).Where(e => e.Update.AppliesTo(e.Feedback)))
        {
            var same = Same(feedback, update);
            yield return feedback with
            {
                Entry = feedback.Entry with { Status = update.Status, Measure = update.Measure },
                ToldOn = ToldAfter(feedback, update, date),
                ChangedBy = draft.Id,
                ChangedOn = same ? feedback.ChangedOn : today,
                EnteredBy = same ? feedback.EnteredBy : null,
                NextReview = Feedback.IsFinal(update.Status) ? null : feedback.NextReview,
                Version = feedback.Version + 1,
            };
        }
    }

    /// <summary>Who was told of an earlier state has not been told of this one (記 第2-6(4)).</summary>
    private static DateOnly? ToldAfter(Feedback feedback, FeedbackUpdate update, DateOnly date) =>
        update.Told ? date
        : Same(feedback, update) ? feedback.ToldOn
        : null;

    private static bool Same(Feedback feedback, FeedbackUpdate update) =>
        feedback.Entry.Status == update.Status && feedback.Entry.Measure == update.Measure;

    /// <summary>Unique in the council: the entry's own id is unique only in its record.</summary>
    private static string FeedbackId(MeetingDraft draft, FeedbackEntry entry) => $"{draft.Id}-{entry.Id}";
}
