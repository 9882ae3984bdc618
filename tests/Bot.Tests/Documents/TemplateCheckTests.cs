using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Templates;
using KobanBot.Core.Forms;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>What may be a template and what may not, by its reason.</summary>
public sealed class TemplateCheckTests
{
    private const string Name = "委嘱状.docx";
    private const string Main = "word/document.xml";
    private const string Relations = "word/_rels/document.xml.rels";
    private const string Types = "[Content_Types].xml";

    private static readonly byte[] Letter = FormDocuments.Template(CommissionLetterForm.Form);
    private static readonly byte[] Roster = FormDocuments.Template(MemberRosterForm.Form);

    private static readonly Dictionary<string, Func<byte[]>> Bad = new()
    {
        ["TooLarge"] = () => [.. "PK"u8, .. new byte[TemplatePackage.MostBytes]],
        ["NotWordOrExcel, no zip"] = () => Encoding.UTF8.GetBytes("%PDF-1.7 ..."),
        ["NotWordOrExcel, nothing"] = () => [],
        ["NotWordOrExcel, another zip"] = () => EditedPackage.Without(Letter, Main),
        ["NotWordOrExcel, dotx"] = () =>
            EditedPackage.Edited(Letter, Types, t => t.Replace("document.main+xml", "template.main+xml", StringComparison.Ordinal)),
        ["OldOrLocked"] = () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        ["Corrupt, cut off"] = () => Letter[..^200],
        ["Corrupt, XML"] = () => EditedPackage.Edited(Letter, Main, t => t[..^20]),
        ["Bomb, one part"] = () => EditedPackage.With(Letter, "word/media/a.bin", new byte[21 * 1024 * 1024]),
        ["Bomb, many parts"] = () => Enumerable.Range(0, 210).Aggregate(Letter, (all, n) => n < 3 ? ManyParts(all, n) : all),
        ["Macros, part"] = () => EditedPackage.With(Letter, "word/vbaProject.bin", [1, 2, 3]),
        ["Macros, type"] = () =>
            EditedPackage.Edited(
                Letter,
                Types,
                t =>
                    t.Replace(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml",
                        StringComparison.Ordinal
                    )
            ),
        ["ExternalLink, relationship"] = () =>
            EditedPackage.Edited(
                Letter,
                Relations,
                t =>
                    t.Replace(
                        "</Relationships>",
                        """<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.invalid/a.dotm" TargetMode="External"/></Relationships>""",
                        StringComparison.Ordinal
                    )
            ),
        ["ExternalLink, field code"] = () =>
            InBody(
                """<w:p><w:r><w:instrText xml:space="preserve"> INCLUDEPICTURE "https://example.invalid/a.png" </w:instrText></w:r></w:p>"""
            ),
        ["ExternalLink, simple field"] = () => InBody("""<w:p><w:fldSimple w:instr="DDEAUTO cmd a"/></w:p>"""),
        ["Embedded, file"] = () => EditedPackage.With(Letter, "word/embeddings/oleObject1.bin", [1]),
        ["Embedded, object"] = () => InBody("<w:p><w:r><w:object/></w:r></w:p>"),
        ["Embedded, chunk"] = () =>
            InBody("""<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId7"/>"""),
        ["Entities"] = () =>
            EditedPackage.Edited(
                Letter,
                Main,
                t =>
                    t.Insert(
                        t.IndexOf("<w:document", StringComparison.Ordinal),
                        """<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>"""
                    )
            ),
        ["Bound"] = () =>
            EditedPackage.Edited(
                Letter,
                Main,
                t => Regex.Replace(t, """(<w:tag w:val="council"\s*/>)""", """$1<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>""")
            ),
        ["TooManyFields"] = () => InBody(string.Concat(Enumerable.Repeat(Control("member"), 10_000))),
        ["NoFields"] = () => EditedPackage.Edited(WithoutTags(Letter, Main), "word/footer1.xml", WithoutTags),
        ["UnknownField nonsense"] = () => InBody(Control("nonsense")),
        ["MisspeltField membr"] = () => InBody(Control("membr")),
        ["MisspeltField Member"] = () => InBody(Control("Member")),
        ["MissingField term_last"] = () =>
            EditedPackage.Edited(
                Letter,
                Main,
                t => t.Replace("""w:val="term_last""" + '"', """w:val="term_first""" + '"', StringComparison.Ordinal)
            ),
        ["MissingField mark"] = () => EditedPackage.Edited(Letter, "word/footer1.xml", WithoutTags),
    };

    public static TheoryData<string> BadFiles => [.. Bad.Keys];

