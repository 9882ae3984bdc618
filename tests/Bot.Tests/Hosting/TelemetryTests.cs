using System.Diagnostics;
using System.Text.Json;
using KobanBot.Bot.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace KobanBot.Bot.Tests.Hosting;

/// <summary>What a line of the log says of itself in production.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public void A_line_in_production_has_its_time_and_the_trace_of_its_turn()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.AddTelemetry();
        var output = new Formatted();
        builder.Services.AddSingleton<ILoggerProvider>(output);
        using var app = builder.Build();
        output.Formatter = app.Services.GetServices<ConsoleFormatter>().Single(f => f.Name == ConsoleFormatterNames.Json);
        using var turn = new Activity("turn").SetIdFormat(ActivityIdFormat.W3C).Start();

        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("test").LogWarning("something");

        var line = JsonElement.Parse(output.Text.ToString());
        var time = line.GetProperty("Timestamp").GetString().ShouldNotBeNull();
        DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
        time.ShouldMatch("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$");
        line.GetProperty("Scopes").ToString().ShouldContain(turn.TraceId.ToString());
    }

    /// <summary>Formats as the console does, into a text.</summary>
    private sealed class Formatted : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider? _scopes;

        public ConsoleFormatter? Formatter { get; set; }

        public StringWriter Text { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => _scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (logLevel == LogLevel.Warning)
            {
                Formatter?.Write(new LogEntry<TState>(logLevel, "test", eventId, state, exception, formatter), _scopes, Text);
            }
        }

        public void Dispose() => Text.Dispose();
    }
}
