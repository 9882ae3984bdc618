using KobanBot.Bot.Cards;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 1.</summary>
internal static class BasicsForm
{
    public const string Kind = "kind";
    public const string Date = "date";
    public const string Start = "from";
    public const string End = "to-time";
    public const string Place = "place";
    public const string Form = "form";
    public const int PlaceLength = 100;

    /// <summary>The input that a doubt is about.</summary>
    public static string FieldOf(Finding doubt) =>
        doubt.Code switch
        {
            "record.end-before-start" => End,
            "record.starts-later" => Start,
            _ => Date,
        };

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
