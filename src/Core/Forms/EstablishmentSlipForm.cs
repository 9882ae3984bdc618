using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Forms;

/// <summary>設置（廃止）票 (第1号様式): an event of the register, with what the council's facts say of it.</summary>
/// <param name="Members">委員数 on the day.</param>
/// <param name="Lead">運営責任者 of the day; null while the post is vacant.</param>
/// <param name="MadeOn">作成年月日.</param>
public sealed record PrintedSlip(EstablishmentSlip Slip, int Members, RosterEntry? Lead, DateOnly MadeOn)
{
    /// <summary>Every slip of the council, by day (要綱 第3-3).</summary>
    public static IReadOnlyList<PrintedSlip> Of(CouncilFacts facts, DateOnly today, GuidelineSettings settings) =>
        [
            .. EstablishmentSlips
                .Register([facts.Council], settings)
                .Select(s => new PrintedSlip(s, Composition.On(facts, s.Day, settings).Members.Count, facts.LeadOn(s.Day), today)),
        ];

    public Council Council => Slip.Council;

    public bool IsAbolition => Slip.Kind == SlipKind.Abolition;

    public Consultation? Consultation => IsAbolition ? Council.Abolition?.Consultation : Council.Establishment?.Consultation;
}

/// <summary>The fields of 第1号様式 (記 第2-2(5), 要綱 第3-3; INFERRED, RULES 1.2).</summary>
public static class EstablishmentSlipForm
{
    public static readonly Form<PrintedSlip> Form = new()
    {
        Kind = FormKind.EstablishmentSlip,
        Number = "別記第1号様式",
        Title = "連絡協議会設置（廃止）票",
        Template = "form1-establishment-slip.docx",
        Required = ["event", "day", "station", "council", "reason"],
        Texts =
        [
            new("event", "設置・廃止の別", "記 第2-2(5)", s => s.IsAbolition ? "廃止" : "設置"),
            new("day", "設置（廃止）年月日", "記 第2-2(5)", s => FormWords.Day(s.Slip.Day)),
            new("area", "方面", "記 第2-2(5)", s => s.Slip.Station?.Area.Japanese() ?? ""),
            new("station", "警察署", "記 第2-2(5)", s => s.Slip.Station?.Name ?? ""),
            new("council", "連絡協議会の名称", "要綱 第3", s => s.Council.Name),
            new("kind", "種別", "要綱 第3-1、第3-2", s => FormWords.Of(s.Council.Kind)),
            new(
                "boxes",
                "対象の交番・駐在所",
                "要綱 第3-1",
                s => string.Join('、', s.Council.PoliceBoxes.Where(b => b.Days.Contains(s.Slip.Day)).Select(b => b.Name).Distinct())
            ),
            new("area_text", "区域（所管区の一部の場合）", "要綱 第3-1", s => s.Council.AreaText ?? ""),
            new("purpose", "目的（職種等の場合）", "要綱 第3-2", s => s.Council.Purpose ?? ""),
            new(
                "reason",
                "設置（廃止）の理由、地域の特性",
                "記 第2-2(1)",
                s => s.IsAbolition ? s.Council.Abolition?.Reason ?? "" : Grounds(s.Council.Establishment)
            ),
            new(
                "exception",
                "所管区連絡協議会を設置しない理由",
                "記 第2-2(2)",
                s => s.IsAbolition ? "" : s.Council.Establishment?.ExceptionReason ?? ""
            ),
            new(
                "consulted_on",
                "協議年月日・相手",
                "記 第2-2(3)",
                s => s.Consultation is { } c ? $"{FormWords.Day(c.Day)}　{c.Counterpart.Name}長" : ""
            ),
            new("consulted_result", "協議の結果", "記 第2-2(3)", s => s.Consultation?.Result ?? ""),
            new("explained", "委員への説明の状況", "記 第2-2(4)", Explained),
            new("members", "委員数", "要綱 第4", s => FormWords.People(s.Members)),
            new("lead", "運営責任者", "要綱 第4-4", s => s.Lead?.Title ?? ""),
            new("made_on", "作成年月日", "記 第2-2(5)", s => FormWords.Day(s.MadeOn)),
        ],
    };

    private static string Grounds(EstablishmentDetails? details) =>
        details is null ? "" : string.Join('\n', Parts(details).Where(t => t.Length > 0));

    private static IEnumerable<string> Parts(EstablishmentDetails details)
    {
        yield return string.Join('、', details.Grounds.Select(Of));
        yield return details.GroundsText;
        yield return details.OtherKindsFallShort;
        yield return details.WhyEffective;
    }

    private static string Of(UnitGround ground) =>
        ground switch
        {
            UnitGround.Unity => "地域の一体性",
            UnitGround.CommonConcern => "地域の共同性",
            _ => "その他の地域の特性",
        };

    private static string Explained(PrintedSlip slip) =>
        slip.IsAbolition && slip.Council.Abolition?.Explanations is { Count: > 0 } explanations
            ? $"{explanations.Count}人に説明済み（{FormWords.Day(explanations.Max(e => e.Day))}まで）"
            : "";
}
