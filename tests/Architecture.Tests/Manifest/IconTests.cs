using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Manifest;

public sealed class IconTests
{
    private static readonly (string File, int Size)[] PaneIcons =
    [
        .. new[] { 16, 32, 64, 80, 128 }.Select(size => ($"icon-{size}.png", size)),
    ];

    [Fact]
    public void The_colour_icon_has_192_pixels_a_side_and_no_hole()
    {
        var icon = Picture.Read(Repository.At("manifest", "color.png"));

        (icon.Width, icon.Height).ShouldBe((192, 192));
        icon.Pixels.Where(pixel => pixel.Alpha != 255).ShouldBeEmpty();
        icon.Pixels.Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void The_margin_of_the_colour_icon_is_of_the_accent_colour()
    {
        var icon = Picture.Read(Repository.At("manifest", "color.png"));

        var corner = icon.Pixels[0];

        $"#{corner.Red:X2}{corner.Green:X2}{corner.Blue:X2}".ShouldBe(AppManifest.Read()["accentColor"]!.GetValue<string>());
        // Teams rounds the corners and asks for a margin; nothing of the motif may be lost.
        icon.Pixels.Where((pixel, index) => IsMargin(index % 192) || IsMargin(index / 192)).Distinct().ShouldBe([corner]);

        static bool IsMargin(int position) => position is < 24 or >= 168;
    }

    /// <summary>Outlook and the newer places of Teams show it on light and dark ground.</summary>
    [Fact]
    public void The_small_colour_icon_has_32_pixels_a_side_and_stands_on_nothing()
    {
        var icon = Picture.Read(Repository.At("manifest", "color32.png"));

        (icon.Width, icon.Height).ShouldBe((32, 32));
        icon.Pixels[0].Alpha.ShouldBe((byte)0);
        icon.Pixels.Count(pixel => pixel.Alpha == 255 && !pixel.IsWhite).ShouldBeGreaterThan(256);
    }

    [Fact]
    public void The_outline_icon_has_32_pixels_a_side_and_is_white_on_nothing()
    {
        var icon = Picture.Read(Repository.At("manifest", "outline.png"));

        (icon.Width, icon.Height).ShouldBe((32, 32));
        icon.Pixels.Where(pixel => !pixel.IsWhite).ShouldBeEmpty();
        icon.Pixels.Count(pixel => pixel.Alpha == 0).ShouldBeGreaterThan(512);
        icon.Pixels.Count(pixel => pixel.Alpha == 255).ShouldBeGreaterThan(64);
    }

    [Fact]
    public async Task The_icons_are_those_that_the_program_in_the_repository_draws()
    {
        var folder = Directory.CreateTempSubdirectory("kobanbot-icons-");

        var finished = await CommandLine.RunAsync(
            "dotnet",
            ["run", "manifest/Icons.cs", folder.FullName],
            TestContext.Current.CancellationToken
        );

        finished.ExitCode.ShouldBe(0, finished.Words);
        foreach (var file in (string[])["color.png", "color32.png", "outline.png"])
        {
            Picture.Read(Path.Combine(folder.FullName, file)).Pixels.ShouldBe(Picture.Read(Repository.At("manifest", file)).Pixels);
        }

        foreach (var (file, size) in PaneIcons)
        {
            Picture.Read(Path.Combine(folder.FullName, "pane", file)).Pixels.ShouldBe(Served(file).Pixels);
            (Served(file).Width, Served(file).Height).ShouldBe((size, size));
        }

        folder.Delete(recursive: true);
    }

    private static Picture Served(string file) => Picture.Read(Repository.At("src", "Bot", "Outlook", "Pane", file));
}
