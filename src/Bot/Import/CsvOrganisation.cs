using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

internal sealed record StationRow(string Code, StationPeriod Period, string? MergedInto)
{
    public static StationRow Read(Cells cells)
    {
        var (name, area) = (cells.Name("警察署名"), cells.OneOf("方面", ImportWords.Areas));
        var period = new StationPeriod(name, area, cells.Days("有効開始日", "有効終了日"));
        return new StationRow(cells.Code("警察署コード"), period, cells.OptionalCode("統合先警察署コード"));
    }
}

internal sealed record PoliceBoxRow(string Code, string Name, PoliceBoxKind Kind)
{
    public static PoliceBoxRow Read(Cells cells) =>
        new(cells.Code("交番等コード"), cells.Name("交番等名"), cells.OneOf("種別", ImportWords.PoliceBoxes));
}

internal sealed record PoliceBoxStationRow(string PoliceBox, string Station, DayRange Days)
{
    public static PoliceBoxStationRow Read(Cells cells) =>
        new(cells.Code("交番等コード"), cells.Code("警察署コード"), cells.Days("開始日", "終了日"));
}

internal sealed record OfficerRow(string Number, string Name, string? Kana, string Rank, string PrincipalName)
{
    public static OfficerRow Read(Cells cells) =>
        new(cells.Code("職員番号"), cells.Name("氏名"), cells.OptionalName("ふりがな"), cells.Name("階級"), PrincipalNameOf(cells, "UPN"));

    private static string PrincipalNameOf(Cells cells, string column)
    {
        var name = Cells.Narrowed(cells.Name(column)).ToLowerInvariant();
        var parts = name.Split('@');
        return name.Length == 0 || (parts.Length == 2 && parts[0].Length > 0 && parts[1].Contains('.', StringComparison.Ordinal))
            ? name
            : cells.Fail(column, "UPN（name@example.jp の形）として読めません。", "");
    }
}

/// <param name="Unit">Code of a police box or a station, or the word for an area, or 本部, as the role wants.</param>
internal sealed record AssignmentRow(string Officer, string Unit, Role Role, DayRange Days)
{
    public Area? Area => Role == Role.AreaHeadquarters ? ImportWords.Areas.Find(Unit) : null;

    public static AssignmentRow Read(Cells cells) =>
        new(
            cells.Code("職員番号"),
            Cells.Narrowed(cells.Name("所属コード")),
            cells.OneOf("役割", ImportWords.Roles),
            cells.Days("開始日", "終了日")
        );
}

internal sealed record CouncilRow(string Code, string Name, CouncilKind Kind, string? Purpose, string? AreaText, DayRange Days)
{
    public static CouncilRow Read(Cells cells) =>
        new(
            cells.Code("連絡協議会コード"),
            cells.Name("名称"),
            cells.OneOf("種別", ImportWords.Councils),
            cells.OptionalName("目的"),
            cells.OptionalName("区域"),
            cells.Days("設置日", "廃止日")
        );
}

internal sealed record CouncilPoliceBoxRow(string Council, string PoliceBox, DayRange Days)
{
    public static CouncilPoliceBoxRow Read(Cells cells) =>
        new(cells.Code("連絡協議会コード"), cells.Code("交番等コード"), cells.Days("開始日", "終了日"));
}

internal sealed record LeadOfficerRow(string Council, string Officer, DayRange Days)
{
    public static LeadOfficerRow Read(Cells cells) =>
        new(cells.Code("連絡協議会コード"), cells.Code("職員番号"), cells.Days("開始日", "終了日"));
}
