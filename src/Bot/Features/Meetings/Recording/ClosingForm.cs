using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 6.</summary>
internal static class ClosingForm
{
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content)
    {
        var fields = new FieldReader(data);
        var shown = content.Kind == MeetingKind.Extraordinary ? ClosingFields.All : ClosingFields.All.Except(ClosingFields.Extraordinary);
        var read = shown.Aggregate(content, (c, field) => field.Read(fields, c));
        if (read.NextDate <= content.Date)
        {
            fields.Fail(ClosingFields.NextDate.Id, "次回開催予定日は、今回の開催日より後の日付にしてください。");
        }

        return (read, fields.State());
    }
}
