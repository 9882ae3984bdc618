using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>A text of a 好事例, and what in it looks as if it were about a person.</summary>
internal sealed record ExampleQuestion(string Text, IReadOnlyList<PersonalDoubt> Doubts);

/// <summary>A revision of a confirmed record before one person, and the card that shows it.</summary>
internal sealed record ConfirmedRecord(Sitting At, MeetingRecordBody Body)
{
    public MeetingId Meeting => Body.Header.Id;

    public int Revision => Body.Header.Revision;

    /// <summary>Begins the audit entry of what is done to the record.</summary>
    public AuditEntry Audit(string what) => At.Audit(what, Meeting.Value);

    /// <summary>A mark on the record, or why it is refused, at its field.</summary>
    public StepResult Mark(Outcome<CouncilChange> outcome, string field, string done) =>
        outcome.Match(
            change => At.Commit(change, after => (this with { At = after }).Draw(note: done)),
            refusal => Redraw(field, RefusalWords.Of(refusal))
        );

    /// <summary>Says what is wrong with the field; everything typed stays.</summary>
    public Reply Redraw(string field, string error) =>
        Draw(new FormState(At.Data.Typed, new Dictionary<string, string> { [field] = error }), "入力内容を確認してください。");

    /// <summary>Asks whether a text may be published that looks as if it were about a person.</summary>
    public Reply Ask(ExampleQuestion question) =>
        Reply.Card(
            RecordDetailCard.Render(
                RecordDetailView.Of(
                    At,
                    Body,
                    new FormState(At.Data.Typed, FormState.Clean.Errors),
                    "好事例は、まだ登録されていません。"
                ) with
                {
                    Question = question,
                }
            )
        );

    public Reply Draw(FormState? form = null, string? note = null) =>
        Reply.Card(RecordDetailCard.Render(RecordDetailView.Of(At, Body, form, note)));
}
