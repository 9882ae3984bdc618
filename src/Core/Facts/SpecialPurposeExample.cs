namespace KobanBot.Core.Facts;

/// <summary>職種等の例 (要綱 第3-2).</summary>
public enum SpecialPurposeExample
{
    HousingManagers,
    EntertainmentDistrict,
    ForeignResidents,
    Other,
}

public static class SpecialPurposeExamples
{
    /// <summary>As the enumeration prints.</summary>
    public static string Japanese(this SpecialPurposeExample example) =>
        example switch
        {
            SpecialPurposeExample.HousingManagers => "団地・アパート・マンション等の管理者",
            SpecialPurposeExample.EntertainmentDistrict => "繁華街・歓楽街の商店の経営者・雑居ビルの管理者等",
            SpecialPurposeExample.ForeignResidents => "外国人居住者等",
            SpecialPurposeExample.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The purpose that the guideline gives for the example, to start from; null where it gives none.</summary>
    public static string? SuggestedPurpose(this SpecialPurposeExample example) =>
        example switch
        {
            SpecialPurposeExample.HousingManagers => "住民の入れ替わりが激しい団地、アパート、マンション等における防犯指導等を推進するため",
            SpecialPurposeExample.EntertainmentDistrict => "総合的な繁華街・歓楽街対策を推進するため",
            SpecialPurposeExample.ForeignResidents => "外国人居住者等の保護対策を推進するため",
            _ => null,
        };
}
