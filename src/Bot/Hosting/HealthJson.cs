using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KobanBot.Bot.Hosting;

/// <summary>What a health endpoint answers: the state, one sentence and the figures that it follows from.</summary>
internal static class HealthJson
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(
            JsonSerializer.Serialize(
                new
                {
                    status = report.Status.ToString(),
                    checks = report.Entries.ToDictionary(
                        entry => entry.Key,
                        entry => new
                        {
                            status = entry.Value.Status.ToString(),
                            description = entry.Value.Description,
                            data = entry.Value.Data,
                        }
                    ),
                }
            ),
            context.RequestAborted
        );
    }
}
