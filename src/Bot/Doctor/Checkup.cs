using System.Globalization;
using Azure;
using Azure.Identity;
using KobanBot.Bot.Storage;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Doctor;

/// <summary>All checks side by side; one that hangs or fails says so and holds up no other.</summary>
internal sealed partial class Checkup(IEnumerable<IDoctorCheck> checks, ILogger<Checkup> logger)
{
    /// <summary>A person waits for the card. INFERRED: a token and a table answer within a second or two, or not at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>What is broken first.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var found = await Task.WhenAll(checks.Select(check => LookAsync(check, cancellation)));
        return [.. found.OrderByDescending(f => f.Verdict)];
    }

    private async Task<Finding> LookAsync(IDoctorCheck check, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await check.LookAsync(limit.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, failure, check.GetType().Name);
            return new Finding(check.Name, Verdict.Broken, Cause(failure), "ログで詳細を確認してください（docs/operations.md）。");
        }
    }

    private static string Cause(Exception failure) =>
        failure switch
        {
            OptionsValidationException wrong => $"設定に誤りがあります：{string.Join(' ', wrong.Failures)}",
            OperationCanceledException => $"{Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)}秒以内に応答がありません。",
            CredentialUnavailableException => "この環境には、指定されたIDがありません。",
            AuthenticationFailedException => "IDの認証に失敗しました。",
            StorageUnavailableException => "ストレージが応答しないか、権限がありません。",
            RequestFailedException { Status: > 0 } refused =>
                $"要求が拒否されました（{refused.Status.ToString(CultureInfo.InvariantCulture)} {refused.ErrorCode}）。",
            _ => "確認できませんでした。",
        };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The check {Check} of the deployment failed.")]
        public static partial void Failed(ILogger logger, Exception failure, string check);
    }
}
