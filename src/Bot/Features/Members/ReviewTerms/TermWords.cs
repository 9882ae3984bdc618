using KobanBot.Core;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>The Japanese of terms, intentions and their refusals (RULES 2.6, verbatim).</summary>
internal static class TermWords
{
    public static string Of(RenewalIntention intention) =>
        intention switch
        {
            RenewalIntention.Unknown => "未確認",
            RenewalIntention.Willing => "再任の意向あり",
            RenewalIntention.Declined => "辞退",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(SelectionCategory category) =>
        category switch
        {
            SelectionCategory.NeighbourhoodAssociation => "自治会、町内会等の役員",
            SelectionCategory.PublicBody => "自治体又は公的機関の職員",
            SelectionCategory.SafetyAssociation => "防犯協会、交通安全協会等の関係者",
            SelectionCategory.Other => "その他",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string Of(Refusal refusal) =>
        refusal.Code switch
        {
            "commission.unknown-member" => "選択した方は、この連絡協議会の委員名簿にありません。最新の一覧を表示しています。",
            "commission.dismissed" => $"{refusal.Values[0]}さんは解嘱されているため、意向を入力できません。",
            "commission.term-before-end" => $"委嘱期間の初日には、任期満了日（{refusal.Values[0]}）の翌日以降の日付を入力してください。",
            "commission.no-council" => $"{refusal.Values[0]}には、この連絡協議会は設置されていません。",
            "commission.term-does-not-end" =>
                $"選択した方の中に、{refusal.Values[1]}に任期が満了しない方がいます。最新の一覧を表示しています。",
            "commission.overlap" => $"{refusal.Values[0]}さんには、この期間と重なる委嘱がすでにあります。",
            "commission.nobody-to-renew" => "再任する委員を選択してください。",
            "commission.begun" => "任期がすでに始まっているため、取り消すことができません。",
            "commission.letter-handed-over" => $"{refusal.Values[0]}さんに委嘱状を交付済みのため、取り消すことができません。",
            "commission.changed-meanwhile" => "委嘱の内容が、ほかの操作で変わっています。最新の一覧を表示しています。",
            _ => throw new System.Diagnostics.UnreachableException($"No words for the refusal {refusal.Code}."),
        };
}
