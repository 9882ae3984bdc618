using KobanBot.Core.Councils;

namespace KobanBot.Bot.Features.Kit;

/// <summary>The sentences that every flow shares.</summary>
internal static class Replies
{
    /// <summary>Above a form whose fields say what is wrong.</summary>
    public const string CheckInput = "入力内容を確認してください。入力したものはそのまま残っています。";

    /// <summary>Says the same for a council that does not exist and for one of others: what exists elsewhere is nobody's business.</summary>
    public static Reply NotYours() =>
        Reply.Sentence("この連絡協議会は、現在の配置では表示できません。配置が変わった場合は、署の地域課に連絡してください。");

    public static Reply NotAllowed() =>
        Reply.Sentence(
            "この操作は、あなたの現在の役割ではできません。内容は変わっていません。「ホーム」と送信すると、あなたができる操作が表示されます。"
        );

    /// <summary>At once, before a council is chosen: none of the person's posts can ever do this, whatever the council.</summary>
    public static Reply ForOthers(CouncilRights rights) =>
        Reply.Sentence(
            $"この操作は{Doers(rights)}が行います。あなたの役割では閲覧ができます。「会議一覧」と送信すると記録が、「ホーム」と送信すると今できる操作が表示されます。"
        );

    private static string Doers(CouncilRights rights) =>
        rights.HasFlag(CouncilRights.Edit) || rights.HasFlag(CouncilRights.Operate) ? "交番・駐在所の運営担当者"
        : rights.HasFlag(CouncilRights.Lead) ? "運営責任者"
        : rights.HasFlag(CouncilRights.Section) ? "署の地域課"
        : "署の地域警察幹部";

    /// <summary>Given up after two lost races. Does not claim that nothing was saved: a repetition of the same press may still be under way.</summary>
    public static Reply ChangedMeanwhile() =>
        Reply.Sentence("ほかの操作と重なりました。入力した内容はカードに残っています。もう一度押して確かめてください。");

    /// <summary>The command id of the button was answered to somebody else; the answer is theirs.</summary>
    public static Reply UsedUp() => Reply.Sentence("このボタンはすでに使われています。「ホーム」と送信すると、今の状態が表示されます。");

    public static Reply UnknownButton() =>
        Reply.Sentence("このボタンは現在使えません。「ホーム」と送信すると、今できる操作が表示されます。");
}
