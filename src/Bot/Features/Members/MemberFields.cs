using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Members;

/// <summary>What a person enters about a member, each property once: for 委嘱 and for every correction. Terms are the commission's.</summary>
internal static class MemberFields
{
    private const string ReadByRow = "The import of members reads a row by itself, with the codes of other files.";

    // csharpier-ignore - a table.
    public static readonly IReadOnlyList<InputField<Member>> OfPerson =
    [
        Line(nameof(Member.Name), "m-name", "氏名（必須）", m => m.Name, (m, text) => m with { Name = text ?? "" }),
        Line(nameof(Member.Kana), "m-kana", "ふりがな", m => m.Kana, (m, text) => m with { Kana = text }),
        new ChoicesField<Member>
        {
            Property = nameof(Member.Categories),
            Id = "m-categories",
            Label = "選定区分　記 第2-3(1)ウ",
            Words = [.. Enum.GetValues<SelectionCategory>().Select(MemberWords.Of)],
            Column = Column.None(ReadByRow),
            Get = m => [.. m.Categories.Select(MemberWords.Of)],
            Set = (m, words) => m with { Categories = [.. Enum.GetValues<SelectionCategory>().Where(c => words.Contains(MemberWords.Of(c)))] },
        },
        Line(nameof(Member.Affiliation), "m-affiliation", "所属団体・役職", m => m.Affiliation, (m, text) => m with { Affiliation = text }),
        Line(nameof(Member.District), "m-district", "地区", m => m.District, (m, text) => m with { District = text }),
        Line(nameof(Member.Association), "m-association", "自治会・町内会", m => m.Association, (m, text) => m with { Association = text }),
        new ChoicesField<Member>
        {
            Property = nameof(Member.Ties),
            Id = "m-ties",
            Label = "所管区との関係（いずれか）　記 第2-3(1)ア",
            Words = [.. Enum.GetValues<BeatTie>().Select(MemberWords.Of)],
            Column = Column.None(ReadByRow),
            Get = m => [.. (m.Ties ?? []).Select(MemberWords.Of)],
            Set = (m, words) => m with { Ties = Ties(words) },
        },
        new OptionalWordField<Member>
        {
            Property = nameof(Member.AgeBand),
            Id = "m-age",
            Label = "年代",
            Words = [.. Enumerable.Range(2, 8).Select(tens => $"{tens}0代")],
            Column = Column.None(ReadByRow),
            Get = m => m.AgeBand is { } band ? $"{band}代" : null,
            Set = (m, word) => m with { AgeBand = word is null ? null : int.Parse(word[..^1], System.Globalization.CultureInfo.InvariantCulture) },
        },
        new OptionalWordField<Member>
        {
            Property = nameof(Member.Sex),
            Id = "m-sex",
            Label = "性別",
            Words = ["男", "女"],
            Column = Column.None(ReadByRow),
            Get = m => m.Sex,
            Set = (m, word) => m with { Sex = word },
        },
        Line(nameof(Member.Occupation), "m-occupation", "職業", m => m.Occupation, (m, text) => m with { Occupation = text }),
        new TextField<Member>
        {
            Property = nameof(Member.SelectionReason),
            Id = "m-reason",
            Label = "選定理由　要綱 第4-2（職種等連絡協議会は目的等に即した理由）",
            Longest = 200,
            Column = Column.None(ReadByRow),
            Get = m => m.SelectionReason ?? "",
            Set = (m, text) => m with { SelectionReason = OrNull(text) },
        },
    ];

    // csharpier-ignore - a table.
    public static readonly IReadOnlyList<InputField<MemberContact>> OfContact =
    [
        Contact(nameof(MemberContact.Phone), "c-phone", "電話番号", c => c.Phone, (c, text) => c with { Phone = text }),
        Contact(nameof(MemberContact.BestTime), "c-time", "連絡しやすい時間", c => c.BestTime, (c, text) => c with { BestTime = text }),
        Contact(nameof(MemberContact.Address), "c-address", "住所", c => c.Address, (c, text) => c with { Address = text }),
    ];

    /// <summary>What a property is called in the history.</summary>
    public static string NameOf(string property) =>
        OfPerson.FirstOrDefault(f => f.Property == property)?.Name
        ?? OfContact.FirstOrDefault(f => f.Property == property)?.Name
        ?? property;

    private static string? OrNull(string text) => text.Trim() is { Length: > 0 } said ? said : null;

    private static List<BeatTie>? Ties(IReadOnlyList<string> words) =>
        words.Count == 0 ? null : [.. Enum.GetValues<BeatTie>().Where(t => words.Contains(MemberWords.Of(t)))];

    private static LineField<Member> Line(
        string property,
        string id,
        string label,
        Func<Member, string?> get,
        Func<Member, string?, Member> set
    ) =>
        new()
        {
            Property = property,
            Id = id,
            Label = label,
            Longest = 60,
            Column = Column.None(ReadByRow),
            Get = m => get(m) ?? "",
            Set = (m, text) => set(m, OrNull(text)),
        };

    private static LineField<MemberContact> Contact(
        string property,
        string id,
        string label,
        Func<MemberContact, string?> get,
        Func<MemberContact, string?, MemberContact> set
    ) =>
        new()
        {
            Property = property,
            Id = id,
            Label = label,
            Longest = 100,
            Column = Column.None(ReadByRow),
            Get = c => get(c) ?? "",
            Set = (c, text) => set(c, OrNull(text)),
        };
}
