using KobanBot.Bot.Cards;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

internal sealed record BasicsView(RecordFrame Frame, MeetingContent Content, DateOnly? FromPlan);

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
                new InputChoiceSet
                {
                    Id = BasicsForm.Kind,
                    Label = "会議の区分（必須）",
                    Style = "expanded",
                    Choices = [.. Enum.GetValues<MeetingKind>().Select(k => new Choice(MeetingWords.Of(k), k.ToString()))],
                    Value = form.Value(BasicsForm.Kind, content.Kind?.ToString()),
                },
                .. form.Field(
                    new InputDate
                    {
                        Id = BasicsForm.Date,
                        Label = "開催日（必須）",
                        Value = date,
                    }
                ),
                .. JapaneseDate.TryParse(date, out var shown) ? [Shapes.Small(JapaneseDate.Long(shown))] : Array.Empty<CardElement>(),
                new ColumnSet([
                    new Column([.. form.Field(Time(BasicsForm.Start, "開始（必須）", content.Start, form))]),
                    new Column([.. form.Field(Time(BasicsForm.End, "終了", content.End, form))]),
                ]),
                .. form.Field(
                    new InputText
                    {
                        Id = BasicsForm.Place,
                        Label = "場所（必須）",
                        MaxLength = BasicsForm.PlaceLength,
                        Value = form.Value(BasicsForm.Place, content.Place),
                    }
                ),
                new InputChoiceSet
                {
                    Id = BasicsForm.Form,
                    Label = "開催方法",
                    Choices = [.. Enum.GetValues<MeetingForm>().Select(f => new Choice(MeetingWords.Of(f), f.ToString()))],
                    Value = form.Value(BasicsForm.Form, content.Form.ToString()),
                },
                .. view.FromPlan is null
                    ? Array.Empty<CardElement>()
                    : [Shapes.Small("開催計画から転記しました。異なる箇所のみ修正してください。")],
            ],
            "。基本"
        );
    }

    private static InputTime Time(string id, string label, TimeOnly? stored, FormState form) =>
        new()
        {
            Id = id,
            Label = label,
            Value = form.Value(id, stored?.ToString("HH:mm")),
        };
}

internal static class BasicsForm
{
    public const string Kind = "kind";
    public const string Date = "date";
    public const string Start = "from";
    public const string End = "to-time";
    public const string Place = "place";
    public const string Form = "form";
    public const int PlaceLength = 100;

    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content)
    {
        var fields = new FieldReader(data);
        var read = content with
        {
            Kind = data.Choice<MeetingKind>(Kind),
            Date = fields.Date(Date),
            Start = fields.Time(Start),
            End = fields.Time(End),
            Place = fields.Text(Place, PlaceLength),
            Form = data.Choice<MeetingForm>(Form) ?? content.Form,
        };
        return (read, fields.State());
    }
}
