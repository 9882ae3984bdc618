using System.Text;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Dev;
using KobanBot.Dev.Templates;
using KobanBot.Support.Cards;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>The templates under version control, and the page that tells those who make their own what there is.</summary>
public sealed class TemplateTests
{
    public static TheoryData<string> Templates => [.. PrintedForms.All.Select(f => f.Template)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_is_what_the_program_makes(string template) =>
        File.ReadAllBytes(Path.Combine(OfficeTemplates.Folder, template))
            .AsSpan()
            .SequenceEqual(OfficeTemplates.All.Single(t => t.Name == template).Content)
            .ShouldBeTrue($"Make them anew: dotnet run --project dev -- templates ({template})");

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_has_every_field_of_its_form_and_no_other(string template)
    {
        var form = PrintedForms.All.Single(f => f.Template == template);

        var (unknown, missing) = FormDocuments.Check(form, FormDocuments.Template(form));

        unknown.ShouldBeEmpty();
        missing.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_has_no_error(string template)
    {
        var form = PrintedForms.All.Single(f => f.Template == template);

        ReadDocument
            .Problems(FormDocuments.Template(form), FormDocuments.Extension(form) == "xlsx")
            .Where(p => !p.Contains("one id", StringComparison.Ordinal)) // The filler numbers them.
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_tag_fits_into_a_content_control() =>
        PrintedForms
            .All.SelectMany(f => f.Fields.Concat(f.Pictures).Concat(f.Lists.SelectMany(l => l.Columns)))
            .ShouldAllBe(f => f.Tag.Length <= 64);

    /// <summary>`UPDATE_APPROVED=1` writes the page anew.</summary>
    [Fact]
    public void The_page_of_fields_is_up_to_date()
    {
        var path = RepositoryRoot.Combine("docs", "forms.md");
        var page = Page();
        if (ApprovedFile.IsUpdating)
        {
            File.WriteAllText(path, page);
        }

        File.ReadAllText(path).ShouldBe(page);
    }

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # Forms and their fields

            Made from the code (`src/Core/Forms`); a test fails when it is not up to date, and `UPDATE_APPROVED=1` writes it anew.

            The layouts of the official forms are not published (※別記様式は省略), so each form is a template in `src/Bot/Documents/Templates`, which anyone can change in Word or Excel. In a Word template a field is a content
            control whose **tag** is the name below; in an Excel template it is a cell with that **name**. A name with a point is a column of a list: the row of the table that holds it (in Word outside of tables, the paragraph) repeats for
            each entry. In Word a row whose fields are all empty is left out, and so is the table of a list without entries, with its heading. `mark` at the foot of a Word page, and 〔出力〕 in the footer of a sheet, is the stamp of an
            issued form: 発行番号, 版, guideline, time, and of 第3号様式 and 第4号様式 who has had it made. Do not bind content controls to XML data. `dotnet run --project dev -- templates` makes the templates that come with the product.

            The headquarters put a template of their own in the place of the product's by sending the docx or xlsx to the bot in the personal chat (「ひな形」 lists what is used and hands out the product's to begin from). It needs every field that is marked ● below and,
            where the form is issued under a number, `mark` or 〔出力〕; the others may be left out, which the card says. A field that the form does not know is refused by name, with the one that was meant where a letter or two are wrong. So are: a file
            over 300 KB, what is no docx or xlsx, a password, a damaged file, macros, references to anything outside of the file, embedded files and controls, a DTD, controls bound to XML data, more than 1,000 fields, and what unpacks to more than 20 MB.
            The former template then stays. What was accepted is looked at with a sample (each field shows its meaning), is used from the day that is entered, and can be withdrawn. Every template that a form was issued with is kept.

            What members read (第3号様式, 開催通知, 通知はがき, 欠席者への結果連絡, 解嘱通知, 会議次第, 出席者名簿) has 14 points or more; the number of the form, the place of the seal, furigana and the line at the foot are smaller. At that size a
            postcard has room for three topics, and says how many more there are.

            `npm ci --prefix bench/fonts` and then `dotnet run --project bench -- forms-check DIR` have LibreOffice open every form with little, usual and much content, with two open fonts of a pinned version (BIZ UDMincho and BIZ UDGothic, SIL OFL 1.1) in
            the place of ＭＳ 明朝 and ＭＳ ゴシック, which may not be handed on. The pages are written as pictures, to be looked at, and the place of every line is compared with `bench/forms-approved` (page, top and left in mm, text; of long documents the
            first two pages, the last, and how many there are): a line that lies more than 2 mm from there, is gone or is new is a fault. `--approve` writes the places anew, after the pictures were looked at. CI has no LibreOffice, so whoever changes a
            template runs it. With the fonts of an office, lines may break elsewhere. Names that go beyond the installed font show as an empty box there; the file holds them whole, which the tests read back.

            """
        );
        foreach (var form in PrintedForms.All)
        {
            FilledForm[] samples = [FormSamples.Filled(form.Kind, FormSamples.Usual), FormSamples.Filled(form.Kind, FormSamples.Extreme)];
            page.Append(
                $"## {form.Name}\n\n`{form.Template}`\n\n| field | | meaning | source | example |\n| --- | --- | --- | --- | --- |\n"
            );
            foreach (var field in form.Fields)
            {
                Line(page, form, field, samples.Select(f => f.Texts[field.Tag]));
            }

            foreach (var picture in form.Pictures)
            {
                page.Append($"| `{picture.Tag}` | | {picture.Meaning} | {picture.Source} | |\n");
            }

            foreach (var (name, columns) in form.Lists)
            {
                foreach (var column in columns)
                {
                    Line(page, form, column, samples.SelectMany(f => f.Lists[name].Select(r => r.Texts[column.Tag])));
                }
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The first example that says something.</summary>
    private static void Line(StringBuilder page, Form form, FormField field, IEnumerable<string> examples)
    {
        var example = Shapes.Short(PlainXmlText.Of(examples.FirstOrDefault(e => e.Length > 0) ?? ""), 60);
        page.Append(
            $"| `{field.Tag}` | {(form.Required.Contains(field.Tag) ? "●" : "")} | {field.Meaning} | {field.Source} | {example} |\n"
        );
    }
}
