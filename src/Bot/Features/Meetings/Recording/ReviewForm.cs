using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into the review: the reason beside a doubt, and the reason of 差し戻し, which its own flow reads.</summary>
internal static class ReviewForm
{
    public const string ReturnReason = "returnReason";
    public const string ReturnTo = "returnTo";
    public const int ReasonLength = 300;

    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content)
    {
        var fields = new FieldReader(data);
        fields.Text(ReturnReason, ReasonLength);
        var read = data.Has(MeetingFields.Remarks.Id) ? MeetingFields.Remarks.Read(fields, content) : content;
        return (read, fields.State());
    }
}
