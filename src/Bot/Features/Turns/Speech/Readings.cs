using System.Text;

namespace KobanBot.Bot.Features.Turns.Speech;

/// <summary>
/// Readings and other spellings of the words that the vocabulary is made of, so that a sign is declared once, in its usual spelling. Only what an
/// officer would type in kana, or spell in two ways, is here.
/// </summary>
internal static class Readings
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["れんらくきょうぎかい"] = "協議会",
        ["連絡協議会"] = "協議会",
        ["きょうぎかい"] = "協議会",
        ["かいぎろく"] = "会議録",
        ["ぎじろく"] = "議事録",
        ["かいぎ"] = "会議",
        ["みーてぃんぐ"] = "会議",
        ["打ち合わせ"] = "会議",
        ["打合せ"] = "会議",
        ["きろくぼ"] = "記録簿",
        ["きろく"] = "記録",
        ["ていせい"] = "訂正",
        ["しゅうせい"] = "修正",
        ["まちがえ"] = "間違え",
        ["まちがっ"] = "間違っ",
        ["なおし"] = "直し",
        ["いいんで"] = "いいんで",
        ["いいんだ"] = "いいんだ",
        ["いいんじゃ"] = "いいんじゃ",
        ["いいん"] = "委員",
        ["めんばー"] = "委員",
        ["めいぼ"] = "名簿",
        ["りすと"] = "一覧",
        ["いちらん"] = "一覧",
        ["いしょくじょう"] = "委嘱状",
        ["いしょく"] = "委嘱",
        ["かいしょく"] = "解嘱",
        ["解任"] = "解嘱",
        ["さいにん"] = "再任",
        ["にんき"] = "任期",
        ["こうにん"] = "後任",
        ["ほじゅう"] = "補充",
        ["かいさいけいかく"] = "開催計画",
        ["かいさい"] = "開催",
        ["けいかく"] = "計画",
        ["よてい"] = "予定",
        ["すけじゅーる"] = "予定",
        ["にってい"] = "日程",
        ["えんき"] = "延期",
        ["ちゅうし"] = "中止",
        ["取りやめ"] = "中止",
        ["取り止め"] = "中止",
        ["つうち"] = "通知",
        ["けっせき"] = "欠席",
        ["しゅっせき"] = "出席",
        ["れんらくさき"] = "連絡先",
        ["れんらく"] = "連絡",
        ["しょちょう"] = "署長",
        ["ほうこく"] = "報告",
        ["ようぼう"] = "要望",
        ["しえん"] = "支援",
        ["いらい"] = "依頼",
        ["がいきょう"] = "概況",
        ["じょうきょう"] = "状況",
        ["きげん"] = "期限",
        ["しめきり"] = "締切",
        ["締め切り"] = "締切",
        ["ようしき"] = "様式",
        ["いんさつ"] = "印刷",
        ["ぷりんと"] = "印刷",
        ["うんえいせきにんしゃ"] = "運営責任者",
        ["せきにんしゃ"] = "責任者",
        ["いどう"] = "異動",
        ["転勤"] = "異動",
        ["引き継ぎ"] = "引継",
        ["引継ぎ"] = "引継",
        ["引き継"] = "引継",
        ["ひきつぎ"] = "引継",
        ["はいし"] = "廃止",
        ["かいそく"] = "会則",
        ["はんき"] = "半期",
        ["そうふ"] = "送付",
        ["りんじ"] = "臨時",
        ["かくにん"] = "確認",
        ["しょうにん"] = "承認",
        ["ようこう"] = "要綱",
        ["しゃしん"] = "写真",
        ["てんぷ"] = "添付",
        ["つかいかた"] = "使い方",
        ["こうばん"] = "交番",
        ["駐在所"] = "交番",
        ["ついか"] = "追加",
        ["へんこう"] = "変更",
        ["とりけし"] = "取消",
        ["取り消"] = "取消",
        ["さくじょ"] = "削除",
        ["しぼう"] = "死亡",
        ["ひっこ"] = "引越",
        ["引っ越"] = "引越",
        ["したがき"] = "下書き",
        ["つづき"] = "続き",
        ["ぜんかい"] = "前回",
        ["きょう"] = "今日",
        ["ほんじつ"] = "本日",
        ["たいおう"] = "対応",
        ["こうじれい"] = "好事例",
        ["下さい"] = "ください",
        ["欲し"] = "ほし",
        ["有難う"] = "ありがとう",
        ["有り難う"] = "ありがとう",
        ["第五号"] = "第5号",
        ["第四号"] = "第4号",
        ["第三号"] = "第3号",
        ["第二号"] = "第2号",
        ["第一号"] = "第1号",
        ["五号様式"] = "5号様式",
        ["四号様式"] = "4号様式",
    };

    private static readonly int Longest = Words.Keys.Max(w => w.Length);

    /// <summary>The text with every known reading in its usual spelling; the longest reading wins.</summary>
    public static string Spelled(string folded)
    {
        // Not by a regular expression: to build one of so many words took a tenth of the start.
        var words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var spelled = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length; )
        {
            var length = Math.Min(Longest, folded.Length - at);
            while (length > 0 && !words.ContainsKey(folded.AsSpan(at, length)))
            {
                length--;
            }

            spelled.Append(length > 0 ? words[folded.AsSpan(at, length)].AsSpan() : folded.AsSpan(at, 1));
            at += Math.Max(length, 1);
        }

        return spelled.ToString();
    }
}
