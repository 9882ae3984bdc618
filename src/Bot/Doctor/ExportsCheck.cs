using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Doctor;

/// <summary>Whether a verified export of today or yesterday lies in the container.</summary>
internal sealed class ExportsCheck(IOptions<BackupOptions> options, IOptions<StorageOptions> storage, TimeProvider clock) : IDoctorCheck
{
    public string Name => "書き出し";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (options.Value.Container is not { } container)
        {
            return new Finding(Name, Verdict.Watch, "夜間の書き出しの保存先がありません。", "Backup:Container を設定してください。");
        }

        var credential = StorageServices.Credential(storage.Value);
        foreach (var day in new[] { clock.Today(), clock.Today().AddDays(-1) })
        {
            var place = BackupPlace.Find($"{container}/{day:yyyy-MM-dd}", credential);
            if (place is not null && await new BackupFolder(place).IsCompleteAsync(cancellation))
            {
                return new Finding(Name, Verdict.Fine, $"{JapaneseDate.Short(day)}の書き出しが確認されています。");
            }
        }

        return new Finding(
            Name,
            Verdict.Broken,
            "昨日からの書き出しがありません。",
            "IDのロールとログ（The nightly export）を確認し、それまでは export を手で実行してください。"
        );
    }
}
