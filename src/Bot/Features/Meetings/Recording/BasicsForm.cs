using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 1.</summary>
internal static class BasicsForm
{
    /// <summary>The input that a doubt is about.</summary>
    public static string FieldOf(Finding doubt) =>
        doubt.Code switch
        {
            "record.end-before-start" => BasicsFields.End.Id,
            "record.starts-later" => BasicsFields.Start.Id,
            _ => BasicsFields.Date.Id,
        };

    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content)
    {
        var fields = new FieldReader(data);
        var read = BasicsFields.All.Aggregate(content, (c, field) => field.Read(fields, c));
        // It stands there once the meeting is known to be extraordinary; a client leaves out what is empty.
        var occasion = content.Kind == MeetingKind.Extraordinary ? ClosingFields.Occasion.Read(fields, read) : read;
        return (occasion, fields.State());
    }
}
