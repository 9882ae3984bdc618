using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Notices;

/// <summary>What whoever is moved reads of the own posting, from the roster of a council at the time of sending.</summary>
internal static class PostingWords
{
    /// <summary>Null when there is nothing to say any more.</summary>
    public static string? Of(CouncilFacts facts, OutgoingMessage message, DateOnly today) =>
        message.Kind == MessageKind.PostingEnded ? LeavingOf(facts, message.To, today) : PostingOf(facts, message.To, today);

    /// <summary>As the roster says at the time of sending: the post to come, else the one of today.</summary>
    private static string PostingOf(CouncilFacts facts, OfficerId officer, DateOnly today) =>
        facts.Roster.Where(r => r.Officer == officer && !(r.Days.To < today)).MaxBy(r => r.Days.From) is not { } post
            ? "登録された異動は取り消されました。"
        : post.Days.From > today ? $"{JapaneseDate.Short(post.Days.From)}から{post.UnitName}に配置されます。"
        : $"{JapaneseDate.WithoutWeekday(post.Days.From)}から{post.UnitName}に配置されています。";

    /// <summary>The last day as the roster says at the time of sending; null when the 転出 was taken back meanwhile.</summary>
    private static string? LeavingOf(CouncilFacts facts, OfficerId officer, DateOnly today) =>
        facts.Roster.Where(r => r.Officer == officer).MaxBy(r => r.Days.From) is not { Days.To: { } last } post ? null
        : last < today ? $"{post.UnitName}の勤務員としての登録は、{JapaneseDate.Short(last)}で終わりました。"
        : $"{JapaneseDate.Short(last)}まで{post.UnitName}の勤務員です。それまでに、「引継書」と送信して、未了の事項を後任の方に渡してください。";
}
