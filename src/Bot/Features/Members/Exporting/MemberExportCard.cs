using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Exporting;

/// <param name="Member">Whose data.</param>
internal sealed record MemberExportView(Drawing Drawing, CouncilId Council, string CouncilName, Member Member, FormState Form);

/// <summary>本人の情報の出力: what for, before the file is made.</summary>
internal static class MemberExportCard
{
    public const string PurposeKey = "purpose";
    public const int LongestPurpose = 100;

    public static AdaptiveCard Render(MemberExportView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Member.Id.Value);
        return new AdaptiveCard
        {
            Speak = $"本人の情報の出力。{view.Member.Name}",
            Body =
            [
                .. Shapes.Heading("本人の情報の出力", $"{Shapes.Plain(view.Member.Name)}　{view.CouncilName}"),
                .. view.Form.HasErrors ? [Shapes.Note(Replies.CheckInput, "attention")] : Array.Empty<AdaptiveElement>(),
                new AdaptiveTextBlock(
                    "この連絡協議会で保管している本人の情報（氏名、連絡先、委嘱、出席、訪問・連絡、訂正）をCSVファイルにします。ほかの委員の情報は含みません。"
                ),
                .. view.Form.Field(
                    LimitedText.Line(PurposeKey, "利用目的（必須）　例　本人からの求め", LongestPurpose, view.Form.Value(PurposeKey, null))
                ),
                Shapes.Small("出力したこと、利用目的、連絡先の閲覧は記録に残ります。渡す前に、本人であることを確認してください。"),
            ],
            Actions =
            [
                buttons.Button("ファイルを作成", MemberExportFlow.Make, style: "positive"),
                buttons.Button("履歴に戻る", MemberVerbs.History, withoutInputs: true),
            ],
        };
    }
}
