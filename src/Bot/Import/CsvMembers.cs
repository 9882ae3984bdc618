using KobanBot.Core.Facts;

namespace KobanBot.Bot.Import;

internal sealed record MemberRow(string Council, Member Member, MemberContact Contact)
{
    public static MemberRow Read(Cells cells)
    {
        var id = new MemberId(cells.Code("委員コード"));
        var member = new Member
        {
            Id = id,
            Name = cells.Name("氏名"),
            Kana = cells.OptionalName("ふりがな"),
            Categories = cells.SeveralOf("選定区分", ImportWords.Categories),
            Affiliation = cells.OptionalName("所属・職業"),
            District = cells.OptionalName("地区"),
            AgeBand = cells.AgeBand("年代"),
            Sex = cells.OptionalName("性別"),
            Ties = TiesOf(cells),
        };
        var contact = new MemberContact(
            id,
            cells.OptionalName("住所"),
            cells.OptionalName("電話"),
            cells.OptionalName("連絡しやすい時間"),
            cells.OptionalName("所管区との関係")
        );
        return new MemberRow(cells.Code("連絡協議会コード"), member, contact);
    }

    /// <summary>The column of a property of a member, or of a contact.</summary>
    public static string ColumnOf(string property) =>
        property switch
        {
            nameof(Member.Name) => "氏名",
            nameof(Member.Kana) => "ふりがな",
            nameof(Member.Categories) => "選定区分",
            nameof(Member.Affiliation) => "所属・職業",
            nameof(Member.District) => "地区",
            nameof(Member.AgeBand) => "年代",
            nameof(Member.Sex) => "性別",
            nameof(Member.Ties) => "所管区との関係",
            nameof(MemberContact.Address) => "住所",
            nameof(MemberContact.Phone) => "電話",
            nameof(MemberContact.BestTime) => "連絡しやすい時間",
            _ => throw new ArgumentOutOfRangeException(nameof(property), property, "The files have no column for it."),
        };

    // Other words are kept with the contact as they were written; the column takes any text.
    private static List<BeatTie>? TiesOf(Cells cells)
    {
        List<BeatTie> ties =
        [
            .. cells.Split("所管区との関係").Select(w => ImportWords.Ties.Find(Cells.Narrowed(w))).OfType<BeatTie>().Distinct(),
        ];
        return ties.Count > 0 ? ties : null;
    }
}

internal sealed record CommissionRow(string Council, string Member, Commission Commission)
{
    public string? Predecessor => Commission.Predecessor?.Value;

    public static CommissionRow Read(Cells cells)
    {
        var (first, last) = (cells.Day("任期開始日"), cells.Day("任期終了日"));
        if (last < first)
        {
            last = cells.Fail("任期終了日", "「任期開始日」より前の日付です。", first);
        }

        var commission = new Commission(cells.OneOf("委嘱種別", ImportWords.Commissions), new CommissionTerm(first, last))
        {
            Predecessor = cells.OptionalCode("前任者委員コード") is { } code ? new MemberId(code) : null,
            EndReason = cells.OptionalName("終了日の理由"),
            LetterHandedOver = cells.OptionalDay("委嘱状交付日"),
            Dismissal = DismissalOf(cells, first, last),
        };
        return new CommissionRow(cells.Code("連絡協議会コード"), cells.Code("委員コード"), commission);
    }

    private static Dismissal? DismissalOf(Cells cells, DateOnly first, DateOnly last)
    {
        var (day, reason) = (cells.OptionalDay("解嘱日"), cells.OptionalOneOf("解嘱事由", ImportWords.Dismissals));
        return (day, reason) switch
        {
            (null, null) => null,
            (null, _) when cells.Valid => cells.Fail<Dismissal?>("解嘱日", "解嘱事由があるときは、解嘱日も記入してください。", null),
            (_, null) when cells.Valid => cells.Fail<Dismissal?>("解嘱事由", "解嘱日があるときは、解嘱事由も記入してください。", null),
            ({ } d, _) when cells.Valid && (d < first || d > last) => cells.Fail<Dismissal?>("解嘱日", "任期の外の日付です。", null),
            ({ } d, { } r) => new Dismissal(d, r),
            _ => null,
        };
    }
}
