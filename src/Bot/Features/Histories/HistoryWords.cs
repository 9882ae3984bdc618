using System.Collections.Frozen;

namespace KobanBot.Bot.Features.Histories;

/// <summary>What an audit code is called. A code without a word is the bot's own business, or a step on the way to a record.</summary>
internal static class HistoryWords
{
    // csharpier-ignore - a table.
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["abolish.save"] = "廃止の手続", ["abolish.undo"] = "廃止の手続の取消し",
        ["absent.save"] = "欠席者への連絡", ["absent.undo"] = "欠席者への連絡の取消し",
        ["bylaw.save"] = "会則等",
        ["call.tell"] = "周知", ["call.undo"] = "周知の取消し",
        ["channel.bind"] = "通知先の登録", ["channel.unbind"] = "通知先の取消し",
        ["commission.save"] = "委嘱", ["commission.undo"] = "委嘱の取消し", ["commission.withdraw.save"] = "委嘱の取消し",
        ["consult.ask"] = "協議の依頼", ["consult.answer"] = "協議の回答",
        ["contacts.read"] = "連絡先の閲覧", ["contacts.dispose"] = "連絡先の廃棄",
        ["council.save"] = "設置の記録",
        ["deputy.save"] = "代行", ["deputy.end"] = "代行の終了",
        ["dismissal.consider"] = "解嘱の検討", ["dismissal.consider.end"] = "解嘱の検討の終了",
        ["dismissal.save"] = "解嘱", ["dismissal.undo"] = "解嘱の取消し",
        ["dismissal.notify"] = "解嘱の連絡", ["dismissal.letter"] = "解嘱に伴う委嘱状の回収",
        ["done.save"] = "済みの入力", ["done.undo"] = "済みの取消し",
        ["enlist.send"] = "利用の申請", ["enlist.approve"] = "利用の申請の承認", ["enlist.refuse"] = "利用の申請を断る",
        ["form.issue"] = "様式の発行", ["form.export"] = "個人情報を含む様式の作成",
        ["form2.save"] = "第2号様式の記録",
        ["found.save"] = "設置", ["found.undo"] = "設置の取消し",
        ["handover.give"] = "引継ぎ", ["handover.confirm"] = "引継ぎの確認",
        ["import"] = "取り込み",
        ["kit.make"] = "会議キットの作成",
        ["lead.designate"] = "運営責任者の指定",
        ["letters.save"] = "委嘱状の交付", ["letters.undo"] = "委嘱状の交付の取消し",
        ["measure.save"] = "要望等の措置",
        ["members.amend.save"] = "委員の訂正", ["members.contact.save"] = "連絡先の訂正",
        ["members.export"] = "本人の情報の出力",
        ["members.few.save"] = "少人数の理由", ["members.visit.save"] = "訪問等",
        ["office.done"] = "署の事務の済み", ["office.undo"] = "署の事務の済みの取消し",
        ["officers.first-administrator"] = "最初の管理者の登録",
        ["officers.transfer"] = "異動の登録", ["officers.undo"] = "異動の取消し",
        ["older.check"] = "過去の事項の確認", ["older.station.check"] = "過去の事項の確認",
        ["package.send"] = "半期の送付", ["package.pass-on"] = "本部への送付", ["package.receive"] = "到着", ["package.take-back"] = "送付の取下げ",
        ["package.make"] = "送付書類の作成",
        ["package.remind"] = "送付の確認の依頼",
        ["plan.save"] = "開催計画", ["plan.cancel"] = "開催計画の取消し", ["plan.calendar"] = "予定表への登録",
        ["read.dismissal"] = "解嘱の理由の閲覧", ["read.names"] = "委員の氏名の閲覧", ["read.history"] = "履歴の閲覧", ["read.officer-history"] = "配置の履歴の閲覧",
        ["record.confirm"] = "会議の記録の確定", ["record.report"] = "署長への報告", ["record.report-corrected"] = "署長報告日の訂正",
        ["record.ask"] = "補足の依頼", ["record.revise"] = "会議の記録の訂正の開始",
        ["record.example"] = "好事例の登録", ["record.example-withdrawn"] = "好事例の登録の取消し",
        ["reform.save"] = "組織の変更の登録", ["reform.undo"] = "組織の変更の取消し",
        ["report.save"] = "署への連絡", ["report.answer"] = "署への連絡の回答",
        ["retention.dispose"] = "記録の廃棄",
        ["rights.import"] = "配置の取り込み",
        ["reminder.delegate"] = "対応の引継ぎ", ["reminder.take-back"] = "対応の引継ぎの取消し",
        ["sending.stop"] = "送信の停止", ["sending.resume"] = "送信の再開",
        ["support.ask"] = "支援の依頼", ["support.answer"] = "支援の対応状況",
        ["template.add"] = "ひな形の追加", ["template.use"] = "ひな形の使用", ["template.withdraw"] = "ひな形の取下げ",
        ["terms.note"] = "再任の意向", ["terms.renew"] = "再任", ["terms.undo"] = "再任の取消し",
    }.ToFrozenDictionary();

    /// <summary>Saved on the way to what the others tell, or of the reader's own list.</summary>
    public static readonly FrozenSet<string> Untold = new[]
    {
        "record.appointment",
        "record.ask-cancel",
        "record.back",
        "record.cancel",
        "record.choice",
        "record.copy",
        "record.goto",
        "record.handover",
        "record.item.edit",
        "record.item.remove",
        "record.item.save",
        "record.next",
        "record.park",
        "record.return",
        "record.start",
        "reminder.nudge",
        "reminder.snooze",
        "reminder.snooze.undo",
        "report.read",
        "support.read",
    }.ToFrozenSet();

    /// <summary>Lines whose former value, or purpose, is told; of a 解嘱 never, since it can tell a reason.</summary>
    private static readonly FrozenDictionary<string, string> Befores = new Dictionary<string, string>
    {
        ["council.save"] = "前の内容",
        ["bylaw.save"] = "前の内容",
        ["members.few.save"] = "前の内容",
        ["form.export"] = "利用目的",
        ["form.issue"] = "利用目的",
        ["members.export"] = "利用目的",
    }.ToFrozenDictionary();

    public static bool IsTold(string what) => Words.ContainsKey(what);

    public static string Of(string what) => Words.GetValueOrDefault(what, "そのほかの変更");

    public static string? Before(string what) => Befores.GetValueOrDefault(what);
}
