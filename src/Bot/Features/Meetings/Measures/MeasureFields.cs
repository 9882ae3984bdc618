using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>What an officer enters about the measure of one request.</summary>
internal static class MeasureFields
{
    public static readonly IReadOnlyList<InputField<RecordMeasure>> All =
    [
        new ChoiceField<RecordMeasure, FeedbackStatus>
        {
            Property = nameof(RecordMeasure.Status),
            Id = "status",
            Label = "措置状況（必須）",
            Required = "措置状況を選択してください。",
            Word = MeetingWords.Of,
            Get = m => m.Status,
            Set = (m, status) => status is { } chosen ? m with { Status = chosen } : m,
        },
        new TextField<RecordMeasure>
        {
            Property = nameof(RecordMeasure.Measure),
            Id = "measure",
            Label = "措置の内容",
            Longest = 1000,
            Get = m => m.Measure,
            Set = (m, text) => m with { Measure = text },
        },
        new LineField<RecordMeasure>
        {
            Property = nameof(RecordMeasure.PersonInCharge),
            Id = "person",
            Label = "担当",
            Longest = 60,
            Get = m => m.PersonInCharge,
            Set = (m, person) => m with { PersonInCharge = person },
        },
        new DayField<RecordMeasure>
        {
            Property = nameof(RecordMeasure.ToldOn),
            Id = "told",
            Label = "上の内容を参加者に連絡した日",
            IsShort = true,
            Get = m => m.ToldOn,
            Set = (m, day) => m with { ToldOn = day },
        },
        new DayField<RecordMeasure>
        {
            Property = nameof(RecordMeasure.NextReview),
            Id = "next",
            Label = "次回確認日（対応中、計画的に推進の場合）",
            IsShort = true,
            Get = m => m.NextReview,
            Set = (m, day) => m with { NextReview = day },
        },
    ];
}
