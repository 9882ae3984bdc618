namespace KobanBot.Generator;

internal sealed record PersonName(string Text, string Kana);

/// <summary>
/// Names that no reader takes for real ones: members carry the name of a place and a number, officers the word 試験, 見本 … and a
/// number. A few are spelled with characters that break careless programs: 髙, 﨑 and 𠮷, which takes two UTF-16 units.
/// </summary>
internal static class Names
{
    private static readonly PersonName[] Places =
    [
        .. Pairs(
            "阿寒あかん 石狩いしかり 渡島おしま 檜山ひやま 宗谷そうや 胆振いぶり 上川かみかわ 留萌るもい 日高ひだか 十勝とかち 根室ねむろ 空知そらち 後志しりべし "
                + "利尻りしり 礼文れぶん 奥尻おくしり 天塩てしお 知床しれとこ 摩周ましゅう 屈斜路くっしゃろ 支笏しこつ 洞爺とうや 積丹しゃこたん 襟裳えりも 樽前たるまえ "
                + "羊蹄ようてい 大雪たいせつ 然別しかりべつ 常呂ところ 能取のとろ 湧別ゆうべつ 斜里しゃり 厚岸あっけし 浜中はまなか 標津しべつ 羅臼らうす 夕張ゆうばり "
                + "千歳ちとせ 恵庭えにわ 江別えべつ 美唄びばい 砂川すながわ 深川ふかがわ 名寄なよろ 稚内わっかない 紋別もんべつ 小樽おたる 余市よいち 倶知安くっちゃん "
                + "登別のぼりべつ 室蘭むろらん 松前まつまえ 江差えさし 富良野ふらの"
        ),
    ];

    private static readonly PersonName[] FirstTen =
    [
        .. Pairs("一はじめ 二葉ふたば 三郎さぶろう 四郎しろう 五月さつき 六花りっか 七海ななみ 八郎はちろう 九重ここのえ 十和子とわこ"),
    ];

    private static readonly PersonName[] Endings = [.. Pairs("郎ろう 子こ 夫お 美み 平へい 代よ")];

    private static readonly PersonName[] Officers =
    [
        .. Pairs("見本みほん 仮名かりな 例示れいじ 模擬もぎ 架空かくう 練習れんしゅう 演習えんしゅう 雛形ひながた 想定そうてい 試験しけん"),
    ];

    private static readonly PersonName[] OddFamilies = [.. Pairs("髙砂たかさご 岩﨑いわさき 𠮷岡よしおか")];

    private const int GivenNames = 130;

    /// <summary>A member's name; the first 7,020 are all different.</summary>
    public static PersonName Member(int index)
    {
        var (round, place) = (index / Places.Length, index % Places.Length);
        return Join(Places[place], Given((index + (round * 7)) % GivenNames));
    }

    /// <summary>A name with 髙, 﨑 or 𠮷.</summary>
    public static PersonName Odd(int index) => Join(OddFamilies[index % OddFamilies.Length], Given(index % GivenNames));

    public static PersonName Officer(int index) => Join(Officers[index % Officers.Length], Numbered(9 + (index / Officers.Length), 0));

    /// <summary>試験 一郎 and so on: the officers as whom one may try the bot.</summary>
    public static PersonName Persona(int number) => Join(Officers[^1], Numbered(number, 0));

    private static PersonName Given(int index) => index < FirstTen.Length ? FirstTen[index] : Numbered(index + 1, index);

    private static PersonName Numbered(int number, int ending)
    {
        var end = Endings[ending % Endings.Length];
        return new PersonName(Kanji(number) + end.Text, Reading(number) + end.Kana);
    }

    private static string Kanji(int number) => Digits(number, "百", "十", ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]);

    private static string Reading(int number) =>
        Digits(number, "ひゃく", "じゅう", ["", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"]);

    private static string Digits(int number, string hundred, string ten, string[] digits)
    {
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        return Place(hundreds, hundred, digits) + Place(tens, ten, digits) + digits[ones];
    }

    private static string Place(int count, string unit, string[] digits) =>
        count switch
        {
            0 => "",
            1 => unit,
            _ => digits[count] + unit,
        };

    private static PersonName Join(PersonName family, PersonName given) =>
        new($"{family.Text} {given.Text}", $"{family.Kana} {given.Kana}");

    // 阿寒あかん: the reading begins with the first hiragana.
    private static IEnumerable<PersonName> Pairs(string text) =>
        text.Split(' ')
            .Select(pair =>
            {
                var reading = pair.AsSpan().IndexOfAnyInRange('ぁ', 'ん');
                return new PersonName(pair[..reading], pair[reading..]);
            });
}
