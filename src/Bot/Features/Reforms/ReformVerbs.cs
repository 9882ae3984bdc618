namespace KobanBot.Bot.Features.Reforms;

/// <summary>Verbs by which the cards of 組織の変更 lead to each other.</summary>
internal static class ReformVerbs
{
    public const string Open = "reform.open";
    public const string Check = "reform.check";
    public const string Save = "reform.save";
    public const string List = "reform.list";
    public const string Undo = "reform.undo";

    public const string OnlyHeadquarters =
        "警察署の統合などの組織の変更は、警察本部地域企画課が登録します。所属の登録に誤りがあるときは、地域企画課に連絡してください。";
}
