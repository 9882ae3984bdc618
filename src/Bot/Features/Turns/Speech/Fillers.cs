using System.Text.RegularExpressions;

namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>What stands around the words that matter: particles, the ends of verbs, courtesies. A text of nothing else says nothing.</summary>
internal static class Fillers
{
    private const string Word =
        "(?:を|が|の|日|ー|協議会|りました|った|いました|きました|んだ|ります|いる|います|いた|きたい|りたい|いたい|次回|今年度|来年度|年度|は|に|へ|で|と|も|から|まで|って|について|ね|よ|か|な|し|て|た|だ|さん|"
        + "したい|する|します|しました|した|して|したいです|されました|された|たい|です|ます|でした|ました|ください|くれ|"
        + "お願い(?:し|いた|致)?(?:ます)?|おねがい(?:します)?|願います|頼む|頼みます|"
        + "見せて|みせて|見たい|みたい|見る|みる|見て|表示|開く|開いて|出して|出したい|出す|ほしい|もらいたい|いただきたい|もらえますか|"
        + "教えて|おしえて|知りたい|しりたい|どこ|どう(?:やって|すれば)?|いつ|方法|やり方|やりかた|仕方|しかた|手順|"
        + "今日|本日|今|昨日|先日|先週|今回|次|これ|この|その|件|こと|分|用|"
        + "入力|作成|登録|作り|つくり|作る|作って|始め|はじめ|開始|続け|行い|行う|行き|書き|書く|書いて|記入|選び|選ぶ|なり|なる|なった|なって|"
        + "できますか|できる|いい|良い|よい|でしょうか|ですか|ますか|ありますか|ある|あり|ほう|必要|"
        + "すみません|すいません|恐れ入りますが|ちょっと|まず|では|じゃあ|ありがとう(?:ございます|ございました)?|よろしく|宜しく)";

    private static readonly Regex Only = Linear($"^{Word}*$");

    private static readonly Regex Around = Linear($"^{Word}*(?<rest>.+?){Word}*$");

    private static readonly Regex Negation = Linear("ない|なかっ|なく|ません|ずに|まだ|以外|だけ|てしま|消し|消す|削除|取消|やめ|忘れ");

    /// <summary>Only fillers, or nothing.</summary>
    public static bool IsOnly(string folded) => Only.IsMatch(folded);

    /// <summary>The text without the fillers at its ends.</summary>
    public static string Strip(string folded) => IsOnly(folded) ? "" : Around.Match(folded).Groups["rest"].Value;

    /// <summary>Something is not wanted, or was not done: nothing is begun on such words without asking.</summary>
    public static bool Denies(string folded) => Negation.IsMatch(folded);

    /// <summary>In one pass over the text, whatever the text is.</summary>
    private static Regex Linear(string pattern) =>
        new(pattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
}
