using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KobanBot.Bot.Hosting;

internal static class Telemetry
{
    /// <summary>Every source and meter of ours: KobanBot.BotFramework, KobanBot.Storage …</summary>
    private const string Ours = "KobanBot.*";

    /// <summary>
    /// Structured logs to the console; traces and metrics to an OTLP collector when OTEL_EXPORTER_OTLP_ENDPOINT names one. URLs of
    /// outgoing calls carry conversation ids, so the HTTP client's own spans are left out: the connector's spans say what is needed.
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

        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder
            .Services.AddOpenTelemetry()
            .WithTracing(t => t.AddSource(Ours).AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithMetrics(m => m.AddMeter(Ours).AddAspNetCoreInstrumentation().AddOtlpExporter());
    }
}
