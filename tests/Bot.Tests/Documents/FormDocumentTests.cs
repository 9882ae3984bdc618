using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Core.Text;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>Every form with little, usual and much content: what was put in is in the written file, and the file is sound.</summary>
public sealed class FormDocumentTests
{
    private static readonly DocumentStamp Stamp = new("様式", World.Now, "出力　令和8年11月24日 10:00　巡査部長 試験 四郎");

    public static TheoryData<string, string> Every
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var kind in Enum.GetNames<FormKind>())
            {
                foreach (var size in FormSamples.Sizes)
                {
                    all.Add(kind, size);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_field_is_read_back_from_the_file(string kind, string size)
    {
        var (form, filled, file) = Made(kind, size);
        var read = ReadDocument.Fields(file, IsSheet(form)).ToLookup(f => f.Tag, f => f.Text, StringComparer.Ordinal);

        foreach (var (tag, text) in filled.Texts)
        {
            string.Concat(read[tag].Distinct()).ShouldBe(PlainXmlText.Of(text), tag); // A template may say it twice.
        }

        foreach (var (_, rows) in filled.Lists)
        {
            foreach (var tag in rows.SelectMany(r => r.Texts.Keys).Distinct())
            {
                read[tag].Where(t => t.Length > 0).ShouldBe(rows.Select(r => PlainXmlText.Of(r.Texts[tag])).Where(t => t.Length > 0), tag);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void The_file_has_no_error(string kind, string size)
    {
        var (form, _, file) = Made(kind, size);

        ReadDocument.Problems(file, IsSheet(form)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void The_same_content_is_the_same_bytes(string kind, string size) =>
        Made(kind, size).File.AsSpan().SequenceEqual(Made(kind, size).File).ShouldBeTrue();

    /// <summary>Of a long text its beginning, with its length and a digest of the whole.</summary>
    [Theory]
    [InlineData("minimal")]
    [InlineData("usual")]
    [InlineData("extreme")]
    public void Every_form_says_what_was_approved(string size)
    {
        var text = new StringBuilder();
        foreach (var kind in Enum.GetNames<FormKind>())
        {
            var (form, _, file) = Made(kind, size);
            text.Append(form.Name).Append('\n');
            foreach (var (tag, value) in ReadDocument.Fields(file, IsSheet(form)))
            {
                text.Append("  ").Append(tag).Append(": ").Append(Shortened(value)).Append('\n');
            }
        }

        Approved.Text(text.ToString(), size);
    }

    [Theory]
    [InlineData(nameof(FormKind.CommissionLetter))]
    [InlineData(nameof(FormKind.MemberRoster))]
    public void A_form_with_personal_data_says_who_has_had_it_made(string kind)
    {
        var (_, _, file) = Made(kind, FormSamples.Usual);

        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        zip.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd())
            .ShouldContain(t => t.Contains("試験 四郎", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 10, 1)]
    [InlineData("1234567890", 11, 1)]
    [InlineData("12345678901", 11, 2)]
    [InlineData("中央交番連", 11, 1)]
    [InlineData("中央交番連絡", 11, 2)]
    [InlineData("ｱｲｳｴｵｱｲｳｴｵ", 11, 1)]
    [InlineData("葛\U000E0100葛\U000E0100葛\U000E0100葛\U000E0100葛\U000E0100", 11, 1)]
    [InlineData("𠮷田𠮷田𠮷", 11, 1)]
    [InlineData("一行目\n二行目", 20, 2)]
    public void A_row_of_a_sheet_is_high_enough_for_its_lines(string text, double width, int lines) =>
        RowHeights.Lines(text, width).ShouldBe(lines);

    [Fact]
    public void An_unknown_field_of_a_template_is_named()
    {
        var form = CommissionLetterForm.Form with { Texts = [.. CommissionLetterForm.Form.Texts.Where(f => f.Tag != "council")] };

        Should
            .Throw<TemplateException>(() => FormDocuments.Make(form, [form.Fill(FormSamples.Letters(FormSamples.Usual)[0])], Stamp))
            .Message.ShouldContain("council");
    }

    private static (Form Form, FilledForm Filled, byte[] File) Made(string kind, string size)
    {
        var form = PrintedForms.Of(Enum.Parse<FormKind>(kind));
        var filled = FormSamples.Filled(form.Kind, size);
        return (form, filled, FormDocuments.Make(form, [filled], Stamp));
    }

    private static string Shortened(string value)
    {
        var line = value.Replace("\n", "⏎", StringComparison.Ordinal);
        return line.Length <= 80
            ? line
            : $"{line[..Elements.Boundary(line, 60)]}…〔{line.Length}字 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)))[..8]}〕";
    }

    private static bool IsSheet(Form form) => FormDocuments.Extension(form) == "xlsx";
}