    public static TheoryData<string> Templates => [.. PrintedForms.All.Select(f => f.Template)];

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_refused_with_its_reason(string what)
    {
        var check = TemplateCheck.Of(Name, Bad[what]());

        var finding = check.Findings.ShouldHaveSingleItem();
        var expected = what.Split(',')[0].Split(' ');
        $"{finding.Fault}".ShouldBe(expected[0]);
        if (expected.Length > 1)
        {
            finding.Subject.ShouldBe(expected[1]);
        }

        TemplateWords.Of(finding, check.Form).ShouldEndWith(finding.Fault == TemplateFault.MisspeltField ? "ではありませんか。" : "。");
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_of_the_product_is_a_good_one(string template)
    {
        var form = PrintedForms.All.Single(f => f.Template == template);

        var check = TemplateCheck.Of(template, FormDocuments.Template(form));

        check.Form.ShouldBe(form);
        check.Findings.ShouldBeEmpty();
        check.Unused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FormKind.EstablishmentSlip)]
    [InlineData(FormKind.OperationList)]
    [InlineData(FormKind.CommissionLetter)]
    [InlineData(FormKind.MemberRoster)]
    [InlineData(FormKind.MeetingResult)]
    [InlineData(FormKind.DismissalNotice)]
    [InlineData(FormKind.ResultNotice)]
    public void A_form_is_known_by_its_fields_whatever_the_file_is_called(FormKind kind)
    {
        var form = PrintedForms.Of(kind);

        TemplateCheck.Of($"新しいレイアウト.{FormDocuments.Extension(form)}", FormDocuments.Template(form)).Form.ShouldBe(form);
    }

    [Theory]
    [InlineData("第5号様式（案）.docx", FormKind.MeetingResult)]
    [InlineData("form1-establishment-slip v2.docx", FormKind.EstablishmentSlip)]
    [InlineData("欠席者への結果連絡 r3.docx", FormKind.ResultNotice)]
    public void The_name_of_the_file_says_the_form(string name, FormKind kind) =>
        TemplateCheck.Of(name, Letter).Form.ShouldBe(PrintedForms.Of(kind));

    [Fact]
    public void A_sheet_for_a_form_that_is_a_document_is_refused() =>
        TemplateCheck.Of("委嘱状.xlsx", Roster).Findings.ShouldHaveSingleItem().Fault.ShouldBe(TemplateFault.OtherKind);

    [Fact]
    public void A_field_that_may_be_left_out_is_named_and_no_fault()
    {
        var check = TemplateCheck.Of(
            Name,
            EditedPackage.Edited(
                Letter,
                Main,
                t => t.Replace("""w:val="area""" + '"', """w:val="station""" + '"', StringComparison.Ordinal)
            )
        );

        check.Findings.ShouldBeEmpty();
        check.Unused.Select(u => u.Tag).ShouldBe(["area"]);
    }

    [Theory]
    [InlineData("[1]表!A1")]
    [InlineData("WEBSERVICE(A1)")]
    [InlineData("cmd|a!A1")]
    public void A_formula_that_reaches_out_is_refused(string formula) =>
        TemplateCheck
            .Of("委員名簿.xlsx", EditedPackage.Edited(Roster, "xl/worksheets/sheet1.xml", t => Formula(t, formula)))
            .Findings.ShouldHaveSingleItem()
            .Fault.ShouldBe(TemplateFault.ExternalLink);

    [Fact]
    public void A_name_of_no_cell_is_refused() =>
        TemplateCheck
            .Of(
                "委員名簿.xlsx",
                EditedPackage.Edited(
                    Roster,
                    "xl/workbook.xml",
                    t => Regex.Replace(t, """(<definedName name="council"[^>]*>)[^<]*<""", "$1#REF!<")
                )
            )
            .Findings.ShouldHaveSingleItem()
            .Fault.ShouldBe(TemplateFault.NoCell);

    /// <summary>Whatever is broken is refused or good, and never more than a sentence.</summary>
    [Fact]
    public void Two_hundred_damaged_files_are_judged_without_falling_over()
    {
        var random = new Random(13);
        for (var i = 0; i < 200; i++)
        {
            var damaged = (byte[])(i % 2 == 0 ? Letter : Roster).Clone();
            for (var flips = random.Next(1, 12); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            var check = TemplateCheck.Of(i % 2 == 0 ? Name : "名簿.xlsx", damaged);

            check.Findings.ShouldAllBe(f => TemplateWords.Of(f, check.Form).Length > 0);
        }
    }

    private static byte[] InBody(string xml) =>
        EditedPackage.Edited(Letter, Main, t => t.Insert(t.LastIndexOf("<w:sectPr", StringComparison.Ordinal), xml));

    private static string Control(string tag) =>
        $"""<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>""";

    private static string WithoutTags(string xml) => Regex.Replace(xml, """<w:tag [^>]*/>""", "");

    private static byte[] WithoutTags(byte[] package, string part) => EditedPackage.Edited(package, part, WithoutTags);

    private static byte[] ManyParts(byte[] package, int round)
    {
        var stream = new MemoryStream();
        stream.Write(package);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var i = 0; i < 70; i++)
            {
                zip.CreateEntry($"word/media/{round}-{i}.png");
            }
        }

        return stream.ToArray();
    }

    private static string Formula(string sheet, string formula)
    {
        var at = sheet.IndexOf("</sheetData>", StringComparison.Ordinal);
        return sheet.Insert(at, $"""<row r="900"><c r="A900"><f>{formula}</f></c></row>""");
    }
}
