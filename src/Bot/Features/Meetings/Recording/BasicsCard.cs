using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <param name="Doubts">What is doubtful about the stored day and times.</param>
internal sealed record BasicsView(RecordFrame Frame, MeetingContent Content, DateOnly? FromPlan, IReadOnlyList<Finding> Doubts);

/// <summary>Step 1: kind, day, time, place.</summary>
internal static class BasicsCard
{
    public static AdaptiveCard Render(BasicsView view)
    {
        var (form, content) = (view.Frame.Form, view.Content);
        var date = form.Value(BasicsForm.Date, content.Date?.ToString("O"));
        return view.Frame.Draw(
            "会議を記録",
            [
                new AdaptiveChoiceSetInput
                {
                    Id = BasicsForm.Kind,
                    Label = "会議の区分（必須）",
                    Style = "expanded",
                    Choices = [.. Enum.GetValues<MeetingKind>().Select(k => new AdaptiveChoice(MeetingWords.Of(k), k.ToString()))],
                    Value = form.Value(BasicsForm.Kind, content.Kind?.ToString()),
                },
                .. form.Field(
                    new AdaptiveDateInput
                    {
                        Id = BasicsForm.Date,
                        Label = "開催日（必須）",
                        Value = date,
                    }
                ),
                .. JapaneseDate.TryParse(date, out var shown) ? [Shapes.Small(JapaneseDate.Long(shown))] : Array.Empty<AdaptiveElement>(),
                .. Doubts(view, BasicsForm.Date),
                new AdaptiveColumnSet([
                    new AdaptiveColumn([
                        .. form.Field(Time(BasicsForm.Start, "開始", content.Start, form)),
                        .. Doubts(view, BasicsForm.Start),
                    ]),
                    new AdaptiveColumn([.. form.Field(Time(BasicsForm.End, "終了", content.End, form)), .. Doubts(view, BasicsForm.End)]),
                ]),
                .. form.Field(
                    LimitedText.Line(BasicsForm.Place, "場所", BasicsForm.PlaceLength, form.Value(BasicsForm.Place, content.Place))
                ),
                new AdaptiveChoiceSetInput
                {
                    Id = BasicsForm.Form,
                    Label = "開催方法",
                    Choices = [.. Enum.GetValues<MeetingForm>().Select(f => new AdaptiveChoice(MeetingWords.Of(f), f.ToString()))],
                    Value = form.Value(BasicsForm.Form, content.Form.ToString()),
                },
                .. view.FromPlan is null
                    ? Array.Empty<AdaptiveElement>()
                    : [Shapes.Small("開催計画から転記しました。異なる箇所のみ修正してください。")],
            ],
            "。基本"
        );
    }

    /// <summary>A record may be prepared on the eve, so a day to come is no error yet.</summary>
    private static bool IsWrong(Finding doubt) => doubt is { Level: FindingLevel.Hard, Code: not "record.date-in-future" };

    /// <summary>Of what is stored; while something is typed over it, that is not known to be doubtful.</summary>
    private static IEnumerable<AdaptiveElement> Doubts(BasicsView view, string field) =>
        view.Frame.Form.Typed.Count > 0
            ? []
            : view
                .Doubts.Where(d => BasicsForm.FieldOf(d) == field)
                .Select(d => IsWrong(d) ? Shapes.FieldError(d.Sentence) : Shapes.FieldDoubt(d.Sentence));

    private static AdaptiveTimeInput Time(string id, string label, TimeOnly? stored, FormState form) =>
        new()
        {
            Id = id,
            Label = label,
            Value = form.Value(id, stored?.ToString("HH:mm")),
        };
}
