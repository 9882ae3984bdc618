// Draws color.png, color32.png and outline.png, and under pane/ the icons of the add-in: `dotnet run manifest/Icons.cs [FOLDER]`. The same program always draws the same pixels.
// The motif is ours: a small house with a tail is a speech bubble, and over its door hangs the red lamp of a koban.
using System.Buffers.Binary;
using System.IO.Compression;

var folder =
    args is [var named] ? named
    : Directory.Exists("manifest") ? "manifest"
    : ".";
Directory.CreateDirectory(folder);
File.WriteAllBytes(Path.Combine(folder, "color.png"), Png.Encode(192, Art.Colour));
File.WriteAllBytes(Path.Combine(folder, "color32.png"), Png.Encode(32, Art.Mark));
File.WriteAllBytes(Path.Combine(folder, "outline.png"), Png.Encode(32, Art.Outline));

// Outlook loads the add-in's icons from the bot; there the manifest's folder is not.
var pane = folder == "manifest" ? Path.Combine("src", "Bot", "Outlook", "Pane") : Path.Combine(folder, "pane");
Directory.CreateDirectory(pane);
foreach (var size in (int[])[16, 32, 64, 80, 128])
{
    File.WriteAllBytes(Path.Combine(pane, $"icon-{size}.png"), Png.Encode(size, Art.Mark));
}

/// <summary>Colours of points; both pictures are drawn on a square of 192 units.</summary>
internal static class Art
{
    private static readonly Rgba Navy = new(0x1F, 0x3A, 0x5F, 0xFF);
    private static readonly Rgba Lamp = new(0xD1, 0x34, 0x38, 0xFF);
    private static readonly Rgba White = new(0xFF, 0xFF, 0xFF, 0xFF);
    private static readonly Rgba Clear = new(0xFF, 0xFF, 0xFF, 0x00);

    // Clockwise from the ridge: right eave, right wall, the bubble's tail, left wall, left eave.
    private static readonly (double X, double Y)[] House =
    [
        (96, 40),
        (156, 86),
        (141, 86),
        (141, 136),
        (92, 136),
        (68, 160),
        (68, 136),
        (51, 136),
        (51, 86),
        (36, 86),
    ];

    // The outline icon fills its 32 pixels, so its house is larger and its details are fewer.
    private static readonly (double X, double Y)[] Large =
    [
        .. House.Select(corner => (96 + ((corner.X - 96) * 1.38), 96 + ((corner.Y - 100) * 1.38))),
    ];

    public static Rgba Colour(double x, double y)
    {
        if (Disc(x, y, 96, 77, 12) <= 0)
        {
            return Lamp;
        }

        if (Bar(x, y, 70, 122, 101) <= 4 || Bar(x, y, 70, 104, 118) <= 4)
        {
            return Navy;
        }

        return Inside(House, x, y) - 4 <= 0 ? White : Navy;
    }

    /// <summary>The colour icon for small sizes and light ribbons: the house alone, as large as it can be, on nothing.</summary>
    public static Rgba Mark(double x, double y)
    {
        if (Disc(x, y, 96, 66, 17) <= 0)
        {
            return Lamp;
        }

        if (Bar(x, y, 62, 130, 100) <= 6 || Bar(x, y, 62, 106, 122) <= 6)
        {
            return White;
        }

        return Inside(Large, x, y) - 6 <= 0 ? Navy : Clear;
    }

    public static Rgba Outline(double x, double y)
    {
        var stroke = Math.Abs(Inside(Large, x, y)) <= 6;
        var lamp = Disc(x, y, 96, 72, 15) <= 0;
        var line = Bar(x, y, 66, 126, 112) <= 6;
        return stroke || lamp || line ? White : Clear;
    }

    private static double Disc(double x, double y, double centreX, double centreY, double radius) =>
        Math.Sqrt(((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY))) - radius;

    /// <summary>Distance to a level stroke from left to right.</summary>
    private static double Bar(double x, double y, double left, double right, double level) =>
        Disc(x, y, Math.Clamp(x, left, right), level, 0);

    /// <summary>Distance to the edge of a polygon: negative inside, positive outside.</summary>
    private static double Inside((double X, double Y)[] polygon, double x, double y)
    {
        var nearest = double.MaxValue;
        var inside = false;
        for (int i = 0, j = polygon.Length - 1; i < polygon.Length; j = i++)
        {
            var (ax, ay) = polygon[j];
            var (bx, by) = polygon[i];
            var (dx, dy) = (bx - ax, by - ay);
            var along = Math.Clamp((((x - ax) * dx) + ((y - ay) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            nearest = Math.Min(nearest, Disc(x, y, ax + (along * dx), ay + (along * dy), 0));
            if (ay > y != by > y && x < (dx * (y - ay) / dy) + ax)
            {
                inside = !inside;
            }
        }

        return inside ? -nearest : nearest;
    }
}

internal readonly record struct Rgba(byte Red, byte Green, byte Blue, byte Alpha);

/// <summary>The least of PNG that a picture of eight bits per channel with transparency needs.</summary>
internal static class Png
{
    /// <summary>Points sampled along each side of a pixel, so that slanting edges are smooth.</summary>
    private const int Samples = 8;

    public static byte[] Encode(int size, Func<double, double, Rgba> colourAt)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 8; // bits per channel
        header[9] = 6; // red, green, blue, alpha
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compressed(Pixels(size, colourAt)));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Pixels(int size, Func<double, double, Rgba> colourAt)
    {
        var bytes = new List<byte>(size * ((size * 4) + 1));
        for (var row = 0; row < size; row++)
        {
            bytes.Add(0); // no filter
            for (var column = 0; column < size; column++)
            {
                var pixel = Pixel(column, row, 192.0 / size, colourAt);
                bytes.AddRange([pixel.Red, pixel.Green, pixel.Blue, pixel.Alpha]);
            }
        }

        return [.. bytes];
    }

    private static Rgba Pixel(int column, int row, double unit, Func<double, double, Rgba> colourAt)
    {
        var (red, green, blue, alpha) = (0, 0, 0, 0);
        for (var sample = 0; sample < Samples * Samples; sample++)
        {
            var x = (column + (((sample % Samples) + 0.5) / Samples)) * unit;
            var y = (row + (((sample / Samples) + 0.5) / Samples)) * unit;
            var colour = colourAt(x, y);
            red += colour.Red;
            green += colour.Green;
            blue += colour.Blue;
            alpha += colour.Alpha;
        }

        return new Rgba(Mean(red), Mean(green), Mean(blue), Mean(alpha));

        static byte Mean(int sum) => (byte)((sum + (Samples * Samples / 2)) / (Samples * Samples));
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(type);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. content]));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 1 ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
