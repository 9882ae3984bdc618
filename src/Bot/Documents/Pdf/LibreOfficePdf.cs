using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Documents.Pdf;

/// <summary>
/// Makes a PDF of a form that we have made, by LibreOffice: one at a time, in a folder and with settings of its own that run no macro, and no
/// longer than its time; then the program is ended with all that it has started.
/// </summary>
internal sealed partial class LibreOfficePdf(IOptions<PdfOptions> options, TimeProvider clock, ILogger<LibreOfficePdf> logger)
    : IPdfSource,
        IDisposable
{
    /// <summary>Nothing that a document brings along is run, and nothing is fetched for it.</summary>
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        </oor:items>
        """;

    private readonly SemaphoreSlim _one = new(1);

    public bool IsOn => options.Value.LibreOffice.Length > 0;

    /// <summary>Null when it took too long, or the program has made none.</summary>
    public async Task<byte[]?> TryMakeAsync(PdfJob job, CancellationToken cancellation)
    {
        var (content, extension) = (job.Content, job.Extension);
        using var time = new CancellationTokenSource(options.Value.Timeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            await _one.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Log.NotMade(logger, "it had to wait too long");
            return null;
        }

        try
        {
            return await MakeAsync(content, extension, limit.Token, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<byte[]?> MakeAsync(byte[] content, string extension, CancellationToken limit, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("kobanbot-pdf-").FullName;
        try
        {
            var profile = Path.Combine(folder, "profile");
            Directory.CreateDirectory(Path.Combine(profile, "user"));
            await File.WriteAllTextAsync(Path.Combine(profile, "user", "registrymodifications.xcu"), Settings, limit);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"form.{extension}"), content, limit);
            await RunAsync(folder, profile, extension, limit);
            var made = Path.Combine(folder, "form.pdf");
            if (!File.Exists(made) || await File.ReadAllBytesAsync(made, limit) is not { } pdf || !PdfHead.Is(pdf))
            {
                Log.NotMade(logger, "LibreOffice has made none");
                return null;
            }

            return pdf;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Log.NotMade(logger, "it took too long");
            return null;
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            Log.NotMade(logger, fault.GetType().Name);
            return null;
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task RunAsync(string folder, string profile, string extension, CancellationToken limit)
    {
        var start = new ProcessStartInfo(options.Value.LibreOffice)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        string[] arguments =
        [
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            $"-env:UserInstallation={new Uri(profile).AbsoluteUri}",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            Path.Combine(folder, $"form.{extension}"),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new IOException("LibreOffice was not started.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(limit);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>What a killed program still holds stays behind in the folder of temporary files.</summary>
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A PDF was not made: {Reason}.")]
        public static partial void NotMade(ILogger logger, string reason);
    }
}
