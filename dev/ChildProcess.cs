using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace KobanBot.Dev;

/// <summary>
/// A program that ends with this one, however this one ends: it watches its standard input (node/child.cjs, node/run.cjs), which
/// closes when this process dies. Closing it is also how it is asked to stop.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 40;
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    private readonly ConcurrentQueue<string> _lastLines = new();
    private readonly Process _process;

    private ChildProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    /// <summary>Of the program that was started, which for the bot is the one that watches it (node/run.cjs).</summary>
    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Ends when the program has ended.</summary>
    public Task Exited => _process.WaitForExitAsync(CancellationToken.None);

    /// <summary>The last lines that it printed, for messages about its failure.</summary>
    public string LastOutput => string.Join(Environment.NewLine, _lastLines);

    /// <exception cref="DevelopmentException">The program cannot be started at all.</exception>
    public static ChildProcess Start(
        string name,
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?> environment,
        Action<string>? onLine
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        // What this machine talks to itself about needs no proxy.
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "localhost,127.0.0.1";
        var process = new Process { StartInfo = start };
        var child = new ChildProcess(name, process);
        process.OutputDataReceived += (_, line) => child.Keep(line.Data, onLine);
        process.ErrorDataReceived += (_, line) => child.Keep(line.Data, onLine);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new DevelopmentException($"{name} could not be started from {program}: {exception.Message}.", exception);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until the address answers with a status that <paramref name="isReady"/> accepts.</summary>
    /// <exception cref="DevelopmentException">The program ended, or was not ready in time.</exception>
    public async Task WaitForHttpAsync(Uri address, Func<int, bool> isReady, TimeSpan limit, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (HasExited)
            {
                await Exited;
                throw new DevelopmentException(
                    $"{Name} ended with code {_process.ExitCode} before it was ready; it said: {Environment.NewLine}{LastOutput}"
                );
            }

            try
            {
                using var response = await Http.GetAsync(address, cancellation);
                if (isReady((int)response.StatusCode))
                {
                    return;
                }
            }
            catch (Exception exception)
                when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // Not listening yet.
            }

            if (waited.Elapsed > limit)
            {
                throw new DevelopmentException(
                    $"{Name} was not ready after {limit.TotalSeconds:0} seconds; it said: {Environment.NewLine}{LastOutput}"
                );
            }

            await Task.Delay(40, cancellation);
        }
    }

    /// <summary>Sends one line to the program.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for the program's own end. Returns its exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <summary>Asks the program to stop and waits; after <paramref name="grace"/> it is killed with all that it started.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (!HasExited)
        {
            try
            {
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended in this very moment.
            }
        }

        using var limit = new CancellationTokenSource(grace);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await EndedAsync();
        }
    }

    // The end is known when the program's output is closed too, and something that it started and that outlives it may hold that.
    private async Task EndedAsync()
    {
        try
        {
            await Exited.WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            _lastLines.Enqueue($"{Name} was ended, but something that it had started holds its output.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    private void Keep(string? line, Action<string>? onLine)
    {
        if (line is null)
        {
            return;
        }

        _lastLines.Enqueue(line);
        while (_lastLines.Count > LinesKept)
        {
            _lastLines.TryDequeue(out _);
        }

        onLine?.Invoke(line);
    }
}
