using KobanBot.Core;

namespace KobanBot.Bot.Features.Kit;

/// <summary>Every refusal of Core as one clear sentence; a code without one does not pass the tests.</summary>
internal static class RefusalWords
{
    public static string Of(Refusal refusal) =>
        refusal.Code switch
        {
            "absent.all-contacted" => "選択した方への連絡は、ほかの勤務員が先に入力しました。最新の一覧を表示しています。",
            "absent.before-meeting" => $"開催日（{refusal.Values[0]}）より前の日付は入力できません。",
            "absent.no-meeting" => "その会議の記録は見つかりません。「会議一覧」と送信すると、記録の一覧が表示されます。",
            "absent.nobody-chosen" => "連絡した欠席者を選択してください。",
            "absent.not-absent" => "選択した方は、この会議の欠席者ではないか、現在は委員ではありません。最新の一覧を表示しています。",
            "commission.begun" => "任期がすでに始まっているため、取り消すことができません。",
            "commission.blocked" => "このままでは委嘱できません。表示された点を修正してください。",
            "commission.changed-meanwhile" => "委嘱の内容が、ほかの操作で変わっています。最新の一覧を表示しています。",
            "commission.dismissed" => $"{refusal.Values[0]}さんは解嘱されているため、意向を入力できません。",
            "commission.letter-handed-over" => $"{refusal.Values[0]}さんに委嘱状を交付済みのため、取り消すことができません。",
            "commission.letter-in-future" => "委嘱状を交付した日には、本日以前の日付を入力してください。",
            "commission.no-council" => $"{refusal.Values[0]}には、この連絡協議会は設置されていません。",
            "commission.nobody-to-renew" => "再任する委員を選択してください。",
            "commission.not-station" => "委嘱の取消しは、署の担当課が行います。",
            "commission.overlap" => $"{refusal.Values[0]}さんには、この期間と重なる委嘱がすでにあります。",
            "commission.reason-missing" => "取り消す理由を入力してください。",
            "commission.term-before-end" => $"委嘱期間の初日には、任期満了日（{refusal.Values[0]}）の翌日以降の日付を入力してください。",
            "commission.term-does-not-end" =>
                $"選択した方の中に、{refusal.Values[1]}に任期が満了しない方がいます。最新の一覧を表示しています。",
            "commission.unknown-member" => "選択した方は、この連絡協議会の委員名簿にありません。最新の一覧を表示しています。",
            "dismissal.already" => $"この委員は、{refusal.Values[0]}付けで解嘱を記録済みです。",
            "dismissal.imported" => "取り込んだ名簿による解嘱のため、ここでは取り消すことができません。",
            "dismissal.letter-in-future" => "返納・回収の日には、本日以前の日付を入力してください。",
            "dismissal.not-station" => "解嘱の入力は、警察署の地域警察担当課（係）が行います。",
            "dismissal.not-in-office" => $"{refusal.Values[0]}さんは、この日には委員ではありません。",
            "dismissal.notice-in-future" => "通知した日には、本日以前の日付を入力してください。",
            "dismissal.notified" => "解嘱を通知済みのため、取り消すことができません。",
            "dismissal.outside-term" => $"解嘱日（{refusal.Values[0]}）が任期の外の日付です。任期内の日付を入力してください。",
            "dismissal.replaced" => "後任の委嘱が記録されているため、取り消すことができません。",
            "dismissal.unknown" => "この解嘱の記録はありません。最新の一覧を表示しています。",
            "done.by-facts-only" => $"この事項は、済みの入力では完了しません。必要なもの：{refusal.Values[0]}",
            "done.in-future" => "将来の日付は入力できません。",
            "done.means-missing" => "方法を選択してください。",
            "done.not-allowed" => "この事項は、あなたの現在の役割では入力できません。内容は変わっていません。",
            "done.not-marked" => "取り消す対象がありません。すでに取り消されています。",
            "done.not-open" => "この事項は、すでに完了しているか、対象ではなくなっています。",
            "done.reason-missing" => "理由を入力してください。",
            "done.too-early" => $"{refusal.Values[0]}より前の日付は入力できません。",
            "example.none" => "この記録は、好事例に登録されていません。",
            "example.text-missing" => "好事例の内容を入力してください。",
            "measure.changed-meanwhile" =>
                "この要望は、ほかの勤務員が先に入力しました。入力したものを残して最新の内容を表示しています。内容を確かめて、もう一度保存してください。",
            "measure.closed" => "この要望は、すでに完了しているか、記録の訂正により取り下げられています。",
            "measure.review-not-in-future" => "次回確認日には、明日以降の日付を入力してください。",
            "measure.told-before-meeting" => $"開催日（{refusal.Values[0]}）より前の日付は入力できません。",
            "measure.told-in-future" => "将来の日付は入力できません。",
            "plan.changed-meanwhile" =>
                "この計画は、ほかの勤務員が先に変更しました。入力したものを残して最新の計画を表示しています。内容を確かめて、もう一度保存してください。",
            "plan.date-outside-year" => $"{refusal.Values[0]}は{refusal.Values[1]}の日付ではありません。",
            "plan.same-date" => $"{refusal.Values[0]}の定期会議は計画済みです。",
            "record.already-reported" => "署長への報告は入力済みです。",
            "record.blocked" => "確定できない点があります。",
            "record.changed-meanwhile" =>
                "ほかの勤務員又は別の画面で先に保存されました。最新の内容を表示しています。今入力したものは残してあります。",
            "record.closed" => "この記録の入力は終わっています。",
            "record.lead-vacant" =>
                "運営責任者も署の地域課の担当者も登録されていないため、確認を依頼できません。下書きは保存されています。署に連絡してください。",
            "record.not-awaiting" => "この記録は確認待ちではありません。",
            "record.reason-missing" => "理由を入力してください。",
            "record.report-before-meeting" => $"開催日（{refusal.Values[0]}）より前の日付は入力できません。",
            "record.report-in-future" => "将来の日付は入力できません。",
            "record.revision-open" => "この記録の訂正は、すでに始められています。「会議を記録」から再開できます。",
            "reminder.delegation-days" => $"引継ぎの期間は、本日から{refusal.Values[0]}までです。",
            "reminder.last-day" => "期日が迫っているため、先に延ばすことはできません。",
            "reminder.no-colleague" => "引継ぎ先は、この事項の担当に当たる同じ所属の方から選択してください。",
            "reminder.nobody-responsible" => "この事項の担当者が配置されていません。配置を確認してください。",
            "reminder.not-supervising" => "担当者への連絡は、期日を過ぎて通知を受けた方が行うことができます。",
            "reminder.not-yours" => "この事項の通知は、あなたの現在の役割には届きません。",
            "reminder.nudged-today" => "本日はすでに担当者に連絡しています。急ぐ場合は電話等で連絡してください。",
            "reminder.not-snoozed" => "再通知は設定されていません。",
            "reminder.snoozed-enough" =>
                $"再通知は{refusal.Values[0]}回までです。対応が難しい場合は、引継ぎ又は地域課への相談をしてください。",
            "support.answer-missing" => "完了とするときは、対応の結果を入力してください。",
            "support.asked-already" => "この要望については、すでに支援を依頼しています。",
            "support.changed-meanwhile" =>
                "この支援依頼は、ほかの幹部が先に入力しました。入力したものを残して最新の内容を表示しています。内容を確かめて、もう一度保存してください。",
            "support.closed" => "この支援依頼は、すでに終わっています。",
            "support.request-closed" => "この要望は、すでに完了しているか、記録の訂正により取り下げられています。",
            "support.text-missing" => "依頼の内容を入力してください。",
            "transfer.changed-meanwhile" => "配置が、ほかの操作で変わっています。最新の配置を表示しています。",
            "transfer.gone" => "対象の勤務員又は所属が登録されていません。",
            _ => throw new System.Diagnostics.UnreachableException($"No words for the refusal {refusal.Code}."),
        };
}
