using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KobanBot.Bot.Hosting;

internal static class Telemetry
{
    /// <summary>Every source and meter of ours: KobanBot.BotFramework, KobanBot.Storage …</summary>
    private const string Ours = "KobanBot.*";

    /// <summary>
    /// Structured logs to the console; traces and metrics to an OTLP collector when OTEL_EXPORTER_OTLP_ENDPOINT names one, and to Azure
    /// Monitor when APPLICATIONINSIGHTS_CONNECTION_STRING is set. URLs of outgoing calls carry conversation ids, so the HTTP client's own spans
    /// are left out: the connector's spans say what is needed. Nothing is sampled away: a busy day has some thousand turns.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Azure", LogLevel.Warning);
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        }
        else
        {
            // The time, and the trace that the lines of one turn share, so that they can be found among those of others.
            builder.Logging.Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
            builder.Logging.AddJsonConsole(o =>
            {
                o.UseUtcTimestamp = true;
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                o.IncludeScopes = true;
            });
        }

        var collector = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var monitor = builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"];
        if (!collector && string.IsNullOrEmpty(monitor))
        {
            return;
        }

        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("KobanBot", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(t => t.AddSource(Ours).AddAspNetCoreInstrumentation())
            .WithMetrics(m => m.AddMeter(Ours).AddAspNetCoreInstrumentation());
        if (collector)
        {
            telemetry.WithTracing(t => t.AddOtlpExporter()).WithMetrics(m => m.AddOtlpExporter());
        }

        if (!string.IsNullOrEmpty(monitor))
        {
            telemetry
                .WithTracing(t => t.AddAzureMonitorTraceExporter(o => Set(o, monitor)))
                .WithMetrics(m => m.AddAzureMonitorMetricExporter(o => Set(o, monitor)));
        }
    }

    private static void Set(AzureMonitorExporterOptions options, string connectionString)
    {
        options.ConnectionString = connectionString;
        options.SamplingRatio = 1;
        options.TracesPerSecond = null;
        options.EnableLiveMetrics = false;
    }
}
