using KobanBot.Bot.Cards;
using KobanBot.Bot.Documents;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Templates;

/// <summary>Sentences about templates.</summary>
internal static class TemplateWords
{
    public const string OnlyHeadquarters = "様式のひな形は、警察本部地域企画課の方が登録します。";

    public const string NotReceived =
        "ファイルを受け取れませんでした。300KB以下のdocx又はxlsxを、もう一度送信してください。登録はしていません。";

    /// <summary>Where a version stands; beside a day.</summary>
    public static string State(OwnTemplate template) =>
        template switch
        {
            { Withdrawn: { } day } => $"{JapaneseDate.WithoutWeekday(day)}取下げ",
            { From: { } day } => $"{JapaneseDate.WithoutWeekday(day)}から",
            _ => "使用開始日が未入力",
        };

    public static string Of(TemplateFinding finding, Form? form) =>
        finding.Fault switch
        {
            TemplateFault.TooLarge => "ファイルが大きすぎます。300KB以下にしてください。",
            TemplateFault.NotWordOrExcel => "Wordの文書（docx）又はExcelのブック（xlsx）ではありません。",
            TemplateFault.OldOrLocked =>
                "古い形式（doc、xls）か、パスワード付きのファイルです。パスワードを外し、docx又はxlsxで保存してください。",
            TemplateFault.Corrupt => "ファイルが壊れています。WordかExcelで開き、保存し直してください。",
            TemplateFault.Bomb => "展開すると大きくなりすぎるファイルです。",
            TemplateFault.Macros => "マクロが含まれています。マクロのないdocx又はxlsxで保存してください。",
            TemplateFault.ExternalLink =>
                $"ファイルの外への参照があります（{Shapes.Short(finding.Subject, 60)}）。参照を解除してください。",
            TemplateFault.Embedded =>
                $"埋め込まれたファイルか操作部品があります（{Shapes.Short(finding.Subject, 60)}）。削除してください。",
            TemplateFault.Entities => "ファイルの中に、使用できない定義（DTD）があります。",
            TemplateFault.Bound => $"欄「{finding.Subject}」がXMLデータに結び付けられています。結び付けを解除してください。",
            TemplateFault.TooManyFields => "欄が多すぎます。1,000個までにしてください。",
            TemplateFault.NoFields =>
                "欄がありません。Wordではコンテンツ コントロールのタグ、Excelではセルの名前に、欄の名前を入れてください。",
            TemplateFault.NoForm => "どの様式のひな形か分かりません。ファイル名に様式の名称（例　第5号様式）を入れてください。",
            TemplateFault.OtherKind => form is null
                ? "この様式の形式ではありません。"
                : $"{form.Name}のひな形は{FormDocuments.Extension(form)}です。",
            TemplateFault.UnknownField => $"欄「{Shapes.Short(finding.Subject, 40)}」は、この様式にありません。",
            TemplateFault.MisspeltField =>
                $"欄「{Shapes.Short(finding.Subject, 40)}」は、この様式にありません。「{finding.Meant}」の誤りではありませんか。",
            TemplateFault.MissingField => finding.Subject == WordFields.Mark
                ? "発行番号の欄がありません。Wordではフッターにタグ「mark」の欄、Excelではフッターに〔出力〕を入れてください。"
                : $"必要な欄「{finding.Subject}」（{Meaning(finding.Subject, form)}）がありません。",
            TemplateFault.NoCell => "名前が1つのセルを指していないか、一覧の欄が同じ行にありません。セルの名前を確かめてください。",
            TemplateFault.DoesNotFill => "見本を作成できませんでした。標準のひな形と見比べて、欄の置き方を確かめてください。",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Meaning(string tag, Form? form) =>
        form?.Fields.Concat(form.Lists.SelectMany(l => l.Columns)).FirstOrDefault(f => f.Tag == tag)?.Meaning ?? tag;
}
