namespace KobanBot.Bot.Doctor;

/// <summary>Whether anybody outside the process hears of it.</summary>
internal sealed class TelemetryCheck(IConfiguration configuration) : IDoctorCheck
{
    public string Name => "監視";

    public Task<Finding> LookAsync(CancellationToken cancellation) =>
        Task.FromResult(
            string.IsNullOrEmpty(configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"])
            && string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])
                ? new Finding(
                    Name,
                    Verdict.Watch,
                    "計測値の送信先がありません。警報は働きません。",
                    "APPLICATIONINSIGHTS_CONNECTION_STRING を設定してください。"
                )
                : new Finding(Name, Verdict.Fine, "計測値を送信しています。")
        );
}
