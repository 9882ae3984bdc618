namespace KobanBot.Generator;

internal sealed record TopicText(string Category, string Title, string Result);

internal sealed record FeedbackText(string Kind, string Text, string Field, string Measure);

/// <summary>What is spoken about in the sample's meetings. Invented; nothing here happened.</summary>
internal static class Texts
{
    public const string PoliceActivity = "交番等の活動状況";
    public const string Incidents = "身近な犯罪、事故、災害等の発生状況";
    public const string CommunityIssues = "地域の抱える問題、行事等の進め方";

    public static readonly TopicText[] Topics =
    [
        new(PoliceActivity, "夜間パトロールの実施状況", "実施結果を説明した。週2回の実施を継続する。"),
        new(Incidents, "特殊詐欺の発生状況と対策", "手口を紹介した。町内会の回覧で注意を呼び掛ける。"),
        new(CommunityIssues, "通学路の安全点検", "危険箇所2か所を学校、町内会と合同で点検する。"),
        new(PoliceActivity, "巡回連絡への協力依頼", "不在世帯の多い地区を確認した。"),
        new(Incidents, "冬道の交通事故防止", "事故の多い交差点の地図を配付した。"),
        new(CommunityIssues, "夏祭りの雑踏事故防止", "警備の分担と緊急時の連絡先を確認した。"),
        new(Incidents, "自転車盗の発生状況", "二重施錠の呼び掛けを商店街と行う。"),
        new(CommunityIssues, "空き家の見守り", "管理者に連絡が付かない3軒を市役所に情報提供する。"),
        new(PoliceActivity, "ミニ広報紙の内容", "次号で災害時の避難場所を取り上げる。"),
        new(Incidents, "クマの出没情報の共有", "目撃時の連絡先と連絡の順序を確認した。"),
        new(CommunityIssues, "高齢者の見守り活動", "配達業者からの連絡を交番でも受け付ける。"),
        new("その他", "次年度の開催時期", "6月と11月を候補とする。"),
    ];

    public static readonly FeedbackText[] Feedback =
    [
        new("要望", "公園付近の夜間パトロールを増やしてほしい。", "地域", "重点警ら箇所に加えた。"),
        new("要望", "通学路の横断歩道の表示が薄れている。", "交通", "現場を確認し、塗り直しを上申した。"),
        new("意見", "特殊詐欺の講話が分かりやすかった。", "生活安全", ""),
        new("要望", "商店街の駐輪が歩行の妨げになっている。", "交通", "町内会と合同で整理指導を行った。"),
        new("要望", "空き家に人が出入りしているようなので見てほしい。", "生活安全", "所有者に連絡し、施錠を確認した。"),
        new("意見", "ミニ広報紙の字を大きくすると読みやすい。", "地域", ""),
        new("要望", "信号機の歩行者用の時間を延ばしてほしい。", "交通", "署の交通課に引き継いだ。"),
        new("要望", "不審な訪問販売の情報をもっと早く知らせてほしい。", "生活安全", "町内会への連絡の方法を改めた。"),
        new("要望", "交番が不在のときの連絡先を掲示してほしい。", "地域", "入口に掲示した。"),
        new("要望", "クマの出没時の広報の範囲を広げてほしい。", "その他", "市役所と範囲を協議した。"),
    ];

    public static readonly string[] Priorities =
    [
        "特殊詐欺の被害防止、通学路の安全確保",
        "冬道の交通事故防止、高齢者の見守り",
        "自転車盗の防止、夜間の街頭活動の強化",
        "子供と女性を守る活動、巡回連絡の推進",
    ];

    public static readonly string[] Events =
    [
        "夏祭り（8月）、防災訓練（9月）",
        "町内清掃（5月）、雪まつり（2月）",
        "運動会（6月）、敬老会（9月）",
        "",
    ];

    public static readonly string[] Notices =
    [
        "年末に向けた特別警戒の実施について",
        "還付金詐欺の予兆電話が続いていること",
        "自転車の交通違反に関する制度の変更",
        "",
    ];

    public static readonly string[] Guests = ["小学校 教頭", "地域包括支援センター 職員", "PTA 会長"];

    public static readonly string[] Materials = ["ミニ広報紙", "統計資料", "ミニ広報紙;犯罪発生マップ", ""];
}
