using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>What 連絡先の廃棄 and 記録の廃棄 say differently.</summary>
/// <param name="Title">The command.</param>
/// <param name="Of">What the count counts.</param>
internal sealed record DisposalWords(string Title, string Of)
{
    /// <summary>There is nothing.</summary>
    public required string Nothing { get; init; }

    /// <summary>Above the choice.</summary>
    public string? Above { get; init; }

    /// <summary>Below it.</summary>
    public string? Below { get; init; }

    public required Func<int, string> Label { get; init; }

    public required Func<int, string> Question { get; init; }

    /// <summary>It was confirmed. That it comes to its end is the business of the sequence.</summary>
    public required Func<int, string> Told { get; init; }

    public static DisposalWords OfContacts(int months) =>
        new("連絡先の廃棄", "人の住所と電話")
        {
            Nothing = $"退任から{months}か月を経過し、住所又は電話が登録されている委員はいません。",
            Above =
                $"退任から{months}か月を経過した委員です。廃棄するのは住所、電話及び連絡しやすい時間のみで、氏名、任期、会議の記録は残ります。",
            Label = count => $"廃棄する委員（対象{count}人）",
            Question = count => $"次の{count}人の住所、電話及び連絡しやすい時間を廃棄しますか。廃棄すると元に戻せません。",
            Told = count => $"{count}人の住所・電話の廃棄を確定しました。処理は最後まで自動で行います。名簿と記録は残ります。",
        };

    public static readonly DisposalWords OfRecords = new("記録の廃棄", "件")
    {
        Nothing = "保存期間を過ぎたものはありません。",
        Below =
            "会議の記録、委員名簿、発行した様式及び操作の履歴は、ここでは廃棄しません。委員の住所・電話は「連絡先の廃棄」で確認します。",
        Label = _ => "廃棄するもの",
        Question = _ => "次のものを廃棄しますか。廃棄すると元に戻せません。",
        Told = count => $"{count}件の廃棄を確定しました。処理は最後まで自動で行います。会議の記録、名簿及び件数は残ります。",
    };

    /// <param name="rows">What is stored of the contact and its corrections.</param>
    public static DisposalItem Item(FormerMember former, int rows)
    {
        var left = $"{JapaneseDate.WithoutWeekday(former.Left)}まで在任";
        return new DisposalItem(former.Member.Id.Value, rows, $"{former.Member.Name}　{left}", former.Member.Name, left);
    }

    /// <param name="months">Since when it is over, at least.</param>
    public static DisposalItem Item(RetainedKind kind, int count, int months)
    {
        var line = $"{Name(kind)}（{months}か月経過）{count}件";
        return new DisposalItem($"{kind}", count, line, line, What(kind)) { Count = count };
    }

    private static string What(RetainedKind kind) =>
        kind switch
        {
            RetainedKind.Requests => "本文、発言者、担当者及び措置の内容を廃棄します。件数、分野及び措置状況は残ります。",
            RetainedKind.Dismissals => "解嘱の理由と委嘱状についての記載を廃棄します。解嘱日と事由は残ります。",
            _ => "対応済みの連絡、支援依頼及び引継書を廃棄します。",
        };

    private static string Name(RetainedKind kind) =>
        kind switch
        {
            RetainedKind.Requests => "完了した要望・意見",
            RetainedKind.Dismissals => "解嘱の理由",
            _ => "署への連絡、支援依頼及び引継書",
        };
}
