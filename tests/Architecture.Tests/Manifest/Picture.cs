using System.Buffers.Binary;
using System.IO.Compression;

namespace KobanBot.Architecture.Tests.Manifest;

/// <summary>A PNG of eight bits per channel with transparency and without row filters, as Icons.cs writes it.</summary>
internal sealed record Picture(int Width, int Height, IReadOnlyList<Picture.Pixel> Pixels)
{
    private const int HeaderStart = 16;
    private const int HeaderEnd = 33;

    public static Picture Read(string file)
    {
        var png = File.ReadAllBytes(file);
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(HeaderStart));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(HeaderStart + 4));
        png[HeaderStart + 8].ShouldBe((byte)8, "bits per channel");
        png[HeaderStart + 9].ShouldBe((byte)6, "red, green, blue and alpha");
        return new Picture(width, height, [.. PixelsOf(Unpacked(png), width, height)]);
    }

    private static byte[] Unpacked(byte[] png)
    {
        using var packed = new MemoryStream();
        for (var at = HeaderEnd; at < png.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static IEnumerable<Pixel> PixelsOf(byte[] rows, int width, int height)
    {
        var stride = (width * 4) + 1;
        rows.Length.ShouldBe(stride * height);
        for (var row = 0; row < height; row++)
        {
            rows[row * stride].ShouldBe((byte)0, "no filter");
            for (var at = (row * stride) + 1; at < (row + 1) * stride; at += 4)
            {
                yield return new Pixel(rows[at], rows[at + 1], rows[at + 2], rows[at + 3]);
            }
        }
    }

    internal sealed record Pixel(byte Red, byte Green, byte Blue, byte Alpha)
    {
        public bool IsWhite => (Red, Green, Blue) is (255, 255, 255);
    }
}
