using System.Diagnostics;
using System.Text;
using KobanBot.Bot.Documents.Pdf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>A small program in the place of LibreOffice: what it is given, one at a time, and its end when it does not end by itself.</summary>
public sealed class LibreOfficePdfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("koban-pdf-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_program_gets_the_file_settings_without_macros_and_a_folder_of_its_own()
    {
        using var maker = Maker(
            """
            profile=$(echo "$6" | sed 's#.*file://##')
            echo "${10}" > "$(dirname "$0")/folder"
            { printf '%%PDF-1.7\n'; cat "${11}"; grep -c 'DisableMacrosExecution.*true' "$profile/user/registrymodifications.xcu"; } > "${10}/form.pdf"
            """
        );

        var pdf = await maker.TryMakeAsync(Job("content"u8), TestContext.Current.CancellationToken);

        Encoding.ASCII.GetString(pdf.ShouldNotBeNull()).ShouldBe("%PDF-1.7\ncontent1\n");
        Directory.Exists((await File.ReadAllTextAsync($"{_folder}/folder", TestContext.Current.CancellationToken)).Trim()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo nothing")]
    [InlineData("echo '<html>' > \"${10}/form.pdf\"")]
    public async Task What_is_no_PDF_is_none(string script)
    {
        using var maker = Maker(script);

        (await maker.TryMakeAsync(Job([1]), TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_does_not_end_is_ended_with_what_it_has_started()
    {
        using var maker = Maker($"sleep 300 & echo $! > {_folder}/child; wait", TimeSpan.FromSeconds(2));

        (await maker.TryMakeAsync(Job([1]), TestContext.Current.CancellationToken)).ShouldBeNull();

        var child = int.Parse(await File.ReadAllTextAsync($"{_folder}/child", TestContext.Current.CancellationToken));
        (await EndsAsync(child)).ShouldBeTrue();
    }

    [Fact]
    public async Task There_is_one_at_a_time()
    {
        using var maker = Maker($"mkdir {_folder}/one || exit 1; printf '%%PDF-' > \"${{10}}/form.pdf\"; rmdir {_folder}/one");

        var made = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => maker.TryMakeAsync(Job([1]), TestContext.Current.CancellationToken))
        );

        made.ShouldAllBe(m => m != null);
    }

    [Fact]
    public async Task Without_the_program_there_is_none()
    {
        using var off = new LibreOfficePdf(Options.Create(new PdfOptions()), TimeProvider.System, NullLogger<LibreOfficePdf>.Instance);
        using var gone = new LibreOfficePdf(
            Options.Create(new PdfOptions { LibreOffice = $"{_folder}/none" }),
            TimeProvider.System,
            NullLogger<LibreOfficePdf>.Instance
        );

        off.IsOn.ShouldBeFalse();
        (await gone.TryMakeAsync(Job([1]), TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    private static PdfJob Job(ReadOnlySpan<byte> content) => new(content.ToArray(), "docx", "p1@koban.example");

    private LibreOfficePdf Maker(string script, TimeSpan? timeout = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program in LibreOffice's place is a shell script.");
        var program = Path.Combine(_folder, "soffice");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new LibreOfficePdf(
            Options.Create(new PdfOptions { LibreOffice = program, Timeout = timeout ?? TimeSpan.FromMinutes(1) }),
            TimeProvider.System,
            NullLogger<LibreOfficePdf>.Instance
        );
    }

    /// <summary>A process that was told to end does so in its own time, and never takes the 300 s for which it would sleep.</summary>
    private static async Task<bool> EndsAsync(int id)
    {
        var waited = Stopwatch.StartNew();
        while (Running(id) && waited.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return !Running(id);
    }

    /// <summary>A process that has ended and that nobody has asked about yet is none.</summary>
    private static bool Running(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return false;
        }
    }
}
