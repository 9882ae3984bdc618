using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>Several forms as one document, and a picture in a field.</summary>
public sealed class WordBinderTests
{
    private static readonly DocumentStamp Stamp = new("会議キット", World.Now);

    // A PNG of one dot.
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABMLjvJgAAAABJRU5ErkJggg=="
    );

    [Theory]
    [InlineData(FormSamples.Minimal)]
    [InlineData(FormSamples.Usual)]
    [InlineData(FormSamples.Extreme)]
    public void What_is_bound_holds_every_field_of_its_parts_and_is_sound(string size)
    {
        var parts = Parts(size);

        var bound = WordBinder.Bind(parts, Stamp);

        ReadDocument
            .Fields(bound, isSheet: false)
            .Where(f => f.Tag != WordFields.Mark)
            .ShouldBe(parts.SelectMany(p => ReadDocument.Fields(p, isSheet: false)).Where(f => f.Tag != WordFields.Mark));
        ReadDocument.Problems(bound, isSheet: false).ShouldBeEmpty();
        WordBinder.Bind(Parts(size), Stamp).AsSpan().SequenceEqual(bound).ShouldBeTrue();
    }

    [Fact]
    public void Each_part_keeps_its_own_foot_and_the_picture_comes_along()
    {
        using var document = WordprocessingDocument.Open(
            new MemoryStream(WordBinder.Bind(Parts(FormSamples.Usual), Stamp)),
            isEditable: false
        );
        var main = document.MainDocumentPart!; // Written above.

        main.Document!.Descendants<SectionProperties>().Count().ShouldBe(3); // The same.
        main.FooterParts.Count().ShouldBe(3);
        var picture = main.ImageParts.ShouldHaveSingleItem();
        main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Blip>()
            .ShouldHaveSingleItem()
            .Embed!.Value.ShouldBe(main.GetIdOfPart(picture)); // It has one.
    }

    private static IReadOnlyList<byte[]> Parts(string size) =>
        [
            FormDocuments.Make(MeetingPaperForms.Agenda, [FormSamples.Filled(FormKind.Agenda, size)], Stamp),
            FormDocuments.Make(
                KitForms.Memo,
                [FormSamples.Filled(FormKind.MemoSheet, size) with { Pictures = new Dictionary<string, byte[]> { ["qr"] = Dot } }],
                Stamp
            ),
            FormDocuments.Make(MeetingResultForm.Form, [FormSamples.Filled(FormKind.MeetingResult, size)], Stamp),
        ];
}
