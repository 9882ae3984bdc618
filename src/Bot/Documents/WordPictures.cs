using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures;

namespace KobanBot.Bot.Documents;

/// <summary>Puts a picture into a content control of a Word document.</summary>
internal static class WordPictures
{
    /// <summary>28 mm: what a phone reads from an arm's length.</summary>
    private const long Side = 28 * 36_000;

    public static void Put(WordprocessingDocument document, SdtElement control, byte[] png)
    {
        WordFields.Put(control, "");
        if (png.Length == 0)
        {
            return;
        }

        var main = document.MainDocumentPart ?? throw new TemplateException("The document has no main part.");
        var part = main.AddImagePart(ImagePartType.Png, $"rIdPicture{main.ImageParts.Count() + 1}");
        part.FeedData(new MemoryStream(png));
        control.SdtProperties?.RemoveAllChildren<SdtContentText>(); // That one holds no picture.
        var run = control.Descendants<DocumentFormat.OpenXml.Wordprocessing.Run>().First(); // Put has left one.
        run.RemoveAllChildren<DocumentFormat.OpenXml.Wordprocessing.Text>();
        run.Append(new Drawing(Drawn(main.GetIdOfPart(part))));
    }

    private static Inline Drawn(string id) =>
        new(
            new Extent { Cx = Side, Cy = Side },
            new DocProperties { Id = 1U, Name = "QR" },
            new DocumentFormat.OpenXml.Drawing.Graphic(
                new GraphicData(
                    new Picture.Picture(
                        new Picture.NonVisualPictureProperties(
                            new Picture.NonVisualDrawingProperties { Id = 0U, Name = "QR" },
                            new Picture.NonVisualPictureDrawingProperties()
                        ),
                        new Picture.BlipFill(new Blip { Embed = id }, new Stretch(new FillRectangle())),
                        new Picture.ShapeProperties(
                            new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = Side, Cy = Side }),
                            new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }
                        )
                    )
                )
                {
                    Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
                }
            )
        )
        {
            DistanceFromTop = 0U,
            DistanceFromBottom = 0U,
            DistanceFromLeft = 0U,
            DistanceFromRight = 0U,
        };
}
