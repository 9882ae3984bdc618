using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Mail;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Doctor;

/// <summary>
/// Whether the identity's token for Graph carries the permissions of what is switched on (docs/permissions.md). That they are limited to one mailbox is
/// known to Exchange alone.
/// </summary>
internal sealed class GraphCheck(MailCredential credential, IOptions<MailOptions> mail, IOptions<MeetingCalendarOptions> calendar)
    : IDoctorCheck
{
    public string Name => "メールと予定表";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        string[] needed =
        [
            .. mail.Value.IsOn ? ["Mail.Send"] : Array.Empty<string>(),
            .. calendar.Value.IsOn ? ["Calendars.ReadWrite"] : Array.Empty<string>(),
        ];
        if (needed.Length == 0)
        {
            return new Finding(Name, Verdict.Unused, "メールも予定表も使わない設定です。");
        }

        var missing = needed.Except(await GraphRoles.OfAsync(credential, cancellation)).ToList();
        return missing.Count == 0
            ? new Finding(
                Name,
                Verdict.Fine,
                $"{string.Join('、', needed)} の権限があります。対象のメールボックスの制限は Exchange Online で確認してください。"
            )
            : new Finding(
                Name,
                Verdict.Broken,
                $"{string.Join('、', missing)} の権限がありません。",
                "アプリケーションの権限を付与し、そのメールボックスに限定してください（docs/permissions.md）。"
            );
    }
}
