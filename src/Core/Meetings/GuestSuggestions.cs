using KobanBot.Core.Guideline;

namespace KobanBot.Core.Meetings;

/// <summary>Whom the guideline would invite besides the members, by the words of a topic. Its examples, no more (記 第2-5(3)).</summary>
public static class GuestSuggestions
{
    // All groups of words must be met: 声掛け alone may be one to the aged.
    private static readonly (string Code, string[][] Words, string Guests)[] Examples =
    [
        (
            "guests.children",
            [
                ["声掛け", "声かけ", "声がけ", "不審者"],
                ["児童", "小学生", "子供", "子ども", "こども", "通学", "登校", "下校"],
            ],
            "学校関係者、PTA役員等"
        ),
        (
            "guests.environment",
            [
                ["街路灯", "街灯", "防犯灯", "環境整備"],
            ],
            "対象地区の自治体役員、住民等"
        ),
        (
            "guests.aged",
            [
                ["高齢者", "お年寄り"],
            ],
            "自治体役員、ボランティア団体の関係者等"
        ),
    ];

    public static IReadOnlyList<Finding> For(string text) =>
        [
            .. Examples
                .Where(e => e.Words.All(group => group.Any(word => text.Contains(word, StringComparison.Ordinal))))
                .Select(e => new Finding(
                    FindingLevel.Info,
                    e.Code,
                    $"この議題の例として、{e.Guests}の参画が挙げられています。",
                    "記 第2-5(3)"
                )),
        ];
}
