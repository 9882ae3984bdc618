using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>What was typed into the card of 措置状況.</summary>
internal sealed record RecordMeasureForm(RecordMeasure Request, FormState State)
{
    /// <param name="feedback">The request whose card it is.</param>
    /// <param name="version">Its version that the card showed.</param>
    public static RecordMeasureForm Read(CardData data, string feedback, int version)
    {
        var fields = new FieldReader(data);
        var blank = new RecordMeasure(feedback, version, default, "", "", ToldOn: null, NextReview: null);
        var read = MeasureFields.All.Aggregate(blank, (m, field) => field.Read(fields, m));
        return new RecordMeasureForm(read, fields.State());
    }

    /// <summary>
    /// The form before anybody types. The day is not prefilled: whoever was told of an earlier state has not been told of this one.
    /// </summary>
    public static RecordMeasure Prefilled(Feedback request, DateOnly today) =>
        new(
            request.Entry.Id,
            request.Version,
            request.Entry.Status,
            request.Entry.Measure,
            request.Entry.PersonInCharge,
            ToldOn: null,
            request.NextReview > today ? request.NextReview : null
        );
}
