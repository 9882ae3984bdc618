using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils;

/// <summary>The Japanese of what a council is and how it was set up.</summary>
internal static class CouncilWords
{
    public static string Of(CouncilKind kind) =>
        kind switch
        {
            CouncilKind.Beat => "所管区連絡協議会",
            CouncilKind.Split => "単位連絡協議会（分割）",
            CouncilKind.Merged => "単位連絡協議会（統合）",
            CouncilKind.SpecialPurpose => "職種等連絡協議会",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(UnitGround ground) =>
        ground switch
        {
            UnitGround.Unity => "地域の一体性",
            UnitGround.CommonConcern => "地域の共同性",
            UnitGround.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(ExceptionArea area) =>
        area switch
        {
            ExceptionArea.HighTurnoverHousing => "アパート、マンション等の住民の入れ替わりが激しい地域",
            ExceptionArea.EntertainmentDistrict => "繁華街、歓楽街等",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(CoverageState state) =>
        state switch
        {
            CoverageState.Covered => "設置",
            CoverageState.Excepted => "職種等で代替",
            CoverageState.NotSetUp => "未設置",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(SlipKind kind) =>
        kind switch
        {
            SlipKind.Establishment => "設置票",
            SlipKind.Abolition => "廃止票",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>令和8年3月2日（月）　警察本部地域企画課　異議なし.</summary>
    public static string Of(Consultation consultation) =>
        string.Join(
            '　',
            new[] { JapaneseDate.Long(consultation.Day), consultation.Counterpart.Name, consultation.Result }.Where(t => t.Length > 0)
        );
}
