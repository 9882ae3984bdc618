using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Obligations;

namespace KobanBot.Bot.Features.Packages;

/// <summary>What was typed into the card of a package.</summary>
internal sealed record PackageForm(DateOnly? EnteredDay, string EnteredMeans, string EnteredReason, FormState State)
{
    public const string Day = "day";
    public const string Means = "means";
    public const string Reason = "reason";
    public const int ReasonLength = 100;

    public static readonly IReadOnlyList<string> AllMeans = ["電子データ", "文書", "持参", "その他"];

    public static PackageForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(Day, required: "日付を入力してください。");
        var means = data.Text(Means);
        return new PackageForm(day, AllMeans.Contains(means) ? means : "", fields.Text(Reason, ReasonLength), fields.State());
    }

    /// <summary>The reason alone, for what asks for nothing else.</summary>
    public static PackageForm ReadReason(CardData data)
    {
        var fields = new FieldReader(data);
        return new PackageForm(null, "", fields.Text(Reason, ReasonLength), fields.State());
    }

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(SendPackage.Day) => Day,
            nameof(SendPackage.Means) => Means,
            nameof(SendPackage.Reason) => Reason,
            _ => null,
        };
}
