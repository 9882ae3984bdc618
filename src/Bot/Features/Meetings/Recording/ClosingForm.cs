using KobanBot.Bot.Cards;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What was typed into step 6.</summary>
internal static class ClosingForm
{
    public const string Materials = "materials";
    public const string OtherMaterials = "otherMaterials";
    public const string NextDate = "nextDate";
    public const string Occasion = "occasion";
    public const string Information = "information";
    public const string EmergencyContact = "emergencyContact";
    public const string Cooperation = "cooperation";
    public const string Reflection = "reflection";
    public const int TextLength = 1000;
    public const int LineLength = 200;

    /// <summary>記 第2-6(5) names the first two; the others are what the field uses (INFERRED).</summary>
    public static readonly IReadOnlyList<string> MaterialKinds =
    [
        "ミニ広報紙",
        "事件事故の統計資料",
        "防犯・交通安全のチラシ",
        "地図・写真",
    ];

    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content)
    {
        var fields = new FieldReader(data);
        var read = content with
        {
            Materials = fields.Ticked(Materials, MaterialKinds.Select(m => (m, m))).Ids,
            OtherMaterials = fields.Text(OtherMaterials, LineLength),
            NextDate = fields.Date(NextDate),
            Extraordinary =
                content.Kind == MeetingKind.Extraordinary
                    ? new ExtraordinaryPart
                    {
                        Occasion = fields.Text(Occasion, TextLength),
                        Information = fields.Text(Information, TextLength),
                        EmergencyContact = fields.Text(EmergencyContact, TextLength),
                        Cooperation = fields.Text(Cooperation, TextLength),
                        Reflection = fields.Text(Reflection, TextLength),
                    }
                    : content.Extraordinary,
        };
        if (read.NextDate <= content.Date)
        {
            fields.Fail(NextDate, "次回開催予定日は、今回の開催日より後の日付にしてください。");
        }

        return (read, fields.State());
    }
}
