using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;

namespace KobanBot.Bot.Features.Obligations.AbsenteeContact;

/// <summary>Who was told, when and how.</summary>
internal sealed record AbsenteeContactForm(IReadOnlyList<MemberId> Chosen, DateOnly? ToldOn, string MeansText, FormState State)
{
    public const string Members = "members";
    public const string Day = "day";
    public const string Means = "means";

    public const int MeansLength = 20;

    public static AbsenteeContactForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        return new AbsenteeContactForm(
            [.. data.Choices(Members).Select(id => new MemberId(id))],
            fields.Date(Day, required: "連絡した日を入力してください。"),
            fields.Text(Means, MeansLength),
            fields.State()
        );
    }

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(ContactAbsentees.Members) => Members,
            nameof(ContactAbsentees.Day) => Day,
            nameof(ContactAbsentees.Means) => Means,
            _ => null,
        };
}
